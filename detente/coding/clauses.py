"""Logical arguments of verbs and nouns: voice, control, coordination and relative clauses seen through.

Labels are those of the CLEAR dependency scheme. All functions take and give token indices.
"""

from __future__ import annotations

from detente.labels import NOMINAL, NOMINAL_SUBJECTS, NOUN_CLAUSES, PAST_TAGS, PRESENT_TAGS, SUBJECTS, VERBAL
from detente.parse import Parse

OBJECTS = ("dobj", "attr", "oprd")
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
CHARGING = frozenset({"for", "of", "from", "into"})
DEPTH = 12  # clauses a search for a subject climbs through


def is_passive(parse: Parse, verb: int) -> bool:
    """Passive voice, also of a bare participle ("troops sent by X") or one that shares its auxiliary."""
    if parse.child(verb, "nsubjpass", "csubjpass", "auxpass", "agent") is not None:
        return True
    token = parse.tokens[verb]
    if token.dep in NOUN_CLAUSES and parse.child(verb, "nsubj") is not None:
        return False  # "a move the opposition condemned", read as a participle
    if token.tag == "VBN" and token.dep == "acl":
        return True
    if token.dep == "conj" and token.tag in PAST_TAGS and parse.child(verb, "aux", "dobj") is None:
        shares = token.tag == "VBN" or parse.child(verb, *SUBJECTS) is not None
        return shares and is_passive(parse, _first_conjunct(parse, verb))
    if token.tag != "VBN" or parse.child(verb, "aux", "dobj") is not None:
        return False
    return token.dep in ("advcl", "amod") or (token.dep == "xcomp" and is_passive(parse, token.head))  # "found shot"


def _first_conjunct(parse: Parse, token: int) -> int:
    """The word at the head of a chain of coordination."""
    while parse.tokens[token].dep == "conj":
        token = parse.tokens[token].head
    return token


def conjuncts(parse: Parse, token: int) -> list[int]:
    """A token and everything coordinated with it, in order, but for what "not" leaves out."""
    found, queue = [], [token]
    while queue:
        current = queue.pop(0)
        found.append(current)
        joined = (c for c in parse.children(current, "conj") if parse.tokens[c].pos != "VERB")
        queue += [c for c in joined if parse.child(c, "neg") is None]
    return found


def subjects(parse: Parse, predicate: int) -> list[int]:
    """Heads of the logical subject of a verb: who does it. Empty if the text leaves it out."""
    if is_passive(parse, predicate):
        return agents(parse, predicate)
    surface = surface_subject(parse, predicate)
    if surface is None:
        return []
    # "Chad, which buys gas, and Iran objected": Iran joins after the relative clause
    return [i for i in conjuncts(parse, surface) if i < predicate or surface > predicate]


def agents(parse: Parse, predicate: int) -> list[int]:
    """Who does it in a passive clause: "by X", "at the hands of X"."""
    found = [i for by in parse.children(predicate, "agent") for i in _objects_of(parse, by)]
    found += [i for by in parse.prepositions(predicate).get("by", ()) for i in _objects_of(parse, by)]
    for at in parse.prepositions(predicate).get("at", ()):
        for hand in parse.children(at, "pobj"):
            if parse.is_a(hand, "hand"):
                found += complements(parse, hand, "of")
    return list(dict.fromkeys(found))


def surface_subject(parse: Parse, predicate: int) -> int | None:
    """The grammatical subject, inherited from the governing clause where the predicate has none of its own."""
    for _ in range(DEPTH):
        own = parse.children(predicate, *SUBJECTS)
        if own:  # where the parse gives two, the one next to the verb is meant
            if parse.tokens[own[0]].lower in RELATIVES and (copula := ranked(parse, predicate)) is not None:
                predicate = copula
                continue
            before = [subject for subject in own if subject < predicate]
            before = [subject for subject in before if parse.tokens[subject].pos != "NUM"] or before
            return _antecedent(parse, before[-1] if before else own[0])
        token = parse.tokens[predicate]
        if token.head == predicate:
            return None
        if (copula := ranked(parse, predicate)) is not None:
            predicate = copula
            continue
        if token.dep == "ccomp" and _is_told_of(parse, token.head):  # "rebels that experts say are armed by X"
            return parse.tokens[token.head].head
        if token.dep in NOUN_CLAUSES:
            return token.head if parse.tokens[token.head].pos in ("NOUN", "PROPN", "PRON", "NUM") else None
        if token.dep == "xcomp" and (controller := _object_controller(parse, token.head)) is not None:
            return controller
        if token.dep == "pcomp" and (charged := _charged(parse, token.head)) is not None:
            return charged
        head = _governing_clause(parse, predicate)
        if head is None:
            return None
        new = token.dep == "conj" and token.tag in PRESENT_TAGS  # "is backed by X and buys arms"
        if token.dep in ("conj", "advcl") and not new and is_passive(parse, head) and not is_passive(parse, predicate):
            return _first(agents(parse, head)) or surface_subject(parse, head)
        predicate = head
    return None


