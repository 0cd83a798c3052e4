"""Words that name events: entries with their frames, operators over other events, and the tables that compose them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.errors import LexiconError
from detente.lexicons.patterns import Constraint, Patterns
from detente.lexicons.tables import Row, read_rows

COLUMNS = ("lemma", "pattern", "type", "mode", "frame", "operator", "contexts", "cameo")
KINDS = ("verb", "noun", "adjective")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parties of a predicate stand: alternatives of slots, the first that names a party wins."""

    name: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    object: tuple[str, ...]
    mutual: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a word. ``type`` "" with an operator means that the embedded event decides; "none" blocks."""

    lemma: str
    kind: str
    pattern: tuple[Constraint, ...]
    type: str
    mode: str | None
    frame: Frame
    operator: str
    contexts: tuple[str, ...]
    cameo: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Composition:
    """What an operator makes of an embedded event of a type, a quad class, any (``*``) or an unknown one (``none``)."""

    operator: str
    inner: str
    type: str
    mode: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words near a trigger that give a mode (of ``type``) or a context; a mode may overrule others, less exact."""

    name: str
    type: str
    where: str
    over: frozenset[str] = frozenset()


class _Senses:
    """The entries of one lemma, by the first condition of each on the words in a slot.

    Sets of entries are whole numbers with a bit for each: there are a hundred thousand of them.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._always = 0
        self._by_word: dict[str, dict[str, int]] = {}
        for at, entry in enumerate(entries):
            key = next((c for c in entry.pattern if c.words and not c.negative), None)
            if key is None:
                self._always |= 1 << at
                continue
            of_slot = self._by_word.setdefault(key.slot, {})
            for word in key.words:
                of_slot[word] = of_slot.get(word, 0) | 1 << at

    def candidates(self, words: Callable[[str], frozenset[str]]) -> list[Entry]:
        found = self._always
        for slot, by_word in self._by_word.items():
            for word in by_word.keys() & words(slot):
                found |= by_word[word]
        return [self._entries[at] for at in _bits(found)]


def _bits(number: int) -> Iterator[int]:
    """Places of the bits that are set, from the lowest."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


class TriggerLexicon:
    """All trigger tables, indexed by lemma."""

    def __init__(
        self,
        *,
        entries: Sequence[Entry],
        compositions: Sequence[Composition],
        modes: dict[str, tuple[Cue, ...]],
        contexts: dict[str, tuple[Cue, ...]],
        quads: dict[str, str],
        classes: dict[str, frozenset[str]],
    ) -> None:
        self._entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            self._entries[entry.kind, entry.lemma].append(entry)
        self._senses: dict[tuple[str, str], _Senses] = {}  # of the lemmas met so far
        self._compositions = {(c.operator, c.inner): c for c in compositions}
        self.modes = modes
        self.contexts = contexts
        self._quads = quads
        self._classes = classes

    def __len__(self) -> int:
        return sum(map(len, self._entries.values()))

    def entries(self, kind: str, lemma: str) -> Sequence[Entry]:
        """Senses of a lemma, in file order; empty for a word that names no event."""
        return self._entries.get((kind, lemma), ())

    def candidates(self, kind: str, lemma: str, words: Callable[[str], frozenset[str]]) -> Sequence[Entry]:
        """Senses of a lemma that may fit a use of it, in file order; ``words`` gives the words that stand in a slot.

        Left out are senses whose first condition on words already fails: a common verb has hundreds.
        """
        key = kind, lemma
        if key not in self._entries:
            return ()
        if key not in self._senses:
            self._senses[key] = _Senses(self._entries[key])
        return self._senses[key].candidates(words)

    def all_entries(self) -> list[Entry]:
        return [entry for senses in self._entries.values() for entry in senses]

    def words(self, name: str) -> frozenset[str]:
        """The words of a class of ``triggers/classes``. Raises LexiconError if there is none of that name."""
        if name not in self._classes:
            raise LexiconError(f"no word class {name!r}", where="triggers/classes", remedy="Add a row of that name.")
        return self._classes[name]

    def is_verbal(self, type: str) -> bool:
        """Whether events of a type are done by words."""
        return self._quads.get(type, "").startswith("verbal")

    def compose(self, operator: str, inner: str | None, mode: str | None = None) -> Composition | None:
        """The event that an operator and the type it embeds make together; None if it makes nothing of it.

        A composition with an empty type is silent: the embedded event is only wished for or spoken of.
        """
        keys = ["none"] if inner is None else [f"{inner}/{mode}", inner, self._quads.get(inner, ""), "*"]
        for key in keys:
            found = self._compositions.get((operator, key))
            if found is not None:
                return found
        return None

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> TriggerLexicon:
        patterns = Patterns.load(folders)
        frames = _frames(folders)
        compositions = _compositions(folders)
        operators = {composition.operator for composition in compositions}
        rows = [(row, kind) for kind in KINDS for row in read_rows(f"triggers/{kind}s", COLUMNS, folders)]
        entries = [(row, _entry(row, kind, patterns, frames, operators)) for row, kind in rows]
        quads = _quads(folders)
        return cls(
            entries=_senses(entries, patterns),
            compositions=compositions,
            modes=_cues("modes", folders, patterns),
            contexts=_cues("contexts", folders, patterns),
            quads=quads,
            classes=patterns.classes,
        )


