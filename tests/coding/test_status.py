"""Whether told things happened, by kind of wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from detente.coding.predicates import FindPredicates
from detente.coding.status import JudgeStatus
from detente.coding.status_walk import Walk
from detente.errors import LexiconError
from detente.lexicons.conditionals import Conditionals
from detente.lexicons.status import StatusTables
from detente.parse import Parse, Token
from detente.types import Article, Document, Predicate

Judge = Callable[[str], Mapping[str, Predicate]]


@pytest.fixture(scope="module")
def judge(parse_text: Callable[[str], Parse]) -> Judge:
    """The predicates of a text by their words, judged."""
    find, status = FindPredicates.load(), JudgeStatus.load()

    def run(text: str) -> Mapping[str, Predicate]:
        document = status(find(Document(Article(id="t", text=text), parse_text(text))))
        return {text[predicate.start : predicate.end]: predicate for predicate in document.predicates}

    return run


CASES = [
    # plain, past and present
    ("Turkey shelled two villages in northern Syria.", "shelled", "done"),
    ("Egypt is building a wall along the border with Gaza.", "building", "ongoing"),
    ("Negotiators have been meeting in Muscat since Monday.", "meeting", "ongoing"),
    ("Chad had been shelling the town before the truce.", "shelling", "done"),
    # negation and its scope
    ("Sudan did not sign the accord.", "sign", "negated"),
    ("Bhutan never recognised the junta.", "recognised", "negated"),
    ("No soldiers crossed the river.", "crossed", "negated"),
    ("Nobody attacked the convoy.", "attacked", "negated"),
    ("Neither side withdrew from the valley.", "withdrew", "negated"),
    ("Not only did Moscow annex the region, it also moved troops there.", "annex", "done"),
    ("Kuwait no longer imports gas from Iran.", "imports", "negated"),
    ("The rebels took the town without firing at the police.", "firing", "negated"),
    ("Oman did not attack the tanker, nor did it board the ship.", "board", "negated"),
    ("Hanoi neither confirmed nor denied the sale.", "confirmed", "negated"),
    ("They do not think that Russia attacked the plant.", "attacked", "negated"),
    # modals and the future
    ("Japan will deploy missiles on the island.", "deploy", "planned"),
    ("Rwanda might withdraw its forces.", "withdraw", "possible"),
    ("The council should condemn the strike.", "condemn", "possible"),
    ("Qatar said it would reopen the embassy.", "reopen", "planned"),
    ("Peru is going to expel the envoy.", "expel", "planned"),
    ("The king is to visit Ankara in June.", "visit", "planned"),
    ("Norway to send tanks to Kyiv", "send", "planned"),
    ("Kenya had to close the crossing.", "close", "done"),
    # implicatives and their like
    ("Georgia managed to repel the attack.", "repel", "done"),
    ("Georgia did not manage to repel the attack.", "repel", "negated"),
    ("Angola failed to capture the city.", "capture", "negated"),
    ("Chile did not fail to condemn the coup.", "condemn", "done"),
    ("Laos refused to extradite the general.", "extradite", "negated"),
    ("Drones forced the airport to close.", "close", "done"),
    ("Police prevented the crowd from storming the embassy.", "storming", "negated"),
    ("The navy stopped escorting tankers.", "escorting", "negated"),
    ("Rebels tried to seize the refinery.", "seize", "attempted"),
    ("The air force attempted several times to bomb the depot.", "bomb", "attempted"),
    ("Beijing continued to build runways.", "build", "done"),
    # wishes, demands, threats, plans: the words are said, their matter is open
    ("Iran threatened to close the strait.", "threatened", "done"),
    ("Iran threatened to close the strait.", "close", "planned"),
    ("Britain agreed to return the islands.", "return", "planned"),
    ("Cuba wants to join the bloc.", "join", "possible"),
    ("Ghana called for a ceasefire in Sudan.", "ceasefire", "possible"),
    ("Spain urged Israel to halt the offensive.", "halt", "possible"),
    ("Hungary is considering leaving the treaty.", "leaving", "possible"),
    ("Mali is expected to expel the mission.", "expel", "planned"),
    ("Brazil failed to persuade Argentina to sign.", "sign", "negated"),
    ("Tonga refused to promise to send troops.", "send", "negated"),
    # what is presupposed stays
    ("Vienna regrets that the talks collapsed.", "collapsed", "done"),
    ("Dublin did not know that the spy had fled.", "fled", "done"),
    ("Why did Israel bomb the reactor?", "bomb", "done"),
    ("Did Israel bomb the reactor?", "bomb", "possible"),
    ("Release the sailors at once!", "Release", "possible"),
    # beliefs and doubts
    ("It is unlikely that Serbia will recognise Kosovo.", "recognise", "possible"),
    ("Diplomats doubt that Libya will vote.", "vote", "possible"),
    ("Iran denied attacking the tanker.", "attacking", "negated"),
    ("The deputy asked whether Baku had invaded.", "invaded", "possible"),
    # nouns
    ("Plans for an attack on the dam were found.", "attack", "planned"),
    ("Officials warned of a possible invasion.", "invasion", "possible"),
    ("The failed coup shook Gabon.", "coup", "attempted"),
    ("There was no attack on the camp.", "attack", "negated"),
    ("The planned visit angered Seoul.", "visit", "planned"),
    ("The threat of war hangs over Lebanon.", "war", "possible"),
    ("The three states are on course for an agreement on the corridor.", "agreement", "planned"),
    ("Tunis cancelled the summit.", "summit", "negated"),
    # both halves of a condition
    ("If Belarus invades, Poland will close the border.", "invades", "conditional"),
    ("If Belarus invades, Poland will close the border.", "close", "conditional"),
    ("Yemen could be starved if the port closes or if the rebels mine the harbour.", "mine", "conditional"),
    ("Unless Ottawa pays, Delhi will recall its envoy.", "recall", "conditional"),
    # hedges and irony
    ("Serbia almost signed the deal.", "signed", "negated"),
    ("Russia “liberated” the town.", "liberated", "possible"),
    ("The general spoke as if the war had ended.", "ended", "negated"),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_status_follows_the_wording(judge: Judge, text: str, word: str, expected: str) -> None:
    found = judge(text)[word]
    assert (found.status, found.status_why) == (expected, found.status_why)


PHRASES = [
    # verbs of several words
    ("The government called off the talks.", "talks", "negated"),
    ("The guards fended off an attack.", "attack", "attempted"),
    ("The meeting never took place.", "meeting", "negated"),
    ("The army came close to seizing the town.", "seizing", "negated"),
    ("The army stopped short of declaring war.", "declaring", "negated"),
    ("The paper has yet to be signed.", "signed", "negated"),
    ("The law remains to be passed.", "passed", "negated"),
    # a verb and its object that say something together
    ("The troops took the opportunity to retreat.", "retreat", "done"),
    ("The troops wasted the opportunity to retreat.", "retreat", "negated"),
    ("The troops had the courage to retreat.", "retreat", "done"),
    ("The company had no role in killing the activist.", "killing", "negated"),
    ("It is a myth that the bridge fell.", "fell", "negated"),
    ("It is no secret that the bridge fell.", "fell", "done"),
    ("It is not true that the bridge fell.", "fell", "negated"),
    ("There is no doubt that the bridge fell.", "fell", "done"),
    # degrees
    ("He was too weak to stand.", "stand", "negated"),
    ("He was strong enough to stand.", "stand", "possible"),
    ("They were only too glad to help.", "help", "done"),
    # what is not to be done
    ("They agreed not to attack the port.", "attack", "negated"),
    ("They were urged not to fire.", "fire", "possible"),
    ("The council decided against closing the bridge.", "closing", "negated"),
    ("He should have resigned.", "resigned", "negated"),
    ("He wished he had resigned.", "resigned", "negated"),
    ("Rather than resign, he fled.", "resign", "negated"),
    ("Instead of resigning he fled.", "resigning", "negated"),
    ("The deal collapsed before it could be signed.", "signed", "negated"),
    ("Not a single shot was fired.", "fired", "negated"),
    # finite clauses of nouns, subjects of infinitives, outcomes, perception
    ("The likelihood that the village was bombed is small.", "bombed", "possible"),
    ("The fact that the village was bombed was hidden.", "bombed", "done"),
    ("The move is expected to hurt exports.", "move", "done"),
    ("The ceremony is expected to draw thousands.", "ceremony", "planned"),
    ("The talks are expected to begin on Monday.", "talks", "planned"),
    ("Troops will leave as soon as the threats are removed.", "removed", "planned"),
    ("They returned to find the port destroyed.", "find", "done"),
    ("She could see that the bridge had fallen.", "fallen", "done"),
    ("The troops were able to retreat.", "retreat", "done"),
    ("Would you say that the plan failed?", "failed", "possible"),
    ("Do you think that the plan failed.", "failed", "possible"),
    ("Nor did the rebels sign the accord.", "sign", "negated"),
    ("The army is allowed to bomb the bridge.", "bomb", "possible"),
    ("The army was allowed to bomb the bridge.", "bomb", "done"),
    ("The army lacks the means to bomb the bridge.", "bomb", "negated"),
    ("The ministers will not meet until troops withdraw.", "withdraw", "possible"),
    ("Ahead of talks, they met.", "talks", "planned"),
    ("Whether he signed the paper is unclear.", "signed", "possible"),
]


@pytest.mark.parametrize(("text", "word", "expected"), PHRASES)
def test_status_follows_set_phrases(judge: Judge, text: str, word: str, expected: str) -> None:
    assert judge(text)[word].status == expected


@pytest.mark.parametrize(
    ("text", "word", "hearsay"),
    [
        ("Troops reportedly reinforced the base last week.", "reinforced", "reportedly"),
        ("The alleged raid killed nine.", "raid", "alleged"),
        ("Niger is said to have hired mercenaries.", "hired", "said"),
        ("Kyiv claims that drones hit the depot.", "hit", "claims"),
    ],
)
def test_hearsay_keeps_its_words_and_does_not_undo_the_event(judge: Judge, text: str, word: str, hearsay: str) -> None:
    found = judge(text)[word]
    assert found.status == "done"
    assert found.hearsay and text[found.hearsay.start : found.hearsay.end] == hearsay


def test_plain_attribution_is_no_hearsay(judge: Judge) -> None:
    assert judge("The minister said that Togo closed the border.")["closed"].hearsay is None


def test_why_names_the_line_that_decided(judge: Judge) -> None:
    assert "operators-2026.11.tsv:" in judge("Angola failed to capture the city.")["capture"].status_why


def test_long_chains_are_walked_without_recursion() -> None:
    count = 5000
    words = [Token(i, 2 * i, 2 * i + 1, "a", "a", "a", "NOUN", "NN", "conj", i - 1, "", False) for i in range(1, count)]
    root = Token(0, 0, 1, "a", "a", "a", "NOUN", "NN", "ROOT", 0, "", False)
    parse = Parse("a " * count, [root, *words], [(0, count)])
    assert Walk(parse, StatusTables({}, {}), {}).judge(count - 1).status == "done"


def test_a_wrong_effect_is_reported_with_its_line(tmp_path) -> None:
    folder = tmp_path / "status"
    folder.mkdir()
    (folder / "operators-own.tsv").write_text(
        "lemma\tpos\tframe\tholds\tfails\tpast\thearsay\nfoo\tverb\tto\thappened\tnegated\t\t\n", encoding="utf-8"
    )
    with pytest.raises(LexiconError, match=r"operators-own.tsv:2.*happened"):
        StatusTables.load([tmp_path])


def test_users_own_words_count(tmp_path, parse_text: Callable[[str], Parse]) -> None:
    folder = tmp_path / "status"
    folder.mkdir()
    (folder / "operators-own.tsv").write_text(
        "lemma\tpos\tframe\tholds\tfails\tpast\thearsay\ndither\tverb\tto\tattempted\tnegated\t\t\n", encoding="utf-8"
    )
    step = JudgeStatus(tables=StatusTables.load([tmp_path]), conditionals=Conditionals.load())
    text = "The mayor dithered to sign."
    document = step(FindPredicates.load()(Document(Article(id="t", text=text), parse_text(text))))
    assert [p.status for p in document.predicates if p.lemma == "sign"] == ["attempted"]


@pytest.mark.parametrize("apostrophe", ["'", "\u2019", "\u02bc"])
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad didn{}t attack Niger.", "negated"),
        ("Chad hasn{}t attacked Niger.", "negated"),
        ("Chad{}s army attacked Niger.", "done"),
        ("We{}re attacking Niger.", "ongoing"),
    ],
)
def test_a_curly_apostrophe_says_what_a_straight_one_says(
    judge: Judge, text: str, status: str, apostrophe: str
) -> None:
    found = judge(text.format(apostrophe))
    assert next(p.status for word, p in found.items() if word.startswith("attack")) == status


def test_what_a_deed_to_come_waits_for_is_open(judge: Judge) -> None:
    assert judge("The rebels vowed to fight until the troops withdrew.")["withdrew"].status == "possible"
    assert judge("The rebels fought until the troops withdrew.")["withdrew"].status == "done"
