"""Standing relations read from the text."""

import datetime as dt
from collections.abc import Callable

import pytest

from detente.types import Document, Fact, Mention, Thing

Code = Callable[..., Document]


def name(party: Mention | Thing) -> str | None:
    return (party.id or party.code) if isinstance(party, Mention) else party.kind


def rows(document: Document) -> list[tuple[str | None, str, str | None, str]]:
    return [(name(f.subject), f.relation, name(f.object), f.status) for f in document.facts]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Turkey is a member of NATO.", ("TUR", "member of", "NATO", "in force")),
        ("Turkey left NATO in 2031.", ("TUR", "member of", "NATO", "ended")),
        ("Armenia suspended its membership in the CSTO.", ("ARM", "member of", "CSTO", "suspended")),
        ("Russia occupies Crimea.", ("RUS", "occupies", "UKR", "in force")),
        ("France maintains a military presence in Djibouti.", ("FRA", "has base in", "DJI", "in force")),
        ("Brazil recognised Palestine.", ("BRA", "recognises", "PSE", "in force")),
    ],
)
def test_relations(code: Code, text: str, row: tuple[str, str, str, str]) -> None:
    found = rows(code(text))
    assert row in found or (row[0], row[1], row[3]) in [(s, r, st) for s, r, _, st in found], found


def test_a_route_bypasses_a_state_named_after_it(code: Code) -> None:
    facts = code("They opened the Samsun-Ceyhan pipeline, bypassing Georgia.").facts
    assert ("pipeline", "bypasses", "GEO", "in force") in [
        (name(f.subject), f.relation, name(f.object), f.status) for f in facts
    ]


def test_a_joining_begins_on_its_day(code: Code) -> None:
    fact: Fact = next(f for f in code("Finland joined NATO on 4 April 2023.").facts if f.relation == "member of")
    assert fact.first is None or fact.first.isoformat() == "2023-04-04"


def test_what_a_party_says_is_claimed_by_it(code: Code) -> None:
    facts = code("Mali's government has accused France of arming the M23. Norway controls Svalbard.").facts
    assert [fact.status for fact in facts] == ["claimed", "in force"]


def test_the_day_of_publication_does_not_begin_a_fact(code: Code) -> None:
    fact = next(f for f in code("The Dutch government has taken control of Nexperia.", "2025-10-23").facts)
    assert fact.first is None


def sides(document: Document) -> set[tuple[str | None, str, str | None, str]]:
    """Facts by the codes of parties and the kinds of things."""
    code = {f.id: [s.code if isinstance(s, Mention) else s.kind for s in (f.subject, f.object)] for f in document.facts}
    return {(code[f.id][0], f.relation, code[f.id][1], f.status) for f in document.facts}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turkey maintains an air base in northern Iraq.", {("TUR", "has base in", "IRQ", "in force")}),
        ("France handed over its last base in Chad.", {("FRA", "has base in", "TCD", "ended")}),
        ("Russia plans to open a naval base in Sudan.", {("RUS", "has base in", "SDN", "planned")}),
        ("About 900 American soldiers are stationed in Syria.", {("USA", "has troops in", "SYR", "in force")}),
        ("The last French soldiers left Niger in 2023.", {("FRA", "has troops in", "NER", "ended")}),
        ("Ghana withdrew its recognition of Kosovo.", {("GHA", "recognises", "KOS", "ended")}),
        ("Beijing regards Taiwan as part of its territory.", {("CHN", "claims", "TWN", "claimed")}),
        ("The African Union suspended Niger.", {("NER", "member of", "IGO", "suspended")}),
        ("Hungary receives Russian gas.", {("RUS", "supplies", "HUN", "in force")}),
        ("Belarus and Russia are allies.", {("BLR", "allied with", "RUS", "in force")}),
        ("The club owns a stadium.", set()),
        ("Ann Lee, owner of Salt Foods, sued the town.", set()),
        ("He left a mosque in Kabul.", set()),
    ],
)
def test_bases_troops_recognition_and_trade(code: Code, text: str, found: set[tuple[str, ...]]) -> None:
    assert sides(code(text)) == found


def test_a_route_tells_both_ends_and_what_lies_between(code: Code) -> None:
    found = sides(code("A railway linking China with Uzbekistan through Kyrgyzstan is under construction."))
    assert found == {
        ("railway", "connects", "CHN", "in force"),
        ("railway", "connects", "UZB", "in force"),
        ("railway", "passes through", "KGZ", "in force"),
    }


