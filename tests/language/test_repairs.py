"""Parses that grammar rules out are mended."""

from collections.abc import Callable

import pytest

from detente.parse import Parse


def test_a_singular_article_makes_the_word_before_the_participle_the_noun(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Peru answered with a three-day offensive ousting Bolivian forces.")
    offensive = next(t for t in parse.tokens if t.text == "offensive")
    ousting = next(t for t in parse.tokens if t.text == "ousting")
    forces = next(t for t in parse.tokens if t.text == "forces")
    assert (offensive.pos, offensive.dep) == ("NOUN", "pobj")
    assert (ousting.head, ousting.dep) == (offensive.i, "acl")
    assert (forces.head, forces.dep) == (ousting.i, "dobj")


def test_a_finite_verb_without_conjunction_belongs_to_the_clause_that_as_opens(
    parse_text: Callable[[str], Parse],
) -> None:
    parse = parse_text("Envoys are pushing talks to avert all-out war as heavy fighting in the region killed ten.")
    fighting = next(t for t in parse.tokens if t.text == "fighting")
    killed = next(t for t in parse.tokens if t.text == "killed")
    assert (fighting.head, fighting.dep) == (killed.i, "nsubj")
    assert killed.dep == "advcl"


def test_a_past_tense_with_a_subject_governs_the_noun_after_it(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Taiwan scrambled fighter jets on Monday.")
    scrambled = next(t for t in parse.tokens if t.text == "scrambled")
    jets = next(t for t in parse.tokens if t.text == "jets")
    assert scrambled.dep == "ROOT"
    assert (jets.head, jets.dep) == (scrambled.i, "dobj")


def test_two_noun_phrases_side_by_side_open_a_relative_clause(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("The president suspended its governor, a move the opposition condemned as unconstitutional.")
    opposition = next(t for t in parse.tokens if t.text == "opposition")
    condemned = next(t for t in parse.tokens if t.text == "condemned")
    assert (opposition.head, opposition.dep) == (condemned.i, "nsubj")
    assert parse.tokens[condemned.head].text == "move"


def test_a_participle_after_with_is_what_the_noun_before_it_does(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text(
        "Talks in Muscat ended with Yemen's government and the Houthis agreeing to swap nearly 900 detainees."
    )
    government = next(t for t in parse.tokens if t.text == "government")
    agreeing = next(t for t in parse.tokens if t.text == "agreeing")
    assert (government.head, government.dep) == (agreeing.i, "nsubj")


def test_what_a_semicolon_ends_is_no_complement_of_the_clause_after_it(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Peru's president condemned the repression; Chile's foreign ministry dismissed his remarks.")
    condemned = next(t for t in parse.tokens if t.text == "condemned")
    assert (condemned.head, condemned.dep) == (condemned.i, "ROOT")


def test_a_clause_with_a_conjunction_of_its_own_is_not_coordinated(parse_text: Callable[[str], Parse]) -> None:
    text = "Police opened fire on demonstrators trying to storm the palace on Sunday, killing two people, hours after "
    parse = parse_text(text + "deputies approved a bill that raises taxes.")
    approved = next(t for t in parse.tokens if t.text == "approved")
    assert approved.dep == "advcl"


@pytest.mark.parametrize(
    ("text", "date", "subject"),
    [
        ("On 12 June gunmen blew up a pipeline in Niger.", "June", "gunmen"),
        ("In May rebels from the Patriotic Front killed ten soldiers.", "May", "rebels"),
        ("On Monday President Ann Lee of Chad met Sudan's king.", "Monday", "Lee"),
    ],
)
def test_a_date_at_the_start_describes_nobody_who_acts(
    parse_text: Callable[[str], Parse], text: str, date: str, subject: str
) -> None:
    parse = parse_text(text)
    token = {t.text: t for t in parse.tokens}
    assert (token[date].dep, token[date].head) == ("pobj", 0)
    assert token[subject].dep == "nsubj"


def test_out_of_between_numbers_is_no_particle(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("The ruling party and its partners rule 21 out of 29 Indian states.")
    out = next(t for t in parse.tokens if t.text == "out")
    assert parse.tokens[out.head].text == "21"


def test_a_name_before_joined_subjects_heads_their_list(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Kosovo, Albania and Croatia signed a similar declaration in Tirana.")
    token = {t.text: t for t in parse.tokens}
    assert (token["Kosovo"].dep, token["Albania"].dep) == ("nsubj", "conj")
    assert parse.tokens[token["Albania"].head].text == "Kosovo"
    parse = parse_text("Congo, the United Nations and Western powers accuse Rwanda of backing the rebels.")
    assert parse.tokens[0].dep == "nsubj"


def test_a_sentence_has_a_verb_beside_its_relative_clause(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("An armed group that demands Bazoum's release sabotaged a section of the pipeline on June 16.")
    token = {t.text: t for t in parse.tokens}
    assert token["sabotaged"].dep == "ROOT"
    assert parse.tokens[token["release"].head].text == "demands"
    assert parse.tokens[token["group"].head].text == "sabotaged"


def test_who_stands_behind_a_place_and_a_comma_is_the_missing_subject(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("In Banja Luka, Milorad Dodik, the president of Republika Srpska, was sentenced in February.")
    assert next(t for t in parse.tokens if t.text == "Dodik").dep == "nsubjpass"


def test_past_tenses_behind_commas_are_joined_to_the_verb(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Eritrea called the remarks reckless, put its troops on alert and recalled its envoy.")
    token = {t.text: t for t in parse.tokens}
    assert (token["put"].dep, parse.tokens[token["put"].head].text) == ("conj", "called")


def test_froze_is_no_adjective(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("France called the vote illegal, sent troops and froze assets.")
    token = {t.text: t for t in parse.tokens}
    assert (token["froze"].pos, token["froze"].dep, token["froze"].lemma) == ("VERB", "conj", "freeze")
    assert (token["assets"].dep, parse.tokens[token["assets"].head].text) == ("dobj", "froze")


def test_names_before_a_verb_without_a_subject_are_its_own(parse_text: Callable[[str], Parse]) -> None:
    text = "America condemned the drills, Japan voiced concern, and Russia, Venezuela and Pakistan backed Beijing."
    token = {t.text: t for t in parse_text(text).tokens}
    assert (token["Russia"].dep, token["Russia"].head) == ("nsubj", token["backed"].i)


def test_a_verb_right_behind_a_name_has_it_as_its_subject(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Gazprom owns our pipes and Russian Railways runs our trains.")
    token = {t.text: t for t in parse.tokens}
    assert (token["Railways"].dep, parse.tokens[token["Railways"].head].text) == ("nsubj", "runs")


def test_a_name_before_an_infinitive_is_its_subject(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Pakistan to send aid to Sri Lanka")
    pakistan, send = parse.tokens[0], parse.tokens[2]
    assert (pakistan.dep, pakistan.head) == ("nsubj", send.i)
    assert (send.dep, send.head) == ("ROOT", send.i)


def test_names_that_a_comma_parts_are_one_list_of_subjects(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("France, Germany to expel Russian diplomats")
    assert [(t.text, t.dep) for t in parse.tokens if t.dep == "nsubj"] == [("France", "nsubj")]
    assert (parse.tokens[2].dep, parse.tokens[2].head) == ("conj", 0)


@pytest.mark.parametrize(
    ("text", "verb", "object_"),
    [
        ("Mali severs ties with Ukraine over rebel attack", "severs", "ties"),
        ("Venezuelan court bars opposition leader from office", "bars", "leader"),
    ],
)
def test_a_verb_in_the_third_person_governs_the_noun_after_it(
    parse_text: Callable[[str], Parse], text: str, verb: str, object_: str
) -> None:
    words = {token.text: token for token in parse_text(text).tokens}
    assert (words[verb].dep, words[verb].head) == ("ROOT", words[verb].i)
    assert (words[object_].dep, words[object_].head) == ("dobj", words[verb].i)


def test_a_participle_before_an_article_or_number_is_a_verb(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("North Korea test-fired several ballistic missiles into the sea, the army said.")
    words = {token.text: token for token in parse.tokens}
    assert (words["Korea"].dep, words["Korea"].head) == ("nsubj", words["fired"].i)
    assert (words["missiles"].dep, words["missiles"].head) == ("dobj", words["fired"].i)


@pytest.mark.parametrize("text", ["Egypt's ex-president met Putin.", "Egyptian ex-soldiers attacked a base."])
def test_what_stands_before_a_prefix_belongs_to_the_word_after_it(
    parse_text: Callable[[str], Parse], text: str
) -> None:
    parse = parse_text(text)
    hyphen = next(t for t in parse.tokens if t.text == "-")
    word = hyphen.i + 1
    before = [t for t in parse.tokens[:word] if t.dep != "case"]
    assert {t.head for t in before} == {word}


@pytest.mark.parametrize(
    ("text", "doer", "deed", "described"),
    [
        ("Six farmers were killed in army shelling in Nepal on Tuesday.", "army", "shelling", True),
        ("Ten men were hurt in alleged police firing in Nepal.", "police", "firing", True),
        ("Ten men were hurt in villages lying near Nepal.", "villages", "lying", False),
    ],
)
def test_a_body_without_an_article_describes_the_deed_behind_it(
    parse_text: Callable[[str], Parse], text: str, doer: str, deed: str, *, described: bool
) -> None:
    tokens = {token.text: token for token in parse_text(text).tokens}
    assert (tokens[doer].dep == "compound" and tokens[doer].head == tokens[deed].i) == described


def test_since_between_has_and_a_participle_is_an_adverb(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text(
        "Ethiopia has since moved tanks and troops toward the frontier in the Afar region, "
        "two diplomatic sources and two Tigrayan officials told Reuters."
    )
    moved, tanks, name = (next(t for t in parse.tokens if t.text == w) for w in ("moved", "tanks", "Ethiopia"))
    assert moved.pos == "VERB"
    assert (tanks.head, tanks.dep) == (moved.i, "dobj")
    assert (name.head, name.dep) == (moved.i, "nsubj")


def test_a_name_described_behind_and_is_the_subject_the_next_verb_lacks(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text(
        "Romania has urged Chisinau to demand the departure of Russian troops, and Ukraine, "
        "which closed its side of the border in 2022, has offered to send coal."
    )
    name, closed, offered = (next(t for t in parse.tokens if t.text == w) for w in ("Ukraine", "closed", "offered"))
    assert (name.head, name.dep) == (offered.i, "nsubj")
    assert closed.head == name.i


def test_who_is_branded_something_is_given_nothing(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Poland branded Belarus a puppet of Moscow.")
    assert [next(t for t in parse.tokens if t.text == w).dep for w in ("Belarus", "puppet")] == ["dobj", "oprd"]


def test_a_past_tense_is_joined_to_no_infinitive(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Maduro then named a governor, ordered firms to grant licences there and moved light tanks.")
    ordered, moved = (next(t for t in parse.tokens if t.text == w) for w in ("ordered", "moved"))
    grant = next(t for t in parse.tokens if t.text == "grant")
    assert moved.head != grant.i and moved.head <= ordered.i


def test_a_name_behind_an_apposition_and_and_is_the_subject_of_the_verb_behind_it(
    parse_text: Callable[[str], Parse],
) -> None:
    parse = parse_text("Britain sent a patrol ship, HMS Trent, and Venezuela put 5,600 soldiers to sea in response.")
    venezuela, put = (next(t for t in parse.tokens if t.text == w) for w in ("Venezuela", "put"))
    assert (venezuela.head, venezuela.dep) == (put.i, "nsubj")
