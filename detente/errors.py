"""One small tree of errors; every message says what, where and what to do."""

from __future__ import annotations


class DetenteError(Exception):
    """Anything Détente tells its user went wrong.

    ``what`` is the fault, ``where`` is file:line or document:character, ``remedy`` what to do about it.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(self.__str__())

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        stop = "" if self.what.endswith((".", "!", "?", ":")) else "."
        return f"{place}{self.what}{stop} {self.remedy}" if self.remedy else f"{place}{self.what}"


class UsageError(DetenteError):
    """The command or call was given something it cannot take."""

    exit_code = 2


class ReadingError(DetenteError):
    """An input could not be read as an article; the run goes on without it."""

    exit_code = 3


class LexiconError(DetenteError):
    """A line of a vocabulary file is wrong; ``where`` is file:line."""

    exit_code = 4


class StoreError(DetenteError):
    """The database cannot be opened, read or written."""

    exit_code = 5


class ModelError(DetenteError):
    """The language model is missing or damaged."""

    exit_code = 6