def test_a_planned_route_is_planned(code: Code) -> None:
    found = sides(code("Uzbekistan is planning a railway through Afghanistan."))
    assert found == {("railway", "passes through", "AFG", "planned")}


def test_a_fact_begins_with_since(code: Code) -> None:
    (fact,) = code("Finland has been a member of NATO since April 2023.").facts
    assert str(fact.first) == "2023-04-01"


def test_there_is_the_place_told_of_last(code: Code) -> None:
    text = "Transnistria broke away from Moldova in 1990. Russia has kept about 1,500 troops there since then."
    (fact,) = [fact for fact in code(text).facts if fact.relation == "has troops in"]
    assert isinstance(fact.object, Mention) and fact.object.text == "Transnistria"


def test_the_verb_says_what_becomes_of_a_base_that_the_noun_names(code: Code) -> None:
    facts = [fact for fact in code("Germany closed its base in Niamey.").facts if fact.relation == "has base in"]
    assert [fact.status for fact in facts] == ["ended"]


def test_a_route_may_be_called_by_its_own_name(code: Code) -> None:
    found = sides(code("Druzhba carries Russian oil through Belarus to Poland."))
    assert {("pipeline", "connects", "POL", "in force"), ("pipeline", "passes through", "BLR", "in force")} <= found


def test_what_no_longer_holds_is_ended(code: Code) -> None:
    assert sides(code("Al-Shabab no longer controls Kismayo.")) == {("SOM", "controls", "SOM", "ended")}


def test_both_are_what_a_plural_behind_them_says(code: Code) -> None:
    found = sides(code("Egypt and Ethiopia, both members of BRICS since 2024, disagree about the Nile."))
    assert found == {("EGY", "member of", "IGO", "in force"), ("ETH", "member of", "IGO", "in force")}


def test_a_month_is_no_place_of_troops(code: Code) -> None:
    found = sides(code("Karabakh is quiet. Russia deployed 2,000 peacekeepers there in November 2020."))
    assert found == {("RUS", "has troops in", "AZE", "in force")}


def test_what_might_end_is_not_planned(code: Code) -> None:
    found = sides(code("A treaty would open the border between Armenia and Turkey."))
    assert found == {("ARM", "borders", "TUR", "in force")}


def test_a_clause_with_where_tells_of_the_place_before_it(code: Code) -> None:
    found = sides(code("Ethiopian trade goes through Djibouti, where America and France have bases."))
    assert found == {("USA", "has base in", "DJI", "in force"), ("FRA", "has base in", "DJI", "in force")}


def test_until_a_day_that_is_gone_a_relation_has_ended(code: Code) -> None:
    (fact,) = code("France kept 2,000 soldiers in Mali until 2022.", "2025-11-20").facts
    assert (fact.status, fact.first, fact.last) == ("ended", None, dt.date(2022, 12, 31))


def test_what_will_be_kept_is_in_force(code: Code) -> None:
    (fact,) = code("Russia will keep its base in Gyumri until 2044.", "2025-11-20").facts
    assert (fact.status, fact.last) == ("in force", dt.date(2044, 12, 31))


def test_what_does_not_last_is_told_of_its_time_alone(code: Code) -> None:
    (fact,) = code("Russia supplied Armenia with arms from 1992 to 1994.", "2025-11-20").facts
    assert (fact.relation, fact.first, fact.last) == ("sells arms to", dt.date(1992, 1, 1), dt.date(1994, 12, 31))


def told(document: Document, relation: str) -> list[tuple[str | None, str | None, str, str | None, str | None]]:
    """Facts of one relation: codes or kinds of both sides, status, first and last day."""
    return [
        (
            *(side.code if isinstance(side, Mention) else side.kind for side in (f.subject, f.object)),
            f.status, f.first and f.first.isoformat(), f.last and f.last.isoformat(),
        )
        for f in document.facts if f.relation == relation
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Turkmenistan used to sell nearly all its gas to Russia.", "supplies"),
        ("Idlib is ruled by Hayat Tahrir al-Sham, a former branch of al-Qaeda.", "linked to"),
        ("The Russian force that had been in Mali since 2021 is going home.", "has troops in"),
    ],
)
def test_what_used_to_be_so_has_ended(code: Code, text: str, relation: str) -> None:
    facts = [f for f in code(text, "2031-05-02").facts if f.relation == relation]
    assert [fact.status for fact in facts] == ["ended"]


