"""When predicates happened, on sentences of our own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from detente.coding.dating import DatePredicates
from detente.coding.predicates import FindPredicates
from detente.coding.times import FindTimes
from detente.lexicons.eventnouns import EventNouns
from detente.parse import Parse
from detente.types import Article, Dating, Document, Published, Section

When = Callable[..., dict[str, Dating | None]]
NEWS = "2025-07-10"


@pytest.fixture(scope="module")
def when(parse_text: Callable[[str], Parse]) -> When:
    """Dates by predicate word; the last one where a word returns."""
    steps = [FindPredicates(EventNouns.load()), FindTimes.load(), DatePredicates.load()]

    def run(text: str, published: str | None = NEWS) -> dict[str, Dating | None]:
        day = Published(dt.date.fromisoformat(published), "given") if published else None
        sections, start = [], 0
        for line in text.split("\n"):
            sections.append(Section("body", start, start + len(line)))
            start += len(line) + 1
        document = Document(Article(id="t", text=text), parse_text(text), published=day)
        document = replace(document, sections=tuple(sections))
        for step in steps:
            document = step(document)  # type: ignore[operator]
        return {text[found.start : found.end]: found.time for found in document.predicates}

    return run


def days(dating: Dating | None) -> tuple[str, str]:
    assert dating is not None
    return str(dating.first), str(dating.last)


def test_a_verb_takes_its_own_day(when: When) -> None:
    dates = when("Ruritania shelled the port on June 27.")
    assert days(dates["shelled"]) == ("2025-06-27", "2025-06-27")
    assert dates["shelled"] is not None
    assert dates["shelled"].basis == "stated"


def test_each_verb_keeps_the_time_beside_it(when: When) -> None:
    dates = when("Graustark joined the bloc in 2009 and left it in 2014.")
    assert days(dates["joined"])[0] == "2009-01-01"
    assert days(dates["left"])[0] == "2014-01-01"


def test_a_helper_alone_keeps_its_time_from_the_verb_above(when: When) -> None:
    dates = when("Ruritania met Graustark on Monday. Ruritania could drill again within days, as it did in May.")
    assert dates["drill"] is None or "2025-05-01" not in days(dates["drill"])


def test_recalling_an_envoy_is_a_deed_of_the_story_and_no_report(when: When) -> None:
    dates = when("On 1 January 2024 Ruritania signed a pact with Graustark. Strelsau recalled its ambassador.")
    assert days(dates["recalled"]) == ("2024-01-01", "2024-01-01")


def test_verbs_of_a_sentence_share_its_day(when: When) -> None:
    dates = when("On June 27 police raided homes, killing two people and detaining nine.")
    assert days(dates["killing"]) == days(dates["detaining"]) == days(dates["raided"])


def test_the_next_sentence_stays_in_the_story(when: When) -> None:
    dates = when("In 1994 rebels took the capital. They executed the king.")
    assert days(dates["executed"]) == ("1994-01-01", "1994-12-31")
    assert dates["executed"] is not None
    assert dates["executed"].basis == "inherited"


def test_from_and_to_make_one_stretch(when: When) -> None:
    dates = when("In the first war from 1992 to 1994, Ruritania supplied Graustark with arms.")
    assert days(dates["supplied"]) == ("1992-01-01", "1994-12-31")


def test_between_and_make_one_stretch(when: When) -> None:
    dates = when("Between May and July 2021 the two navies fought.")
    assert days(dates["fought"])[0] == "2021-05-01"
    assert days(dates["fought"])[1] == "2021-07-31"


def test_since_lasts_until_publication(when: When) -> None:
    dates = when("Ruritania has occupied the island since 2008.")
    assert days(dates["occupied"]) == ("2008-01-01", "2025-07-10")
    assert dates["occupied"] is not None
    assert dates["occupied"].precision == "open"


def test_before_an_event_is_open_backwards(when: When) -> None:
    text = "The invasion of Graustark in 2008 surprised many. Before the invasion, Ruritania sabotaged the pipeline."
    dates = when(text)
    sabotage = dates["sabotaged"]
    assert sabotage is not None
    assert (sabotage.first, str(sabotage.last), sabotage.precision) == (None, "2008-12-31", "open")


def test_years_in_a_row_are_one_stretch(when: When) -> None:
    assert days(when("Ruritania bombed Graustark in 1998 and 1999.")["bombed"]) == ("1998-01-01", "1999-12-31")
    assert days(when("Ruritania bombed Graustark in 1998 and 2003.")["bombed"]) == ("1998-01-01", "1998-12-31")


def test_after_an_event_of_a_year_is_of_that_year(when: When) -> None:
    dates = when("Following the war in 2020, Ruritania brokered a truce.")
    assert days(dates["brokered"]) == ("2020-01-01", "2020-12-31")


def test_an_amount_before_an_event_counts_from_it(when: When) -> None:
    dates = when("The clash on February 26 killed two. Two days before the clash, a jet crashed.")
    assert days(dates["crashed"]) == ("2025-02-24", "2025-02-24")


def test_a_main_clause_outweighs_the_clause_under_it(when: When) -> None:
    dates = when("Envoys met in May 2021, when talks about the war of 1990 stalled. They signed nothing.")
    assert days(dates["signed"]) == ("2021-05-01", "2021-05-31")


def test_a_definite_event_recalls_its_date(when: When) -> None:
    dates = when("The bombing on June 3 killed nine.\nThe party condemned the bombing on June 7.")
    assert days(dates["bombing"]) == ("2025-06-03", "2025-06-03")
    assert days(dates["condemned"]) == ("2025-06-07", "2025-06-07")


def test_present_tense_is_of_the_publication(when: When) -> None:
    building = when("Ruritania is building a railway.")["building"]
    assert building is not None
    assert (building.basis, str(building.first)) == ("publication", NEWS)


def test_an_undated_past_is_of_the_day_only_in_news(when: When) -> None:
    assert when("Ruritania supported Graustark in the conflict.")["supported"] is None
    dates = when("Envoys met on Thursday.\nRuritania arrested nine men.")
    assert dates["arrested"] is not None
    assert dates["arrested"].basis == "publication"


def test_a_report_of_yesterday_tells_of_yesterday(when: When) -> None:
    dates = when("Envoys met on Wednesday.\nRuritania arrested nine men.")
    assert days(dates["arrested"]) == ("2025-07-09", "2025-07-09")


def test_the_future_has_no_day_of_its_own(when: When) -> None:
    dates = when("Envoys met on Thursday. Ruritania will attack. It will retreat on Monday.")
    assert dates["attack"] is None
    assert days(dates["retreat"]) == ("2025-07-14", "2025-07-14")


def test_a_plan_hands_its_day_to_what_is_planned(when: When) -> None:
    dates = when("Envoys planned to leave on Monday.")
    assert days(dates["leave"]) == ("2025-07-14", "2025-07-14")
    assert dates["planned"] is None or dates["planned"].first != dt.date(2025, 7, 14)


def test_who_reports_is_not_of_the_day_reported(when: When) -> None:
    dates = when("Envoys met on Thursday.\nThe minister said that rebels burned the town in 1999.")
    assert days(dates["burned"])[0] == "1999-01-01"
    assert days(dates["said"]) == (NEWS, NEWS)


def test_who_reports_does_so_on_the_day_told_of_him(when: When) -> None:
    dates = when("'The camp is full,' said Mayor Zenda, who visited the camp on Monday.")
    assert days(dates["said"]) == ("2025-07-07", "2025-07-07")


def test_what_a_speaker_did_long_ago_does_not_date_his_words(when: When) -> None:
    dates = when("Envoys met on Thursday. 'The camp is full,' said Mayor Zenda, who took office in 1998.")
    assert days(dates["said"]) == (NEWS, NEWS)


def test_a_speaker_goes_on_speaking_on_the_same_day(when: When) -> None:
    text = "President Zenda said on Monday that the camp is full.\nEnvoys met.\nThe war is lost, Zenda said."
    assert days(when(text)["said"]) == ("2025-07-07", "2025-07-07")


def test_reported_pluperfect_is_the_perfect_of_the_report(when: When) -> None:
    dates = when("Envoys met on Thursday. Police said they had arrested nine men.")
    assert days(dates["arrested"]) == (NEWS, NEWS)
    assert when("Envoys met on Thursday. The police had arrested nine men.")["arrested"] is None


def test_a_clause_about_an_event_is_of_its_day(when: When) -> None:
    dates = when("The bombing on June 3 angered many.\nMourners condemned the bombing that killed nine men.")
    assert days(dates["killed"]) == ("2025-06-03", "2025-06-03")


def test_what_is_said_to_be_so_is_so_on_the_day_of_saying(when: When) -> None:
    dates = when("A spokesman said on Monday that rebels have captured the town.")
    assert days(dates["captured"]) == ("2025-07-07", "2025-07-07")


def test_a_participle_in_front_dates_the_report(when: When) -> None:
    dates = when("Speaking on Tuesday in Paris, Zenda accused rebels of theft.")
    assert days(dates["accused"]) == ("2025-07-08", "2025-07-08")


def test_an_event_holds_the_day_that_stands_in_its_phrase(when: When) -> None:
    dates = when("Two days before Sunday's vote, gunmen killed a candidate.")
    assert days(dates["vote"]) == ("2025-07-06", "2025-07-06")
    assert days(dates["killed"]) == ("2025-07-04", "2025-07-04")


def test_an_amount_before_a_clause_counts_to_the_verb(when: When) -> None:
    dates = when("The attack came a day after the president visited the town on Saturday.")
    assert days(dates["came"]) == ("2025-07-06", "2025-07-06")


def test_an_amount_after_a_dated_verb_counts_back(when: When) -> None:
    dates = when("Police arrested nine men on Monday, a day after the bank was robbed.")
    assert days(dates["robbed"]) == ("2025-07-06", "2025-07-06")


def test_what_lasted_until_a_day_is_over(when: When) -> None:
    assert days(when("Fighting continued until Tuesday.")["continued"])[1] == "2025-07-08"


def test_a_relative_clause_keeps_its_time_to_itself(when: When) -> None:
    dates = when("Envoys met on Thursday. The minister rewarded the men who had burned the town in 1999.")
    assert days(dates["burned"])[0] == "1999-01-01"
    assert days(dates["rewarded"]) == (NEWS, NEWS)


def test_hours_before_an_event_is_its_day(when: When) -> None:
    dates = when("The minister resigned hours before the vote on Tuesday.")
    assert days(dates["resigned"]) == ("2025-07-08", "2025-07-08")


def test_a_condition_has_not_happened(when: When) -> None:
    assert when("If Ruritania sabotages the line, trade stops.")["sabotages"] is None


def test_without_publication_nothing_is_guessed(when: When) -> None:
    dates = when("Ruritania is arming. It attacked.", published=None)
    assert dates["arming"] is None
    assert dates["attacked"] is None


def test_a_step_back_does_not_date_what_follows(when: When) -> None:
    dates = when("Gunmen killed a priest Tuesday. He had criticized the mayor last week. Police arrested three men.")
    assert days(dates["arrested"]) == ("2025-07-08", "2025-07-08")


def test_who_reports_without_a_day_does_so_at_publication(when: When) -> None:
    dates = when("Witnesses said a man walked into the bank.")
    assert days(dates["said"]) == (NEWS, NEWS)
    assert dates["walked"] is None


@pytest.mark.parametrize("verb", ["was", "had", "believed"])
def test_what_stood_when_it_was_reported_is_of_that_day(when: When, verb: str) -> None:
    rest = {"was": "was ready", "had": "had food", "believed": "believed in peace"}[verb]
    dates = when(f"The general said Tuesday that troops had seized a bridge on Sunday. He added that the army {rest}.")
    assert days(dates[verb]) == ("2025-07-08", "2025-07-08")


def test_what_happened_before_the_report_is_not_of_its_day(when: When) -> None:
    dates = when("The general said Tuesday that troops seized the bridge on Sunday.")
    assert days(dates["seized"]) == ("2025-07-06", "2025-07-06")


def test_a_day_in_a_subordinate_clause_is_not_the_day_of_the_report(when: When) -> None:
    dates = when("The army denied it. A man wept because soldiers had shelled them Wednesday.")
    assert days(dates["denied"]) == (NEWS, NEWS)


def test_a_name_that_returns_goes_on_with_its_day(when: When) -> None:
    dates = when("Marvin sent a letter Monday.\nMarvin read the letter on television.")
    assert days(dates["read"]) == ("2025-07-07", "2025-07-07")


def test_another_name_does_not_take_the_day_over(when: When) -> None:
    dates = when("Marvin sent a letter Monday.\nTrillian read the letter on television.")
    assert days(dates["read"]) == (NEWS, NEWS)


@pytest.mark.parametrize("joint", ["Before", "After"])
def test_what_is_done_on_the_way_is_of_the_same_day(when: When, joint: str) -> None:
    dates = when(f"{joint} leaving for Strelsau on Tuesday, he told reporters the plan was dead.")
    assert days(dates["told"]) == ("2025-07-08", "2025-07-08")


def test_an_event_is_of_the_day_it_is_planned_for(when: When) -> None:
    dates = when("The union called a strike planned for Friday. The strike will shut the ports.")
    assert days(dates["strike"]) == ("2025-07-11", "2025-07-11")


def test_what_will_follow_is_of_the_day_to_come_told_before(when: When) -> None:
    dates = when("The king will open the dam on July 20. Three ministers will attend.")
    assert days(dates["attend"]) == ("2025-07-20", "2025-07-20")


def test_years_after_an_event_count_back_from_the_present(when: When) -> None:
    dates = when("Two years after the war ended, the town is empty.")
    assert days(dates["ended"]) == ("2023-01-01", "2023-12-31")


def test_a_day_before_a_conjunction_is_of_the_main_clause(when: When) -> None:
    dates = when("On Wednesday, a day after police raided its offices, the paper printed a blank page.")
    assert days(dates["printed"]) == ("2025-07-09", "2025-07-09")
    assert days(dates["raided"]) == ("2025-07-08", "2025-07-08")


def test_an_age_is_no_time_of_the_verb(when: When) -> None:
    assert when("The general, now 76, led the rising.")["led"] is None


def test_a_quotation_goes_on_at_its_day(when: When) -> None:
    dates = when('"This is sad," the mayor said Monday. "They need help."')
    assert days(dates["need"]) == ("2025-07-07", "2025-07-07")


def test_who_answers_to_an_event_does_so_on_another_day(when: When) -> None:
    dates = when("The premier vowed to study Monday's ruling.")
    assert days(dates["ruling"]) == ("2025-07-07", "2025-07-07")
    assert days(dates["vowed"]) == (NEWS, NEWS)


def test_the_year_of_a_treaty_is_not_that_of_who_names_it(when: When) -> None:
    dates = when("The premier condemned the raid and repeated that a 1951 treaty obliges him to help.")
    assert dates["condemned"] is None


def test_what_describes_somebody_does_not_date_what_he_does(when: When) -> None:
    dates = when(
        "Envoys met on Tuesday.\nThe king, who was crowned in May 1995, welcomed the pact. Graustark denounced it."
    )
    assert days(dates["crowned"]) == ("1995-05-01", "1995-05-31")
    assert days(dates["welcomed"]) == days(dates["denounced"]) == ("2025-07-10", "2025-07-10")


def test_the_same_day_is_the_last_day_told(when: When) -> None:
    dates = when("The premier vowed on Sunday to free the town this year. On the same day bombs killed nine people.")
    assert days(dates["killed"]) == ("2025-07-06", "2025-07-06")


def test_an_event_pointed_at_is_that_of_the_sentence_before(when: When) -> None:
    dates = when("Rebels stormed the camp on Sunday. In that assault nine soldiers died.")
    assert days(dates["died"]) == ("2025-07-06", "2025-07-06")


def test_a_raid_that_the_text_has_not_named_is_the_one_it_began_with(when: When) -> None:
    dates = when("Gunmen stormed a camp on Tuesday.\nThe raid came two days after rebels shelled the town.")
    assert days(dates["shelled"]) == ("2025-07-06", "2025-07-06")


def test_what_a_year_is_told_of_followed_in_the_same_year(when: When) -> None:
    dates = when("Arms sales were banned in 1983, after the army had seized power.")
    assert days(dates["seized"]) == ("1983-01-01", "1983-12-31")


def test_an_event_in_a_phrase_of_time_dates_no_other_verb(when: When) -> None:
    dates = when(
        "Envoys met on Tuesday.\nThe coup came as deputies were to sit for the first time since the November vote."
    )
    assert days(dates["came"]) != ("2024-11-01", "2024-11-30")


def test_a_promise_is_of_the_day_it_is_reported(when: When) -> None:
    dates = when("Envoys said on Tuesday that Ruritania would withdraw.")
    assert days(dates["withdraw"]) == ("2025-07-08", "2025-07-08")


def test_an_evening_event_is_of_the_day_of_what_came_before_it(when: When) -> None:
    dates = when("Before his Tuesday night speech, the king visited the camp.")
    assert days(dates["visited"]) == ("2025-07-08", "2025-07-08")


def test_what_is_done_in_words_belongs_to_the_history_told_before_it(when: When) -> None:
    dates = when("Gunmen ambushed a patrol in September 2023. Chad accused Libya of the attack. Officials said so.")
    assert days(dates["accused"]) == ("2023-09-01", "2023-09-30")
    assert days(dates["said"]) == ("2025-07-10", "2025-07-10")


def test_what_has_lasted_since_a_dated_event_began_on_its_day(when: When) -> None:
    dates = when("Students have protested since a canopy collapsed on November 1, 2024.")
    assert days(dates["protested"]) == ("2024-11-01", "2025-07-10")


def test_the_age_of_a_building_dates_nothing_done_in_it(when: When) -> None:
    assert dates_of(when("They signed the treaty in the 17th century Royal Palace."), "signed") != 1601


def dates_of(dates: dict[str, Dating | None], word: str) -> int | None:
    found = dates[word]
    return found.first.year if found and found.first else None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The line is due to open in 2030. They agreed in June to pay for it.", 2025),
        ("Soldiers seized power on July 26, 2024. The bloc agreed in February to lift the sanctions.", 2025),
        ("Soldiers seized power on July 26, 2019. The bloc agreed in August to lift the sanctions.", 2019),
    ],
)
def test_a_bare_month_goes_on_from_the_past_that_was_told(when: When, text: str, year: int) -> None:
    assert dates_of(when(text), "agreed") == year


def test_now_is_no_day_of_what_was(when: When) -> None:
    assert when("Asmara now courts the commanders whom it once bombed.")["bombed"] is None


def test_how_rare_something_is_tells_no_day(when: When) -> None:
    assert when("Turkey's envoy visited Graustark for the first time since 2022.")["visited"] is None


def test_a_day_that_nothing_ties_to_a_year_takes_no_other_day(when: When) -> None:
    text = "On Monday Ruritania suspended the deal, two weeks after Graustark signed it on October 26, 2025."
    assert when(text, None)["suspended"] is None


def test_a_year_in_an_apposition_dates_no_deed_of_its_bearer(when: When) -> None:
    dates = when("Turkey, a member of the alliance since 1952, condemned the raid.")
    assert dates["condemned"] is None or dates["condemned"].first is None or dates["condemned"].first.year > 1952


def test_a_chronology_dates_what_it_tells_by_the_year_that_leads_the_paragraph(when: When) -> None:
    told = when("1992: War begins in March. Russian troops shell the town. The envoys sign a truce on 21 July.")
    assert [str(told[word].first) for word in ("begins", "shell", "sign")] == ["1992-03-01", "1992-01-01", "1992-07-21"]
    later = when("1992: War begins in March.\nToday the envoys talk again.")
    assert str(later["talk"].first) == NEWS


def test_a_date_that_stands_alone_heads_paragraphs_up_to_the_next_heading(when: When) -> None:
    told = when("2007\nRussia bans the wine. In May it expels the envoy.\nWho holds what\nMoldova condemns the raid.")
    assert [str(told[word].first) for word in ("bans", "expels", "condemns")] == ["2007-01-01", "2007-05-01", NEWS]


def test_a_past_verb_does_not_take_the_day_of_what_had_happened_before(when: When) -> None:
    told = when("The president thanked the emirate and said many of them had been captured in 2022.")
    assert told["thanked"] is None or str(told["thanked"].first) == NEWS
    assert str(told["captured"].first) == "2022-01-01"


@pytest.mark.parametrize(
    "text",
    [
        "In the war of 1992-94, Ruritania took the province. After its victory, Moscow sold weapons to Baku.",
        "Moscow sold weapons after the Ruritanian victory in the war of 1992 to 1994.",
        "The war, from 1992 to 1994, ended with a Ruritanian victory, after which Moscow sold weapons to Baku.",
        "After the war of 1992-94 ended, Moscow sold weapons to Baku.",
    ],
)
def test_after_a_war_of_years_begins_when_it_ends(when: When, text: str) -> None:
    sold = when(text)["sold"]
    assert sold and (sold.first, sold.last, sold.precision) == (dt.date(1994, 1, 1), dt.date(2025, 7, 10), "open")


def test_a_named_war_keeps_its_days_beside_what_came_before_and_after(when: When) -> None:
    dates = when("Ruritania joined the pact after the Cold War.")
    assert dates["joined"] and dates["joined"].first == dt.date(1991, 1, 1)
    assert dates["War"] and dates["War"].first == dt.date(1947, 1, 1)
    before = when("Ruritania left the pact before the Bosnian War.")["left"]
    assert before and (before.first, before.last) == (None, dt.date(1992, 4, 30))


def test_a_decade_may_share_what_came_since(when: When) -> None:
    closed = when("The border has been closed since the 1990s.")["closed"]
    assert closed and closed.first == dt.date(1990, 1, 1)


def test_a_clause_about_a_place_has_no_day_of_the_news(when: When) -> None:
    dates = when("Ruritania sent troops on Monday to the region where the Armenians claimed territories.")
    assert dates["sent"] and dates["sent"].first == dt.date(2025, 7, 7)
    assert dates["claimed"] is None
    assert when("Troops went to the coast, where Egypt claimed an island, a minister said Monday.")["claimed"] is None


def test_a_clause_about_a_place_goes_on_with_its_subject_or_event(when: When) -> None:
    met = when("He flew to Cairo on Monday, where he met the president.")["met"]
    assert met and met.first == dt.date(2025, 7, 7)
    killed = when("A bomb went off on Monday in Mogadishu, where a blast killed nine people.")["killed"]
    assert killed and killed.first == dt.date(2025, 7, 7)


def test_what_a_lasting_state_began_with_is_not_the_day_of_what_follows(when: When) -> None:
    lasting = (
        "Ruritania has been under sanctions since 2018, when Borduria left the deal. Sylvania condemned Ruritania."
    )
    condemned = when(lasting)["condemned"]
    assert condemned is None or condemned.first != dt.date(2018, 1, 1)
    told = when("Borduria left the deal in 2018. Sylvania condemned Borduria.")["condemned"]
    assert told and told.first == dt.date(2018, 1, 1)


def test_the_past_does_not_go_on_from_a_day_to_come(when: When) -> None:
    text = "The premier said Monday that the judge would return on August 1, the day his rival was due to retire. "
    joined = when(text + "Ruritania joined the convoy.")["joined"]
    assert joined is None or (joined.last and joined.last <= dt.date.fromisoformat(NEWS))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Violence has fallen since the cleric declared a truce.", "declared"),
        ("The bridge has been shut since Borduria shelled it, Ruritania said on Monday.", "shelled"),
        ("He said the accords that have been previously signed must be revised.", "signed"),
    ],
)
def test_what_began_a_state_or_came_before_has_no_day_of_the_news(when: When, text: str, word: str) -> None:
    assert when(text)[word] is None