def ranked(parse: Parse, predicate: int) -> int | None:
    """The verb over a clause that tells who was first, alone or among others to do something.

    "became the first nation to quit", "is the only state to have recognised X", "was one of three that left".
    """
    token = parse.tokens[predicate]
    if token.dep not in NOUN_CLAUSES:
        return None
    noun = parse.tokens[token.head]
    told = any(parse.is_a(child, "rank") for child in parse.children(noun.i, "amod", "advmod"))
    counted = parse.tokens[parse.tokens[noun.head].head] if noun.dep == "pobj" else noun
    if parse.tokens[noun.head].lower == "of" and counted.pos == "NUM":
        noun, told = counted, True
    if noun.dep != "attr" or not told:
        return None
    auxiliaries = [parse.tokens[child] for child in parse.children(predicate, "aux")]
    if any(auxiliary.tag == "TO" for auxiliary in auxiliaries):
        past = len(auxiliaries) > 1 or (token.tag == "VB" and parse.tokens[noun.head].tag in PAST_TAGS)
        return noun.head if past else None
    tells = any(parse.tokens[child].lower in RELATIVES for child in parse.children(predicate, *SUBJECTS))
    return noun.head if tells else None


def _governing_clause(parse: Parse, predicate: int) -> int | None:
    """The clause whose subject a predicate without one shares."""
    token = parse.tokens[predicate]
    if token.dep == "ccomp" and token.tag not in ("VB", "VBG"):
        return None
    if token.dep not in ("conj", "advcl", "ccomp", "xcomp", "pcomp", "prep", "acomp", "aux"):
        return None
    head = _above_preposition(parse, token.head) if token.dep == "pcomp" else token.head
    if token.dep == "conj":
        head = _like(parse, predicate)
    return head if parse.tokens[head].pos in ("VERB", "AUX", "ADJ") and head != predicate else None


def _above_preposition(parse: Parse, preposition: int) -> int:
    """What a preposition hangs on, past one that a bare noun is part of: "in addition to seizing X, Y took Z"."""
    above = parse.tokens[parse.tokens[preposition].head]
    bare = above.dep == "pobj" and above.i == above.head + 1 and parse.tokens[preposition].lower == "to"
    if bare and parse.tokens[above.head].dep == "prep":
        return parse.tokens[above.head].head
    return above.i


def _like(parse: Parse, conjunct: int) -> int:
    """What a verb is coordinated with: the nearest verb above it of the same form, since like joins like."""
    form = parse.tokens[conjunct].tag
    if form not in ("VBG", "VB"):
        return parse.tokens[conjunct].head
    for ancestor in parse.ancestors(conjunct):
        if parse.tokens[ancestor].tag == form:
            return ancestor
    return parse.tokens[conjunct].head


def preceding_noun(parse: Parse, token: int) -> list[int]:
    """The noun that a participle after a comma tells of: "the corridor, bypassing X"."""
    first, _ = parse.sentences[parse.sentence_of(token)]
    for index in range(token - 1, first - 1, -1):
        pos = parse.tokens[index].pos
        if pos in NOMINAL:
            return [index]
        if pos not in ("PUNCT", "ADV"):
            return []
    return []


def _charged(parse: Parse, preposition: int) -> int | None:
    """Whom a clause after "for", "of", "from" or "into" tells of: "blamed X for shelling Y"."""
    verb = parse.tokens[preposition].head
    if parse.tokens[preposition].lower not in CHARGING or parse.tokens[verb].pos != "VERB":
        return None
    if is_passive(parse, verb):
        return parse.child(verb, "nsubjpass")
    named = parse.child(verb, "dobj")
    return named if named is not None and parse.tokens[named].pos in ("PROPN", "PRON", "NOUN") else None


def _object_controller(parse: Parse, verb: int) -> int | None:
    """The object that does what an infinitive says: "forced X to leave"."""
    return None if parse.is_a(verb, "vowing") else parse.child(verb, "dobj", "dative")


def _first(found: list[int]) -> int | None:
    return found[0] if found else None


def _antecedent(parse: Parse, token: int) -> int:
    """What a relative pronoun stands for; any other token stands for itself."""
    if parse.tokens[token].lower in RELATIVES:
        for ancestor in parse.ancestors(token):
            if parse.tokens[ancestor].dep in NOUN_CLAUSES:
                return parse.tokens[ancestor].head
    if token > 1 and parse.tokens[token - 1].text == "," and _is_of_which(parse, token):  # ", both of which claim it"
        return _first_conjunct(parse, token - 2)
    return token