def test_a_stretch_of_time_tells_both_ends(code: Code) -> None:
    document = code("Sirte, which the Islamic State group held from 2015 to 2016, is quiet.", "2031-05-02")
    assert told(document, "holds") == [("IMG", "LBY", "ended", "2015-01-01", "2016-12-31")]


def test_a_time_beside_a_noun_is_that_of_the_noun(code: Code) -> None:
    text = "Kyrgyzstan, a member of the World Trade Organization since 1998, hosts a Russian air base at Kant."
    facts = {f.relation: f.first for f in code(text, "2031-05-02").facts}
    assert facts == {"member of": dt.date(1998, 1, 1), "has base in": None}


def test_of_two_times_each_goes_with_what_stands_before_it(code: Code) -> None:
    document = code("The Philippines closed its base in Japan in 1991 and its base in Guam in 1992.", "2031-05-02")
    assert told(document, "has base in")[0][4] == "1991-12-31"


def test_an_aside_about_what_is_denied_is_the_texts_own(code: Code) -> None:
    document = code("Kigali denies backing the M23, which took Goma in January 2025.", "2031-05-02")
    assert [row[2] for row in told(document, "controls")] == ["in force"]


def test_an_apposition_does_not_share_what_is_planned_for_its_noun(code: Code) -> None:
    document = code("Iraq tried to annex Kuwait, an ally of the United States.", "2031-05-02")
    assert told(document, "allied with") == [("KWT", "USA", "in force", None, None)]


def test_a_relative_clause_is_about_the_last_of_a_list(code: Code) -> None:
    document = code("The army holds Homs, Hama and Aleppo, which Turkey retook in 2026.", "2031-05-02")
    assert [f.object.text for f in document.facts if f.relation == "controls"] == ["Aleppo"]


def test_a_place_in_a_longer_phrase_is_meant_alone(code: Code) -> None:
    fact = next(f for f in code("Turkey maintains about 3,000 soldiers in Qatar.").facts)
    assert (fact.object.text, name(fact.object)) == ("Qatar", "QAT")


def test_a_nameless_place_of_soldiers_stands_where_it_lies(code: Code) -> None:
    document = code("Israel has kept troops on five hilltops in southern Lebanon since 2024.", "2031-05-02")
    assert told(document, "has troops in") == [("ISR", "LBN", "in force", "2024-01-01", None)]


def test_it_goes_on_with_the_route_told_of(code: Code) -> None:
    document = code("The Middle Corridor avoids Russia. It runs from China to Turkey via Kazakhstan.")
    assert [(f.relation, name(f.object)) for f in document.facts][1:] == [
        ("connects", "CHN"), ("connects", "TUR"), ("passes through", "KAZ"),
    ]  # fmt: skip


def test_all_whom_their_means_share_a_border(code: Code) -> None:
    document = code("Kazakhstan and Tajikistan settled their border with Uzbekistan.")
    assert {row[0] for row in told(document, "borders")} == {"KAZ", "TJK"}


def test_a_disputed_island_of_no_state_is_a_place(code: Code) -> None:
    facts = code("South Korea holds Dokdo.").facts
    assert [(name(f.subject), f.relation, f.object.text) for f in facts] == [("KOR", "holds", "Dokdo")]


def test_borders_of_a_state_told_by_whose_are_closed(code: Code) -> None:
    document = code("Armenia, whose borders with Turkey have been closed since 1993, objects.", "2031-05-02")
    assert told(document, "border closed with") == [("ARM", "TUR", "in force", "1993-01-01", None)]


def test_as_are_names_further_members(code: Code) -> None:
    document = code("Kazakhstan is a member of the Eurasian Economic Union, as are Armenia and Belarus.")
    assert {row[0] for row in told(document, "member of")} == {"KAZ", "ARM", "BLR"}


def test_what_somebody_is_warned_against_is_no_fact(code: Code) -> None:
    assert not code("Washington warned Beijing against supplying Moscow with weapons.").facts


def test_a_neighbour_borders_whatever_is_said_of_it(code: Code) -> None:
    document = code("Ethiopia’s foreign minister said its neighbour Eritrea had sent letters.")
    assert [row[2] for row in told(document, "borders")] in ([], ["in force"])


