from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from detente.analysis.asking import Atlas, End, Question, usable
from detente.analysis.depends import find_dependences
from detente.analysis.names import Names
from detente.analysis.network import Network
from detente.analysis.routes import capacity_together, compare, find_routes
from detente.baseline import Membership
from detente.errors import UsageError
from tests.analysis.networks import DAY, link, network, node

STATES = {"a": "AAA", "b": "BBB", "c": "CCC", "d": "DDD"}


def member(state: str, role: str = "member", status: str = "in force", last: dt.date | None = None) -> Membership:
    """A state in the Ring since 2000."""
    return Membership(dt.date(2000, 1, 1), last, state, "RING", role, status, "members:1")


def names() -> Names:
    found = Names(["pipeline"])
    for code, name, others in (
        ("AAA", "Aland", []),
        ("BBB", "Borduria", ["Bordurian Republic"]),
        ("CCC", "Cagliostro", []),
    ):
        found.add("state", code, name, others)
    found.add("organisation", "RING", "Ring")
    found.add("exclave", "Far Aland", "Far Aland")
    found.add("route", "bc", "Borduria–Cagliostro pipeline", ["BC"])
    return found


def ask(net: Network, start: str, end: str, **with_: object) -> Question:
    ends = [End(name, frozenset({STATES[name]}), frozenset({name})) for name in (start, end)]
    return Question(net, ends[0], ends[1], "gas", **with_)  # type: ignore[arg-type]


def test_names_are_found_by_code_alias_without_accents_articles_and_generic_nouns() -> None:
    for text in ("BBB", "bbb", "Borduria", "the Bordurian Republic", "Bordúria"):
        assert names().one(text).id == "BBB"
    assert names().one("Borduria Cagliostro").id == "bc"
    assert names().one("BC pipeline").id == "bc"


def test_unknown_names_suggest_those_that_hold_them_and_those_alike() -> None:
    with pytest.raises(UsageError, match=r"Borduria \(BBB\)"):
        names().one("Bordurria", ("state",))
    assert names().suggestions("cagliost", ("route", "state"))[0] == "Cagliostro (CCC)"


def test_words_of_an_article_name_no_route_where_they_name_a_state() -> None:
    found = names()
    found.add("route", "grid", "Borduria pipeline")
    assert found.route("Borduria") is None
    assert found.route("BC") is not None


def test_an_organisation_is_its_members_of_that_day_suspended_ones_too() -> None:
    rows = [
        member("AAA"),
        member("AAA", status="suspended"),
        member("BBB", role="observer"),
        member("CCC", last=dt.date(2010, 1, 1), status="ended"),
    ]
    atlas = Atlas(names(), rows)
    assert atlas.states("RING", DAY) == {"AAA"}
    assert atlas.states("RING,BBB", dt.date(2005, 1, 1)) == {"AAA", "BBB", "CCC"}


def test_an_exclave_is_an_end_only_by_its_own_name() -> None:
    nodes = (
        node("a", "city", "AAA"), node("x", "city", "AAA", exclave="Far Aland"),
        node("k", "crossing", "AAA"), node("b", "city", "BBB"),
    )  # fmt: skip
    net = Network(DAY, (link("a", "k"), link("k", "b"), link("b", "x")), {one.id: one for one in nodes})
    atlas = Atlas(names(), [])
    assert atlas.end("Aland", net, net.links).nodes == {"a"}
    assert atlas.end("Far Aland", net, net.links).nodes == {"x"}


def test_avoiding_a_state_avoids_its_ground_what_it_holds_and_its_nodes() -> None:
    links = (
        link("a", "b", territory=("BBB",)), link("a", "c", hold=["BBB"]), link("a", "d"),
        link("a", "e", strike=["BBB"]), link("b", "d"),
    )  # fmt: skip
    net = network(*links, states={"b": "BBB"})
    assert [one.id for one in usable(net, "gas", avoid=["BBB"])] == ["a-d", "a-e"]


def test_capacity_together_counts_unknown_pipes_as_closed_or_as_wide() -> None:
    net = network(
        link("a", "b", mode="pipeline", capacity=3.0), link("b", "c", mode="pipeline", capacity=9.0),
        link("a", "d", mode="pipeline", capacity=None), link("d", "c", mode="pipeline", capacity=5.0), states=STATES,
    )  # fmt: skip
    found = capacity_together(ask(net, "a", "c"))
    assert (found.at_least, found.at_most, found.unknown) == (3.0, 8.0, ("a-d",))


def test_half_of_a_partial_links_capacity_counts() -> None:
    net = network(link("a", "b", capacity=8.0, status="partial"), states=STATES)
    assert capacity_together(ask(net, "a", "b")).at_least == 4.0


