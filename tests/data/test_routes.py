"""The shipped route network: whole, consistent, and right where an analyst would check it."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import pytest

from detente.analysis.network import distance_km
from detente.baseline import Lasting, RouteTable
from detente.lexicons.routes import read_routes
from detente.lexicons.tables import read_rows

FAR = 3000  # km that a pipeline, railway or road segment stays below


@pytest.fixture(scope="module")
def table() -> RouteTable:
    return read_routes()


def status_of(table: RouteTable, segment: str, day: str) -> str:
    found = table.segments[segment].status(dt.date.fromisoformat(day))
    return found.value if found else ""


def holders_of(table: RouteTable, segment: str, day: str) -> set[tuple[str, str]]:
    on = dt.date.fromisoformat(day)
    return {(held.value, held.role) for held in table.segments[segment].holders if held.holds(on)}


def border_of(table: RouteTable, pair: str, day: str) -> str:
    on = dt.date.fromisoformat(day)
    a, b = sorted(pair.split("-"))
    begun = dt.date.min
    held = [one for one in table.borders if (one.a, one.b) == (a, b) and (one.first or begun) <= on]
    held = [one for one in held if one.last is None or one.last >= on]
    return max(held, key=lambda one: one.first or begun).status if held else ""


def overlapping(rows: Sequence[Lasting]) -> Iterator[tuple[Lasting, Lasting]]:
    ordered = sorted(rows, key=lambda row: row.first or dt.date.min)
    for a, b in pairwise(ordered):
        if (a.last or dt.date.max) >= (b.first or dt.date.min):
            yield a, b


# --- counts ---


def test_the_network_is_as_large_as_promised(table: RouteTable) -> None:
    by_mode = Counter(route.mode for route in table.routes.values())
    kinds = Counter(node.kind for node in table.nodes.values())
    assert by_mode["pipeline"] >= 60
    assert by_mode["rail"] >= 40
    assert by_mode["road"] >= 30
    assert by_mode["sea"] + kinds["port"] >= 40
    assert by_mode["sea"] >= 40
    assert kinds["strait"] >= 15


def test_every_row_names_its_source() -> None:
    for kind in ("routes", "segments", "statuses", "holders", "strikes", "borders"):
        assert [row.where for row in read_rows(f"routes/{kind}", ["source"]) if not row["source"]] == []


# --- consistency ---


def test_a_segment_crosses_the_states_of_its_ends(table: RouteTable) -> None:
    for segment in table.segments.values():
        ends = {table.nodes[segment.start].state, table.nodes[segment.end].state} - {""}
        assert ends <= set(segment.territory), segment.id


def test_only_the_sea_is_nobodys(table: RouteTable) -> None:
    dry = {
        segment.id for segment in table.segments.values() if segment.mode in ("rail", "road") and not segment.territory
    }
    assert dry == set()


def test_coordinates_are_plausible(table: RouteTable) -> None:
    for segment in table.segments.values():
        a, b = table.nodes[segment.start], table.nodes[segment.end]
        km = distance_km((a.lat, a.lon), (b.lat, b.lon))
        assert km > 0.5, segment.id
        assert km < FAR or segment.mode == "sea", segment.id
    for node in table.nodes.values():
        assert -60 <= node.lat <= 80 and -180 <= node.lon <= 180, node.id


def test_no_node_or_route_is_left_alone(table: RouteTable) -> None:
    used = {node for segment in table.segments.values() for node in (segment.start, segment.end)}
    assert set(table.nodes) == used
    assert set(table.routes) == {segment.route for segment in table.segments.values()}


def test_a_border_crossing_is_reached_from_both_sides(table: RouteTable) -> None:
    sides: dict[str, set[str]] = defaultdict(set)
    for segment in table.segments.values():
        for node in (segment.start, segment.end):
            sides[node] |= set(segment.territory)
    borders = [node.id for node in table.nodes.values() if node.kind == "crossing" and not node.state]
    assert [node for node in borders if len(sides[node]) < 2] == []


def test_states_that_a_land_route_joins_have_a_border_row(table: RouteTable) -> None:
    known = {(border.a, border.b) for border in table.borders}
    sides: dict[str, set[str]] = defaultdict(set)
    for segment in table.segments.values():
        if segment.mode in ("rail", "road"):
            sides[segment.start] |= set(segment.territory)
            sides[segment.end] |= set(segment.territory)
    crossings = [node.id for node in table.nodes.values() if node.kind == "crossing" and not node.state]
    joined = {pair for node in crossings for pair in combinations(sorted(sides[node]), 2)}
    assert joined - known == set()


def test_statuses_of_a_segment_follow_each_other(table: RouteTable) -> None:
    for segment in table.segments.values():
        assert segment.statuses, segment.id
        assert list(overlapping(segment.statuses)) == [], segment.id


def test_border_rows_of_a_pair_follow_each_other(table: RouteTable) -> None:
    pairs: dict[tuple[str, str], list[Lasting]] = defaultdict(list)
    for border in table.borders:
        assert border.a < border.b
        pairs[border.a, border.b].append(border)
    for pair, rows in pairs.items():
        assert list(overlapping(rows)) == [], pair


def test_states_are_coded_as_actors_are(table: RouteTable) -> None:
    known = {row["code"] for row in read_rows("actors/states", ["code"])} | {"EU", ""}
    found = {node.state for node in table.nodes.values()} | {strike.state for strike in table.strikes}
    found |= {code for border in table.borders for code in (border.a, border.b)}
    for segment in table.segments.values():
        found |= set(segment.territory) | {held.value for held in segment.holders}
    assert found - known == set()


def test_capacities_have_unit_and_year(table: RouteTable) -> None:
    for segment in table.segments.values():
        if segment.capacity is not None:
            assert segment.capacity > 0 and segment.unit and segment.year, segment.id


def test_the_whole_network_hangs_together(table: RouteTable) -> None:
    neighbours: dict[str, set[str]] = defaultdict(set)
    for segment in table.segments.values():
        neighbours[segment.start].add(segment.end)
        neighbours[segment.end].add(segment.start)
    reached, waiting = {"baku"}, ["baku"]
    while waiting:
        new = neighbours[waiting.pop()] - reached
        reached |= new
        waiting += new
    left = set(table.nodes) - reached
    gas_or_oil = {
        node
        for segment in table.segments.values()
        if segment.mode == "pipeline"
        for node in (segment.start, segment.end)
    }
    assert left <= gas_or_oil


# --- what an analyst would look for ---

NAMED = """
Baku-Tbilisi-Ceyhan, BTC, Baku-Supsa, Baku-Novorossiysk, SCP, TANAP, TAP, IGB, CPC, Atyrau-Samara,
Kazakhstan-China oil pipeline, Central Asia-Center, Central Asia-China, Line D, Power of Siberia,
Power of Siberia 2, ESPO, Druzhba, Druzhba North, Druzhba South, Odesa-Brody, JANAF, TAL, TurkStream,
Blue Stream, Balkan Stream, Nord Stream 1, Nord Stream 2, Yamal-Europe, Brotherhood, Soyuz, Trans-Balkan,
Mozdok-Tbilisi, Iran-Armenia, Tabriz-Ankara, Dauletabad-Khangiran, TAPI, TCGP, IPI, Kirkuk-Ceyhan,
Iraq-Jordan pipeline, Petroline, Habshan-Fujairah, Goreh-Jask, SUMED, EAPC, Arab Gas Pipeline, EMG, Langeled,
Europipe, Baltic Pipe, GIPL, Balticconnector, MEDGAZ, Maghreb-Europe, TransMed, Greenstream, Dolphin,
Baku-Tbilisi-Kars, Trans-Caspian, Middle Corridor, INSTC west, INSTC middle, INSTC east, Zangezur corridor,
TRIPP, Kars-Nakhchivan, Gyumri-Kars, Abkhazia railway, Trans-Siberian, BAM, Malaszewicze,
China-Kyrgyzstan-Uzbekistan, Trans-Afghan, Khaf-Herat, Chabahar-Zahedan, Marmaray, Rail Baltica,
Belgrade-Budapest, Trans-Korean, Djibouti-Ethiopia, Hejaz, Development Road, Gulf Railway, Lachin corridor,
Upper Lars, Roki, Sarpi, Margara, Torkham, Chaman, Islam Qala, Khunjerab, Rafah, Kerem Shalom, Allenby,
Bab al-Hawa, Nasib, Habur, Kapikule, Medyka, Yahodyn, Narva, Vaalimaa, Suez, Bosporus, Dardanelles, Hormuz,
Bab el-Mandeb, Malacca, Gibraltar, Danish straits, Kiel Canal, Kerch Strait, Taiwan Strait, Volga-Don,
Cape route
"""


def test_routes_that_everybody_names_are_there(table: RouteTable) -> None:
    names = {name for route in table.routes.values() for name in (route.id, route.name, *route.aliases)}
    wanted = [name.strip() for name in NAMED.replace("\n", " ").split(",")]
    assert [name for name in wanted if name not in names] == []


@pytest.mark.parametrize(
    ("segment", "day", "status"),
    [
        ("btc/refahiye-ceyhan", "2025-07-10", "operating"),
        ("btc/btc-geo-tur-refahiye", "2008-08-10", "damaged"),
        ("baku-supsa/orchosani-west-supsa", "2021-07-10", "operating"),
        ("baku-supsa/orchosani-west-supsa", "2025-07-10", "dormant"),
        ("instc-west/astara-irn-rasht", "2025-07-10", "under construction"),
        ("instc-west/astara-irn-rasht", "2021-07-10", "planned"),
        ("zangezur/aghband-meghri", "2025-07-10", "planned"),
        ("baku-tbilisi-kars/kartsakhi-kars", "2025-07-10", "operating"),
        ("gyumri-kars/akhurik-kars", "2025-07-10", "blocked"),
        ("nord-stream-1/bornholm-lubmin", "2021-07-10", "operating"),
        ("nord-stream-1/bornholm-lubmin", "2022-09-27", "damaged"),
        ("yamal-europe/belarus-gas-kondratki", "2023-01-01", "dormant"),
        ("brotherhood/sudzha-border-kyiv-gas", "2024-12-31", "operating"),
        ("brotherhood/sudzha-border-kyiv-gas", "2025-01-01", "dormant"),
        ("kirkuk-ceyhan/itp-irq-tur-ceyhan", "2024-01-01", "blocked"),
        ("kirkuk-ceyhan/itp-irq-tur-ceyhan", "2025-10-01", "operating"),
        ("odesa-corridor/odesa-black-sea-north-west", "2022-09-01", "partial"),
        ("odesa-corridor/odesa-black-sea-north-west", "2022-05-01", "blocked"),
        ("bab-el-mandeb/bab-el-mandeb-gulf-of-aden", "2023-06-01", "operating"),
        ("bab-el-mandeb/bab-el-mandeb-gulf-of-aden", "2024-06-01", "partial"),
        ("suez/levant-sea-suez-canal", "2021-03-25", "blocked"),
        ("upper-lars/vladikavkaz-upper-lars", "2008-01-01", "blocked"),
        ("lachin-corridor/kornidzor-lachin", "2022-12-01", "operating"),
        ("lachin-corridor/kornidzor-lachin", "2023-06-01", "blocked"),
        ("maghreb-europe/hassi-rmel-gme-dza-mar", "2022-01-01", "dormant"),
        ("balticconnector/inkoo-paldiski", "2023-12-01", "damaged"),
    ],
)
def test_what_stood_of_a_segment_on_a_day(table: RouteTable, segment: str, day: str, status: str) -> None:
    assert status_of(table, segment, day) == status


@pytest.mark.parametrize(
    ("segment", "day", "held", "expected"),
    [
        ("baku-supsa/orchosani-east-orchosani-west", "2015-07-01", ("RUS", "holds"), False),
        ("baku-supsa/orchosani-east-orchosani-west", "2015-08-01", ("RUS", "holds"), True),
        ("baku-supsa/orchosani-west-supsa", "2025-07-10", ("RUS", "holds"), False),
        ("lachin-corridor/lachin-khankendi", "2022-01-01", ("RUS", "guards"), True),
        ("lachin-corridor/lachin-khankendi", "2025-01-01", ("RUS", "guards"), False),
        ("agarak-norduz/meghri-agarak", "2024-12-01", ("RUS", "guards"), True),
        ("agarak-norduz/meghri-agarak", "2025-02-01", ("RUS", "guards"), False),
        ("gyumri-tbilisi/gyumri-yerevan", "2025-07-10", ("RUS", "operates"), True),
        ("abkhazia-railway/psou-sukhumi", "2025-07-10", ("RUS", "holds"), True),
        ("kerch-bridge/kerch-kerch-bridge", "2025-07-10", ("RUS", "holds"), True),
        ("trans-balkan/grebenyky-tiraspol-gas", "2025-07-10", ("RUS", "holds"), True),
        ("brotherhood/sudzha-sudzha-border", "2024-12-01", ("UKR", "holds"), True),
        ("brotherhood/sudzha-sudzha-border", "2025-06-01", ("UKR", "holds"), False),
        ("cyprus-green-line/nicosia-line-famagusta", "2025-07-10", ("TUR", "holds"), True),
    ],
)
def test_who_held_a_segment_on_a_day(
    table: RouteTable, segment: str, day: str, held: tuple[str, str], expected: bool
) -> None:
    assert (held in holders_of(table, segment, day)) is expected


@pytest.mark.parametrize(
    ("pair", "day", "status"),
    [
        ("ARM-TUR", "1992-06-01", "open"),
        ("ARM-TUR", "2025-07-10", "closed"),
        ("ARM-AZE", "2025-07-10", "closed"),
        ("ARM-GEO", "2025-07-10", "open"),
        ("AZE-GEO", "2025-07-10", "partial"),
        ("FIN-RUS", "2023-12-24", "closed"),
        ("RUS-UKR", "2023-01-01", "closed"),
        ("POL-BLR", "2025-09-15", "closed"),
        ("MAR-DZA", "2025-07-10", "closed"),
        ("IND-PAK", "2025-07-10", "closed"),
        ("AFG-PAK", "2025-11-01", "closed"),
        ("PRK-KOR", "2025-07-10", "closed"),
        ("SAU-QAT", "2018-07-10", "closed"),
        ("DEU-FRA", "2025-07-10", "open"),
    ],
)
def test_borders_are_open_or_closed_as_they_were(table: RouteTable, pair: str, day: str, status: str) -> None:
    assert border_of(table, pair, day) == status


@pytest.mark.parametrize(
    ("state", "target", "kind"),
    [
        ("RUS", "baku-supsa/orchosani-east-orchosani-west", "seized"),
        ("UKR", "druzhba/nikolskoye-unecha", "struck"),
        ("UKR", "cpc/kropotkinskaya-cpc-terminal", "struck"),
        ("YEM", "bab-el-mandeb/red-sea-south-bab-el-mandeb", "struck"),
        ("IRN", "hormuz/persian-gulf-hormuz", "blocked"),
    ],
)
def test_who_has_shown_what_they_can_do(table: RouteTable, state: str, target: str, kind: str) -> None:
    assert (state, target, kind) in {(strike.state, strike.target, strike.kind) for strike in table.strikes}