def test_who_arms_and_advises_stands_after_the_last_participle(code: Code) -> None:
    document = code("The Houthis, armed and advised by Iran, rule Sanaa.")
    assert told(document, "backs") == [("IRN", "YEM", "in force", None, None)]


def test_a_capital_that_is_seized_is_a_place(code: Code) -> None:
    document = code("Sanaa was seized by the Houthis in September 2014.", "2031-05-02")
    assert told(document, "controls") == [("YEM", "YEM", "in force", "2014-09-01", None)]


def test_those_left_dead_are_no_soldiers_posted(code: Code) -> None:
    assert not code("The armies clashed in 2020, leaving 20 Indian and four Chinese soldiers dead.").facts


def test_once_again_is_not_once(code: Code) -> None:
    assert [f.status for f in code("The M23 once again controls Goma.").facts] == ["in force"]


def test_every_state_named_before_a_noun_has_its_soldiers_there(code: Code) -> None:
    found = told(code("Djibouti hosts American, French and Chinese troops."), "has troops in")
    assert {row[0] for row in found} == {"USA", "FRA", "CHN"}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Sudan closed the border with Chad in 2024 but reopened it in 2025.",
         ("SDN", "border closed with", "TCD", "ended", "2024-01-01", "2025-12-31")),
        ("Russia controlled Kherson before losing it in November 2022.",
         ("RUS", "controls", "UKR", "ended", None, "2022-11-30")),
        ("Finland joined the European Union before it joined NATO.",
         ("FIN", "member of", "IGO", "in force", None, None)),
    ],
)  # fmt: skip
def test_what_is_taken_back_later_in_the_sentence_has_ended(code: Code, text: str, row: tuple[str, ...]) -> None:
    facts = [fact for fact in code(text, "2031-05-02").facts if fact.relation == row[1]]
    assert (row[3:]) in [(f.status, str(f.first) if f.first else None, str(f.last) if f.last else None) for f in facts]


def test_a_member_begins_when_it_becomes_one(code: Code) -> None:
    facts = code("Croatia became a member of NATO in 2009.", "2031-05-02").facts
    assert [str(f.first) for f in facts if f.relation == "member of"] == ["2009-01-01"]


def test_a_share_of_a_field_is_no_ground_held(code: Code) -> None:
    facts = code("Kazakhstan holds a fifth of the Kashagan field, Eni and Exxon the rest.").facts
    assert {fact.relation for fact in facts} <= {"owns"}


def test_a_state_is_no_road(code: Code) -> None:
    facts = code("Sections of the Friendship oil pipeline from Russia cross Belarus.").facts
    assert [(name(f.subject), name(f.object)) for f in facts if f.relation == "passes through"] == [("pipeline", "BLR")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia kept soldiers in Mali until 2099.", "ended"),
        ("The port, leased to China until 1999, is nearly empty.", "in force"),
    ],
)
def test_an_undated_text_tells_by_its_tense_what_is_over_whatever_the_day(
    code: Callable[..., Document], text: str, status: str
) -> None:
    assert {fact.status for fact in code(text).facts if fact.relation != "borders"} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Turkey threatened to close its border with Iraq.",
        "Russia might sell arms to India.",
        "If Serbia joined NATO, Russia would be angry.",
        "Jihadist fighters control Raqqa.",
        "Guatemala claims half of the territory.",
        "Philippine troops remained in Manila.",
    ],
)
def test_what_is_only_threatened_supposed_or_of_nobody_named_is_no_fact(code: Code, text: str) -> None:
    assert [f.relation for f in code(text).facts if f.relation != "borders"] == []


def test_a_route_that_would_be_is_planned(code: Code) -> None:
    facts = code("A pipeline that would link Russia and China is under discussion.").facts
    assert [(fact.relation, fact.status) for fact in facts] == [("connects", "planned")] * 2


def test_an_owner_of_the_rest_is_not_what_the_first_one_owns(code: Code) -> None:
    owned = code("Saudi Aramco owns 70 per cent of the refinery and Sinopec the remaining 30.").facts
    assert not [fact for fact in owned if fact.relation == "owns" and "Sinopec" in str(fact.object)]
    joined = code("Chad belongs to the African Union and ECOWAS 10 years after the war.").facts
    assert "ECOWAS" in [str(getattr(fact.object, "text", "")) for fact in joined]
