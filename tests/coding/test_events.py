"""Who did what to whom: types through operators, parties through syntax, things, counts and offices."""

import datetime as dt
from collections.abc import Callable

import pytest

from detente.types import Document, Event

Code = Callable[..., Document]


def only(document: Document) -> Event:
    assert len(document.events) == 1, [(e.type, e.why) for e in document.events]
    return document.events[0]


def codes(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [a.code for a in event.actors], [r.code for r in event.recipients]


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("Kenya condemned Somalia.", "ACCUSE", ["KEN"], ["SOM"]),
        ("Kenya was condemned by Somalia.", "ACCUSE", ["SOM"], ["KEN"]),
        ("France agreed to lift sanctions on Mali.", "AGREE", ["FRA"], ["MLI"]),
        ("France refused to withdraw its troops from Mali.", "REJECT", ["FRA"], ["MLI"]),
        ("Algeria threatened to attack Morocco.", "THREATEN", ["DZA"], ["MAR"]),
        ("Algeria broke off relations with Morocco.", "SANCTION", ["DZA"], ["MAR"]),
        ("Norway suspended aid to Uganda.", "SANCTION", ["NOR"], ["UGA"]),
        ("India launched an attack on Pakistan.", "ASSAULT", ["IND"], ["PAK"]),
        ("Peru imposed sanctions on Ecuador.", "COERCE", ["PER"], ["ECU"]),
        ("Chad demanded that Libya release the hostages.", "REQUEST", ["TCD"], ["LBY"]),
        ("Chad said that Libya must withdraw its troops.", "REQUEST", ["TCD"], ["LBY"]),
        ("Sweden will send weapons to Estonia.", "AGREE", ["SWE"], ["EST"]),
        ("Sweden said it would send troops to Estonia.", "MOBILIZE", ["SWE"], ["EST"]),
        ("Turkey will not accept the demands of Greece.", "REJECT", ["TUR"], ["GRC"]),
    ],
)
def test_outer_and_inner_words_make_the_type_together(
    code: Code, text: str, type_: str, actors: list[str], recipients: list[str]
) -> None:
    event = only(code(text))
    assert event.type == type_
    assert codes(event) == (actors, recipients)


def test_a_mutual_event_has_both_parties_as_actors(code: Code) -> None:
    event = only(code("Japan and Mongolia agreed to cooperate."))
    assert event.type == "AGREE"
    assert codes(event) == (["JPN", "MNG"], [])


def test_coordinated_verbs_are_two_events(code: Code) -> None:
    events = code("Hungary expelled a Serbian diplomat and closed its border with Serbia.").events
    assert [e.type for e in events] == ["SANCTION", "COERCE"]
    assert all(codes(e) == (["HUN"], ["SRB"]) for e in events)


def test_a_party_is_carried_over_from_the_sentence_before_and_why_says_so(code: Code) -> None:
    events = code("Iranian police raided a mosque of Afghan refugees. Two were killed and nine detained.").events
    killed = next(e for e in events if e.counts.get("killed"))
    assert killed.counts == {"killed": 2}
    assert killed.actors[0].code == "IRN"
    assert any("parties implied by raided, told before" in reason for reason in killed.why)
    assert any(e.type == "COERCE" and e.counts.get("detained") == 9 for e in events)


def test_a_toll_has_no_parties_of_words_told_before(code: Code) -> None:
    events = code("The Malian army condemned the raid. Doctors said the 20 killed included four women.").events
    assert [e.type for e in events] == ["ACCUSE"]


def test_who_confirms_an_attack_did_not_make_it(code: Code) -> None:
    assert not code("The Malian army confirmed the attack.").events
    assert not code("Mali confirmed the attack on its base by Tuareg rebels.").events
    event = only(code("The Malian army confirmed the strike on Niamey."))
    assert (event.type, codes(event)) == ("ASSAULT", (["MLI"], ["NER"]))


def test_who_lives_in_a_place_is_no_party(code: Code) -> None:
    event = only(code("Turkey shelled the Greek-majority town."))
    assert codes(event) == (["TUR"], [])


def test_a_toll_belongs_to_the_attack_that_caused_it(code: Code) -> None:
    event = only(code("Ethiopian troops shelled an Eritrean village, killing 12 people."))
    assert event.type == "ASSAULT"
    assert event.counts == {"killed": 12}


def test_what_is_only_hoped_considered_or_denied_is_no_event(code: Code) -> None:
    assert code("Canada hoped that Cuba would release the prisoners.").events == ()
    assert code("Canada is considering sending aid to Cuba.").events == ()
    assert code("Canada rejected accusations that it had helped Cuba.").events == ()


def test_a_law_or_a_storm_does_not_act(code: Code) -> None:
    assert code("The law allows farmers to sell grain.").events == ()


def test_infrastructure_is_the_object_and_its_owner_the_recipient(code: Code) -> None:
    event = only(code("In 2015 Russia seized a Georgian pipeline."))
    assert codes(event) == (["RUS"], ["GEO"])
    assert [(thing.kind, thing.text) for thing in event.objects] == [("pipeline", "Georgian pipeline")]


def test_the_pipeline_is_the_one_named_before(code: Code) -> None:
    document = code("Turkey opened the Samsun-Ceyhan pipeline. Later Kurdish rebels sabotaged the pipeline.")
    attack = next(e for e in document.events if e.type == "ASSAULT")
    assert [thing.id for thing in attack.objects] == ["pipeline:samsun-ceyhan"]


