"""The tables of the store, and the version of their layout."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1

metadata = MetaData()

about = Table("about", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

articles = Table(
    "articles",
    metadata,
    Column("key", String(64), primary_key=True, comment="SHA-256 of the text"),
    Column("id", Text, nullable=False, index=True, comment="what the input called it: id or path"),
    Column("title", Text),
    Column("source", Text),
    Column("url", Text),
    Column("byline", Text),
    Column("text", Text, nullable=False),
)

codings = Table(
    "codings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("article", String(64), ForeignKey("articles.key"), nullable=False, index=True),
    Column("coder", String, nullable=False),
    Column("given", String, nullable=False, comment="publication date that came with the article, empty if none"),
    Column("published", Date, comment="publication date, given or found"),
    Column("coded_at", DateTime, nullable=False, comment="UTC"),
    Column("newest", Boolean, nullable=False, comment="false where a later coding of the same text exists"),
    Column("document", Text, nullable=False, comment="the whole coding as JSON"),
    UniqueConstraint("article", "coder", "given"),
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("coding", Integer, ForeignKey("codings.number"), nullable=False, index=True),
    Column("event", String, nullable=False, index=True, comment="public id: start of the article's key, event id"),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("quad", String, nullable=False),
    Column("status", String, nullable=False),
    Column("first", Date, comment="first day it may have happened"),
    Column("last", Date),
    Column("place", Text),
    Column("country", String(3)),
    Column("body", Text, nullable=False, comment="the event as JSON"),
)

parties = Table(
    "parties",
    metadata,
    Column("event", Integer, ForeignKey("events.number"), primary_key=True),
    Column("role", String, primary_key=True, comment="actor, recipient or object"),
    Column("place", Integer, primary_key=True, comment="position among those of the role, from 0"),
    Column("code", String, index=True),
    Column("own", String, comment="the vocabulary's own id, for parties that share a code"),
    Column("name", Text, nullable=False, index=True),
)

facts = Table(
    "facts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("coding", Integer, ForeignKey("codings.number"), nullable=False, index=True),
    Column("fact", String, nullable=False),
    Column("relation", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("status", String, nullable=False),
    Column("body", Text, nullable=False, comment="the fact as JSON"),
)

Index("events_when", events.c.first, events.c.last)
