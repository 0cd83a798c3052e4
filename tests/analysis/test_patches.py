from __future__ import annotations

import pytest

from detente.analysis.asking import End, Question
from detente.analysis.dated import changed
from detente.analysis.names import Names
from detente.analysis.network import Network
from detente.analysis.patches import Patcher, link_changes
from detente.analysis.scenarios import apply
from detente.errors import UsageError
from tests.analysis.networks import DAY, link, node


def made() -> tuple[Names, Network]:
    """RUR and GRA meet at a closed crossing on the line "north"; "south" goes around over SYL."""
    links = [
        link("r", "x", route="north", territory=("RUR",), status="blocked", capacity=5.0),
        link("x", "g", route="north", territory=("GRA",), status="blocked", capacity=5.0),
        link("r", "s", route="south", territory=("SYL",), mode="pipeline", capacity=2.0),
        link("s", "g", route="south", territory=("SYL",), mode="pipeline", capacity=2.0),
    ]
    kinds = {"r": ("city", "RUR"), "g": ("city", "GRA"), "s": ("city", "SYL"), "x": ("crossing", "")}
    points = {name: node(name, kind, state) for name, (kind, state) in kinds.items()}
    names = Names(["pipeline", "railway"])
    for code, name in (("RUR", "Ruritania"), ("GRA", "Graustark"), ("SYL", "Syldavia")):
        names.add("state", code, name)
    names.add("organisation", "RING", "Ring of States")
    names.add("route", "north", "Northern railway", ["North Line"])
    names.add("route", "south", "Southern pipeline")
    return names, Network(DAY, tuple(links), points)


def after(*texts: str) -> Network:
    names, network = made()
    patches = [Patcher(names, network).read(text) for text in texts]
    links = {one.id: one for one in network.links}
    for change in link_changes(patches):
        links |= {name: changed(links[name], change) for name in change.links}
    return Network(DAY, tuple(links.values()), network.points)


def statuses(network: Network) -> dict[str, str]:
    return {one.id: one.status for one in network.links}


def test_a_route_gets_a_status_by_any_of_its_names() -> None:
    for text in ("Northern damaged", "north line damaged", "the Northern railway  damaged"):
        assert statuses(after(text))["r-x"] == "damaged"


def test_lines_of_a_mode_on_a_states_ground_close_together() -> None:
    assert statuses(after("pipelines of Syldavia damaged"))["r-s"] == "damaged"


def test_a_border_opens_what_was_blocked_at_it() -> None:
    found = statuses(after("border RUR GRA open"))
    assert (found["r-x"], found["x-g"], found["r-s"]) == ("operating", "operating", "operating")


def test_peace_opens_the_lines_between_two_states_guarded_by_a_third() -> None:
    found = {one.id: one for one in after("peace RUR GRA guarded by SYL").links}
    assert found["r-x"].status == "operating"
    assert found["r-x"].power("holds") == {"SYL"}
    assert not found["r-s"].power("holds")


def test_holding_and_striking_add_grounds_and_leave_the_status() -> None:
    found = {one.id: one for one in after("RUR holds south", "GRA strikes south").links}
    assert (found["r-s"].power("holds"), found["r-s"].power("reach")) == ({"RUR"}, {"GRA"})
    assert found["r-s"].status == "operating"


def test_memberships_are_changes_of_facts() -> None:
    names, network = made()
    (fact,) = Patcher(names, network).read("Ruritania leaves Ring of States").facts
    assert (fact.relation, fact.subject, fact.object, fact.status) == ("member of", "RUR", "RING", "ended")


def test_unknown_names_get_suggestions_and_unreadable_lines_a_remedy() -> None:
    names, network = made()
    with pytest.raises(UsageError, match="Northern railway"):
        Patcher(names, network).read("Northrn railwy damaged")
    with pytest.raises(UsageError, match="Write for example"):
        Patcher(names, network).read("nothing of the kind")


def test_applying_shows_routes_gained_capacity_and_shares() -> None:
    names, network = made()
    patch = Patcher(names, network).read("border RUR GRA open")
    ends = [End(code, frozenset({code}), frozenset({node})) for code, node in (("RUR", "r"), ("GRA", "g"))]
    applied = apply(Question(network, ends[0], ends[1], "gas"), after("border RUR GRA open"), [patch])
    assert [route.lines() for route in applied.changed.gained] == [("north",)]
    assert (applied.changed.before.at_least, applied.changed.after.at_least) == (2.0, 7.0)
    assert [(share.state, share.before, share.after) for share in applied.shares] == [("SYL", 1.0, 0.0)]
    assert applied.matters
    assert not applied.cut_off
