"""On whose word: finds what is said, thought, asked, wanted or judged, and by whom."""

from __future__ import annotations

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
from detente.lexicons.speech import SpeechCues
from detente.parse import Parse
from detente.types import Attribution, Document, Section, Span


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
        _continue(drafts, free, parse, paragraphs)
        kept = _outer(drafts, parse)
        return replace(document, attributions=tuple(_attribution(draft, parse, names) for draft in kept))


def _without_labels(quotes: Sequence[Quote], labels: Sequence[Draft]) -> list[Quote]:
    """Transcripts put a mark before the speaker's name: such a quotation is the speaker's by the colon."""
    colons = {draft.anchor for draft in labels}
    return [quote for quote in quotes if not any(quote.first <= colon < quote.last for colon in colons)]


def _one_a_cue(drafts: Sequence[Draft]) -> Iterator[Draft]:
    taken: set[int] = set()
    for draft in drafts:
        if not taken.intersection(range(*draft.cue)):
            taken.update(range(*draft.cue))
            yield draft


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
            if draft.head is not None and (draft.spoken or draft.lexical.who == ""):
                last, paragraph = draft, _paragraph(starts, parse.tokens[draft.anchor].start)
        near = quote.paragraph == paragraph or quote.leads and quote.paragraph == paragraph + 1
        if last is not None and near:
            last.extra.append((quote.start, quote.end))
            paragraph = quote.paragraph


def _paragraph(starts: Sequence[int], character: int) -> int:
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] <= character:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _outer(drafts: Sequence[Draft], parse: Parse) -> list[Draft]:
    """Drafts whose cue is not itself inside what another says."""
    return [draft for draft in drafts if not any(_inside(draft, other, parse) for other in drafts)]


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
