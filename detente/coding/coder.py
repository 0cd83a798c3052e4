"""The pipeline: one step a file, each ``Document -> Document``, run in one order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from detente.coding.actors import FindActors
from detente.coding.actors_voices import FindVoices
from detente.coding.conditions import FindConditions
from detente.coding.datelines import Datelines
from detente.coding.dating import DatePredicates
from detente.coding.events import CodeEvents
from detente.coding.facts import FindFacts
from detente.coding.headlines import Headlines
from detente.coding.places import FindPlaces
from detente.coding.placing import PlacePredicates
from detente.coding.predicates import FindPredicates
from detente.coding.published import FindPublished
from detente.coding.rejoined import RejoinSpeech
from detente.coding.sections import FindSections
from detente.coding.speakers import FindSpeakers
from detente.coding.status import JudgeStatus
from detente.coding.times import FindTimes
from detente.coding.triggers import FindTriggers
from detente.config import NAME, VERSION, Config
from detente.language.english import English, Language
from detente.lexicons.actors import Actors
from detente.lexicons.counting import Counting
from detente.lexicons.eventnouns import EventNouns
from detente.lexicons.grammar import Grammar
from detente.lexicons.ontology import Ontology
from detente.lexicons.relations import RelationLexicon
from detente.lexicons.route_names import load_route_names
from detente.lexicons.sectioncues import SectionCues
from detente.lexicons.standing import relation_kinds
from detente.lexicons.tables import PACKAGED
from detente.lexicons.triggers import TriggerLexicon
from detente.lexicons.weights import Weights
from detente.parse import Parse
from detente.types import Article, Document

Step = Callable[[Document], Document]


class Coder:
    """Codes articles. Loads the model and the vocabulary once; the same article always gives the same document."""

    def __init__(self, config: Config | None = None, *, language: Language | None = None) -> None:
        self.config = config or Config()
        self.id = f"{NAME}/{VERSION}:{configuration_hash(self.config)}"
        self._language = language or English(Grammar.load(self.config.vocabulary).words)
        actors = Actors.load(self.config.vocabulary)
        self._datelines = Datelines()
        self._headlines = Headlines.load(self.config.vocabulary, actors, self._language.word_classes)
        self._rejoin = RejoinSpeech.load(self.config.vocabulary, actors)
        self._before = layout_steps(self.config)
        self._after = reading_steps(self.config, actors)

    def code(self, article: Article) -> Document:
        return next(self.code_all([article]))

    def code_all(self, articles: Iterable[Article]) -> Iterator[Document]:
        """Documents in input order. Reads ahead a few articles, never the whole input."""
        waiting: list[Document] = []

        def laid_out() -> Iterator[tuple[str, list[tuple[int, int]]]]:
            for article in articles:
                document = _run(self._before, Document(article, Parse(article.text, (), ())))
                waiting.append(document)
                blocks = self._datelines.blocks(article.text, document.sections)
                yield self._headlines.as_read(article.text, blocks), blocks

        for parse in self._language.parse_all(laid_out()):
            document = waiting.pop(0)
            written = Parse(document.article.text, parse.tokens, parse.sentences, parse.grammar)
            yield _run(self._after, replace(document, parse=self._rejoin(written)))


def layout_steps(config: Config) -> list[Step]:
    """Steps that need only the text: they say what is parsed and when the article appeared."""
    cues = SectionCues.load(config.vocabulary)
    return [FindSections(cues), FindPublished(cues)]


def reading_steps(config: Config, actors: Actors) -> list[Step]:
    """Steps over the parse, in order; none reaches back."""
    folders = config.vocabulary
    triggers, ontology = TriggerLexicon.load(folders), Ontology.load(folders)
    counting = Counting.load(folders)
    return [
        FindPredicates(EventNouns.load(folders)),
        FindTimes.load(folders),
        FindPlaces.load(folders),
        FindActors(actors=actors),
        JudgeStatus.load(folders),
        FindSpeakers.load(folders),
        FindVoices(actors=actors),
        DatePredicates.load(folders),
        PlacePredicates.load(folders),
        FindTriggers(lexicon=triggers, ontology=ontology),
        FindConditions.load(folders),
        CodeEvents(
            ontology=ontology, counting=counting, triggers=triggers, people=actors.people, weights=Weights.load(folders)
        ),
        FindFacts(
            relations=RelationLexicon.load(folders),
            triggers=triggers,
            counting=counting,
            routes=load_route_names(folders),
            kinds=relation_kinds(folders),
        ),
    ]


def _run(steps: list[Step], document: Document) -> Document:
    for step in steps:
        document = step(document)
    return document


def configuration_hash(config: Config) -> str:
    """Eight hex digits over every vocabulary file, so that two coders can be told apart."""
    digest = hashlib.sha256()
    for folder in (PACKAGED, *config.vocabulary):
        for file in sorted(Path(folder).rglob("*.t*")):
            digest.update(str(file.relative_to(folder)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