def test_a_person_has_the_office_of_the_day_of_the_event(code: Code) -> None:
    document = code("In March 2003 Tony Blair met Jacques Chirac.", "2024-05-01")
    blair = only(document).actors[0]
    assert blair.sectors == ("GOV",)
    assert "at the event" in blair.why


def test_who_comes_under_fire_is_the_recipient(code: Code) -> None:
    event = only(code("Peruvian villages came under fire from Ecuadorean artillery."))
    assert event.type == "ASSAULT"
    assert codes(event) == (["ECU"], ["PER"])


def test_coming_under_fire_for_something_is_criticism(code: Code) -> None:
    event = only(code("Hungary came under fire from European Union leaders for blocking the loan."))
    assert event.type == "ACCUSE"
    assert codes(event)[1] == ["HUN"]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The bridge was destroyed in Ecuadorean shelling.", ["ECU"], []),
        ("Forty Peruvians were killed as a result of Ecuadorean shelling.", ["ECU"], ["PER"]),
        ("Dozens were killed in a series of Ecuadorean strikes on Peru.", ["ECU"], [None, "PER"]),
    ],
)
def test_the_attack_that_a_passive_verb_happens_in_names_who_did_it(
    code: Code, text: str, actors: list[str], recipients: list[str]
) -> None:
    assert codes(only(code(text))) == (actors, recipients)


def test_a_place_where_a_bomb_lies_does_not_act(code: Code) -> None:
    event = only(code("Two Turkish policemen were wounded by a roadside bomb in Izmir."))
    assert codes(event) == ([], ["TUR"])


def test_who_tells_of_a_deed_does_not_do_it(code: Code) -> None:
    event = only(code("French troops have moved on, a Malian spokesman said, killing two Malian rebels."))
    assert codes(event) == (["FRA"], ["MLI"])


def test_a_ship_named_after_a_person_is_a_ship(code: Code) -> None:
    event = only(code("Norway sent the frigate Thor Heyerdahl to Somalia."))
    assert (event.type, event.mode) == ("MOBILIZE", "troops")
    assert codes(event)[0] == ["NOR"]


def test_a_state_that_will_no_longer_take_part_refuses(code: Code) -> None:
    event = only(code("Chad declared that it would no longer take part in talks with Libya."))
    assert (event.type, event.mode) == ("REJECT", "meet")
    assert codes(event) == (["TCD"], ["LBY"])


def test_who_attends_a_protest_is_not_whom_it_is_against(code: Code) -> None:
    events = code("Chilean women attend a protest held by the Peruvian opposition.").events
    assert all("CHL" not in codes(event)[1] for event in events)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Fighting between the Chadian army and Libyan rebels killed ten Nigerians.", ["TCD", "LBY"], ["NGA"]),
        ("There were clashes between Chadian troops and Libyan rebels.", ["TCD", "LBY"], []),
        ("Six Indian policemen were wounded in clashes with Nepalese rebels.", ["NPL"], ["IND"]),
        ("Two Indian soldiers died in a gunbattle with Nepalese rebels.", ["NPL"], ["IND"]),
        ("Two Indian soldiers died in an attack by Nepalese rebels.", ["NPL"], ["IND"]),
        ("Clashes with Chadian soldiers left two Libyans dead.", ["TCD"], ["LBY"]),
    ],
)
def test_fighting_is_between_both_sides(code: Code, text: str, actors: list[str], recipients: list[str]) -> None:
    event = only(code(text))
    assert event.type == "ASSAULT"
    assert codes(event) == (actors, recipients)


def test_what_others_did_as_it_happened_tells_who_did_it(code: Code) -> None:
    event = only(code("Three Chadians were killed and four wounded when a Libyan drone fired on a car."))
    assert codes(event) == (["LBY"], ["TCD"])


def test_the_victims_own_deed_does_not_tell_who_killed_them(code: Code) -> None:
    killed = code("Two Chadian rebels were killed when they attacked a Libyan army post.").events[0]
    assert codes(killed) == ([], ["TCD"])


def test_neither_nor_refuses(code: Code) -> None:
    event = only(code("Neither Chad nor Libya would accept a deployment of Nigerian troops."))
    assert event.type == "REJECT"
    assert codes(event)[0] == ["TCD", "LBY"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway test-fired a missile towards the sea.", "MOBILIZE"),
        ("A Libyan missile slammed into a school in Chad.", "ASSAULT"),
        ("Norway and Sweden agreed the text of a treaty.", "SUPPORT"),
    ],
)
def test_particles_and_prefixes_turn_what_a_verb_means(code: Code, text: str, type_: str) -> None:
    assert {event.type for event in code(text).events} == {type_}


def test_a_bomber_that_flies_is_no_suicide_bomber(code: Code) -> None:
    assert only(code("A Norwegian plant was hit by Swedish bombers.")).mode != "suicide-attack"


def test_who_is_made_to_act_acts(code: Code) -> None:
    event = only(code("The raid prompted Mexico to cut diplomatic ties with Ecuador."))
    assert event.type == "SANCTION"
    assert codes(event) == (["MEX"], ["ECU"])


def test_a_noun_in_a_mere_wish_is_no_event(code: Code) -> None:
    assert not code("To cut ties with Ecuador would hurt Mexico.").events


