"""The store in SQLite or PostgreSQL, by SQLAlchemy Core. Nothing is opened at import."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, create_engine, event, func, insert, inspect, or_, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from detente.errors import StoreError, UsageError
from detente.store import rows
from detente.store.base import Coded, Filters, Stored, text_hash
from detente.store.schema import SCHEMA_VERSION, about, articles, codings, events, facts, metadata, parties
from detente.types import Article, Published

DEFAULT = "detente.db"


class SqlStore:
    """Writer and View over one database. Each method is one transaction."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self.name = engine, name

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> SqlStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except SQLAlchemyError as fault:
            raise _told(fault, self.name) from fault

    # --- Writer ---

    def find(self, article: Article, coder: str) -> Coded | None:
        """The coding kept of this text by this coder, told of ``article``.

        A text that was coded undated is not found once it comes with a date: its days can now be told.
        """
        query = (
            select(codings.c.document)
            .where(codings.c.article == text_hash(article.text), codings.c.coder == coder)
            .order_by(codings.c.number.desc())
            .limit(1)
        )
        if article.published is not None:
            query = query.where(or_(codings.c.given != "", codings.c.published.is_not(None)))
        with self._transaction() as connection:
            found = connection.execute(query).scalar()
        return Coded(article, coder, json.loads(found) | {"id": article.id}) if found else None

    def add(self, coded: Coded) -> bool:
        """Keeps a coding with its events and facts, all or nothing; False if it is kept already."""
        if self.find(coded.article, coded.coder) is not None:
            return False
        key = text_hash(coded.article.text)
        try:
            with self._transaction() as connection:
                self._keep_article(connection, key, coded)
                number = self._keep_coding(connection, key, coded)
                self._keep_events(connection, key, number, coded.document)
        except IntegrityError:  # another process kept the same at the same moment
            return False
        return True

    def _keep_article(self, connection: Connection, key: str, coded: Coded) -> None:
        article = coded.article
        if connection.execute(select(articles.c.key).where(articles.c.key == key)).first() is None:
            values = {name: getattr(article, name) for name in ("id", "source", "url", "byline", "text")}
            title = article.title or rows.section_text(coded.document, article.text, "title")
            connection.execute(insert(articles).values(key=key, title=title, **values))

    def _keep_coding(self, connection: Connection, key: str, coded: Coded) -> int:
        published = coded.document["published"]
        connection.execute(update(codings).where(codings.c.article == key).values(newest=False))
        result = connection.execute(
            insert(codings).values(
                article=key,
                coder=coded.coder,
                given=coded.article.published.date.isoformat() if coded.article.published else "",
                published=rows.day(published["date"]) if published else None,
                coded_at=dt.datetime.now(dt.UTC).replace(tzinfo=None),
                newest=True,
                document=rows.dumps(coded.document),
            )
        )
        return _key_of(result)

    def _keep_events(self, connection: Connection, key: str, number: int, document: rows.Json) -> None:
        for body in document["events"]:
            kept = connection.execute(insert(events).values(coding=number, **rows.event_record(body, key)))
            if members := rows.party_records(body, _key_of(kept)):
                connection.execute(insert(parties), members)
        if found := [{"coding": number, **rows.fact_record(body, key)} for body in document["facts"]]:
            connection.execute(insert(facts), found)

    # --- View ---

    def documents(self) -> rows.Rows:
        """One row per article: key, document (its id), title, source, dates, coder, number of events and facts."""
        query = _newest(codings, codings.c.document, codings.c.coder, codings.c.coded_at)
        return rows.Rows(rows.DOCUMENT_COLUMNS, [_document_row(row) for row in self._all(query)])

    def events(self, filters: Filters | None = None, **filter_by: Any) -> rows.Rows:
        """One row per event of the newest codings, newest first; filters as a record or as keywords of Filters."""
        filters = filters or Filters(**filter_by)
        query = _newest(events, events.c.body).join(events, events.c.coding == codings.c.number)
        query = _filtered(query, filters).order_by(
            func.coalesce(events.c.last, events.c.first, codings.c.published, dt.date.min).desc(), events.c.number
        )
        found = self._all(query.limit(filters.limit))
        return rows.Rows(rows.EVENT_COLUMNS, [rows.event_row(json.loads(row.body), _article(row)) for row in found])

    def facts(self, filters: Filters | None = None, **filter_by: Any) -> rows.Rows:
        """One row per fact of the newest codings; ``actor`` filters subjects and ``recipient`` objects."""
        filters = filters or Filters(**filter_by)
        query = _newest(facts, facts.c.body).join(facts, facts.c.coding == codings.c.number)
        for column, value in ((facts.c.subject, filters.actor), (facts.c.object, filters.recipient)):
            query = query.where(_like(column, value)) if value else query
        if filters.document:
            query = query.where(articles.c.id == filters.document)
        found = self._all(query.order_by(facts.c.number).limit(filters.limit))
        return rows.Rows(rows.FACT_COLUMNS, [rows.fact_row(json.loads(row.body), _article(row)) for row in found])

    def document(self, name: str) -> Stored:
        """The article of this id, file name, title or start of its key; UsageError if there is none or several."""
        query = _newest(codings, *_STORED)
        for fits in (
            articles.c.id == name,
            articles.c.key.startswith(name, autoescape=True),
            or_(articles.c.id.endswith("/" + name, autoescape=True), articles.c.title == name),
        ):
            found = self._all(query.where(fits).limit(9))
            if len(found) > 1:
                keys = ", ".join(f"{row.key[: rows.SHORT]} ({row.title or row.id})" for row in found)
                raise UsageError(f"{name!r} names several articles: {keys}", remedy="Name one by its key.")
            if found:
                return _stored(found[0])
        raise UsageError(f"no article {name!r} in {self.name}", remedy="'detente show' without a name lists them.")

    def stored(self) -> Iterator[Stored]:
        """Every article with its newest coding, in the order they came."""
        numbers = [row.number for row in self._all(_newest(codings, codings.c.number).order_by(codings.c.number))]
        for number in numbers:
            yield from map(_stored, self._all(_newest(codings, *_STORED).where(codings.c.number == number)))

    def event(self, name: str) -> tuple[Stored, rows.Json]:
        """The event of a public id, a beginning of one, or ARTICLE:NUMBER (its order in the text), with its article.

        Raises UsageError if there is none or several.
        """
        article, _, number = name.rpartition(":")
        if article and number.isdigit():
            return self._numbered(article, int(number))
        query = _newest(events, *_STORED, events.c.body).join(events, events.c.coding == codings.c.number)
        found = self._all(query.where(_named(name)).limit(2))
        if len(found) > 1:
            raise UsageError(f"{name!r} begins the ids of several events", remedy="Give more of it.")
        if not found:
            raise UsageError(f"no event {name!r} in {self.name}", remedy="'detente events' lists them with their ids.")
        return _stored(found[0]), json.loads(found[0].body)

    def _numbered(self, article: str, number: int) -> tuple[Stored, rows.Json]:
        stored = self.document(article)
        found = sorted(stored.document["events"], key=lambda body: int(body["trigger"]["start"]))
        if not 0 < number <= len(found):
            raise UsageError(f"{article} has {len(found)} events, none is number {number}")
        return stored, found[number - 1]

    def _all(self, query: Select[Any]) -> list[Row[Any]]:
        with self._transaction() as connection:
            return list(connection.execute(query).all())


