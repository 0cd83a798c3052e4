"""Questions about the sample article, read where it is: beside the project, not in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from detente.analysis.cards import Card
from detente.analysis.claims import Told
from detente.analysis.patches import Patcher, link_changes
from detente.analysis.routes import RouteFound
from detente.analysis.scenarios import Applied, apply
from detente.store.base import text_hash
from detente.types import Document
from detente.world import Ask, World
from detente.writers.jsonl import document_json

ARTICLE = Path(__file__).resolve().parents[2] / "shared" / "articles" / "azerbaijan-russia.txt"
DAY = dt.date(2025, 7, 10)
ELSEWHERE = {"AZE", "TUR"}


@pytest.fixture(scope="module")
def world(code: Callable[..., Document]) -> World:
    if not ARTICLE.exists():
        pytest.skip("the sample article is not beside the project (../shared/articles)")
    text = ARTICLE.read_text(encoding="utf-8")
    told = Told(text_hash(text), "sample", text, document_json(code(text), coder="test"))
    return replace(World.load(), told=(told,))


def applied(world: World, card: Card, ask: Ask) -> Applied:
    """A card's changes applied to a question."""
    network = world.network(ask.on)
    patches = [Patcher(world.names, network).read(change) for change in card.changes]
    return apply(world.question(ask, network), world.network(ask.on, link_changes(patches)), patches)


def through(routes: tuple[RouteFound, ...]) -> set[frozenset[str]]:
    return {frozenset(set(route.territory) - ELSEWHERE) for route in routes}


def test_questions_without_a_day_are_asked_of_the_day_of_the_article(world: World) -> None:
    assert world.latest() == DAY


def test_azerbaijan_reaches_turkey_through_georgia_and_through_armenia_only_when_something_opens(world: World) -> None:
    answer = world.routes("AZE", "TUR", carry="container", mode="rail", avoid="RUS,IRN", on=DAY)
    assert answer.best
    assert {route.status for route in answer.best} == {"operating"}
    assert all("GEO" in route.territory and "ARM" not in route.territory for route in answer.best)
    armenian = [route for route in answer.not_open if "ARM" in route.territory and "GEO" not in route.territory]
    assert any(route.status == "planned" and "zangezur" in route.lines() for route in armenian)


@pytest.mark.parametrize("product", ["gas", "container"])
def test_azerbaijan_reaches_europe_through_georgia(world: World, product: str) -> None:
    answer = world.routes("AZE", "EU", carry=product, avoid="RUS,IRN", on=DAY)
    assert answer.best
    assert all("GEO" in route.territory for route in answer.best)
    assert not any("ARM" in route.territory for route in answer.best)


def test_russia_cuts_baku_supsa_by_demonstrated_seizure_and_not_by_territory(world: World) -> None:
    cut = world.cut("Sangachal", "Supsa", carry="oil", along="Baku-Supsa", on=DAY, ends_too=True)
    assert frozenset({"RUS"}) in cut.states["reach"].sets
    assert frozenset({"RUS"}) not in cut.states["territory"].sets
    proofs = [proof for proof in cut.proofs if proof.state == "RUS"]
    assert {proof.ground for proof in proofs} == {"holds", "reach"}
    seized = {proof.hand.where for proof in proofs if proof.hand.how == "seized"}
    assert any(where.startswith("strikes") for where in seized)
    assert any(where.startswith(world.told[0].key[:12]) for where in seized)


def test_western_instc_waits_for_the_stretch_from_astara_to_rasht(world: World) -> None:
    answer = world.routes("AZE", "Rasht", carry="container", mode="rail", avoid="RUS,TUR,TKM,ARM,GEO", on=DAY)
    assert not answer.best
    assert answer.missing is not None and answer.missing.route is not None
    (link,) = answer.missing.route.not_open
    assert (link.route, link.id) == ("instc-west", "instc-west/astara-irn-rasht")


def test_both_ifs_about_moscow_are_cards_whose_application_changes_the_answer(world: World) -> None:
    cards = [card for card in world.cards() if card.kind == "conditional" and card.section == "body" and card.changes]
    treaty = next(card for card in cards if "treaty" in card.trigger)
    sabotage = next(card for card in cards if "sabotages" in card.trigger)
    assert {treaty.strength, sabotage.strength} == {"could"}
    opened = applied(world, treaty, Ask("AZE", "TUR", "container", "rail", "IRN", on=DAY))
    assert opened.matters
    assert frozenset({"ARM"}) in {states - {"GEO"} for states in through(opened.after.routes.best)}
    assert any(hand.state == "RUS" and hand.how == "guards" for r in opened.after.routes.best for hand in r.hands)
    cut = applied(world, sabotage, Ask("AZE", "EU", "gas", avoid="RUS,IRN", on=DAY))
    assert cut.cut_off
    assert cut.after.routes.together.at_least == 0


def test_every_condition_is_a_card_and_cards_without_a_patch_say_so(world: World) -> None:
    cards = world.cards()
    conditional = [card for card in cards if card.kind == "conditional"]
    assert len(conditional) == len(world.told[0].document["conditions"])
    assert any(not card.changes for card in cards)
    assert any(card.changes == ("zangezur operating",) for card in cards)


def test_armenia_is_in_the_eaeu_suspended_in_the_csto_and_hosts_a_russian_base_at_gyumri(world: World) -> None:
    found = {(one.subject.key, one.relation, one.object.key): one for one in world.facts_on(DAY, "ARM")}
    assert found["ARM", "member of", "EAEU"].status == "in force"
    suspended = found["ARM", "member of", "CSTO"]
    assert suspended.status == "suspended"
    assert {claim.basis for claim in suspended.claims} == {"baseline", "text"}
    base = found["RUS", "has base in", "ARM"]
    assert any("Gyumri" in claim.note + claim.quote for claim in base.claims)