def test_a_states_protest_accuses(code: Code) -> None:
    event = only(code("The decree drew protests from Peru."))
    assert event.type == "ACCUSE"


def test_who_fights_on_somebodys_side_does_not_fight_them(code: Code) -> None:
    assert codes(only(code("Chadian troops fought on the side of the Libyan government."))) == (["TCD"], [])


def test_the_two_countries_are_both_of_them(code: Code) -> None:
    events = code("Norway's prime minister met the president of Iceland. The two countries agreed to cooperate.").events
    assert codes(events[1]) == (["NOR", "ISL"], [])


def test_every_town_attacked_is_a_recipient(code: Code) -> None:
    event = only(code("Chadian rebels attacked the towns of Kano and Kaduna."))
    assert codes(event) == (["TCD"], ["NGA", "NGA"])


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("Chad held drills near Libya.", "MOBILIZE", ["TCD"], ["LBY"]),
        ("Chad and Libya held naval exercises.", "COOPERATE", ["TCD", "LBY"], []),
        ("Chad began military exercises with Libya.", "COOPERATE", ["TCD"], ["LBY"]),
    ],
)
def test_exercises_are_cooperation_only_where_they_are_joint(
    code: Code, text: str, type_: str, actors: list[str], recipients: list[str]
) -> None:
    event = only(code(text))
    assert event.type == type_
    assert codes(event) == (actors, recipients)


def test_an_inverted_condition_intends_nothing(code: Code) -> None:
    assert not code("Were Chad to blockade Libya, its gas would last eleven days.").events


def test_what_stands_before_a_verbs_object_tells_its_sense(code: Code) -> None:
    event = only(code("Chadian prisoners staged a three-day hunger strike."))
    assert (event.type, event.mode) == ("PROTEST", "hunger")


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Chad warned that police will no longer tolerate rallies by the Muslim Brotherhood.", ["TCD"], ["EGY"]),
        ("Libyan nurses went on strike in protest at the decision of the Chadian government.", ["LBY"], ["TCD"]),
        ("Chad's president refused to meet Jordan's visiting king in Tripoli.", ["TCD"], ["JOR"]),
        ("Chadian rebels shelled the regional capital Kaduna.", ["TCD"], ["NGA"]),
    ],
)
def test_the_addressee_may_stand_deeper(code: Code, text: str, actors: list[str], recipients: list[str]) -> None:
    assert codes(only(code(text))) == (actors, recipients)


def test_what_was_done_before_is_not_what_is_done_now(code: Code) -> None:
    text = "Chad's leader joined the convoy after ignoring an order of Libya."
    assert [text[e.trigger.start : e.trigger.end] for e in code(text).events] == ["ignoring"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad's president will launch a media blitz of interviews to the Libyan press.",
        "Thousands of Chadian refugees travelled to Libya.",
        "The president of Chad took up the case, sparking a wave of protests.",
    ],
)
def test_figures_of_speech_crowds_and_causes_are_no_deeds(code: Code, text: str) -> None:
    assert not [e for e in code(text).events if e.type in ("THREATEN", "ASSAULT", "CONSULT") or e.actors]


def test_the_successor_acts_and_not_whom_he_succeeds(code: Code) -> None:
    event = only(code("Obama's successor, Emmanuel Macron, pledged to withdraw the troops.", "2018-05-01"))
    assert codes(event)[0] == ["FRA"]


def test_a_refusal_in_words_of_negation_is_done_and_not_denied(code: Code) -> None:
    event = only(code("Chad has no intention of talking to the Libyan government."))
    assert (event.type, event.status) == ("REJECT", "done")


def test_land_is_seized_and_people_are_arrested(code: Code) -> None:
    modes = [only(code(f"Chadian forces captured {whom}.")).mode for whom in ("Libya", "a Libyan soldier")]
    assert modes == ["seize", "arrest"]


def test_what_a_visitor_has_with_them_is_not_visited(code: Code) -> None:
    assert codes(only(code("Chad's president visited Libya with Niger on his mind."))) == (["TCD"], ["LBY"])


def test_options_kept_open_threaten_nobody(code: Code) -> None:
    assert not code("Chad's president kept her options open after the vote in Libya.").events


def test_private_people_of_a_place_make_no_politics_but_may_be_harmed(code: Code) -> None:
    for text in ("A Lagos woman offered readers a new recipe.", "Students were honored in Ghana."):
        assert not code(text).events, text
    assert only(code("Chadian soldiers killed two farmers in Nigeria.")).recipients


@pytest.mark.parametrize(
    "text",
    [
        "Three shopkeepers agreed to help the Kenyan refugees.",
        "A lawyer praised the police in Lagos.",
        "The airlines are offering direct flights to Japan.",
    ],
)
def test_private_people_cooperate_with_nobody_in_politics(code: Code, text: str) -> None:
    assert code(text).events == ()


def test_a_former_leader_praises_as_a_public_figure(code: Code) -> None:
    (event,) = code("A former president of Ghana praised the Nigerian army.").events
    assert event.type == "SUPPORT"


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("The embassy bombing killed ten Kenyans.", ["KEN"]),
        ("A clinic bombing in Mali killed two Frenchmen.", ["FRA"]),
        ("The bombings in Kenya and Tanzania claimed 200 lives.", ["KEN", "TZA"]),
    ],
)
def test_where_a_bomb_went_off_did_not_set_it_off(code: Code, text: str, recipient: list[str]) -> None:
    assert codes(only(code(text))) == ([], recipient)