_OF_ARTICLE = (articles.c.key, articles.c.id, articles.c.title, articles.c.source, articles.c.url, articles.c.byline)
_STORED = (codings.c.coder, codings.c.coded_at, codings.c.document)


def _newest(_table: Any, *columns: Any) -> Select[Any]:
    return (
        select(*_OF_ARTICLE, articles.c.text, codings.c.published, *columns)
        .select_from(codings)
        .join(articles, articles.c.key == codings.c.article)
        .where(codings.c.newest)
    )


def _filtered(query: Select[Any], filters: Filters) -> Select[Any]:
    for role, value in (("actor", filters.actor), ("recipient", filters.recipient)):
        if value:
            names = or_(
                func.lower(parties.c.code) == value.lower(),
                func.lower(parties.c.own) == value.lower(),
                _like(parties.c.name, value),
            )
            query = query.where(events.c.number.in_(select(parties.c.event).where(parties.c.role == role, names)))
    if filters.type:
        query = query.where(events.c.type == filters.type.upper())
    if filters.status:
        query = query.where(events.c.status == filters.status.lower())
    if filters.since:
        query = query.where(func.coalesce(events.c.last, events.c.first) >= filters.since)
    if filters.until:
        query = query.where(func.coalesce(events.c.first, events.c.last) <= filters.until)
    if filters.place:
        query = query.where(or_(events.c.country == filters.place.upper(), _like(events.c.place, filters.place)))
    if filters.document:
        query = query.where(articles.c.id == filters.document)
    return query


