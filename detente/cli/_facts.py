"""Facts and their changes on a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.cli import _options as options
from detente.cli._console import out, printable
from detente.cli._tables import plain_table
from detente.errors import UsageError
from detente.readers.paths import parse_day

if TYPE_CHECKING:
    from detente.analysis.facts import Change, Claim, Standing


def print_standing(found: Sequence[Standing]) -> None:
    """Each relation with its status, and who says so where they differ or an article speaks."""
    table = plain_table("subject", "relation", "object", "status", "since", "says")
    for one in found:
        since = one.first.isoformat() if one.first else ""
        table.add_row(
            printable(one.subject.name), one.relation, printable(one.object.name), one.status, since,
            "\n".join(voice(claim, one.status == "disputed") for claim in one.claims),
        )  # fmt: skip
    out().print(table if found else "")
    options.nothing_found(len(found))


def voice(claim: Claim, with_status: bool = False) -> str:
    """Who says it and where; in a dispute what they say."""
    told = f"{claim.status} ({span(claim)}): " if with_status else ""
    detail = claim.quote or claim.note
    says = "" if claim.basis == "baseline" else f"{claim.says} "
    return printable(f"{told}{says}[{claim.where}] {detail[:100]}").strip()


def span(claim: Claim) -> str:
    """From when to when."""
    return f"{claim.first or '…'} – {claim.last or '…'}"


def print_changes(found: Sequence[Change]) -> None:
    """What began, was suspended or ended, in the order of time."""
    table = plain_table("day", "what", "subject", "relation", "object", "says")
    for change in found:
        claim = change.claim
        table.add_row(
            exact(change.day, claim.precision), change.what, printable(claim.subject.name), claim.relation,
            printable(claim.object.name), voice(claim),
        )  # fmt: skip
    out().print(table if found else "")
    options.nothing_found(len(found))


def exact(day: dt.date, precision: str) -> str:
    """A day only as exactly as it is known."""
    return {"year": day.isoformat()[:4], "month": day.isoformat()[:7]}.get(precision, day.isoformat())


def period(text: str) -> tuple[dt.date, dt.date]:
    """First and last day of 2023..2025, 2023-09..2024 or a single year; UsageError otherwise."""
    first, _, last = text.partition("..")
    try:
        return _bound(first, last=False), _bound(last or first, last=True)
    except ValueError:
        raise UsageError(f"{text!r} is no period", remedy="Write 2023..2025 or 2023-09..2024-03.") from None


def _bound(text: str, *, last: bool) -> dt.date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return parse_day(text).date
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if not last:
        return dt.date(year, month, 1)
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
