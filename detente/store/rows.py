"""A coded document as rows of the store's tables, and rows as the flat tables that people look at."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars

Json = dict[str, Any]

SHORT = 8  # characters of an article's key in an event's public id

EVENT_COLUMNS = (
    "event", "document", "title", "source", "published", "from", "to", "precision", "time_basis", "type", "mode",
    "contexts", "quad", "score", "cameo", "actor", "actor_code", "recipient", "recipient_code", "object", "status",
    "speaker", "speaker_code", "place", "country", "lat", "lon", "counts", "confidence", "section", "trigger",
    "sentence",
)  # fmt: skip
FACT_COLUMNS = (
    "fact", "document", "title", "source", "published", "relation", "subject", "subject_code", "object", "object_code",
    "from", "to", "precision", "status", "section", "sentence",
)  # fmt: skip
DOCUMENT_COLUMNS = (
    "key", "document", "title", "source", "url", "published", "basis", "coder", "coded_at", "events", "facts",
    "characters",
)  # fmt: skip
DAYS = ("published", "from", "to")
NUMBERS = ("score", "lat", "lon", "confidence")
COUNTS = ("events", "facts", "characters")


class Rows:
    """Rows with named columns; dates are ``datetime.date``, several values of a cell are joined by ``|``."""

    def __init__(self, columns: tuple[str, ...], rows: list[Json]) -> None:
        self._columns, self._rows = columns, rows

    @property
    def columns(self) -> list[str]:
        return list(self._columns)

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self) -> list[Json]:
        return list(self._rows)

    def to_polars(self) -> polars.DataFrame:
        """A Polars frame with the same columns whatever the rows."""
        import polars

        kinds: dict[str, Any] = dict.fromkeys(DAYS, polars.Date)
        kinds |= dict.fromkeys(NUMBERS, polars.Float64) | dict.fromkeys(COUNTS, polars.Int64)
        kinds["coded_at"] = polars.Datetime("us")
        schema = {column: kinds.get(column, polars.String) for column in self._columns}
        return polars.DataFrame(self._rows, schema=schema, orient="row")

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas frame; dates are datetime64, empty cells NaT or None."""
        import pandas

        frame = pandas.DataFrame(self._rows, columns=list(self._columns))
        for column in DAYS:
            if column in frame:
                frame[column] = pandas.to_datetime(frame[column])
        for column in NUMBERS:
            if column in frame:
                frame[column] = pandas.to_numeric(frame[column])
        return frame


def day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def public_id(key: str, event: str) -> str:
    """An event's id among all articles."""
    return f"{key[:SHORT]}-{event}"


def section_text(document: Json, text: str, kind: str) -> str | None:
    """The first section of a kind, such as the title that the coder found in the text."""
    found = (text[section["start"] : section["end"]] for section in document["sections"] if section["kind"] == kind)
    return next(found, None)


def party_name(party: Json) -> str:
    return str(party.get("name") or party.get("text") or "")


def event_row(body: Json, article: Json) -> Json:
    """A stored event flat; ``article`` has key, id, title, source, published and text."""
    time, place, speaker = body["time"] or {}, body["place"] or {}, body["speaker"] or {}
    start, end = body["sentence"]
    return {
        "event": public_id(article["key"], body["id"]), **_of_article(article),
        "from": day(time.get("from")), "to": day(time.get("to")), "precision": time.get("precision"),
        "time_basis": time.get("basis", "unknown"),
        "type": body["type"], "mode": body["mode"], "contexts": "|".join(body["contexts"]), "quad": body["quad"],
        "score": body["score"], "cameo": body["cameo"],
        "actor": _names(body["actors"]), "actor_code": _codes(body["actors"]),
        "recipient": _names(body["recipients"]), "recipient_code": _codes(body["recipients"]),
        "object": "|".join(thing["id"] or thing["text"] for thing in body["objects"]),
        "status": body["status"], "speaker": speaker.get("text"), "speaker_code": speaker.get("code"),
        "place": place.get("name"), "country": place.get("country"), "lat": place.get("lat"), "lon": place.get("lon"),
        "counts": json.dumps(body["counts"]) if body["counts"] else None, "confidence": body["confidence"],
        "section": body["section"], "trigger": body["trigger"]["text"], "sentence": article["text"][start:end],
    }  # fmt: skip


def fact_row(body: Json, article: Json) -> Json:
    """A stored fact flat."""
    start, end = body["sentence"]
    return {
        "fact": public_id(article["key"], body["id"]), **_of_article(article),
        "relation": body["relation"],
        "subject": party_name(body["subject"]), "subject_code": body["subject"].get("code"),
        "object": party_name(body["object"]), "object_code": body["object"].get("code"),
        "from": day(body["from"]), "to": day(body["to"]), "precision": body["precision"], "status": body["status"],
        "section": body["section"], "sentence": article["text"][start:end],
    }  # fmt: skip


def _of_article(article: Json) -> Json:
    return {"document": article["id"]} | {name: article[name] for name in ("title", "source", "published")}


def _names(parties: list[Json]) -> str:
    return "|".join(party_name(party) for party in parties)


def _codes(parties: list[Json]) -> str:
    return "|".join(party.get("code") or "" for party in parties)


def event_record(body: Json, key: str) -> Json:
    """An event as a row of ``events``, without its coding's number."""
    time, place = body["time"] or {}, body["place"] or {}
    return {
        "event": public_id(key, body["id"]), "type": body["type"], "mode": body["mode"], "quad": body["quad"],
        "status": body["status"], "first": day(time.get("from")), "last": day(time.get("to")),
        "place": place.get("name"), "country": place.get("country"), "body": dumps(body),
    }  # fmt: skip


def party_records(body: Json, number: int) -> list[Json]:
    """An event's parties as rows of ``parties``."""
    roles = (("actor", body["actors"]), ("recipient", body["recipients"]), ("object", body["objects"]))
    return [
        {"event": number, "role": role, "place": place, "code": party.get("code"), "own": party.get("id"),
         "name": party_name(party)}
        for role, members in roles
        for place, party in enumerate(members)
    ]  # fmt: skip


def fact_record(body: Json, key: str) -> Json:
    """A fact as a row of ``facts``, without its coding's number."""
    return {
        "fact": public_id(key, body["id"]), "relation": body["relation"], "subject": party_name(body["subject"]),
        "object": party_name(body["object"]), "first": day(body["from"]), "last": day(body["to"]),
        "status": body["status"], "body": dumps(body),
    }  # fmt: skip


def dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