def test_a_parliament_that_acts_is_no_building(code: Code) -> None:
    event = only(code("Kenya's parliament approved the nationalization of a Ugandan refinery."))
    assert (event.type, codes(event)[0]) == ("COERCE", ["KEN"])


def test_whose_attack_it_was_killed(code: Code) -> None:
    assert codes(only(code("Russian drone attacks in Ukraine killed two Poles."))) == (["RUS"], ["POL"])


def test_what_must_have_been_is_a_guess_and_no_demand(code: Code) -> None:
    assert not code("Ghana said Senegal must have written the letter.").events
    assert only(code("Ghana said Senegal must withdraw its troops.")).type == "REQUEST"


@pytest.mark.parametrize(
    "text",
    [
        "Barack Obama beat Mitt Romney by four points.",
        "Mitt Romney offered no proof to Barack Obama.",
        "The population of Kenya exploded to 50 million.",
        "Officials in Kenya requested anonymity.",
        "Barack Obama was speaking at a rally in Ohio.",
        "Kenya's parliament released the email.",
    ],
)
def test_words_of_elections_and_newsrooms_are_no_deeds(code: Code, text: str) -> None:
    assert not code(text).events


@pytest.mark.parametrize("verb", ["attacked", "hit", "targeted", "pounded"])
def test_politicians_attack_each_other_with_words(code: Code, verb: str) -> None:
    assert only(code(f"Barack Obama {verb} Mitt Romney in the debate.")).type == "ACCUSE"


def test_a_clause_that_runs_on_expels_whom_the_one_before_expelled(code: Code) -> None:
    ours, theirs = code("Poland has expelled six Russian envoys, Ukraine has expelled 13.").events
    assert (codes(ours), codes(theirs)) == ((["POL"], ["RUS"]), (["UKR"], ["RUS"]))


def test_what_ought_to_be_done_is_no_event(code: Code) -> None:
    assert not code("Kenya's officials should be held accountable.").events
    assert not code("Senegal should withdraw its troops from Mali.").events
    assert only(code("Ghana said Senegal must withdraw its troops from Mali.")).type == "REQUEST"


@pytest.mark.parametrize(
    "text",
    [
        "Siemens and Bechtel signed a contract for a power plant in Kenya.",
        "Toyota agreed to cooperate with Samsung on batteries.",
        "Apple sued Samsung in California.",
    ],
)
def test_firms_among_themselves_are_no_politics_but_with_a_state_they_are(code: Code, text: str) -> None:
    assert not code(text).events
    assert only(code("Kenya signed a contract with Siemens.")).type == "SUPPORT"


def test_praise_for_a_thing_backs_nobody_but_a_state_approves_for_all(code: Code) -> None:
    assert not code("Kenya's president praised the concert.").events
    assert only(code("Kenya ratified the treaty.")).type == "SUPPORT"


def test_a_state_that_only_the_surroundings_tell_is_said_to_be_implied(code: Code) -> None:
    event = code("Kenya's president visited Somalia. The president condemned Somalia.").events[-1]
    assert [(a.code, a.implied) for a in event.actors] == [("KEN", True)]
    assert [(r.code, r.implied) for r in event.recipients] == [("SOM", False)]


def test_governments_of_several_states_are_of_none_of_them(code: Code) -> None:
    event = only(code("Governments across Europe expelled Russian diplomats."))
    assert codes(event) == ([None], ["RUS"])


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan airline will resume flights to Somalia.",
        "Officers arrived at the scene in Kenya, promising to help Somalia.",
        "Somalia was praised.",
    ],
)
def test_what_firms_announce_and_praise_by_nobody_is_no_event(code: Code, text: str) -> None:
    assert not [e for e in code(text).events if e.type in ("AGREE", "SUPPORT")]


def test_what_a_government_or_a_nations_workers_announce_is_an_event(code: Code) -> None:
    assert only(code("Kenya will resume talks with Somalia.")).type == "AGREE"
    assert only(code("Kenyan workers will not end the strike.")).type == "REJECT"


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("A man was arrested in Lagos.", False),
        ("Two farmers were killed in Nigeria.", True),
        ("A journalist was killed in Nigeria.", True),
        ("A girl was killed by a barrel bomb in Nigeria.", True),
        ("A Somali woman was killed in Nigeria.", True),
    ],
)
def test_the_harm_of_one_private_person_is_no_politics_but_that_of_many_or_in_war_is(
    code: Code, text: str, coded: bool
) -> None:
    assert bool([e for e in code(text).events if e.recipients]) is coded


def test_a_report_that_one_must_act_oneself_demands_nothing(code: Code) -> None:
    events = code("Chad's foreign ministry said it must protect the people of Libya.").events
    assert not [e for e in events if e.type == "REQUEST"]
    assert only(code("Chad said that Libya must withdraw its troops.")).type == "REQUEST"


def test_what_has_an_object_is_not_passive(code: Code) -> None:
    event = only(code("Chad's president spoke. He's also condemned Libya."))
    assert codes(event) == (["TCD"], ["LBY"])


def test_people_clash_in_words_and_troops_with_arms(code: Code) -> None:
    assert only(code("Chad's president clashed with Libya's foreign minister over oil.")).type == "ACCUSE"
    assert only(code("Chadian soldiers clashed with Libyan soldiers over oil.")).type == "ASSAULT"


