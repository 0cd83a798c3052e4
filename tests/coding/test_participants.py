"""Who stands in the slots of an event word."""

from collections.abc import Callable

import pytest

from detente.types import Document

Code = Callable[..., Document]


def parties(document: Document) -> tuple[list[str], list[str]]:
    """Codes of the actors and recipients of the only event."""
    (event,) = document.events
    return sorted({str(m.code) for m in event.actors}), sorted({str(m.code) for m in event.recipients})


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Chad moved tanks to Chad's border with Sudan.", ["TCD"], ["SDN"]),
        ("Peru reopened its land border with Chile at Arica.", ["PER"], ["CHL"]),
    ],
)
def test_a_border_faces_whoever_lies_beyond_it(code: Code, text: str, actors: list[str], recipients: list[str]) -> None:
    assert parties(code(text)) == (actors, recipients)


def test_where_two_meet_is_not_whom_they_meet(code: Code) -> None:
    assert parties(code("The presidents of Kenya and Uganda met Uganda.")) == (["KEN", "UGA"], [])
    assert parties(code("The presidents of Kenya and Uganda met Ugandan traders.")) == (["KEN", "UGA"], ["UGA"])


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Kenyan troops were deployed near Mogadishu on Monday.", ["KEN"], ["SOM"]),
        ("Kenya massed troops along the river facing Somali positions.", ["KEN"], ["SOM"]),
    ],
)
def test_forces_that_are_moved_act_for_their_state_and_face_somebody(
    code: Code, text: str, actors: list[str], recipients: list[str]
) -> None:
    assert parties(code(text)) == (actors, recipients)


def test_a_state_between_a_verb_of_giving_and_its_object_is_given_something(code: Code) -> None:
    assert parties(code("Chile offered Peru compensation for victims of the war.")) == (["CHL"], ["PER"])


def test_a_people_without_a_state_is_told_with_the_state_it_is_in(code: Code) -> None:
    assert parties(code("Iran shelled Kurdish positions in northern Iraq.")) == (["IRN"], ["IRQ", "None"])


def test_what_is_owed_to_somebody_is_theirs(code: Code) -> None:
    assert parties(code("Sudan withheld revenue owed to Chad.")) == (["SDN"], ["TCD"])


def test_an_accusation_tells_who_is_behind_what_is_said_to_act(code: Code) -> None:
    assert parties(code("Chad complained that Libya's obstinacy was hampering trade.")) == (["TCD"], ["LBY"])


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The Latvian premier was criticised in Oslo for his remarks.", ["NOR"], ["LVA"]),
        ("A Peruvian activist was arrested at Lima airport.", ["PER"], ["PER"]),
        ("Chad's foreign minister was expelled from Sudan.", ["SDN"], ["TCD"]),
    ],
)
def test_a_passive_without_agent_is_done_by_the_state_it_is_done_in(
    code: Code, text: str, actors: list[str], recipients: list[str]
) -> None:
    assert parties(code(text)) == (actors, recipients)


def test_who_is_set_free_is_set_free_by_the_state_that_held_them(code: Code) -> None:
    held, freed = code("A Danish diplomat held in Nairobi for two years was freed on Saturday.").events
    assert {m.code for m in held.actors} == {m.code for m in freed.actors} == {"KEN"}


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Iran destroyed the Turkish consulate in Baghdad.", ["IRN"], ["TUR"]),
        ("Kenyan commandos seized a Maltese-flagged ship.", ["KEN"], ["MLT"]),
        ("A drone launched from Yemen hit a block of flats in Oman.", ["YEM"], ["OMN"]),
        ("Sudanese jets bombed what Khartoum called a hideout of Chadian rebels.", ["SDN"], ["TCD"]),
    ],
)
def test_a_thing_is_of_whoever_it_is_called_after(
    code: Code, text: str, actors: list[str], recipients: list[str]
) -> None:
    assert parties(code(text)) == (actors, recipients)


def test_troops_lent_to_a_body_of_states_are_of_their_own_state_too(code: Code) -> None:
    assert parties(code("Somali rebels attacked the UN's Ghanaian and Peruvian peacekeepers.")) == (
        ["SOM"], ["GHA", "IGO", "PER"],
    )  # fmt: skip


def test_what_two_agree_on_is_not_whom_they_agree_with(code: Code) -> None:
    assert parties(code("Peru and Chile have agreed to share reports on Bolivian rebels.")) == (["CHL", "PER"], [])


def test_arms_are_given_up_to_whom_the_verb_names_only(code: Code) -> None:
    assert parties(code("Chadian rebels handed in their rifles to Sudanese soldiers."))[1] == ["SDN"]
    assert parties(code("Chadian rebels surrendered after an offensive by the army."))[1] == []


