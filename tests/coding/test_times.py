"""Time expressions on sentences of our own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from detente.coding.times import FindTimes
from detente.lexicons.times import TimeTables
from detente.parse import Parse
from detente.types import Article, Document, Published, Section, Time

Find = Callable[..., tuple[Time, ...]]


@pytest.fixture(scope="module")
def find(parse_text: Callable[[str], Parse]) -> Find:
    step = FindTimes.load()

    def run(text: str, published: str | None = "2025-07-10") -> tuple[Time, ...]:
        day = Published(dt.date.fromisoformat(published), "given") if published else None
        paragraphs, start = [], 0
        for line in text.split("\n"):
            paragraphs.append(Section("body", start, start + len(line)))
            start += len(line) + 1
        document = Document(Article(id="t", text=text), parse_text(text), published=day, sections=tuple(paragraphs))
        return step(replace(document)).times

    return run


def only(times: tuple[Time, ...]) -> Time:
    assert len(times) == 1, [time.text for time in times]
    return times[0]


# The tenth of July 2025 is a Thursday.
VALUES = [
    ("Envoys met on 5 January 2024.", "5 January 2024", "2024-01-05", "2024-01-05", "2024-01-05"),
    ("Envoys met on Jan. 5, 2024.", "Jan. 5, 2024", "2024-01-05", "2024-01-05", "2024-01-05"),
    ("Envoys met on 2024-01-05.", "2024-01-05", "2024-01-05", "2024-01-05", "2024-01-05"),
    ("Envoys met on 23/04/1999.", "23/04/1999", "1999-04-23", "1999-04-23", "1999-04-23"),
    ("Envoys met in March 2019.", "March 2019", "2019-03", "2019-03-01", "2019-03-31"),
    ("Envoys met in 2019.", "2019", "2019", "2019-01-01", "2019-12-31"),
    ("Envoys often met in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
    ("Envoys often met in the early 2000s.", "the early 2000s", "200", "2000-01-01", "2003-04-30"),
    ("It was built in the 19th century.", "the 19th century", "18", "1801-01-01", "1900-12-31"),
    ("It ran from the summer of 2001.", "the summer of 2001", "2001-SU", "2001-06-01", "2001-08-31"),
    ("Exports fell in the first quarter of 2020.", "the first quarter of 2020", "2020-Q1", "2020-01-01", "2020-03-31"),
    ("The league year 2011/12 was long.", "2011/12", "2011/2012", "2011-01-01", "2012-12-31"),
    ("Envoys met on Monday.", "Monday", "2025-07-07", "2025-07-07", "2025-07-07"),
    ("Envoys met on Thursday.", "Thursday", "2025-07-10", "2025-07-10", "2025-07-10"),
    ("Envoys will meet on Monday.", "Monday", "2025-07-14", "2025-07-14", "2025-07-14"),
    ("Envoys met last Thursday.", "last Thursday", "2025-07-03", "2025-07-03", "2025-07-03"),
    ("Envoys will meet next Tuesday.", "next Tuesday", "2025-07-15", "2025-07-15", "2025-07-15"),
    ("Envoys met yesterday.", "yesterday", "2025-07-09", "2025-07-09", "2025-07-09"),
    ("Envoys met last week.", "last week", "2025-W27", "2025-06-30", "2025-07-06"),
    ("Envoys met two weeks ago.", "two weeks ago", "2025-W26", "2025-06-23", "2025-06-29"),
    ("Envoys met three years ago.", "three years ago", "2022", "2022-01-01", "2022-12-31"),
    ("Envoys met earlier this year.", "earlier this year", "2025", "2025-01-01", "2025-07-09"),
    ("Envoys met last year.", "last year", "2024", "2024-01-01", "2024-12-31"),
    ("Envoys met in October last year.", "October last year", "2024-10", "2024-10-01", "2024-10-31"),
    ("Envoys met last November.", "last November", "2024-11", "2024-11-01", "2024-11-30"),
    ("Envoys met on December 25.", "December 25", "2024-12-25", "2024-12-25", "2024-12-25"),
    ("Envoys met in May.", "May", "2025-05", "2025-05-01", "2025-05-31"),
    ("Envoys will meet in September.", "September", "2025-09", "2025-09-01", "2025-09-30"),
    ("Envoys met at Easter 2016.", "Easter 2016", "2016-03-27", "2016-03-27", "2016-03-27"),
    ("The towers fell on 9/11.", "9/11", "2001-09-11", "2001-09-11", "2001-09-11"),
    ("They settled in the 1800s.", "the 1800s", "18", "1800-01-01", "1899-12-31"),
    (
        "Profits fell in the first half of the year.",
        "the first half of the year",
        "2025-H1",
        "2025-01-01",
        "2025-06-30",
    ),
    ("They met on the first Monday in May.", "the first Monday in May", "2025-05-05", "2025-05-05", "2025-05-05"),
    ("They met in the last week of June.", "the last week of June", "2025-06", "2025-06-24", "2025-06-30"),
    ("They met on the last day of last year.", "the last day of last year", "2024-12-31", "2024-12-31", "2024-12-31"),
    ("Exports fell in the last quarter of 2023.", "the last quarter of 2023", "2023-Q4", "2023-10-01", "2023-12-31"),
    ("They met in the middle of last year.", "the middle of last year", "2024", "2024-05-01", "2024-08-31"),
    ("They met at the beginning of the month.", "the beginning of the month", "2025-07", "2025-07-01", "2025-07-10"),
    ("The vote is due by year's end.", "year's end", "2025", "2025-09-01", "2025-12-31"),
    ("He was freed on June 8 last year.", "June 8 last year", "2024-06-08", "2024-06-08", "2024-06-08"),
    ("He was freed the day before yesterday.", "the day before yesterday", "2025-07-08", "2025-07-08", "2025-07-08"),
    ("He spoke earlier in the week.", "earlier in the week", "2025-W28", "2025-07-07", "2025-07-09"),
    ("It happened five years ago today.", "five years ago today", "2020-07-10", "2020-07-10", "2020-07-10"),
    ("The vote is due a week from Monday.", "a week from Monday", "2025-07-21", "2025-07-21", "2025-07-21"),
    ("They met in the fall.", "the fall", "2024-FA", "2024-09-01", "2024-11-30"),
    ("They will meet in the summer.", "the summer", "2025-SU", "2025-06-01", "2025-08-31"),
    ("He told them to leave by Saturday.", "Saturday", "2025-07-12", "2025-07-12", "2025-07-12"),
    ("The talks planned for Wednesday were cancelled.", "Wednesday", "2025-07-09", "2025-07-09", "2025-07-09"),
    ("Exports fell in the fourth quarter.", "the fourth quarter", "2024-Q4", "2024-10-01", "2024-12-31"),
    ("Exports will fall in the fourth quarter.", "the fourth quarter", "2025-Q4", "2025-10-01", "2025-12-31"),
    ("Exports fell in last year's third quarter.", "last year's third quarter", "2024-Q3", "2024-07-01", "2024-09-30"),
    ("Exports fell in 2019's first half.", "2019's first half", "2019-H1", "2019-01-01", "2019-06-30"),
    ("The letter of 23/6/97 was found.", "23/6/97", "1997-06-23", "1997-06-23", "1997-06-23"),
    ("The premier will study Monday's ruling.", "Monday", "2025-07-07", "2025-07-07", "2025-07-07"),
    ("The premier will speak at Monday's summit.", "Monday", "2025-07-14", "2025-07-14", "2025-07-14"),
    ("Police want to question him about the Monday bombing.", "Monday", "2025-07-07", "2025-07-07", "2025-07-07"),
    ("The works will end by mid-2026.", "mid-2026", "2026", "2026-05-01", "2026-08-31"),
]


@pytest.mark.parametrize(("text", "words", "value", "first", "last"), VALUES)
def test_reads_dates(find: Find, text: str, words: str, value: str, first: str, last: str) -> None:
    time = only(find(text))
    assert (time.text, time.value) == (words, value)
    assert (time.first, time.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The siege took three days.", "three days", "DURATION", "P3D"),
        ("A 16-hour flight followed.", "16-hour", "DURATION", "PT16H"),
        ("He waited for two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
        ("The talks took half an hour.", "half an hour", "DURATION", "PT30M"),
        ("They marched for a third straight day.", "a third straight day", "DURATION", "P3D"),
        ("They were held for weeks.", "weeks", "DURATION", "PXW"),
        ("They have quarrelled over the past two months.", "the past two months", "DURATION", "P2M"),
        ("They pray every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
        ("The council votes every two years.", "every two years", "SET", "P2Y"),
        ("Patrols are sent daily.", "daily", "SET", "P1D"),
        ("They met several years ago.", "several years ago", "DATE", "PAST_REF"),
        ("They fear future raids.", "future", "DATE", "FUTURE_REF"),
        ("He now leads the party.", "now", "DATE", "PRESENT_REF"),
        ("The bridge was bombed at 3:30 p.m. GMT on Monday.", "3:30 p.m. GMT on Monday", "TIME", "2025-07-07T15:30"),
        ("The bridge was bombed on Monday night.", "Monday night", "TIME", "2025-07-07TNI"),
        ("It was shelled at 9:15 a.m. local time Tuesday.", "9:15 a.m. local time Tuesday", "TIME", "2025-07-08T09:15"),
        ("It was shelled at 1430 GMT on Monday.", "1430 GMT on Monday", "TIME", "2025-07-07T14:30"),
        ("They gave him until 9 a.m. Tuesday.", "9 a.m. Tuesday", "TIME", "2025-07-15T09:00"),
        ("The port handles two ships a day.", "a day", "SET", "P1D"),
        ("They meet three times a year.", "three times a year", "SET", "P1Y"),
        ("He ran in each of the last three years.", "each of the last three years", "SET", "P1Y"),
        ("They fought over the last year.", "the last year", "DURATION", "P1Y"),
        ("They fought for the last quarter-century.", "the last quarter-century", "DURATION", "P25Y"),
        ("They fought for a quarter of a century.", "a quarter of a century", "DURATION", "P25Y"),
        ("It took two to three weeks.", "two to three weeks", "DURATION", "P3W"),
        ("The two-and-a-half-year war ended.", "two-and-a-half-year", "DURATION", "P2.5Y"),
        ("A month-long siege ended.", "month-long", "DURATION", "P1M"),
        ("The weeklong siege ended.", "weeklong", "DURATION", "P1W"),
        ("An hourlong speech followed.", "hourlong", "DURATION", "PT1H"),
        ("Profits fell in the first nine months of 2024.", "the first nine months of 2024", "DURATION", "P9M"),
        ("He has been ill these days.", "these days", "DATE", "PRESENT_REF"),
        ("He was jailed for 2 1/2 years.", "2 1/2 years", "DURATION", "P2.5Y"),
        ("They have fought over the past several quarters.", "the past several quarters", "DURATION", "PXQ"),
        ("Sales fell in the latest quarter.", "the latest quarter", "DATE", "2025-Q2"),
        ("Sales rose from the year-ago quarter.", "the year-ago quarter", "DATE", "2024-Q3"),
        ("Sales rose in the fiscal first quarter.", "the fiscal first quarter", "DATE", "2025-Q1"),
        ("The talks last five days.", "five days", "DURATION", "P5D"),
        ("Its second-quarter results fell.", "second-quarter", "DATE", "2025-Q2"),
        ("He was freed 24 hours ago.", "24 hours ago", "DATE", "2025-07-09"),
        ("The first stones were laid 3,000 years ago.", "3,000 years ago", "DATE", "PAST_REF"),
        ("He was freed months ago.", "months ago", "DATE", "PAST_REF"),
        ("They met on a Sunday.", "a Sunday", "DATE", "XXXX-WXX-7"),
        ("It was the night of 9 November 1989.", "night of 9 November 1989", "TIME", "1989-11-09TNI"),
        ("It was shelled last night.", "last night", "TIME", "2025-07-09TNI"),
    ],
)
def test_reads_lengths_repetitions_and_hours(find: Find, text: str, words: str, kind: str, value: str) -> None:
    time = only(find(text))
    assert (time.text, time.type, time.value) == (words, kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "He may march with them.",
        "Call 2882015 for help.",
        "The sun sat low.",
        "Prices fall and shares spring back.",
        "Some 2000 soldiers fled.",
        "It won 3-2.",
        "Version 2.10.2 is out.",
        "The raid left 1,700 injured.",
        "The 24-year-old was freed.",
        "He read page 1998 twice.",
        "A second letter came.",
        "Two-thirds of them left.",
        "The fall of Kabul shocked them.",
        "Call 555-1998.",
        "See pages 1998-2004.",
        "It was the last year of his contract.",
        "A loan of 2000 million was given.",
        "U.N. Resolution 1973 passed.",
        "The index closed at 2034.",
        "April Jones and June Carter came.",
        "President Theresa May spoke.",
        "August Wilson wrote it.",
    ],
)
def test_other_words_and_numbers_are_no_times(find: Find, text: str) -> None:
    assert find(text) == ()


def test_told_dates_carry_what_counts_from_them(find: Find) -> None:
    times = find("Troops crossed the river on June 27. They withdrew the same weekend. A year earlier they had failed.")
    assert [time.value for time in times] == ["2025-06-27", "2025-W26-WE", "2024"]
    assert [time.basis for time in times[1:]] == ["relative to text", "relative to text"]


def test_the_next_day_of_a_story_follows_the_date_told(find: Find) -> None:
    times = find("Troops crossed the border on 24 February 2022. The next day they shelled the port.")
    assert times[1].first == dt.date(2022, 2, 25)


def test_following_day_moves_on_from_the_date_told_before(find: Find) -> None:
    times = find("The town fell on 3 May 1997. The following day the mayor fled.")
    assert times[1].first == dt.date(1997, 5, 4)


def test_a_paragraph_of_history_keeps_its_year(find: Find) -> None:
    text = "In 1992 the war began. On September 27 troops took the pass.\nOn June 1 envoys met again."
    times = find(text)
    assert times[1].first == dt.date(1992, 9, 27)
    assert times[2].first == dt.date(2025, 6, 1)


def test_weekday_settles_the_year_of_a_day(find: Find) -> None:
    assert only(find("They met on Friday, June 2.")).value == "2023-06-02"


def test_nothing_becomes_more_exact_than_the_text(find: Find) -> None:
    times = find("The dam burst in March 2001. Later that day people fled.")
    assert times[1].value == "2001-03"
    assert times[1].precision == "month"


def test_without_a_publication_day_relative_words_stay_open(find: Find) -> None:
    time = only(find("Envoys met on Friday.", published=None))
    assert (time.value, time.first, time.last) == ("XXXX-WXX-5", None, None)


def test_an_hour_joins_a_weekday_that_nothing_dates(find: Find) -> None:
    assert only(find("It ends at midnight Friday.", published=None)).value == "XXXX-WXX-5T24:00"


def test_wars_date_only_after_words_of_time(find: Find) -> None:
    assert only(find("Trade stopped during the Korean War.")).first == dt.date(1950, 6, 25)
    assert find("The Korean War is a subject of his books.") == ()


def test_a_war_named_by_its_year_tells_at_least_the_year(find: Find) -> None:
    assert only(find("The 1967 war is a subject of his books.")).value == "1967"
    assert only(find("Trade stopped during the 1967 war.")).first == dt.date(1967, 6, 5)


def test_a_hyphen_after_mid_may_lead_to_a_century(find: Find) -> None:
    assert only(find("The town fell in the mid-19th century.")).value == "18"


def test_the_text_outweighs_a_name(find: Find) -> None:
    times = find("In the First Karabakh War from 1992 to 1994, arms were sold.")
    assert [time.value for time in times] == ["1992", "1994"]


def test_why_names_the_line_of_a_named_occasion(find: Find) -> None:
    assert "holidays-" in only(find("They met on Christmas Eve.")).why


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They will meet on April 24 and 25.", ["2026-04-24", "2026-04-25"]),
        ("They met on 3 and 4 May.", ["2025-05-03", "2025-05-04"]),
        ("On April 24, 25 people were killed.", ["2025-04-24"]),
    ],
)
def test_a_further_day_shares_the_month(find: Find, text: str, values: list[str]) -> None:
    assert [time.value for time in find(text)] == values


def test_weekdays_after_every_all_return(find: Find) -> None:
    times = find("They meet every Tuesday, Thursday and Friday.")
    assert [(time.type, time.value) for time in times] == [("SET", f"XXXX-WXX-{day}") for day in (2, 4, 5)]


def test_an_hour_is_of_the_last_day_told(find: Find) -> None:
    times = find("The mayor was shot on June 8. Nobody has been charged this year. He fell at 10 p.m. near the gate.")
    assert times[-1].value == "2025-06-08T22:00"


def test_an_hour_said_again_in_brackets_is_one_hour(find: Find) -> None:
    assert [time.value for time in find("It began on Monday at 9 a.m. (0600 GMT) there.")] == ["2025-07-07T09:00"]


@pytest.mark.parametrize(
    "text", ["It began at 6 p.m. (1600 GMT) on Friday.", "It began at 6:00 pm (16:00 GMT) Friday."]
)
def test_the_same_hour_elsewhere_does_not_part_an_hour_from_its_day(find: Find, text: str) -> None:
    assert [time.value for time in find(text)] == ["2025-07-04T18:00", "2025-07-04"]


def test_no_mixture_of_time_words_breaks_the_step(find: Find) -> None:
    words, dice = (
        [
            *TimeTables.load().words,
            *["1998", "3", "31", "Q3", "FY98", "10:30", "19th", "1990s", "1992-94", "mid-1950s", "Easter"],
        ],
        Random(7),
    )
    text = "\n".join(" ".join(dice.choices(words, k=8)).title() + "." for _ in range(400))
    for published in (None, "2024-02-29"):
        assert all(time.first <= time.last for time in find(text, published) if time.first and time.last)


def test_offsets_cover_the_words(find: Find) -> None:
    text = "Zürich, 10 of them – on 5 May 2020 – left."
    time = only(find(text))
    assert text[time.start : time.end] == "5 May 2020" == time.text


def test_a_year_told_in_passing_is_not_that_of_the_next_sentence(find: Find) -> None:
    text = "The troops, who crushed the rebels in 2020, still hold the north. In October the premier resigned."
    assert [str(time.first) for time in find(text, "2024-01-08")] == ["2020-01-01", "2023-10-01"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was held for two years and six months.", "P2Y6M"),
        ("He was held for one year, four months and nine days.", "P1Y4M9D"),
        ("The flight took two hours and 15 minutes.", "PT2H15M"),
        ("The trip took 14 days and six hours.", "P14DT6H"),
        ("The airlift will go on for another month.", "P1M"),
        ("The troops will stay another two weeks.", "P2W"),
        ("He came to power in the spring of last year.", "2024-SP"),
        ("The army fell back in the fall of last year.", "2024-FA"),
        ("The general won the vote half a century ago.", "197"),
        ("The court heard him on the 4th of last month.", "2025-06-04"),
        ("The court will hear the case on the 25th.", "2025-07-25"),
        ("The court heard the case on the 25th.", "2025-06-25"),
        ("He was last seen at 7:45 on Wednesday evening.", "2025-07-09T19:45"),
        ("He was last seen at 2 a.m. Wednesday morning.", "2025-07-09T02:00"),
        ("The car was seen there at 6 a.m. ten days before the raid.", "XXXX-XX-XXT06:00"),
    ],
)
def test_amounts_parts_and_hours_are_read_with_what_belongs_to_them(find: Find, text: str, value: str) -> None:
    assert only(find(text)).value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The talks began on May 4; the day before, rebels had shelled the town.", ["2025-05-04", "2025-05-03"]),
        ("He was jailed in 1996 and released two years after.", ["1996", "1998"]),
        ("The village burned in 2003, and another five years later.", ["2003", "2008"]),
        ("In 1991 he was jailed. In March of the following year he fled.", ["1991", "1992-03"]),
        ("In 2015 they signed a truce, which collapsed in May of that year.", ["2015", "2015-05"]),
        ("Trade grew 7 percent in May, up from 5 percent a year earlier.", ["2025-05", "2024-05"]),
        ("Profit rose in the first quarter from a year ago.", ["2025-Q1", "2024-Q1"]),
        ("Flights are off from Wednesday through Tuesday.", ["2025-07-16", "2025-07-22"]),
        ("Flights were off from Monday through Friday, the airline said.", ["2025-07-07", "2025-07-11"]),
        ("The curfew runs from 6 p.m. to 6 a.m. daily.", ["2025-07-10T18:00", "2025-07-10T06:00", "P1D"]),
    ],
)
def test_what_is_counted_from_a_time_told_takes_its_precision(find: Find, text: str, values: list[str]) -> None:
    assert [time.value for time in find(text)] == values


def test_before_with_an_event_behind_it_is_no_day_of_the_text(find: Find) -> None:
    assert not find("He left town the night before the raid.")


def test_a_day_after_for_was_to_come_when_it_was_told(find: Find) -> None:
    assert only(find("The union has called a strike for Tuesday.")).value == "2025-07-15"
    assert only(find("A march planned for Tuesday was called off.")).value == "2025-07-08"


def test_names_in_quotes_and_of_papers_are_no_times(find: Find) -> None:
    assert not find('The minister told "60 Minutes" that he would go.')
    assert not find("A reporter of the Sunday Mirror was held.")


def test_a_month_before_the_last_one_told_comes_back_to_publication(find: Find) -> None:
    text = "Algeria broke off relations in August 2021. In April Mali accused it of shooting down a drone."
    assert find(text, "2025-11-05")[-1].value == "2025-04"
    old = "Troops took Lachin in May 1992. In February they massacred hundreds."
    assert find(old, "2025-11-05")[-1].value == "1992-02"


def test_a_month_is_not_of_the_year_that_only_describes_a_thing(find: Find) -> None:
    times = find("The contract, signed in 2022, covered most needs and expired in May.")
    assert [time.value for time in times] == ["2022", "2025-05"]


def test_a_month_follows_the_later_year_of_a_clause_that_tells_the_story_on(find: Find) -> None:
    text = "In 2014 envoys met. They saw a court, which in March 2023 fined them. In February envoys left."
    assert {time.text: time.value for time in find(text)}["February"] == "2025-02"
