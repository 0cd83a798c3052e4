"""Class, tag and lemma of each word by the model's own rules, asked once for a kind of word and remembered.

spaCy tries some two hundred patterns at every token, and looks for every new form in lists of up to 57,000 words: a
seventh of the time of a parse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

PRESENT = ("VB", "VBP")
REGULAR = ("ed", "ing", "s")
HISSING = ("s", "x", "z", "ch", "sh", "o", "i")
CLASSES = ("noun", "verb", "adj", "adv")
ASKED = ("ORTH", "LOWER", "TAG", "DEP", "IS_SPACE")  # what the rules look at

Rules = tuple[tuple[int, int, int, int], ...]  # as the attribute ruler has them: number, name, first and last token


class Word(NamedTuple):
    """What rules say of one token."""

    pos: str
    tag: str
    lemma: str


class _Kind(NamedTuple):
    """Tokens that the same rules hold for: one number for each set of rules."""

    number: int
    rules: Rules
    begins: bool  # a rule for several tokens may begin with it


class Words:
    """The attribute ruler and the lemmatizer of a model, which need not run in its pipeline then."""

    REPLACED = ["attribute_ruler", "lemmatizer"]

    def __init__(self, nlp: Any) -> None:
        from spacy.matcher import Matcher

        self._ruler, self._lemmatizer = map(nlp.get_pipe, self.REPLACED)
        self._index = self._lemmatizer.lookups.get_table("lemma_index")
        _index_forms(self._index)
        self._past = _irregular_past(self._lemmatizer.lookups)
        patterns = [tokens for rule in self._ruler.patterns for tokens in rule["patterns"]]
        self._longest = max(map(len, patterns))
        self._beginnings = Matcher(nlp.vocab)
        self._beginnings.add("beginning", [tokens[:1] for tokens in patterns if len(tokens) > 1])
        self._named = _Named(nlp.vocab.strings, patterns)
        self._kinds: dict[tuple[int, ...], _Kind] = {}
        self._numbers: dict[Rules, int] = {}
        self._words: dict[tuple[int, int, int], Word] = {}

    def __call__(self, doc: Any) -> list[Word]:
        """One for each token of a parsed Doc, white space too."""
        found = []
        together: set[int] = set()  # tokens that rules for several tokens may hold for
        for at, (orth, lower, tag, dep, space) in enumerate(doc.to_array(ASKED).tolist()):
            key = (self._named[lower], tag, dep, space)
            kind = self._kinds.get(key)
            if kind is None:
                kind = self._kinds[key] = self._kind(doc, at)
            if kind.begins:
                together.update(range(at, min(at + self._longest, len(doc))))
            word = self._words.get((orth, tag, kind.number))
            if word is None:
                word = self._words[orth, tag, kind.number] = self._read(doc, at, kind.rules)
            found.append(word)
        for at in together:
            found[at] = self._read(doc, at, self._rules(doc, at, self._longest))
        return found

    def classes(self, form: str) -> frozenset[str]:
        """As which of noun, verb, adj and adv the lemmatizer's dictionary has a lower-case form."""
        return frozenset(name for name in CLASSES if self._is_form(form, name))

    def _is_form(self, form: str, name: str) -> bool:
        lookups = self._lemmatizer.lookups
        if form in self._index[name] or form in lookups.get_table("lemma_exc").get(name, ()):
            return True
        endings = lookups.get_table("lemma_rules").get(name, ())
        return any(form.endswith(old) and form.removesuffix(old) + new in self._index[name] for old, new in endings)

    def _kind(self, doc: Any, at: int) -> _Kind:
        rules = self._rules(doc, at, 1)
        number = self._numbers.setdefault(rules, len(self._numbers))
        return _Kind(number, rules, bool(self._beginnings(doc[at : at + 1], allow_missing=True)))

    def _rules(self, doc: Any, at: int, longest: int) -> Rules:
        """Rules of up to so many tokens that hold for one, in their order; their tokens are counted from it."""
        first = max(0, at - longest + 1)
        matched = self._ruler.match(doc[first : at + longest])
        moved = ((rule, name, first + start - at, first + end - at) for rule, name, start, end in matched)
        return tuple(found for found in moved if found[2] + self._ruler.indices[found[0]] == 0)

    def _read(self, doc: Any, at: int, rules: Rules) -> Word:
        token = doc[at]
        token.lemma = 0
        self._ruler.set_annotations(doc, [(rule, name, at + start, at + end) for rule, name, start, end in rules])
        form, tag = token.lower_, token.tag_
        lemma = token.lemma_ or self._lemmatizer.lemmatize(token)[0]
        if form in self._past and tag in PRESENT:
            return Word(token.pos_, "VBD", self._past[form])
        if form in self._past and tag == "JJ" and token.dep_ == "amod":  # "sent troops and froze assets"
            return Word("VERB", "VBD", self._past[form])
        return Word(token.pos_, tag, _lemma(form, lemma.lower(), tag))


class _Named(dict[int, int]):
    """Words that rules name, by hash; any other is 0."""

    def __init__(self, strings: Any, patterns: list[list[dict[str, Any]]]) -> None:
        self._strings = strings
        named = [token["LOWER"] for tokens in patterns for token in tokens if "LOWER" in token]
        forms = {form for one in named for form in ([one] if isinstance(one, str) else one.get("IN", ()))}
        self._forms = {strings[form] for form in forms}
        self._shapes = [re.compile(one["REGEX"]) for one in named if "REGEX" in one and not isinstance(one, str)]

    def __missing__(self, word: int) -> int:
        is_named = word in self._forms or any(shape.search(self._strings[word]) for shape in self._shapes)
        self[word] = word if is_named else 0
        return self[word]


def _index_forms(index: Any) -> None:
    """Lists of words as sets."""
    for name, forms in list(index.items()):
        index[name] = frozenset(forms)


def _irregular_past(tables: Any) -> Mapping[str, str]:
    """Irregular forms of verbs that are no verb themselves, with their verb: "overthrew", but not "found"."""
    verbs = tables.get_table("lemma_index")["verb"]
    exceptions = tables.get_table("lemma_exc")["verb"]
    irregular = (form for form in exceptions if form not in verbs and not form.endswith(REGULAR))
    return {form: verb for form in irregular if (verb := exceptions[form][0]) != "be"}  # "are" is present


def _lemma(form: str, lemma: str, tag: str) -> str:
    """The model's lemma, mended where spelling rules it out.

    A verb of one syllable that ends in one vowel and one consonant doubles it ("hopped"), so "hoped" is of "hope".
    """
    if tag in ("VBZ", "NNS") and form == lemma + "es":  # only a hiss takes "-es": "hopes" is no form of "hop"
        return lemma if lemma.endswith(HISSING) else lemma + "e"
    if tag not in ("VBD", "VBN", "VBG") or form not in (lemma + "ed", lemma + "ing"):
        return lemma
    return lemma + "e" if re.fullmatch(r"[^aeiou]+[aeiou][^aeiouwxy]", lemma) else lemma
