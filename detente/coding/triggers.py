"""Finds the words that name events, outermost first, with their type, mode, contexts and the heads of their parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.coding import clauses
from detente.coding.answers import Answers
from detente.coding.background import Background
from detente.coding.hosts import Hosts
from detente.coding.participants import Participants
from detente.coding.parties import PartyIndex
from detente.coding.politics import FORCEFUL, Politics
from detente.coding.readings import DEEDS, KIND_OF_POS, Reader, Reading
from detente.coding.scenes import Scenes
from detente.coding.wishes import Wishes
from detente.labels import PAST_TAGS, SUBJECTS, VERBAL
from detente.lexicons.ontology import Ontology
from detente.lexicons.triggers import Cue, TriggerLexicon
from detente.parse import Parse, Token
from detente.types import Document, Mention, Trigger

TELLING_NOTHING = ("amod", "compound", "nmod", "aux", "auxpass")
STATES = ("acomp", "oprd")  # participles that tell a state: "feel threatened"
DEMANDS_OF_PROTEST = frozenset({"REQUEST", "ACCUSE", "PROTEST"})
JUDGING = frozenset({"COERCE", "SANCTION", "ACCUSE", "PROTEST"})
MURDER = "targeted"
OPEN = frozenset({"erupt", "fight", "protest"})  # done in the streets of a state by whom the text need not tell
UTTERED = frozenset({"ACCUSE", "REQUEST"})  # what a document does too
CAUSING = "cause"  # operator of what brings about the deeds of others: "the ruling led to riots"
UNDERGONE = frozenset({"undergo", "intransitive-victim"})  # frames whose subject is the one it is done to


@dataclass(frozen=True, slots=True)
class _Tools:
    """What the triggers of one document are found with."""

    parse: Parse
    reader: Reader
    participants: Participants
    hosts: Hosts
    parties: PartyIndex
    answers: Answers
    wishes: Wishes


class FindTriggers:
    """Fills ``triggers``. An event inside an operator's complement belongs to the operator and is not found again."""

    def __init__(self, *, lexicon: TriggerLexicon, ontology: Ontology) -> None:
        self._lexicon = lexicon
        self._politics = Politics(lexicon=lexicon, ontology=ontology)
        self._background = Background(lexicon)
        self._scenes = Scenes(lexicon)
        self._telling = {"subj": lexicon.words("occurrence"), "obj": lexicon.words("attesting")}
        self._harm = lexicon.words("harm")
        self._accident = lexicon.words("accident")
        self._sovereign = lexicon.words("sovereign")
        self._instruments = lexicon.words("instrument")
        self._mishap_verbs = lexicon.words("mishap-verb")
        self._ability = lexicon.words("ability")
        self._mishaps = lexicon.words("mishap-of")
        self._deals = lexicon.words("deal")
        self._circumstance = lexicon.words("circumstance")
        self._advice = lexicon.words("advice")
        self._joint = lexicon.words("joint")
        self._warfare = lexicon.words("warfare")
        self._exercise = lexicon.words("exercise")
        self._reason = lexicon.words("reason")
        self._documents = lexicon.words("document")

    def __call__(self, document: Document, /) -> Document:
        parties = PartyIndex(document)
        reader = Reader(document.parse, self._lexicon, parties.tags())
        hosts = Hosts(document.parse, reader, parties)
        answers = Answers(document.parse, reader, parties)
        participants, wishes = Participants(document.parse, reader, parties), Wishes(document, self._lexicon)
        tools = _Tools(document.parse, reader, participants, hosts, parties, answers, wishes)
        found: list[Trigger] = []
        before: Trigger | None = None
        for first, last in document.parse.sentences:
            new = self._in_sentence(tools, first, last, before, found)
            found += new
            before = new[-1] if new else None
        return replace(document, triggers=tuple(found))

    def _in_sentence(
        self, tools: _Tools, first: int, last: int, before: Trigger | None, earlier: Sequence[Trigger]
    ) -> list[Trigger]:
        absorbed: set[int] = set()
        found: list[Trigger] = []
        told = list(earlier)
        for token in self._candidates(tools, first, last):
            if token in absorbed:
                continue
            reading = tools.reader.read_outermost(token)
            if reading is None or self._is_accident(tools.parse, token):
                continue
            if not reading.type:
                absorbed |= self._absorbed(tools, reading) | _below(tools.parse, reading)
                continue
            trigger = self._trigger(tools, reading, before, told)
            if trigger is not None:
                found.append(trigger)
                told.append(trigger)
                absorbed |= self._absorbed(tools, reading)
        return sorted(found, key=lambda trigger: trigger.start)

    def _is_advised(self, parse: Parse, token: Token) -> bool:
        """What somebody ought to or can do: "officials should be held accountable"."""
        auxiliaries = {parse.tokens[a].lower for a in parse.children(token.i, "aux")}
        return token.pos in VERBAL and bool(auxiliaries & (self._advice | self._ability))

    def _is_accident(self, parse: Parse, token: int) -> bool:
        """A toll told beside an accident: "a jet crashed and killed 38 people", "three were hurt when a lift fell"."""
        word = parse.tokens[token]
        if word.lemma in self._harm and clauses.is_passive(parse, token) and not clauses.agents(parse, token):
            beside = [c for c in parse.children(token, "advcl") if not clauses.is_passive(parse, c)]
            if any(parse.tokens[c].lemma in self._mishap_verbs and parse.child(c, "dobj") is None for c in beside):
                return True
        if word.lemma not in self._harm or word.dep not in ("conj", "advcl") or parse.child(token, *SUBJECTS):
            return False
        return parse.tokens[word.head].lemma in self._accident and not clauses.is_passive(parse, word.head)

    def _candidates(self, tools: _Tools, first: int, last: int) -> list[int]:
        """Tokens of a sentence with an entry, outermost first."""
        parse, found = tools.parse, []
        for token in parse.tokens[first:last]:
            kind = KIND_OF_POS.get(token.pos)
            if kind is None or not self._lexicon.entries(kind, token.lemma):
                continue
            if token.pos == "PROPN" and token.entity == "ORG":
                continue  # "the Observer Mission in Angola" is the name of a body
            if token.dep in TELLING_NOTHING or (kind == "verb" and token.dep in STATES) or tools.wishes.holds(token):
                continue
            if self._is_advised(parse, token) or self._background.holds(parse, token.i):
                continue
            found.append((sum(1 for _ in parse.ancestors(token.i)), token.i))
        return [index for _, index in sorted(found)]

    def _trigger(
        self, tools: _Tools, reading: Reading, before: Trigger | None, earlier: Sequence[Trigger]
    ) -> Trigger | None:
        actors = tools.participants.actors(reading)
        recipients = tools.participants.recipients(reading, actors)
        recipients, answered = tools.answers.recipients(reading, actors, recipients, earlier)
        reading = self._as_exercise(tools, reading, actors)
        why = reading.why + answered
        host = None if actors else tools.hosts.of(reading, recipients, self._sovereign)
        if host is not None and not self._politics.is_local_case(host, recipients):
            actors, why = (host,), f"{why}; actor implied by the state it happened in"
            recipients = tuple(m for m in recipients if m.head != host.head)
        if not any(m.code for m in (*actors, *recipients)) and (scene := self._scene(tools, reading)) is not None:
            recipients, why = (*recipients, scene), f"{why}; recipient implied by the state it happened in"
        told = None if actors or recipients else tools.answers.counted(reading, before, earlier)
        if told is not None:
            why = f"{why}; parties implied by {tools.parse.tokens[told.token].lower}, told before"
            made = self._made(tools, reading, (), (), why)
            return replace(made, actors=told.actors, recipients=told.recipients)
        if not self._codable(tools, reading, actors, recipients):
            return None
        return self._made(tools, reading, actors, recipients, why)

    def _scene(self, tools: _Tools, reading: Reading) -> Mention | None:
        """Where something was done in the open of which the text names neither side."""
        if reading.type in FORCEFUL and (there := tools.hosts.told_there(reading.token)) is not None:
            return there
        if reading.entry.frame.name in OPEN and (scene := tools.hosts.scene(reading)) is not None:
            return scene
        if reading.type not in DEEDS:
            return None
        doers = clauses.subjects(tools.parse, reading.token)
        at_war = self._mode(tools.parse, reading) in self._warfare - {MURDER}
        at_war = at_war or any(self._is_violent(tools, reading, i) for i in doers)
        return tools.hosts.ground(reading.token) if at_war else None

    def _as_exercise(self, tools: _Tools, reading: Reading, actors: tuple[Mention, ...]) -> Reading:
        """Manoeuvres held with another state are cooperation, those of one state alone a show of strength."""
        inner = reading
        while inner.inner is not None:
            inner = inner.inner
        told = {inner.entry.lemma, *(tools.parse.tokens[i].lemma for i in clauses.contents(tools.parse, inner.token))}
        if not told & self._exercise or reading.type not in ("COOPERATE", "MOBILIZE") or not actors:
            return reading
        partners = [p for i in (reading.token, inner.token) for p in clauses.complements(tools.parse, i, "with")]
        words = {tools.parse.tokens[i].lower for i in range(*tools.parse.subtree(reading.token))}
        together = clauses.subjects(tools.parse, reading.token)
        joint = len(together) > 1 or len({actor.code for actor in actors}) > 1 or bool(words & self._joint)
        joint = joint or any(tools.parties.at(p) is not None for p in partners)
        if joint == (reading.type == "COOPERATE"):
            return reading
        made, mode = ("COOPERATE", None) if joint else ("MOBILIZE", "troops")
        return replace(reading, type=made, mode=mode, why=f"{reading.why}; {'joint' if joint else 'own'} exercise")

    def _made(
        self, tools: _Tools, reading: Reading, actors: tuple[Mention, ...], recipients: tuple[Mention, ...], why: str
    ) -> Trigger:
        token = tools.parse.tokens[reading.token]
        mutual = reading.entry.frame.mutual and not recipients and len(actors) > 1
        return Trigger(
            token.i, token.start, token.end, reading.type, self._mode(tools.parse, reading),
            self._contexts(tools.parse, reading), reading.entry.cameo, reading.entry.where,
            actors=tuple(m.head for m in actors), recipients=tuple(m.head for m in recipients),
            objects=tuple(self._objects(tools, reading)), mutual=mutual, intended=reading.intended,
            inner=_chain(reading), transparent=tools.reader.is_transparent(reading),
            refusal=tools.reader.is_refusal(reading), why=why,
        )  # fmt: skip

    def _codable(
        self, tools: _Tools, reading: Reading, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]
    ) -> bool:
        if not self._politics.holds(reading.type, self._mode(tools.parse, reading), actors, recipients):
            return False
        scene = tools.parse, reading.token, reading.type
        if self._scenes.holds(*scene, actors, recipients) or self._scenes.is_opinion(*scene, actors):
            return False
        if reading.intended and not self._politics.is_announced(actors):
            return False
        if tools.parse.tokens[reading.token].pos in VERBAL:
            return bool(actors) or self._may_lack_actor(tools, reading)
        if tools.parse.tokens[reading.token].pos == "ADJ":
            return bool(actors)
        return self._codable_noun(tools, reading, actors, recipients)

    def _may_lack_actor(self, tools: _Tools, reading: Reading) -> bool:
        """Whether the text leaves the actor open, rather than naming a thing that cannot act ("the law allows")."""
        parse = tools.parse
        if clauses.is_passive(parse, reading.token):
            named = clauses.agents(parse, reading.token)
        elif reading.entry.frame.name in UNDERGONE or (reading.entry.operator == CAUSING and reading.type in FORCEFUL):
            named = []
        else:
            named = tools.reader.slots.fillers(reading.token, "subj")
            if not named and reading.type not in DEEDS:
                return False
        return all(
            parse.tokens[i].pos != "NOUN" or self._is_violent(tools, reading, i) or self._is_written(tools, reading, i)
            for i in named
        )

    def _is_written(self, tools: _Tools, reading: Reading, noun: int) -> bool:
        """A text that stands for whoever wrote it ("a report blamed the army")."""
        return reading.type in UTTERED and tools.parse.tokens[noun].lemma in self._documents

    def _is_violent(self, tools: _Tools, reading: Reading, noun: int) -> bool:
        """A weapon or deed that stands for whoever used it ("a bomb killed", "the raid left 3 dead")."""
        if reading.type not in FORCEFUL:
            return False
        if any(tools.parse.tokens[i].lemma in self._mishaps for i in tools.parse.children(noun, "compound", "amod")):
            return False  # "a gas explosion", "lightning strikes"
        if tools.parse.tokens[noun].lemma in self._instruments:
            return True
        told = clauses.complements(tools.parse, noun, "of") if tools.parse.tokens[noun].is_time else []
        return any((deed := tools.reader.read(i)) and deed.type in FORCEFUL for i in (noun, *told))  # "days of raids"

    def _codable_noun(
        self, tools: _Tools, reading: Reading, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]
    ) -> bool:
        """A noun alone is an event only when it tells both sides, or is said to have happened."""
        parse = tools.parse
        governor = clauses.governing_verb(parse, reading.token)
        there = parse.tokens[reading.token].dep == "attr"  # "there were clashes"
        if tools.hosts.told_there(reading.token) in recipients or (actors and tools.hosts.is_there(reading)):
            return True
        sides = [m for m in recipients if reading.type != "CONSULT" or m.kind != "site"]  # "a G8 summit in Genoa"
        sided = (actors and sides) or (reading.entry.frame.mutual and len(actors) > 1)
        fought = reading.entry.frame.mutual and reading.type == "ASSAULT"  # "because of the war": only spoken of
        deal = parse.tokens[reading.token].lemma in self._deals
        standing = governor is not None and governor[1] == "subj" and (deal or self._is_described(parse, governor[0]))
        if sided and not standing and (there or (not fought and (governor is None or governor[1] != "obj"))):
            return True
        counted = parse.tokens[parse.tokens[reading.token].head]  # "three days of fighting ended"
        if governor is None and fought and counted.lower == "of":
            governor = clauses.governing_verb(parse, counted.head)
        return governor is not None and parse.tokens[governor[0]].lemma in self._telling.get(governor[1], frozenset())

    def _is_described(self, parse: Parse, verb: int) -> bool:
        """Whether a sentence only says what a deed is like: "the occupation is older than"."""
        what = parse.child(verb, "acomp")
        return parse.tokens[verb].lemma == "be" and what is not None and parse.tokens[what].tag not in PAST_TAGS

    def _objects(self, tools: _Tools, reading: Reading) -> Iterator[int]:
        innermost = reading
        while innermost.inner is not None:
            innermost = innermost.inner
        for slot in innermost.entry.frame.object:
            for filler in tools.reader.slots.fillers(innermost.token, slot):
                if tools.parties.at(filler) is None:
                    yield filler

    def _mode(self, parse: Parse, reading: Reading) -> str | None:
        cues = [cue for cue in self._cues(parse, reading, self._lexicon.modes) if cue.type == reading.type]
        if reading.mode is not None:
            return next((cue.name for cue in cues if reading.mode in cue.over), reading.mode)
        return cues[0].name if cues else None

    def _contexts(self, parse: Parse, reading: Reading) -> tuple[str, ...]:
        names = list(reading.entry.contexts)
        inner = reading.inner
        while inner is not None:
            names += inner.entry.contexts
            inner = inner.inner
        names += [cue.name for cue in self._cues(parse, reading, self._lexicon.contexts)]
        return tuple(dict.fromkeys(names))

    def _cues(self, parse: Parse, reading: Reading, table: dict[str, tuple[Cue, ...]]) -> Iterator[Cue]:
        """Cues in the words that depend on the trigger, in text order; two-word phrases count too."""
        first, last = parse.subtree(reading.token)
        next_clause = [c for c in parse.children(reading.token, "conj") if parse.child(c, *SUBJECTS) is not None]
        last = min([last, *(parse.subtree(c)[0] for c in next_clause if c > reading.token)])
        words = [token.lower for token in parse.tokens[first:last]]
        for position, word in enumerate(words):
            pair = f"{word} {words[position + 1]}" if position + 1 < len(words) else ""
            yield from table.get(pair, ())
            yield from table.get(word, ())

    def _absorbed(self, tools: _Tools, reading: Reading) -> set[int]:
        """Tokens whose events are part of this one: what an operator embeds, what is done, what it is done for."""
        parse = tools.parse
        found = {reading.token, *_chain(reading)}
        if reading.inner_token is not None:
            found |= self._content(tools, reading.inner_token)
        if parse.tokens[reading.token].pos in VERBAL:
            named = tools.reader.asked_for(reading) + tools.reader.retold(reading)
            for noun in clauses.objects(parse, reading.token) + clauses.subjects(parse, reading.token) + named:
                if tools.parties.at(noun) is None:
                    found |= self._content(tools, noun)
            for reason in self._reasons(tools, reading):
                found |= self._content(tools, reason)
            for clause in parse.children(reading.token, "advcl", "xcomp"):
                if self._is_purpose(tools, reading, clause):
                    found |= self._content(tools, clause)
        return found

    def _reasons(self, tools: _Tools, reading: Reading) -> list[int]:
        """What somebody is arrested, tried or blamed for."""
        if reading.type not in JUDGING:
            return []
        parse = tools.parse
        reasons = [p for p in parse.children(reading.token, "prep") if parse.tokens[p].lower in self._reason]
        found = [i for prep in reasons for i in parse.children(prep, "pcomp", "pobj")]
        for accused in clauses.objects(parse, reading.token):  # "accused the army of bombing a town"
            found += [i for prep in parse.children(accused, "prep") for i in parse.children(prep, "pcomp")]
        return found

    def _is_purpose(self, tools: _Tools, reading: Reading, clause: int) -> bool:
        """An infinitive of purpose, or the demand that a protest makes ("blocked roads demanding ...")."""
        if any(tools.parse.tokens[a].tag == "TO" for a in tools.parse.children(clause, "aux")):
            return True
        inner = tools.reader.read(clause)
        return reading.type == "PROTEST" and inner is not None and inner.type in DEMANDS_OF_PROTEST

    def _content(self, tools: _Tools, token: int) -> set[int]:
        """A complement's tokens, without its circumstances and what is told of the parties and days in it."""
        found = {token}
        for child in tools.parse.children(token):
            word = tools.parse.tokens[child]
            if word.dep == "advcl" or (word.dep == "prep" and word.lower in self._circumstance):
                continue
            if word.dep == "relcl" and (tools.parse.tokens[token].entity == "DATE" or tools.parties.at(token)):
                continue
            if word.dep == "conj" and word.tag == "VBG" and tools.parse.tokens[token].tag not in ("VBG", "NN", "NNS"):
                continue  # like joins like: it belongs to a verb further up
            found |= self._content(tools, child)
        return found


def _below(parse: Parse, reading: Reading) -> set[int]:
    """Everything under what is only wished, regretted or denied, relative clauses too."""
    return set(range(*parse.subtree(reading.token if reading.inner_token is None else reading.inner_token)))


def _chain(reading: Reading) -> tuple[int, ...]:
    """Tokens of the embedded events, from the outer to the innermost."""
    found = []
    while reading.inner is not None:
        reading = reading.inner
        found.append(reading.token)
    return tuple(found)