def _is_told_of(parse: Parse, verb: int) -> bool:
    """Whether a relative clause only tells who says of its noun what the clause within says."""
    pronouns = [c for c in parse.children(verb) if parse.tokens[c].lower in RELATIVES]
    return parse.tokens[verb].dep == "relcl" and any(parse.tokens[c].dep not in SUBJECTS for c in pronouns)


def _is_of_which(parse: Parse, token: int) -> bool:
    return any(parse.tokens[o].lower in RELATIVES for of in parse.children(token, "prep") for o in parse.children(of))


def objects(parse: Parse, predicate: int) -> list[int]:
    """Heads of the logical direct object of a verb: to whom it is done."""
    if is_passive(parse, predicate):
        surface = surface_subject(parse, predicate)
        found = conjuncts(parse, surface) if surface is not None else []
        return found + [i for o in parse.children(predicate, "dobj", "oprd") for i in conjuncts(parse, o)]
    found = [i for o in parse.children(predicate, *OBJECTS) for i in conjuncts(parse, _antecedent(parse, o))]
    if not found and parse.tokens[predicate].dep == "relcl" and parse.child(predicate, *SUBJECTS) is not None:
        relatives = [c for c in parse.children(predicate) if parse.tokens[c].lower in RELATIVES]
        where = any(parse.tokens[c].tag == "WRB" for c in parse.children(predicate, "advmod"))
        if not where and all(parse.tokens[c].dep in OBJECTS for c in relatives):
            found = [parse.tokens[predicate].head]
    found = found or _named_so(parse, predicate)
    if not found and parse.tokens[predicate].dep == "conj":
        shared = parse.tokens[predicate].head
        if not parse.children(shared, *OBJECTS) or _ends_before_object(parse, shared, predicate):
            return []
    return found


def contents(parse: Parse, predicate: int) -> list[int]:
    """Heads of the logical direct object and what it is a portion of: "began five days of drills"."""
    found = objects(parse, predicate)
    return found + [part for noun in found for part in complements(parse, noun, "of")]


def _named_so(parse: Parse, predicate: int) -> list[int]:
    """What a free relative says that somebody calls it: "struck what Oslo called hideouts"."""
    called = [c for c in parse.children(predicate, "ccomp") if parse.is_a(c, "naming")]
    free = [c for c in called if any(parse.tokens[o].lower == "what" for o in parse.children(c, "dobj"))]
    return [i for c in free for i in parse.children(c, "oprd") + complements(parse, c, "as")]


def _ends_before_object(parse: Parse, first: int, second: int) -> bool:
    return all(child < second for child in parse.children(first, *OBJECTS))


def datives(parse: Parse, predicate: int) -> list[int]:
    """Indirect objects: "gave Tanzania a grant", and "to Tanzania" where it is labelled so."""
    found = []
    for child in parse.children(predicate, "dative"):
        found += conjuncts(parse, child) if parse.tokens[child].pos != "ADP" else _objects_of(parse, child)
    return found


def complements(parse: Parse, token: int, preposition: str) -> list[int]:
    """Heads of the noun phrases that a preposition of ``token`` governs; "where" stands for "in" its antecedent."""
    found = [i for prep in parse.prepositions(token).get(preposition, ()) for i in _objects_of(parse, prep)]
    if preposition == "in" and parse.tokens[token].dep == "relcl" and not (found or is_passive(parse, token)):
        where = any(parse.tokens[child].lower == "where" for child in parse.children(token, "advmod"))
        return [parse.tokens[token].head] if where else []
    return found or _stranded(parse, token, preposition)


def hundredths(parse: Parse, number: int) -> int | None:
    """The "cent" of "50 per cent", which hangs below its number."""
    hundreds = complements(parse, number, "per") if parse.tokens[number].pos == "NUM" else []
    return next((i for i in hundreds if parse.is_a(i, "hundredth")), None)


def _stranded(parse: Parse, verb: int, preposition: str) -> list[int]:
    """What a preposition governs that a passive leaves behind: "a patrol was fired upon"."""
    left = [p for p in parse.prepositions(verb).get(preposition, ()) if not parse.children(p, "pobj", "pcomp")]
    subject = parse.child(verb, "nsubjpass") if left else None
    return conjuncts(parse, subject) if subject is not None else []


def _objects_of(parse: Parse, preposition: int) -> list[int]:
    """What a preposition governs, also with another before it: "trades with and through Iran"."""
    objects = parse.children(preposition, "pobj", "pcomp")
    if not objects:
        objects = [o for also in parse.children(preposition, "conj") for o in parse.children(also, "pobj")]
    return [
        i for o in objects if parse.tokens[o].pos != "VERB"
        for i in conjuncts(parse, _antecedent(parse, o))
    ]  # fmt: skip


