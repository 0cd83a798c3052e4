"""Reads the actor, agent and verb dictionaries of PETRARCH and TABARI (CAMEO codes) into our own tables.

Format as described in the PETRARCH manual: actors ``NAME_ [CODE]`` with ``+SYNONYM`` lines and dated ``[CODE <950101]``
lines; agents ``NAME [~CODE]``; verbs in blocks ``--- NAME [code] ---`` with patterns ``- * AGAINST + [code]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CODE = re.compile(r"\[([^\]]*)\]")
DATES = re.compile(r"^(?P<code>\S+)(?:\s+(?P<days>[<>]?\d{6,8}(?:-\d{6,8})?))?$")
CENTURY = 50  # two-digit years above this are of the 20th century


@dataclass
class Imported:
    """Rows by target file, the line of each verb and pattern, and what could not be taken over with its reason."""

    rows: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    senses: dict[tuple[str, str], str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)

    def add(self, target: str, *cells: str) -> None:
        self.rows.setdefault(target, []).append(cells)


HEADERS: Mapping[str, tuple[str, ...]] = {
    "actors/agencies": ("name", "aliases", "state", "sector", "from", "to", "note"),
    "organisations/organisations": (
        "id", "name", "aliases", "code", "sector", "kind", "from", "to", "seat", "note",
    ),
    "actors/roles": ("phrase", "sector", "kind", "number", "note"),
    "triggers/verbs": ("lemma", "pattern", "type", "mode", "frame", "operator", "contexts", "cameo", "note"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Codes:
    """What codes are known: states by ISO 3166 alpha-3, PLOVER sectors and non-state codes, CAMEO to (type, mode)."""

    states: frozenset[str]
    sectors: frozenset[str]
    nonstate: frozenset[str]
    cameo: Mapping[str, tuple[str, str]]


def import_actors(file: Path, codes: Codes) -> Imported:
    """An actor dictionary: named actors with dated codes."""
    result = Imported()
    for number, names, dated in _actor_blocks(file):
        for code, first, last in dated:
            _add_actor(result, f"{file.name}:{number}", names, (code, first, last), codes)
    return result


def _actor_blocks(file: Path) -> Iterator[tuple[int, list[str], list[tuple[str, str, str]]]]:
    names: list[str] = []
    dated: list[tuple[str, str, str]] = []
    begun = 0
    for number, line in _lines(file):
        if line.startswith("+"):
            names.append(_phrase(line[1:]))
        elif not line.startswith(("\t", " ", "[")):
            if dated:
                yield begun, names, dated
            names, dated, begun = [_phrase(CODE.sub("", line))], [], number
        dated += [found for text in CODE.findall(line) if (found := _dated(text)) is not None]
    if dated:
        yield begun, names, dated


def _add_actor(result: Imported, where: str, names: Sequence[str], dated: tuple[str, str, str], codes: Codes) -> None:
    code, first, last = dated
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    sectors = "|".join(part for part in parts if part in codes.sectors)
    name, aliases = names[0], "|".join(names[1:])
    note = f"imported from {where}"
    if parts and parts[0] in codes.states:
        result.add("actors/agencies", name, aliases, parts[0], sectors, first, last, note)
    elif parts and parts[0] in codes.nonstate:
        identity = re.sub(r"\W+", "-", name)
        result.add("organisations/organisations", identity, name, aliases, parts[0], sectors, "", first, last, "", note)
    else:
        result.skipped.append(f"{where}: {name}: unknown code {code}")


def import_agents(file: Path, codes: Codes) -> Imported:
    """An agent dictionary: role nouns with sectors."""
    result = Imported()
    for number, line in _lines(file):
        found = CODE.search(line)
        if not found or line.startswith(("!", "{")):
            continue
        sector = found.group(1).replace("~", "").strip()[:3]
        phrase = _phrase(CODE.sub("", line)).lower()
        if sector in codes.sectors:
            result.add("actors/roles", phrase, sector, "person", "both", f"imported from {file.name}:{number}")
        else:
            result.skipped.append(f"{file.name}:{number}: {phrase}: unknown sector {sector}")
    return result


def import_verbs(file: Path, codes: Codes) -> Imported:
    """A verb dictionary: verbs with their CAMEO codes, and the patterns that one or two words tell apart."""
    result = Imported()
    lemma, block = "", ""
    for number, line in _lines(file):
        where = f"{file.name}:{number}"
        found = CODE.search(line)
        code = found.group(1).strip().lstrip(":") if found else ""
        if line.startswith("---"):
            block, lemma = code, ""
        elif line.startswith("-"):
            _add_pattern(result, where, lemma, line, code, codes)
        elif not line.startswith(("&", "+", "~", "%")) and (words := _phrase(CODE.sub("", line.split("{")[0])).lower()):
            lemma = words.split()[0]
            _add_verb(result, where, lemma, "", code or block, codes)
    return result


def _add_pattern(result: Imported, where: str, lemma: str, line: str, code: str, codes: Codes) -> None:
    after = CODE.sub("", line).partition("*")[2]
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"[+$%^]", " ", after))
    if not lemma or not words or len(words) > 2:
        result.skipped.append(f"{where}: pattern {line.strip()} has no counterpart")
        return
    pattern = f"{words[0].lower()}={words[1].lower()}" if len(words) == 2 else f"any={words[0].lower()}"
    _add_verb(result, where, lemma, pattern, code, codes)


def _add_verb(result: Imported, where: str, lemma: str, pattern: str, code: str, codes: Codes) -> None:
    made = next((codes.cameo[code[:n]] for n in range(len(code), 1, -1) if code[:n] in codes.cameo), None)
    if made is None:
        if code not in ("", "---"):
            result.skipped.append(f"{where}: {lemma}: CAMEO {code} is no PLOVER event")
        return
    earlier = result.senses.setdefault((lemma, pattern), where)
    if earlier != where:
        result.skipped.append(f"{where}: {lemma} {pattern}: already in {earlier}".replace(" :", ":"))
        return
    note = f"imported from {where}"
    result.add("triggers/verbs", lemma, pattern, made[0], made[1], "act-against", "", "", code, note)


def write_imported(result: Imported, folder: Path, stem: str) -> list[Path]:
    """Writes the rows as vocabulary files below ``folder`` and returns their paths."""
    written = []
    for target, rows in result.rows.items():
        path = folder / f"{target}-{stem}.tsv"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = ["\t".join(HEADERS[target]), *("\t".join(row) for row in dict.fromkeys(rows))]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        written.append(path)
    return written


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """Lines without comments (``;``, ``#``, ``<!--``) and blank ones."""
    for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        line = re.split(r"[;#]|<!--", line)[0].rstrip()
        if line.strip():
            yield number, line


def _phrase(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).title()


def _dated(text: str) -> tuple[str, str, str] | None:
    found = DATES.match(text.strip())
    if not found:
        return None
    days = found["days"] or ""
    if days.startswith("<"):
        return found["code"], "", _day(days[1:])
    if days.startswith(">"):
        return found["code"], _day(days[1:]), ""
    first, _, last = days.partition("-")
    return found["code"], _day(first), _day(last)


def _day(digits: str) -> str:
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > CENTURY else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 else ""