def test_crowds_take_to_the_streets_for_as_long_as_they_like(code: Code) -> None:
    assert only(code("Thousands of Chadians took to the streets over several weeks.")).type == "PROTEST"


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Chad launched a mediation effort on Saturday between Libya and Niger.", ["TCD"], ["LBY", "NER"]),
        ("Chad reiterated its demand today that Libya ease the curbs on Nigerian workers.", ["TCD"], ["LBY"]),
        ("Chadian villagers threatened to hold a strike unless Libya withdrew.", ["TCD"], ["LBY"]),
        ("Chad opened an investigation into crimes committed by Libyan troops.", ["TCD"], ["LBY"]),
        ("Chad demanded that its EU partners refuse to recognize Niger.", ["TCD"], ["IGO"]),
    ],
)
def test_parties_told_beyond_the_predicate_are_found(
    code: Code, text: str, actors: list[str], recipients: list[str]
) -> None:
    assert codes(code(text).events[0]) == (actors, recipients)


def test_round_numbers_stand_for_people(code: Code) -> None:
    event = only(code("Tens of thousands rallied in Libya against Chad."))
    assert (event.type, codes(event)) == ("PROTEST", (["LBY"], ["TCD"]))
    assert not code("Profits of Chadian firms rose by millions in Libya.").events


def test_a_ship_is_of_the_state_whose_flag_it_flies(code: Code) -> None:
    assert codes(only(code("Chad seized a Libyan-flagged tanker."))) == (["TCD"], ["LBY"])
    assert codes(only(code("Chad bombed Libyan-backed rebels."))) == (["TCD"], [None])


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Chad's police fired tear gas at demonstrators outside the Libyan embassy.", ["TCD"], [None]),
        ("Chadian rebels beheaded six villagers in Libya's Fezzan.", ["TCD"], ["LBY"]),
        ("Chad put its army on alert near the border with Libya.", ["TCD"], ["LBY"]),
        ("Chad declared Libya's ambassador persona non grata.", ["TCD"], ["LBY"]),
    ],
)
def test_an_embassy_is_elsewhere_and_a_border_is_with_somebody(
    code: Code, text: str, actors: list[str], recipients: list[str | None]
) -> None:
    assert codes(only(code(text))) == (actors, recipients)


def test_leaders_of_a_coup_who_are_given_something_make_no_coup(code: Code) -> None:
    assert not code("Ministers gave Niger's coup leaders one week.").events


def test_whoever_sends_a_letter_says_what_it_says(code: Code) -> None:
    event = only(code("Chad's president sent a letter threatening to attack Libya."))
    assert (event.type, codes(event)) == ("THREATEN", (["TCD"], ["LBY"]))


def test_gunfire_is_no_accident_and_a_city_no_website(code: Code) -> None:
    assert only(code("Artillery fire hit a village in Libya.")).type == "ASSAULT"
    assert not code("Fire hit a village in Libya.").events
    assert only(code("Chad's president visited Benghazi.")).type == "CONSULT"


@pytest.mark.parametrize(
    "text",
    [
        "Accusing Libya of meddling, Chad cut diplomatic ties.",
        "Chad recalled its ambassador, accusing Libya of hostility.",
        "Having condemned Libya, Chad cut diplomatic ties.",
    ],
)
def test_whom_a_quarrel_is_with_may_be_told_by_the_participle_beside_it(code: Code, text: str) -> None:
    events = code(text).events
    assert {e.type for e in events} == {"ACCUSE", "SANCTION"}
    assert all(codes(e) == (["TCD"], ["LBY"]) for e in events)


def test_what_somebody_had_done_before_is_told(code: Code) -> None:
    assert codes(code("Having annexed Libya, Chad never left.").events[0]) == (["TCD"], ["LBY"])


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("Chad walked away from talks with Libya.", "SANCTION", ["TCD"], ["LBY"]),
        ("Chadian rebels are said to have killed ten Libyan soldiers.", "ASSAULT", ["TCD"], ["LBY"]),
        ("Chadian customs impounded a yacht linked to a Libyan minister.", "COERCE", ["TCD"], ["LBY"]),
        ("African heads of state met in Libya.", "CONSULT", [None], ["LBY"]),
    ],
)
def test_words_between_a_verb_and_its_parties_are_seen_through(
    code: Code, text: str, type_: str, actors: list[str | None], recipients: list[str]
) -> None:
    event = only(code(text))
    assert (event.type, codes(event)) == (type_, (actors, recipients))


def test_a_magnitude_does_not_strike_and_a_supposition_threatens_nobody(code: Code) -> None:
    assert not code("An earthquake of magnitude 6.8 struck central Chad.").events
    assert not [e for e in code("If Chad were to attack Libya, prices would rise.").events if e.type == "THREATEN"]


def test_a_private_person_who_does_harm_makes_no_politics_but_a_gunman_does(code: Code) -> None:
    assert not code("A nurse in Nigeria beat her husband.").events
    assert only(code("Gunmen killed a nurse in Nigeria.")).type == "ASSAULT"


@pytest.mark.parametrize(
    ("text", "type_", "recipients"),
    [
        ("Riots broke out in Tirana.", "PROTEST", ["ALB"]),
        ("Rival factions clashed in the streets of Beirut.", "ASSAULT", ["LBN"]),
        ("The capital of Togo was paralysed by protests.", "PROTEST", ["TGO"]),
    ],
)
def test_unrest_by_nobody_named_is_told_of_the_state_it_happens_in(
    code: Code, text: str, type_: str, recipients: list[str]
) -> None:
    event = only(code(text))
    assert event.type == type_
    assert [r.code for r in event.recipients] == recipients