def test_units_are_converted_before_they_are_added() -> None:
    net = network(
        link("a", "b", id="m", unit="mt/y", capacity=10.0),
        link("a", "b", id="k", unit="kb/d", capacity=100.0),
        states=STATES,
    )
    net = replace(net, standards={("gas", "mt/y"): ("mt/y", 1.0), ("gas", "kb/d"): ("mt/y", 0.05)})
    found = capacity_together(ask(net, "a", "b"))
    assert (found.at_least, found.unit) == (15.0, "mt/y")


def test_a_route_has_its_worst_status_its_narrowest_link_and_its_states_in_order() -> None:
    net = network(
        link("a", "b", territory=("BBB",), capacity=7.0, route="x"),
        link("b", "c", territory=("CCC",), capacity=2.0, status="partial", route="y"), states={"a": "AAA", "c": "CCC"},
    )  # fmt: skip
    (route,) = find_routes(ask(net, "a", "c")).best
    assert (route.status, route.capacity, route.narrowest) == ("partial", 1.0, ("b-c",))
    assert (route.territory, route.transfers, route.lines()) == (("BBB", "CCC"), 1, ("x", "y"))


def test_without_an_open_route_the_fewest_missing_links_are_named_and_without_links_the_gap() -> None:
    links = link("a", "b"), link("b", "c", status="damaged"), link("a", "c", status="planned")
    missing = find_routes(ask(network(*links, states=STATES), "a", "c")).missing
    assert missing is not None and missing.route is not None
    assert [one.id for one in missing.route.not_open] == ["b-c"]
    apart = find_routes(ask(network(link("a", "b"), link("c", "d"), states=STATES), "a", "d")).missing
    assert apart is not None and apart.route is None and apart.gap is not None
    assert apart.gap[:2] == ("b", "c")


def test_the_way_around_a_state_that_all_open_routes_cross_is_shown_with_what_it_waits_for() -> None:
    net = network(
        link("a", "b", territory=("BBB",)), link("b", "d", territory=("BBB",)),
        link("a", "c", territory=("CCC",), status="planned"), link("c", "d", territory=("CCC",)),
        states={"a": "AAA", "d": "DDD"},
    )  # fmt: skip
    (route,) = find_routes(ask(net, "a", "d")).not_open
    assert [one.id for one in route.not_open] == ["a-c"]


def test_two_days_differ_by_routes_capacity_and_links() -> None:
    before = network(link("a", "b"), link("b", "c", status="damaged"), states=STATES)
    after = network(link("a", "b"), link("b", "c"), states=STATES)
    found = compare(find_routes(ask(before, "a", "c")), find_routes(ask(after, "a", "c")))
    assert [route.lines() for route in found.gained] == [("ab", "bc")]
    assert (found.before.at_least, found.after.at_least) == (0.0, 10.0)
    assert [(one.id, one.before, one.after) for one in found.links] == [("b-c", "damaged", "operating")]


def test_dependence_is_the_share_of_the_capacity_that_a_states_ground_carries() -> None:
    # docs/questions.md: a imports from d behind its neighbours, 6 through b and 2 through c.
    net = network(
        link("b", "a", territory=("BBB", "AAA"), capacity=6.0), link("c", "a", territory=("CCC", "AAA"), capacity=2.0),
        link("d", "b", territory=("DDD", "BBB")), link("d", "c", territory=("DDD", "CCC")), states=STATES,
    )  # fmt: skip
    (found,) = find_dependences(net, "AAA", ["imports"])
    assert (found.total, found.partners) == (8.0, ("DDD",))
    assert {loss.name: loss.share for loss in found.states} == {"DDD": 1.0, "BBB": 0.75, "CCC": 0.25}
    assert {loss.name: loss.share for loss in found.segments if loss.name.startswith("b")} == {"b-a": 0.75}


def test_over_the_open_sea_ways_are_counted_instead_of_capacities() -> None:
    at_sea = {"mode": "sea", "capacity": None}
    net = network(
        link("a", "b", territory=("AAA", "BBB"), **at_sea), link("b", "d", territory=("BBB",), **at_sea),
        link("a", "d", territory=("AAA",), **at_sea), states={"a": "AAA", "d": "DDD"},
    )  # fmt: skip
    (found,) = find_dependences(net, "AAA", ["exports"])
    assert (found.total, found.unit) == (2.0, "independent ways")
    assert {loss.name: loss.share for loss in found.states}["BBB"] == 0.5


def test_states_are_told_in_the_order_in_which_goods_cross_them() -> None:
    net = network(
        link("b", "a", territory=("BBB", "AAA")), link("c", "b", territory=("CCC", "XXX", "BBB")), states=STATES
    )  # fmt: skip
    (route,) = find_routes(ask(net, "a", "c")).best
    assert route.territory == ("AAA", "BBB", "XXX", "CCC")