def _named(name: str) -> Any:
    """Whether an event's public id, or its part after the article's key, begins so."""
    return or_(events.c.event.startswith(name, autoescape=True), events.c.event.contains(f"-{name}", autoescape=True))


def _like(column: Any, value: str) -> Any:
    return func.lower(column).contains(value.lower(), autoescape=True)


def _article(row: Row[Any]) -> rows.Json:
    names = ("key", "id", "title", "source", "published", "text")
    return {name: getattr(row, name) for name in names}


def _stored(row: Row[Any]) -> Stored:
    document = json.loads(row.document)
    published = document["published"]
    known = Published(dt.date.fromisoformat(published["date"]), published["basis"]) if published else None
    article = Article(row.id, row.text, row.title, row.source, row.url, row.byline, known)
    return Stored(row.key, article, row.coder, row.coded_at, document)


def _document_row(row: Row[Any]) -> rows.Json:
    document = json.loads(row.document)
    return {
        "key": row.key[: rows.SHORT], "document": row.id, "title": row.title, "source": row.source, "url": row.url,
        "published": row.published, "basis": (document["published"] or {}).get("basis"), "coder": row.coder,
        "coded_at": row.coded_at, "events": len(document["events"]), "facts": len(document["facts"]),
        "characters": len(row.text),
    }  # fmt: skip


def _key_of(result: Any) -> int:
    return int(result.inserted_primary_key[0])


# --- opening ---


def open_store(place: str | Path = DEFAULT, *, create: bool = True) -> SqlStore:
    """A store at a file or a database URL; StoreError where it cannot be opened or a newer version made it."""
    url, name = str(place), _shown(str(place))
    if not create and "://" not in url and not Path(url).exists():
        raise StoreError(f"there is no store {name}", remedy="Make one with 'detente code PATH...'.")
    try:
        engine = create_engine(_url(url))
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
        _check(engine, name, create)
    except (SQLAlchemyError, ModuleNotFoundError) as fault:
        raise _told(fault, name) from fault
    return SqlStore(engine, name)


def _shown(place: str) -> str:
    """A store's name for messages, without a password."""
    return re.sub(r"(?<=://)([^:/@]+):[^@/]*@", r"\1:***@", place)


def _url(name: str) -> str:
    if "://" not in name:
        return f"sqlite:///{name}"
    scheme, _, rest = name.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else name


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 30000")


def _check(engine: Engine, name: str, create: bool) -> None:
    """Makes the tables of a new store; refuses one that is not ours or whose layout is newer."""
    tables = set(inspect(engine).get_table_names())
    if about.name not in tables:
        if tables and not tables.isdisjoint(metadata.tables) or (tables and not create):
            raise StoreError(f"{name} is a database of another program", remedy="Name another file with --store.")
        with engine.begin() as connection:
            metadata.create_all(connection)
            connection.execute(insert(about).values(name="schema", value=str(SCHEMA_VERSION)))
        return
    with engine.begin() as connection:
        found = connection.execute(select(about.c.value).where(about.c.name == "schema")).scalar()
    if not str(found).isdigit() or int(str(found)) > SCHEMA_VERSION:
        raise StoreError(
            f"{name} was made by a newer version of Détente (layout {found}, this one knows {SCHEMA_VERSION})",
            remedy="Update Détente, or name another store with --store.",
        )


_MESSAGES = {
    "readonly database": ("it is read-only", "Give it write permission, or name another with --store."),
    "unable to open": ("it cannot be opened", "Does its folder exist, and may you write there?"),
    "disk is full": ("the disk is full", "Free some space and run the same command again: it goes on from here."),
    "disk I/O error": ("the disk failed", "What was kept before is whole."),
    "not a database": ("it is not a Détente store", "Name another file with --store."),
    "malformed": ("it is damaged", "Name another file with --store."),
    "locked": ("another program holds it locked", "Try again when that has finished."),
    "psycopg": ("PostgreSQL support is not installed", "Install detente[postgres]."),
}


def _told(fault: Exception, name: str) -> StoreError:
    """A database's fault in words for its user."""
    text = str(fault.orig) if isinstance(fault, DBAPIError) and fault.orig is not None else str(fault)
    for sign, (what, remedy) in _MESSAGES.items():
        if sign in text:
            return StoreError(f"store {name}: {what}.", remedy=remedy)
    return StoreError(f"store {name}: {text.splitlines()[0]}")