def test_a_document_accuses_for_whoever_wrote_it(code: Code) -> None:
    event = only(code("A leaked report accused the Sudanese army of negligence."))
    assert event.type == "ACCUSE"
    assert codes(event) == ([], ["SDN"])


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Chile promised not to impose sanctions on Peru.", "AGREE"),
        ("Chile promised not to negotiate with Peru.", "REJECT"),
    ],
)
def test_who_promises_not_to_do_harm_agrees(code: Code, text: str, type_: str) -> None:
    assert only(code(text)).type == type_


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The Burmese junta placed the Thai minister under house arrest.", "COERCE"),
        ("Denmark said no to Swedish demands.", "REJECT"),
        ("The Malian rebels walked away from a plan by Algeria.", "REJECT"),
        ("Georgia said Russian soldiers were behind the bombing.", "ACCUSE"),
    ],
)
def test_words_that_stand_a_step_away_still_belong_to_their_verb(code: Code, text: str, type_: str) -> None:
    assert only(code(text)).type == type_


def test_what_hangs_on_the_name_of_a_state_is_the_verbs(code: Code) -> None:
    event = only(code("Japan warned Pyongyang of reprisals."))
    assert event.type == "THREATEN"
    assert codes(event) == (["JPN"], ["PRK"])


def test_an_accusation_dropped_tells_whom_it_was_against(code: Code) -> None:
    event = only(code("Charges against four Zimbabwean reporters have been dropped."))
    assert event.type == "RETREAT"
    assert codes(event) == ([], ["ZWE"])


def test_a_mediator_stands_between_others_and_who_repels_fights_the_attacker(code: Code) -> None:
    event = only(code("Chad's president and Niger's president have mediated between the two states."))
    assert codes(event) == (["TCD", "NER"], [])
    assert codes(only(code("Chad's army repelled an attack by Libyan drones on Faya."))) == (["TCD"], ["LBY"])


def test_police_of_no_named_state_who_arrest_one_private_person_make_no_politics(code: Code) -> None:
    assert not code("Police arrested a woman.").events
    assert only(code("Chadian police arrested a woman.")).type == "COERCE"
    assert only(code("Police arrested a journalist in Chad.")).type == "COERCE"


def test_whoever_is_quoted_is_not_done_to(code: Code) -> None:
    assert all("LBY" not in codes(e)[1] for e in code("Chad's forces withdrew, according to Libya.").events)


def test_troops_from_two_states_are_of_both(code: Code) -> None:
    event = only(code("Some 900 troops from Botswana and Zambia took part in a joint exercise."))
    assert sorted(map(str, codes(event)[0])) == ["BWA", "ZMB"]


def test_days_of_manoeuvres_of_two_states_are_joint(code: Code) -> None:
    assert only(code("Peru and Chile finished five days of naval drills.")).type == "COOPERATE"
    assert only(code("Peru finished five days of naval drills.")).type == "MOBILIZE"


def test_a_bomb_is_of_whoever_planted_it(code: Code) -> None:
    event = only(code("A bomb planted by Malian rebels killed three Nigerien soldiers."))
    assert codes(event) == (["MLI"], ["NER"])


def test_the_weapon_told_makes_the_mode_of_a_verb_more_exact(code: Code) -> None:
    assert only(code("Chad's army killed a Libyan rebel leader in a drone strike.")).mode == "drone"
    assert only(code("Chad's army killed a Libyan rebel leader in an airstrike.")).mode != "drone"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("North and South Korea agreed to hold talks.", ["KOR", "PRK"]),
        ("EU and Turkish leaders met on Monday.", ["IGO", "TUR"]),
        ("Peruvian and UN negotiators met on Monday.", ["IGO", "PER"]),
        ("Negotiators for Bogota and the Peruvian government met on Monday.", ["COL", "PER"]),
    ],
)
def test_words_joined_before_one_noun_are_parties_of_their_own(code: Code, text: str, actors: list[str]) -> None:
    assert sorted(map(str, codes(only(code(text)))[0])) == actors


def test_what_a_state_is_to_another_is_not_that_other(code: Code) -> None:
    assert codes(only(code("Portugal suspended aid to its former colony Angola."))) == (["PRT"], ["AGO"])
    assert codes(only(code("Chad suspended aid to its neighbour Niger."))) == (["TCD"], ["NER"])


def test_what_somebody_insists_on_in_the_subjunctive_is_demanded(code: Code) -> None:
    event = only(code("Chad insisted that Libya remove its soldiers."))
    assert event.type == "REQUEST"
    assert codes(event) == (["TCD"], ["LBY"])
    assert all(e.type != "REQUEST" for e in code("Chad insisted that Libya violates the treaty.").events)


def test_a_resolution_is_rejected_whatever_it_says_but_an_accusation_only_denied(code: Code) -> None:
    event = only(code("Peru blocked a resolution condemning Chile."))
    assert event.type == "REJECT"
    assert codes(event) == (["PER"], [])
    assert not code("Peru rejected accusations that it had attacked a tanker.").events


def test_an_inquiry_into_somebody_is_by_the_state_it_is_held_in(code: Code) -> None:
    event = only(code("A French journalist is being investigated in Turkey."))
    assert codes(event) == (["TUR"], ["FRA"])