def test_its_before_a_local_office_is_the_town_named_last(code: Code) -> None:
    (event,) = code("The town of Nikopol was shelled by Russia, its mayor complained.").events[-1:]
    assert {m.code for m in event.actors} == {"UKR"}


def test_the_two_men_are_the_only_two_people_told_of_before(code: Code) -> None:
    told = "Chad's foreign minister spoke with his Sudanese counterpart, Ali Lee. The two men met again on Friday."
    meeting = code(told).events[-1]
    assert (meeting.type, [party.code for party in meeting.actors]) == ("CONSULT", ["TCD", "SDN"])
    assert all("one of the two people named last" in party.why for party in meeting.actors)


def test_nobody_is_guessed_where_three_people_were_told_of(code: Code) -> None:
    told = "Chad's king spoke with Sudan's president and Niger's premier. The two men met again on Friday."
    assert all(party.code is None for event in code(told).events[1:] for party in event.actors)


def test_they_are_the_people_rather_than_the_body_that_speaks_to_them(code: Code) -> None:
    refusal = code("Chad has urged Libyan rebels to disarm. They have refused to withdraw.").events[-1]
    assert [party.code for party in refusal.actors] == ["LBY"]


def test_weapons_are_not_whom_they_are_used_against(code: Code) -> None:
    (attack,) = code("Chad used drones against Niger.").events
    assert [party.code for party in attack.recipients] == ["NER"]


def test_who_is_put_under_investigation_in_a_state_is_so_by_that_state(code: Code) -> None:
    (probe,) = code("A US diplomat has been put under investigation in Italy.").events
    assert ([p.code for p in probe.actors], [p.code for p in probe.recipients]) == (["ITA"], ["USA"])


def test_those_who_are_told_of_a_crime_are_not_accused_of_it(code: Code) -> None:
    (blame,) = code('"The group committed several crimes," Sudan\'s premier told reporters.').events
    assert (blame.type, blame.recipients) == ("ACCUSE", ())


def test_who_falls_in_the_clause_above_does_not_kill_in_the_one_below(code: Code) -> None:
    for event in code("Two Chadian soldiers were shot in Niger, wounding a Libyan.").events:
        assert event.actors == ()


def test_a_participle_of_speech_after_a_report_is_by_whoever_reported(code: Code) -> None:
    blame = code("Chad said that Niger had shelled a town, accusing it of aggression.").events[-1]
    assert blame.type == "ACCUSE"
    assert ([p.code for p in blame.actors], [p.code for p in blame.recipients]) == (["TCD"], ["NER"])


def test_who_fights_with_one_side_against_another_fights_the_latter(code: Code) -> None:
    assert parties(code("Chad fought with Niger against Libya."))[1] == ["LBY"]


def test_arms_that_are_fired_are_not_fired_at(code: Code) -> None:
    assert parties(code("Chadian troops fired heavy artillery across the border.")) == (["TCD"], [])
    assert parties(code("Russia made submarine incursions into Swedish waters.")) == (["RUS"], ["SWE"])
    assert parties(code("Chad held a maneuver of 80,000 troops, tanks and aircraft.")) == (["TCD"], [])


@pytest.mark.parametrize(
    "text",
    [
        "Three people died in the Goma attacks that killed one Ugandan.",
        "A Ugandan nurse was injured in the 1998 clinic bombing.",
    ],
)
def test_where_an_attack_was_is_not_who_made_it(code: Code, text: str) -> None:
    assert all(event.actors == () for event in code(text).events)


def test_where_something_is_said_and_what_is_shown_are_no_parties(code: Code) -> None:
    assert parties(code("In an interview with CNN, Peru's president criticized how it was handled."))[1] == []
    protest = code("Protesters marched in Chad, waving Cuban and American flags.").events[0]
    assert not {party.code for party in protest.recipients} & {"CUB", "USA"}


def test_who_is_invited_is_the_guest_not_the_place(code: Code) -> None:
    invited = parties(code("Chad has invited the foreign ministers of Niger and Libya to a ceremony in Oslo."))
    assert invited == (["TCD"], ["LBY", "NER"])


def test_who_speaks_at_a_rally_does_not_kill_there(code: Code) -> None:
    for event in code("Chad's premier addressed demonstrations in which seven protesters were killed.").events:
        assert event.type != "ASSAULT" or event.actors == ()


def test_those_who_blame_each_other_blame_nobody_else(code: Code) -> None:
    assert parties(code("Pakistan and Iran blamed each other for sheltering Afghan rebels.")) == (["IRN", "PAK"], [])


