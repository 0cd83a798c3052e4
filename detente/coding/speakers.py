"""On whose word: finds what is said, thought, asked, wanted or judged, and by whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from detente.coding.speakers_drafts import Chars, Draft, merged
from detente.coding.speakers_labels import label_drafts
from detente.coding.speakers_names import Names
from detente.coding.speakers_nouns import Nouns
from detente.coding.speakers_owners import Owners
from detente.coding.speakers_quotes import Quote, find_quotes
from detente.coding.speakers_verbs import Verbs
from detente.labels import TENSED
from detente.lexicons.speech import SpeechCues
from detente.parse import Parse
from detente.types import Attribution, Document, Section, Span

PLACE = 1000  # characters


class FindSpeakers:
    """Fills ``attributions``, one for each cue, in text order.

    What someone is made to say inside the words of another is told only where it is speech of a third party; thoughts
    and judgements inside words that someone says are that speaker's words.
    """

    def __init__(self, *, cues: SpeechCues) -> None:
        self._cues = cues

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(cues=SpeechCues.load(folders))

    def __call__(self, document: Document, /) -> Document:
        parse = document.parse
        paragraphs = [section for section in document.sections if section.kind != "requote"]
        names = Names(document, self._cues)
        labels = list(label_drafts(parse, paragraphs, self._cues, names))
        quotes = _without_labels(find_quotes(parse, paragraphs), labels)
        owned, free = Owners(parse, quotes, self._cues).assign()
        verbs = Verbs(parse, self._cues, names, owned).drafts()
        nouns = Nouns(parse, self._cues, names).drafts()
        drafts = sorted(_one_a_cue([*labels, *verbs, *nouns]), key=lambda draft: draft.anchor)
        drafts = _once(drafts, parse, document.sections)
        _continue(drafts, free, parse, paragraphs)
        kept = _told(drafts, parse, names)
        return replace(document, attributions=tuple(_attribution(draft, parse, names) for draft in kept))


def _without_labels(quotes: Sequence[Quote], labels: Sequence[Draft]) -> list[Quote]:
    """Transcripts put a mark before the speaker's name: such a quotation is the speaker's by the colon."""
    colons = sorted(draft.anchor for draft in labels)
    return [quote for quote in quotes if bisect_left(colons, quote.first) == bisect_left(colons, quote.last)]


def _one_a_cue(drafts: Sequence[Draft]) -> Iterator[Draft]:
    taken: set[int] = set()
    for draft in drafts:
        if not taken.intersection(range(*draft.cue)):
            taken.update(range(*draft.cue))
            yield draft


def _once(drafts: list[Draft], parse: Parse, sections: Sequence[Section]) -> list[Draft]:
    """Drafts outside paragraphs that were said before."""
    if all(section.kind != "requote" for section in sections):
        return drafts
    starts = [section.start for section in sections]
    at = [bisect_right(starts, parse.tokens[draft.anchor].start) - 1 for draft in drafts]
    return [draft for draft, place in zip(drafts, at, strict=True) if sections[place].kind != "requote"]


def _continue(drafts: Sequence[Draft], free: Sequence[Quote], parse: Parse, paragraphs: Sequence[Section]) -> None:
    """Gives quotations without a verb of their own to whoever spoke last in this paragraph or the one before."""
    starts = [paragraph.start for paragraph in paragraphs]
    position = 0
    last: Draft | None = None
    paragraph = -2
    for quote in free:
        while position < len(drafts) and drafts[position].anchor < quote.first:
            draft = drafts[position]
            position += 1
            nested = last is not None and _inside(draft, last, parse)
            if draft.head is not None and not nested and (draft.spoken or draft.lexical.who == ""):
                end = max((end for _, end in draft.content), default=0)
                last, paragraph = draft, bisect_right(starts, max(end - 1, parse.tokens[draft.anchor].start)) - 1
        near = quote.paragraph == paragraph or quote.leads and quote.paragraph == paragraph + 1
        if last is not None and near:
            last.extra.append((quote.start, quote.end))
            paragraph = quote.paragraph


def _told(drafts: Sequence[Draft], parse: Parse, names: Names) -> list[Draft]:
    """Drafts whose cue is not itself inside what another says, and reports of third parties inside.

    Of two inside each other the quotation or verb stays.
    """
    saying = _by_place(drafts)
    kept = []
    for draft in drafts:
        near = saying.get(parse.tokens[draft.anchor].start // PLACE, ())
        around = [other for other in near if _inside(draft, other, parse)]
        first = all(_inside(other, draft, parse) and _weight(draft, parse) > _weight(other, parse) for other in around)
        if first or _of_third_party(draft, around, parse, names):
            kept.append(draft)
    return kept


def _of_third_party(draft: Draft, around: Sequence[Draft], parse: Parse, names: Names) -> bool:
    """Speech of someone else, told by a name or noun; inside a quotation, only where it is itself a quotation."""
    if draft.head is None or not _reports(draft, parse):
        return False
    if not any(other.reports or other.spoken for other in around):  # the author says whom someone blames, and why
        return True
    if parse.tokens[draft.head].pos == "PRON":
        return False
    return all(names.differ(draft.head, other.head) and draft.spoken >= other.spoken for other in around)


def _by_place(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    """Drafts by the stretches of text that their contents touch, so that long texts cost no more a word."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        stretches = {
            place for start, end in (*draft.content, *draft.extra) for place in range(start // PLACE, end // PLACE + 1)
        }
        for place in stretches:
            found.setdefault(place, []).append(draft)
    return found


def _reports(draft: Draft, parse: Parse) -> bool:
    """Speech proper in a finite clause: "he said that the ministry had told him that ..."."""
    token = parse.tokens[draft.anchor]
    finite = token.tag in TENSED or any(parse.tokens[aux].tag in TENSED for aux in parse.children(token.i, "aux"))
    return draft.reports and finite and token.pos == "VERB"


def _weight(draft: Draft, parse: Parse) -> tuple[bool, bool, bool, int]:
    return draft.whole, draft.spoken, parse.tokens[draft.anchor].pos == "VERB" and draft.head is not None, -draft.anchor


def _inside(draft: Draft, other: Draft, parse: Parse) -> bool:
    if draft is other:
        return False
    at = parse.tokens[draft.anchor].start
    return any(start <= at < end for start, end in (*other.content, *other.extra))


def _attribution(draft: Draft, parse: Parse, names: Names) -> Attribution:
    speaker = Span(*parse.span(*draft.speaker)) if draft.speaker and draft.speaker[0] < draft.speaker[1] else None
    code = names.code(draft.head, draft.speaker) if draft.head is not None and draft.speaker else None
    content: list[Chars] = merged([*draft.content, *draft.extra])
    return Attribution(
        cue=Span(*parse.span(*draft.cue)),
        content=tuple(Span(*part) for part in content),
        speaker=speaker,
        speaker_code=code,
        stance=draft.lexical.stance,
        why=draft.why,
    )