def test_there_were_riots_tells_an_event_at_its_place(code: Code) -> None:
    (riots,) = code("There were riots in Athens in May.").events
    assert (riots.type, codes(riots)) == ("PROTEST", ([], ["GRC"]))
    assert not code("There were floods in Athens in May.").events


def test_a_weekday_is_nobody_that_is_fired_on(code: Code) -> None:
    (test,) = code("North Korea fired a ballistic missile on Friday.").events
    assert test.type == "MOBILIZE"


def test_who_was_first_to_do_something_did_it(code: Code) -> None:
    (leaving,) = code("Burundi became the first nation to quit the International Criminal Court.").events
    assert (leaving.type, codes(leaving)) == ("SANCTION", (["BDI"], ["IGO"]))
    assert not code("Burundi will be the first nation to quit the International Criminal Court.").events


def test_a_bombing_without_named_parties_is_told_with_the_state_it_happened_in(code: Code) -> None:
    assert codes(only(code("A grenade blast killed five tourists in Nigeria on Saturday."))) == ([], [None, "NGA"])
    assert codes(only(code("Police said a double car bombing occurred in Nigeria."))) == ([], ["NGA"])
    assert not code("A gas explosion killed five tourists in Nigeria on Saturday.").events


def test_there_were_protests_by_somebody_tells_an_event(code: Code) -> None:
    (protest,) = code("There have been protests by residents of Chad this morning.").events
    assert (protest.type, codes(protest)[0]) == ("PROTEST", ["TCD"])


def test_who_is_found_murdered_has_not_murdered(code: Code) -> None:
    (murder,) = code("Two Chadian soldiers were found murdered on Monday.").events
    assert codes(murder) == ([], ["TCD"])


def test_drills_of_two_armies_are_cooperation(code: Code) -> None:
    event = only(code("Chad opened a base to Nigeria, and in April the two armies held drills with 16,000 soldiers."))
    assert (event.type, codes(event)) == ("COOPERATE", (["TCD", "NGA"], []))


def test_a_threat_is_of_the_day_it_is_made_not_of_what_it_threatens(code: Code) -> None:
    threat = only(code("Washington has warned that it will reimpose sanctions on Chad in April 2031.", "2030-11-20"))
    assert threat.time is not None and threat.time.first == dt.date(2030, 11, 20)


def test_what_one_says_that_another_will_do_is_no_threat_of_the_other(code: Code) -> None:
    assert not code("Ukraine says Russia will attack Kharkiv in May.").events
    assert only(code("Russian officials said Moscow would attack Kyiv in May.")).type == "THREATEN"


def test_a_killing_that_is_documented_was_done(code: Code) -> None:
    killing = only(code("Monitors documented the killing of eleven people in Tripoli."))
    assert (killing.type, codes(killing)) == ("ASSAULT", ([], ["LBY"]))


def test_days_of_a_deed_do_what_the_deed_does(code: Code) -> None:
    toll = only(code("Five days of clashes left 48 people dead in Chad."))
    assert (toll.type, codes(toll)) == ("ASSAULT", ([], ["TCD"]))
    assert not code("Five days of rain left 48 people dead in Chad.").events


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chad warned Bamako against arming the rebels.", None),
        ("Norway asked Khartoum to extradite a general, who was condemned by a Chadian court.", None),
        ("Demonstrators marched to the Chadian embassy on Monday.", None),
        ("Norway bombed Khartoum on Monday.", "Khartoum"),
        ("A Chadian minister warned the rebels in Bamako on Monday.", "Bamako"),
    ],
)
def test_a_capital_or_an_embassy_that_is_a_party_is_not_where_it_happened(
    code: Code, text: str, place: str | None
) -> None:
    for event in code(text).events:
        assert (event.place.name if event.place else None) == place, event.type


def test_rebels_are_not_of_the_state_that_trains_them(code: Code) -> None:
    promise = only(code("France said it would train rebel commanders. Chad and Niger said nothing."))
    assert codes(promise) == (["FRA"], [None])


def test_for_as_long_as_tells_how_long_not_on_what_condition(code: Code) -> None:
    assert only(code("Norway will support Chad for as long as it takes.")).status == "planned"
    assert only(code("Norway will support Chad as long as it pays.")).status == "conditional"


def test_what_somebody_insists_has_happened_is_told_as_done(code: Code) -> None:
    assert only(code("Niger insisted that Chadian troops had attacked Niamey.")).status == "done"
    assert only(code("Norway insisted that Chad withdraw its troops.")).type == "REQUEST"


@pytest.mark.parametrize(
    "text",
    [
        "Chadian troops were able to capture ten rebels from Niger on Monday.",
        "Chadian troops were lucky to capture ten rebels from Niger.",
    ],
)
def test_what_somebody_was_able_to_do_was_done(code: Code, text: str) -> None:
    capture = only(code(text))
    assert (capture.type, capture.status, codes(capture)) == ("COERCE", "done", (["TCD"], ["NER"]))


@pytest.mark.parametrize(
    "text",
    [
        "Chadian troops are able to capture ten rebels from Niger.",
        "Chadian troops will be able to capture ten rebels from Niger.",
        "Chadian troops were not able to capture ten rebels from Niger.",
    ],
)
def test_what_somebody_is_able_to_do_is_not_told_to_be_done(code: Code, text: str) -> None:
    assert not code(text).events


