"""The nouns of Détente: frozen records that the pipeline fills and the store keeps.

Offsets are Unicode code points into ``Article.text`` as it came in, half-open. ``why`` names the rule or data line.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from detente.parse import Parse

Status = Literal["done", "ongoing", "attempted", "planned", "possible", "conditional", "negated"]
HAPPENING: frozenset[Status] = frozenset(("done", "ongoing"))
Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century", "open"]
SectionKind = Literal["title", "byline", "caption", "heading", "body", "comment", "requote"]
MentionKind = Literal["state", "person", "organisation", "group", "site"]
PlaceKind = Literal["country", "admin1", "admin2", "city", "region", "water", "site"]
PublishedBasis = Literal["given", "metadata", "dateline", "caption", "text", "file"]
TimeBasis = Literal["stated", "relative to publication", "relative to text"]
DatingBasis = Literal["stated", "inherited", "publication", "unknown"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared and how that is known; start and end are set where the text itself says it."""

    date: dt.date
    basis: PublishedBasis
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What came in. ``published`` is only what the input itself stated (field or metadata), never today's date."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    byline: str | None = None
    published: Published | None = None
    sections: tuple[Section, ...] = ()  # what a reader already knows of the parts of ``text`` (HTML comments, captions)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the article and whose voice it is: comments are other voices, a requote was said before."""

    kind: SectionKind
    start: int
    end: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """An office a person held on the day asked for: its title and the code of the state or body it belongs to."""

    title: str
    of: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names someone or something that acts or is acted on.

    ``code`` is an ISO 3166 alpha-3 or PLOVER code (IGO, NGO, ...), None where no state can be told; ``id`` tells apart
    actors that share a code (NATO, Hamas, Vladimir Putin); ``head`` is the token index of the syntactic head.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    code: str | None
    name: str
    head: int
    sectors: tuple[str, ...] = ()
    id: str | None = None
    office: Office | None = None
    why: str = ""
    implied: bool = False  # the state is that of the place or of the text around, not named in the phrase itself


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression (TIMEX3) and the days it covers: ``first`` to ``last`` inclusive, None at an open end."""

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: dt.date | None
    last: dt.date | None
    precision: Precision
    basis: TimeBasis
    why: str = ""


@dataclass(frozen=True, slots=True)
class Dating:
    """When something happened: days ``first`` to ``last`` inclusive; start and end are the words that say so."""

    first: dt.date | None
    last: dt.date | None
    precision: Precision
    basis: DatingBasis
    start: int | None = None
    end: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A named place; coordinates are degrees (WGS 84) of its representative point."""

    start: int
    end: int
    text: str
    name: str
    lat: float | None
    lon: float | None
    country: str | None  # ISO 3166 alpha-3
    country_iso2: str | None
    admin1: str | None
    geonameid: int | None
    kind: PlaceKind
    why: str = ""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or event noun, political or not, with the status, time and place that the text gives it."""

    token: int
    start: int
    end: int
    lemma: str
    status: Status = "done"
    status_why: str = ""
    hearsay: Span | None = None  # words such as "reportedly"
    time: Dating | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A predicate that a lexicon entry reads as a PLOVER type; ``entry`` is that entry's file:line."""

    token: int
    start: int
    end: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    entry: str
    actors: tuple[int, ...] = ()  # token indices of the heads of the parties
    recipients: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    mutual: bool = False
    why: str = ""
    intended: bool = False  # said to be coming ("will send"): the type is that of the intention
    inner: tuple[int, ...] = ()  # tokens of the events that an operator embeds
    transparent: bool = False  # a light or aspectual word: the embedded event itself is meant
    refusal: bool = False  # its negation is what makes it this event: "has no intention of talking"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that someone is made to say: the cue, the content and the speaker if one is named."""

    cue: Span
    content: tuple[Span, ...]
    speaker: Span | None
    speaker_code: str | None = None
    stance: str = "asserts"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """On whose word an event stands, with the words that say so."""

    start: int
    end: int
    text: str
    code: str | None
    cue: Span


@dataclass(frozen=True, slots=True)
class Thing:
    """Infrastructure, territory or a good that an event or fact is about."""

    kind: str
    id: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when, where, with what status, on whose word. ``sentence`` is a character range."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: str
    score: float | None
    cameo: str | None
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    objects: tuple[Thing, ...]
    trigger: Span
    sentence: Span
    section: SectionKind
    time: Dating | None
    place: Place | None
    status: Status
    speaker: Speaker | None
    counts: dict[str, int] = field(default_factory=dict)
    confidence: float = 0.5
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated standing relation. ``first`` and ``last`` are the known ends, None where open or unknown."""

    id: str
    relation: str
    subject: Mention | Thing
    object: Mention | Thing
    first: dt.date | None
    last: dt.date | None
    precision: Precision
    status: str
    sentence: Span
    section: SectionKind
    why: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A conditional statement: its cue, the condition and the consequence as event ids or spans."""

    cue: Span
    condition: tuple[str | Span, ...]
    consequence: tuple[str | Span, ...]
    status: Status = "conditional"
    condition_span: Span | None = None
    consequence_span: Span | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the pipeline sees it; each step returns a new one (``dataclasses.replace``)."""

    article: Article
    parse: Parse
    language: str = "en"
    published: Published | None = None
    sections: tuple[Section, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    facts: tuple[Fact, ...] = ()
    conditions: tuple[Condition, ...] = ()
