"""Tells women from men where the text or the vocabulary says so, so that "he" never means a woman."""

from __future__ import annotations

from typing import Literal

from detente.lexicons.actors import Actors
from detente.lexicons.actors_names import fold
from detente.parse import Parse, Token
from detente.types import Mention

Gender = Literal["female", "male"]
GENDERS: tuple[Gender, Gender] = ("female", "male")
BEFORE = ("compound", "nmod", "amod", "appos")


class Genders:
    """Genders of pronouns and of people, from nouns ("spokeswoman"), titles ("Mrs") and first names."""

    def __init__(self, parse: Parse, actors: Actors) -> None:
        self._parse, self._actors = parse, actors
        self._endings = {gender: tuple(actors.words[f"{gender}_endings"]) for gender in GENDERS}

    def of_pronoun(self, token: Token) -> Gender | None:
        return self._listed("pronouns", token.lower)

    def of(self, mention: Mention) -> Gender | None:
        """The gender of a person; None for others and where nothing tells."""
        if mention.kind != "person":
            return None
        return self._of_nouns(mention) or self._of_name(mention.name)

    def differ(self, token: Token, mention: Mention) -> bool:
        """Whether a pronoun cannot mean a person, as they differ in gender."""
        wanted = self.of_pronoun(token)
        found = self.of(mention) if wanted else None
        return found is not None and found != wanted

    def _of_nouns(self, mention: Mention) -> Gender | None:
        for i in self._parse.within(mention.start, mention.end):
            token = self._parse.tokens[i]
            if i != mention.head and not (token.dep in BEFORE and token.head == mention.head):
                continue
            word = fold(token.lower).strip(".")
            found = self._listed("nouns", word) or self._listed("pronouns", word)
            if found:
                return found
            if token.pos == "NOUN" and (found := self._by_ending(word)):
                return found
        return None

    def _by_ending(self, word: str) -> Gender | None:
        if word in self._actors.words["genderless_nouns"]:
            return None
        return next((gender for gender in GENDERS if word.endswith(self._endings[gender])), None)

    def _of_name(self, name: str) -> Gender | None:
        words = fold(name).lower().split()
        return self._actors.first_names.get(words[0]) if len(words) > 1 else None

    def _listed(self, kind: str, word: str) -> Gender | None:
        return next((gender for gender in GENDERS if word in self._actors.words[f"{gender}_{kind}"]), None)
