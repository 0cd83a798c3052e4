"""Who is made to say what: sentences of our own, parsed by the English model."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from detente.coding.sections import FindSections
from detente.coding.speakers import FindSpeakers
from detente.errors import LexiconError
from detente.lexicons.sectioncues import SectionCues
from detente.lexicons.speech import SpeechCues
from detente.parse import Parse
from detente.types import Article, Attribution, Document

Code = Callable[..., Document]


class Told:
    """One attribution as words."""

    def __init__(self, text: str, found: Attribution) -> None:
        self.cue = text[found.cue.start : found.cue.end]
        self.speaker = text[found.speaker.start : found.speaker.end] if found.speaker else None
        self.content = " ... ".join(text[part.start : part.end] for part in found.content)
        self.code, self.stance = found.speaker_code, found.stance


@pytest.fixture(scope="session")
def told(code: Code) -> Callable[[str], list[Told]]:
    def read(text: str) -> list[Told]:
        return [Told(text, found) for found in code(text).attributions]

    return read


Read = Callable[[str], list[Told]]


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "content"),
    [
        ("The ministry said on Friday that Iran had tested a missile.", "said", "The ministry", "Iran had tested"),
        ("Graustark had shelled the port, a military spokesman said on Sunday.", "said", "a military spokesman",
         "Graustark had shelled the port"),
        ("Turkey, the ministry said, had closed the border.", "said", "the ministry", "had closed the border"),
        ("According to the United Nations, forty people were killed.", "According to", "the United Nations",
         "forty people were killed"),
        ("The rebels took the town, according to local officials.", "according to", "local officials",
         "The rebels took the town"),
        ("Sources told Reuters the minister would resign.", "told", "Sources", "the minister would resign"),
        ("A source close to the government told AFP that the envoy had left.", "told",
         "A source close to the government", "the envoy had left"),
        ("Georgia accused Russia of shelling a village.", "accused", "Georgia", "shelling a village"),
        ("Serbia vowed to retaliate if its diplomats were expelled.", "vowed", "Serbia", "to retaliate"),
        ("In the minister's view, the army bombed the offices.", "view", "the minister's", "the army bombed the offic"),
        ("Interfax quoted him as saying that talks would resume.", "quoted", "him", "talks would resume"),
        ("The truce would hold, the envoy said, adding that both sides had agreed.", "adding", "the envoy",
         "both sides had agreed"),
        ("The army said it had fired back and accused Pakistan of breaking the truce.", "accused", "The army",
         "breaking the truce"),
    ],
)  # fmt: skip
def test_a_cue_has_its_speaker_and_content(told: Read, text: str, cue: str, speaker: str, content: str) -> None:
    found = [a for a in told(text) if a.cue == cue]
    assert [(a.speaker, content in a.content) for a in found] == [(speaker, True)]


def test_what_is_said_holds_neither_speaker_nor_source(told: Read) -> None:
    (inserted,) = told("Turkey, the ministry said, had closed the border.")
    assert "ministry" not in inserted.content
    said = next(a for a in told("Putin said that Russia would answer, according to TASS.") if a.cue == "said")
    assert "TASS" not in said.content


def test_hearsay_has_no_speaker(told: Read) -> None:
    (found,) = told("The Russians keep troops in Gyumri and reportedly reinforced the garrison last week.")
    assert (found.cue, found.speaker, found.stance) == ("reportedly", None, "hears")
    assert "reinforced the garrison" in found.content and "keep troops" not in found.content


def test_passives_leave_the_speaker_open(told: Read) -> None:
    (found,) = told("The rebels are said to have fled to Chad.")
    assert found.speaker is None and "to have fled" in found.content


def test_the_code_of_a_speaker_is_that_of_its_mention(told: Read) -> None:
    first, second = told("Moscow denied that its jets had crossed the border. It said they were over the sea.")
    assert (first.code, first.stance) == ("RUS", "denies")
    assert (second.speaker, second.code) == ("It", "RUS")


def test_an_agency_is_a_speaker_and_a_byline_is_not(told: Read) -> None:
    text = "By Jane Doe\nThe convoy was attacked near the lake, TASS reported, and two drivers were hurt."
    assert [a.speaker for a in told(text)] == ["TASS"]


@pytest.mark.parametrize("marks", ["\u201c\u201d", '""', "\u2018\u2019"])
def test_a_quotation_goes_to_the_verb_beside_it_and_runs_on(told: Read, marks: str) -> None:
    opened, closed = marks
    text = f"{opened}We will not surrender,{closed} the general said in Kyiv. {opened}They must leave our land.{closed}"
    (found,) = told(text)
    assert found.speaker == "the general"
    assert "not surrender" in found.content and "must leave" in found.content


def test_a_quotation_goes_on_over_paragraphs(told: Read) -> None:
    text = (
        "The president spoke on Friday.\nThe president continued:\n\u201cThe bridge was ours and they destroyed it.\n"
        "\u201cWe shall build another one before the winter comes.\u201d"
    )
    found = next(a for a in told(text) if a.cue == "continued")
    assert "destroyed it" in found.content and "build another" in found.content


def test_words_in_inverted_commas_are_no_quotation(told: Read) -> None:
    assert told("The \u201cfree zone\u201d was opened in May.") == []


def test_a_label_before_a_colon_speaks(told: Read) -> None:
    text = "MERKEL: The talks have failed and the border stays shut.\nMACRON: I do not share that view of the talks."
    assert [(a.cue, a.speaker) for a in told(text)][:2] == [(":", "MERKEL"), (":", "MACRON")]
    assert [a for a in told("KABUL (Pajhwok): The bridge was blown up on Monday night.") if a.cue == ":"] == []
    assert [a for a in told("Update: The border between the two states was closed.") if a.cue == ":"] == []


def test_speech_within_speech_is_told_of_third_parties_only(told: Read) -> None:
    text = "The opposition leader said the government had told him that police killed four people."
    assert [(a.cue, a.speaker) for a in told(text)] == [
        ("said", "The opposition leader"),
        ("had told", "the government"),
    ]
    assert len(told("\u201cI think the war is over,\u201d the minister said.")) == 1
    assert len(told("\u201cThe army claims it won,\u201d the envoy said.")) == 1


def test_deeds_are_no_words(told: Read) -> None:
    assert told("Rebels attacked a convoy near Goma and the army shelled their camp.") == []
    assert told("The ministers met in Rome to sign the treaty.") == []


def test_a_purpose_may_be_words(told: Read) -> None:
    found = told("The ministry took to television to accuse rebels of theft.")
    assert [(a.cue, a.speaker, a.stance) for a in found] == [("to accuse", "The ministry", "accuses")]


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "content"),
    [
        ("The tax angered farmers across the province.", "angered", "farmers across the province", "The tax"),
        ("Farmers were angered by the tax.", "were angered", "Farmers", "the tax"),
        ("It seems to the ministry that the truce has failed.", "seems", "the ministry", "that the truce has failed"),
        ("The envoy seemed unsure of his mandate.", "seemed", None, "unsure of his mandate"),
        ("The envoy appeared to deny the report.", "to deny", "The envoy", "the report"),
    ],
)
def test_whom_a_verb_strikes_speaks(told: Read, text: str, cue: str, speaker: str | None, content: str) -> None:
    (found,) = told(text)
    assert (found.cue, found.speaker) == (cue, speaker)
    assert content in found.content


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "content"),
    [
        ("The plan faced criticism from opposition parties.", "criticism", "opposition parties", "The plan"),
        ("The verdict drew praise.", "praise", None, "The verdict"),
        ("Speculation about a coup has grown.", "Speculation", None, "a coup"),
        ("The minister took issue with the report.", "issue", "The minister", "the report"),
        ("The general has doubts about the truce.", "doubts", "The general", "the truce"),
        ("The leaders made no secret of their differences.", "secret", "The leaders", "their differences"),
        ("In the latest poll, the governor leads by nine points.", "In", "the latest poll", "the governor leads"),
        ("By one estimate, 4,000 people fled the valley.", "By", "one estimate", "4,000 people fled the valley"),
    ],
)
def test_nouns_speak_without_an_owner(told: Read, text: str, cue: str, speaker: str | None, content: str) -> None:
    (found,) = told(text)
    assert (found.cue, found.speaker) == (cue, speaker)
    assert content in found.content


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ('"The king," said the minister, "is a tyrant."', "said", "the minister"),
        ("Critics have called for the law to be scrapped.", "have called", "Critics"),
        ("The law is seen as a sham.", "is seen", None),
        ("The army stands accused of shelling the town.", "accused", None),
        ("The court found him guilty.", "found", "The court"),
        ("The premier made it clear that troops would stay.", "made", "The premier"),
    ],
)
def test_forms_of_saying(told: Read, text: str, cue: str, speaker: str | None) -> None:
    (found,) = told(text)
    assert (found.cue, found.speaker) == (cue, speaker)


def test_who_uses_a_noun_speaks_for_it(told: Read) -> None:
    (found,) = told("The minister missed no chance to remind voters that wages had risen.")
    assert (found.cue, found.speaker) == ("to remind", "The minister")


def test_what_angers_people_does_not_rest_on_their_word(code: Code) -> None:
    events = code("The army's attack on the village angered the farmers.").events
    assert all(event.speaker is None for event in events)


def test_notes_leave_their_speaker_out(told: Read) -> None:
    assert [(a.cue, a.speaker) for a in told("Calls the vote a sham.")] == [("Calls", None)]


def test_an_event_stands_on_the_innermost_word(code: Code) -> None:
    text = "The opposition leader said the government had told him that police killed four protesters."
    killed = next(e for e in code(text).events if e.trigger.start == text.index("killed"))
    assert killed.speaker is not None and killed.speaker.text == "the government"


def test_requoted_paragraphs_are_not_told_again(parse_text: Callable[[str], Parse]) -> None:
    line = "The ministry said that the army had closed the bridge over the river after the shelling of the town."
    text = f"{line}\nAnother paragraph follows here and it tells of the weather in the mountains.\n{line}"
    cues = SectionCues.load()
    laid = FindSections(cues)(Document(Article("x", text), Parse(text, (), ())))
    document = Document(laid.article, parse_text(text), sections=laid.sections)
    assert len(FindSpeakers.load()(document).attributions) == 1


def test_cost_grows_with_length_only(parse_text: Callable[[str], Parse]) -> None:
    line = "\u201cRoad {} is shut,\u201d the envoy said, adding that the army had told him that {} rebels held it.\n"
    step = FindSpeakers.load()

    def seconds(times: int) -> float:
        text = "".join(line.format(number, number) for number in range(times))
        document = Document(Article("x", text), parse_text(text))
        document = FindSections(SectionCues.load())(document)
        return min(_timed(step, document) for _ in range(3))

    assert seconds(400) < 40 * seconds(40)


def _timed(step: FindSpeakers, document: Document) -> float:
    started = time.process_time()
    step(document)
    return time.process_time() - started


def test_a_wrong_line_of_the_table_is_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "speech").mkdir()
    file = tmp_path / "speech" / "cues-own.tsv"
    file.write_text("lemma\tkind\tframes\twho\tstance\thearsay\ngrunt\tverb\tthat\t\tgrumbles\t\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="cues-own.tsv:2"):
        SpeechCues.load([tmp_path])


def test_own_tables_add_cues(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "speech").mkdir()
    line = "lemma\tkind\tframes\twho\tstance\thearsay\nquark\tverb\tthat\tactor\tdoubts\t\n"
    (tmp_path / "speech" / "cues-own.tsv").write_text(line, encoding="utf-8")
    assert SpeechCues.load([tmp_path]).frames["verb"]["quark"]["that"].stance == "doubts"


def test_table_is_large_and_well_formed() -> None:
    cues = SpeechCues.load()
    assert sum(len(cues.frames[kind]) for kind in ("verb", "noun", "adjective", "adverb", "preposition")) >= 600
    assert not cues.words["stop"] & {lemma for lemma, frames in cues.frames["verb"].items() if "any" in frames}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In a letter sent after rebels seized the port, the United Nations, he said, had failed.",
         "the United Nations ... had failed"),
        ("In an interview with state radio, broadcast after rebels hit a convoy, the army would fight on, Haddad said.",
         "the army would fight on"),
        ("In the south, the army would fight on, Haddad said.", "In the south, the army would fight on"),
    ],
)  # fmt: skip
def test_words_begin_after_the_phrase_that_tells_where_they_were_said(told: Read, text: str, content: str) -> None:
    (found,) = told(text)
    assert found.content == content


def test_what_someone_grants_before_another_verb_is_a_report_of_its_own(told: Read) -> None:
    found = told("While she acknowledged money was a reason she left the ministry, Haddad also noted other worries.")
    assert [(one.cue, one.speaker) for one in found] == [("acknowledged", "she"), ("noted", "Haddad")]


def test_as_someone_talks_of_one_thing_another_speaks(told: Read) -> None:
    found = told("As the minister talked about uniting the tribes, the general stressed that the army was strong.")
    assert [(one.cue, one.speaker) for one in found] == [("talked", "the minister"), ("stressed", "the general")]


def test_speech_goes_on_after_a_quotation_that_ends_in_a_comma(told: Read) -> None:
    found = told('He said the envoy had left because "nobody would listen," adding that talks were over.')
    assert [one.cue for one in found] == ["said", "adding"]


def test_what_someone_says_inside_the_reasons_of_a_judgement_is_told(told: Read) -> None:
    found = told("He attacked other parties for taking money from abroad, which he said was illegal.")
    assert [one.cue for one in found] == ["attacked", "said"]


def test_a_book_does_not_speak_beside_its_author(told: Read) -> None:
    found = told("In his book, Haddad suggested that the army had lost.")
    assert [one.cue for one in found] == ["suggested"]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("The minister's bet is that the law will be hard to undo.", "bet", "The minister's"),
        ("The fear is that rebels will return.", "fear", None),
        ("Iranian promises to stop enrichment were ignored.", "promises", "Iranian"),
        ("The opposition threat to boycott the vote failed.", "threat", "opposition"),
        ("The army fled, according to show insiders.", "according to", "insiders"),
    ],
)
def test_nouns_speak_by_a_copula_an_adjective_or_a_name_before_them(
    told: Read, text: str, cue: str, speaker: str | None
) -> None:
    (found,) = told(text)
    assert (found.cue, found.speaker) == (cue, speaker)


def test_a_speech_held_in_a_town_is_not_about_it(told: Read) -> None:
    assert told("The general gave a speech in Geneva.") == []
    assert [one.content for one in told("The general gave a speech about the war.")] == ["the war"]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The senator dreads another election.", "dreads", "another election"),
        ("Farmers resent paying the tax.", "resent", "paying the tax"),
        ("The ministers were furious over the leak.", "furious", "the leak"),
        ('The general used the phrase "scorched earth" on Friday.', "used", 'the phrase "scorched earth'),
    ],
)
def test_what_someone_feels_or_connects_is_theirs(told: Read, text: str, cue: str, content: str) -> None:
    (found,) = told(text)
    assert found.cue == cue
    assert sorted(found.content.split(" ... ")) == sorted(content.split(" ... "))


def test_a_day_after_a_preposition_is_not_what_is_asked(told: Read) -> None:
    assert [one.content for one in told("The council agreed on Saturday.")] != ["Saturday"]
    assert told("Three cases came before the court, compared to nine last year.") == []