def test_both_subjects_act_though_a_relative_clause_parts_them(code: Code) -> None:
    condemned = code("Turkey, which trains Somali soldiers, and the Arab League condemned Ethiopia.").events
    assert {e.type: {m.code for m in e.actors} for e in condemned} == {"AID": {"TUR"}, "ACCUSE": {"TUR", "IGO"}}


def test_the_day_of_a_deed_is_no_party(code: Code) -> None:
    assert parties(code("Pakistan's navy held an exercise on the very day of the Iranian strike."))[1] == []


@pytest.mark.parametrize("text", ["U.S.-Iranian talks resumed in Oslo.", "The U.S.–Iran talks resumed in Oslo."])
def test_both_sides_of_a_hyphen_after_an_abbreviation_are_parties(code: Code, text: str) -> None:
    assert parties(code(text))[0] == ["IRN", "USA"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Israel-Hamas talks resumed in Cairo.", ["ISR", "PSE"]),
        ("The EU-China summit opened in Oslo.", ["CHN", "IGO"]),
        ("Iran-backed Hezbollah attacked Jordan.", ["LBN"]),
        ("Iranian-American journalist Ann Lee condemned Jordan.", ["IRN"]),
    ],
)
def test_a_hyphen_joins_two_parties_but_not_the_nations_of_one_person(code: Code, text: str, actors: list[str]) -> None:
    assert parties(code(text))[0] == actors


def test_a_town_where_words_are_said_is_no_party(code: Code) -> None:
    assert parties(code("Britain agreed in Geneva to seek a settlement.")) == (["GBR"], [])


def test_who_is_sent_to_attack_is_not_whom_they_attack(code: Code) -> None:
    assert parties(code("Chad sent militias to attack the villagers of Darfur.")) == (["TCD"], ["SDN"])


def test_those_whose_troops_fought_are_both_actors(code: Code) -> None:
    assert parties(code("Chad and Niger, whose troops fought along the border, are poor.")) == (["NER", "TCD"], [])


def test_drones_are_not_of_the_state_they_strike(code: Code) -> None:
    event = code("Drones struck several oilfields in Iraq.").events[0]
    assert [mention.code for mention in event.actors] == [None]
    assert [mention.code for mention in event.recipients] == ["IRQ"]


def test_who_is_given_notice_is_whom_it_is_given_to(code: Code) -> None:
    assert parties(code("Ankara gave Baghdad a year's notice on the Kirkuk-Ceyhan pipeline.")) == (["TUR"], ["IRQ"])


def test_those_who_rule_several_states_act_for_each(code: Code) -> None:
    assert parties(code("The generals who rule Mali and Niger met in Dakar."))[0] == ["MLI", "NER"]


def test_a_second_name_of_the_victims_is_no_other_victim(code: Code) -> None:
    text = "Clashes injured 30 soldiers of KFOR, the NATO-led peacekeeping force."
    assert len(code(text).events[0].recipients) == 1


def test_a_group_is_no_body_of_a_state(code: Code) -> None:
    event = code("Iraq's National Security Council banned the PKK. The group burned its weapons in Iraq.").events[-1]
    assert [mention.name for mention in event.actors] == ["Kurdistan Workers' Party"]


def test_half_of_an_unknown_acronym_names_nobody(code: Code) -> None:
    assert "DEU" not in {mention.code for mention in code("Rebels of the CSP-DPA attacked Malian soldiers.").mentions}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Russia is the only state to have recognised the Taliban.", ["RUS"]),
        ("Turkey was the first country that recognised the Taliban.", ["TUR"]),
        ("Pakistan was one of three countries that recognised the Taliban.", ["PAK"]),
    ],
)
def test_who_is_first_or_one_of_several_to_do_something_does_it(code: Code, text: str, actors: list[str]) -> None:
    assert parties(code(text)) == (actors, ["AFG"])


def test_a_town_before_talks_or_their_outcome_is_where_they_were_held(code: Code) -> None:
    assert not code("The Oslo talks ended the war in Chad.").events


def test_a_ship_is_known_by_what_stands_beside_its_name(code: Code) -> None:
    assert parties(code("London sent HMS Trent, a frigate, to Guyana.")) == (["GBR"], ["GUY"])


def test_a_court_judges_soldiers_of_its_own_state(code: Code) -> None:
    trial = code("A court in Nigeria sentenced six soldiers to death.").events[0]
    assert [party.text for party in trial.recipients] == ["six soldiers"]


def test_a_passive_that_leaves_its_preposition_behind_is_done_to_its_subject(code: Code) -> None:
    assert parties(code("A Belizean patrol was fired upon in May.")) == ([], ["BLZ"])
    assert parties(code("Israeli troops were shot at on Monday.")) == ([], ["ISR"])