def particles(parse: Parse, verb: int) -> list[int]:
    """Particles and adverbs of a verb ("took refugees in"), also one before its object that was read as a preposition
    ("took in refugees"); not the preposition of a circumstance ("took Goma in August").
    """
    found = parse.children(verb, "prt", "advmod", "intj", "prep")
    apart = [i for i in found if i != verb + 1 and parse.children(i, "pobj", "pcomp")]
    return [i for i in found if parse.tokens[i].dep != "prep" or i not in apart]


def clause_complements(parse: Parse, predicate: int) -> list[int]:
    """Predicates that a verb, noun or adjective embeds: to- and that-clauses, "from doing", "in doing"."""
    found = parse.children(predicate, "xcomp", "ccomp")
    found = found + parse.children(predicate, "acl") if parse.tokens[predicate].pos == "NOUN" else found
    for prep in parse.children(predicate, "prep", "prt", "dative", "agent"):
        found = found + parse.children(prep, "pcomp")
        for noun in parse.children(prep, "pobj"):
            found = [*found, noun] if parse.tokens[noun].tag == "VBG" and parse.tokens[noun].pos == "VERB" else found
            found = found + parse.children(noun, "acl") if parse.tokens[noun].pos in ("PROPN", "PRON") else found
    return [i for clause in found for i in verb_conjuncts(parse, clause)]


def verb_conjuncts(parse: Parse, predicate: int) -> list[int]:
    """A predicate and the predicates coordinated with it."""
    found = [predicate]
    for child in parse.children(predicate, "conj"):
        if parse.tokens[child].pos in VERBAL:
            found += verb_conjuncts(parse, child)
    return found


def possessors(parse: Parse, noun: int) -> list[int]:
    """Whose: "Russia's invasion", "its parliament"."""
    return [i for owner in parse.children(noun, "poss") for i in conjuncts(parse, owner)]


def modifiers(parse: Parse, noun: int) -> list[int]:
    """Adjectives and nouns before a noun ("Russian", "air" in "Russian air strikes"), coordinated and nested too."""
    found = [i for m in parse.children(noun, "amod", "compound", "nmod", "poss") for i in conjuncts(parse, m)]
    nested = [i for m in found for i in parse.children(m, "amod", "compound", "nmod") if i < noun]
    return found + [i for i in nested if i not in found]


def descriptions(parse: Parse, token: int) -> list[int]:
    """Words right before a noun, or before the subject and object of a verb: "staged a *hunger* strike"."""
    described = [token]
    if parse.tokens[token].pos == "VERB":
        described += parse.children(token, "dobj", *NOMINAL_SUBJECTS)
    return [i for word in described for i in parse.children(word, "amod", "compound", "nmod", "advmod")]


def governing_verb(parse: Parse, noun: int) -> tuple[int, str] | None:
    """The verb a noun depends on and how: "subj", "obj" or the preposition; coordination is seen through."""
    token = parse.tokens[noun]
    for _ in range(DEPTH):
        if token.dep != "conj":
            break
        token = parse.tokens[token.head]
    head = parse.tokens[token.head]
    if token.dep in SUBJECTS:
        passive = token.dep.endswith("pass") or is_passive(parse, head.i)
        return (head.i, "obj" if passive else "subj")
    if token.dep in OBJECTS:
        return head.i, "obj"
    if token.dep == "pobj":
        verb = parse.tokens[head.head]
        return (verb.i, head.lower) if verb.pos in VERBAL else None
    return None


def predicated(parse: Parse, noun: int) -> list[int]:
    """What a noun is said to be: "X is a member", "X, a member", "member X"."""
    token = parse.tokens[noun]
    while token.dep == "conj":
        token = parse.tokens[token.head]
    if token.dep == "attr":
        return subjects(parse, token.head)
    if token.dep == "appos" and token.tag == "NNS":  # "Egypt and Ethiopia, both members"
        return conjuncts(parse, _first_conjunct(parse, token.head))
    if token.dep == "appos":
        return [token.head]
    if token.dep in ("compound", "nmod"):
        return [token.head]
    named = parse.children(noun, "appos")
    return [i for n in named for i in conjuncts(parse, n)]


def governors(parse: Parse, noun: int) -> list[int]:
    """The verb a noun depends on, as a list of at most one."""
    governor = governing_verb(parse, noun)
    return [governor[0]] if governor else []


def infinitives(parse: Parse, predicate: int) -> list[int]:
    """To-infinitives that depend on a predicate."""
    found = parse.children(predicate, "xcomp", "ccomp", "acl", "advcl")
    return [c for c in found if any(parse.tokens[a].tag == "TO" for a in parse.children(c, "aux"))]