def test_what_something_led_somebody_to_do_is_told_of_them(code: Code) -> None:
    expulsion = only(code("The row led to Canada expelling four Chadian diplomats."))
    assert (expulsion.type, codes(expulsion)) == ("SANCTION", (["CAN"], ["TCD"]))


def test_forces_that_were_withdrawn_are_those_who_withdrew(code: Code) -> None:
    withdrawal = only(code("Chadian troops were withdrawn from Niger in May."))
    assert (withdrawal.type, codes(withdrawal)) == ("RETREAT", (["TCD"], ["NER"]))


def test_what_time_is_spent_on_is_done_by_who_spent_it(code: Code) -> None:
    assert codes(only(code("Chadian students spent months marching against Niger."))) == (["TCD"], ["NER"])


def test_what_a_negation_takes_back_with_or_is_not_promised(code: Code) -> None:
    events = code("Chad will not send troops to Niger or close its border with Norway.").events
    assert [event.type for event in events] == ["REJECT", "REJECT"]


def test_the_court_before_which_somebody_is_charged_is_not_accused(code: Code) -> None:
    arraigned = only(code("Chad's former president was arraigned in a Nairobi court."))
    assert (arraigned.type, codes(arraigned)) == ("ACCUSE", ([], ["TCD"]))
    suit = only(code("A Norwegian lawyer filed a lawsuit in a Paris court against Chad."))
    assert codes(suit) == (["NOR"], ["TCD"])


def test_what_brought_protests_about_need_be_no_party(code: Code) -> None:
    for text in ("The ruling triggered riots in Chad.", "The film led to protests in Chad."):
        protest = only(code(text))
        assert (protest.type, codes(protest)) == ("PROTEST", ([], ["TCD"]))
    assert not code("Officials feared that the ruling would spark riots in Chad.").events


def test_who_does_something_in_addition_does_both(code: Code) -> None:
    (first, second) = code("In addition to expelling Niger's envoy, Norway sent troops to Chad.").events
    assert codes(first)[0] == codes(second)[0] == ["NOR"]


def test_what_somebody_went_on_to_do_was_done_and_what_they_went_for_was_not(code: Code) -> None:
    assert codes(only(code("The Chadian army went on to seize Niamey.")))[0] == ["TCD"]
    assert "COERCE" not in [event.type for event in code("Chadian troops went to Niger to seize Niamey.").events]


def test_a_town_named_like_a_capital_is_of_the_state_it_lies_in(code: Callable[..., Document]) -> None:
    text = "Police in Knoxville and Nashville, Tenn., said rebels met in Paris, Tennessee. Paris condemned the meeting."
    mentions = [mention for mention in code(text).mentions if mention.text == "Paris"]
    assert {mention.code for mention in mentions} == {"USA"}


def test_the_state_of_a_dateline_that_a_text_tells_of_has_the_police(code: Callable[..., Document]) -> None:
    text = (
        "SEOUL, South Korea (AP) - North Korea fired missiles on Monday, South Korea said. North Korea is at odds with "
        "the United States. North Korea and China are allies. North Korea and Russia signed a treaty.\n\nSouth Korea "
        "protested.\n\nPolice arrested two activists on Tuesday."
    )
    arrest = next(event for event in code(text, "2025-03-20").events if event.mode == "arrest")
    assert [actor.code for actor in arrest.actors] == ["KOR"]


def test_leaving_a_body_is_no_toll_of_an_expulsion(code: Code) -> None:
    events = code("Chad expelled three Libyan diplomats in July and left the African Union.").events
    assert [(e.mode, codes(e)[1]) for e in events] == [("expel", ["LBY"]), ("withdraw", ["IGO"])]


def test_a_denial_of_another_deed_does_not_turn_a_verb(code: Code) -> None:
    assert code("A deal was accepted by Chad but signed by neither.").events[0].type == "AGREE"
    assert code("Chad accepted no compromise with Libya.").events[0].type == "REJECT"


def test_who_sets_a_condition_does_not_do_what_meets_it(code: Code) -> None:
    events = code("The EU might pay for the gas, provided that Libya frees prisoners and raises tariffs.").events
    assert not [e for e in events if "IGO" in codes(e)[0]]


def test_what_could_follow_a_condition_has_no_day(code: Code) -> None:
    events = code("If Chad agrees, Libya could attack Kenya.", published="2025-07-10").events
    assert [event.time for event in events if event.type == "ASSAULT"] == [None]


def test_would_in_a_clause_about_a_thing_does_not_turn_the_verb_above(code: Code) -> None:
    text = "If the truce holds, Chad could withdraw its soldiers and open a railway which would link it with Libya."
    assert "THREATEN" not in {event.type for event in code(text).events}


def test_where_arms_are_fired_from_is_not_whom_they_are_fired_at(code: Code) -> None:
    event = only(code("Libya fired rockets from Chad."))
    assert codes(event) == (["LBY"], [])
    assert codes(only(code("Libya fired rockets at Niger from Chad."))) == (["LBY"], ["NER"])


def test_arms_without_a_side_are_those_of_who_uses_them(code: Code) -> None:
    assert codes(only(code("Drones launched by Chad struck a power station in Libya."))) == (["TCD"], ["LBY"])
    assert "TCD" not in codes(only(code("Missiles supplied by Chad struck a base in Libya.")))[0]