def test_arms_that_only_describe_a_deed_are_nobody(code: Callable[..., Document]) -> None:
    (attack,) = code("Two soldiers were killed in a drone attack on Friday.").events
    assert attack.actors == ()
    (bombing,) = code("Israeli warplanes bombed a camp in Gaza on Friday.").events
    assert [actor.text for actor in bombing.actors] == ["Israeli warplanes"]


def test_ground_is_yielded_to_whom_it_is_handed_over(code: Callable[..., Document]) -> None:
    (retreat,) = code("Armenia handed over four border villages to Azerbaijan on Friday.").events
    assert [party.code for party in retreat.recipients] == ["AZE"]


def test_the_next_clause_lends_no_party_to_the_deed_before_it(code: Callable[..., Document]) -> None:
    lifted = code("ECOWAS lifted its sanctions in February, but the border with Benin remains closed.").events[0]
    assert lifted.recipients == ()


def test_whoever_has_an_ally_does_not_do_what_the_ally_does(code: Callable[..., Document]) -> None:
    events = code("Armenia said its ally had bombed a village.").events
    assert all(actor.code != "ARM" for event in events for actor in event.actors)


def test_a_broken_resolution_does_not_make_its_author_the_condemned(code: Callable[..., Document]) -> None:
    (event,) = code("Japan condemned the launches as a violation of UN Security Council resolutions.").events
    assert event.recipients == ()


def test_an_offer_said_to_be_unacceptable_is_refused_to_whoever_made_it(code: Code) -> None:
    assert parties(code("The Chilean offer was unacceptable, Bolivia's foreign minister said.")) == (["BOL"], ["CHL"])


def test_who_is_to_receive_is_promised_to(code: Code) -> None:
    assert parties(code("Fiji is to receive 20 million dollars from Japan.")) == (["JPN"], ["FJI"])


def test_a_side_taken_is_that_of_a_state_named_by_its_capital(code: Code) -> None:
    assert parties(code("Pakistan swung behind Riyadh.")) == (["PAK"], ["SAU"])


def test_a_state_told_what_will_be_done_is_promised_it(code: Code) -> None:
    assert parties(code("Japan told Vietnam it would supply six ships.")) == (["JPN"], ["VNM"])
    assert parties(code("Japan told CNN it would supply six ships.")) == (["JPN"], [])


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The EU, but not Hungary, condemned Israel.", ["IGO"], ["ISR"]),
        ("Chad condemned Israel but not Egypt.", ["TCD"], ["ISR"]),
        ("Germany as well as France backed Kyiv.", ["DEU", "FRA"], ["UKR"]),
    ],
)
def test_lists_leave_out_whom_not_leaves_out(
    code: Callable[..., Document], text: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = code(text).events
    assert [party.code for party in event.actors] == actors
    assert [party.code for party in event.recipients] == recipients


def test_a_visitor_calls_on_the_host_not_on_what_they_discuss(code: Code) -> None:
    (event,) = code("The Chadian envoy called on President Ilham Aliyev to discuss an alliance with Iran.").events
    assert [party.code for party in event.recipients] == ["AZE"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The United States, along with Britain and Canada, denounced Belarus.", ["CAN", "GBR", "USA"]),
        ("The United States, joined by Britain, denounced Belarus.", ["GBR", "USA"]),
        ("Together with Egypt, Qatar denounced Belarus.", ["EGY", "QAT"]),
        ("France denounced Belarus, along with Iran.", ["FRA"]),
    ],
)
def test_who_joins_the_subject_acts_too(code: Code, text: str, actors: list[str]) -> None:
    assert parties(code(text)) == (actors, ["BLR"])


def test_who_is_to_be_provided_is_promised_to_not_what_is_provided(code: Code) -> None:
    assert parties(code("Britain is to provide Ukraine with 5,000 air defence missiles.")) == (["GBR"], ["UKR"])


def test_a_town_that_a_pact_or_talks_are_called_after_takes_no_part(code: Code) -> None:
    assert parties(code("Iran and Sudan rejected the Jeddah declaration.")) == (["IRN", "SDN"], [])
    assert "DZA" not in {m.code for e in code("Mali quit the Algiers pact with Niger.").events for m in e.recipients}


def test_whose_government_acts_is_not_whom_it_acts_on(code: Code) -> None:
    event = code("The Meloni government ended Italy's participation in the scheme.").events[0]
    assert "Meloni" not in {m.text for m in event.recipients}


def test_who_is_told_by_the_next_verb_is_not_whom_the_first_is_done_to(code: Code) -> None:
    events = code("Jordan recalled its ambassador and complained to the United Nations.").events
    assert not any(e.mode == "withdraw" for e in events)