def _frames(folders: Sequence[Path]) -> dict[str, Frame]:
    frames = {}
    for row in read_rows("triggers/frames", ["name", "actor", "recipient", "object", "mutual"], folders):
        frames[row["name"]] = Frame(
            row["name"], row.values("actor"), row.values("recipient"), row.values("object"), row["mutual"] == "yes"
        )
    return frames


def _entry(row: Row, kind: str, patterns: Patterns, frames: dict[str, Frame], operators: set[str]) -> Entry:
    if row["operator"]:
        row.one_of("operator", operators)
    if row["frame"] not in frames:
        raise row.error(f"unknown frame {row['frame']!r}", f"Use one of: {', '.join(sorted(frames))}.")
    return Entry(
        row["lemma"], kind, patterns.read(row), row["type"], row["mode"] or None, frames[row["frame"]], row["operator"],
        row.values("contexts"), row["cameo"] or None, row.where,
    )  # fmt: skip


def _senses(entries: Sequence[tuple[Row, Entry]], patterns: Patterns) -> list[Entry]:
    """One entry a sense: a later file's row takes the place of an earlier one's; LexiconError for two in one file."""
    found: dict[object, tuple[Row, Entry]] = {}
    for row, entry in entries:
        sense = entry.kind, entry.lemma, patterns.written(row), entry.operator
        earlier = found.get(sense)
        if earlier is not None and earlier[0].file == row.file:
            raise row.error(
                f"{entry.lemma!r} has the pattern and operator of {earlier[0].where}, so that one of them never counts",
                "Remove one of the two lines, or add to a pattern what tells them apart.",
            )
        found[sense] = row, entry
    return [entry for _, entry in found.values()]


def _compositions(folders: Sequence[Path]) -> list[Composition]:
    return [
        Composition(
            row["operator"], row["inner"], row["type"], row["mode"] or None, row.where
        )
        for row in read_rows("triggers/compositions", ["operator", "inner", "type", "mode"], folders)
    ]  # fmt: skip


def _quads(folders: Sequence[Path]) -> dict[str, str]:
    return {row["type"]: row["quad"] for row in read_rows("ontologies/plover-types", ["type", "quad"], folders)}


def _cues(kind: str, folders: Sequence[Path], patterns: Patterns) -> dict[str, tuple[Cue, ...]]:
    """By word or two-word phrase: the modes or contexts it speaks for, strongest (first in file) first."""
    cues: dict[str, list[Cue]] = defaultdict(list)
    for row in read_rows(f"triggers/{kind}", ["name", "type", "words"], folders):
        over = frozenset(filter(None, row.cells.get("over", "").split("|")))
        for word in sorted(patterns.words(row, row["words"])):
            cues[word].append(Cue(row["name"], row["type"], row.where, over))
    return {word: tuple(found) for word, found in cues.items()}
