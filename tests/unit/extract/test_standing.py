"""Whether a deed is told as done, and the words that deny it, plan it or leave it open."""

from __future__ import annotations

import pytest

from briefgen.extract.standing import standing


@pytest.fixture(scope="module")
def stands(extractor):
    """Return a function from a sentence and a verb in it to its status and the words for that."""

    def read(sentence: str, word: str) -> tuple[str, str] | None:
        deed = next(t for t in extractor.nlp(sentence) if t.text == word)
        found = standing(deed)
        return (str(found.status), found.words.text) if found is not None else None

    return read


@pytest.mark.parametrize(
    ("sentence", "deed", "words"),
    [
        ("The coach did not praise the keeper.", "praise", "did not"),
        ("The abbot neither blessed nor cursed the ship.", "cursed", "neither"),
        ("The board has yet to approve the bridge.", "approve", "has yet to"),
        ("The clinic is yet to answer the letter.", "answer", "is yet to"),
        ("The crew was unable to reach the mast.", "reach", "unable"),
        ("The guild failed to condemn the theft.", "condemn", "failed"),
        ("The bishop stopped short of blaming the choir.", "blaming", "short of"),
        ("The guards left without searching the barn.", "searching", "without"),
        ("There is no evidence that the cook poisoned the soup.", "poisoned", "no evidence"),
        ("Nobody at the mill admitted that the scales were false.", "admitted", "Nobody"),
        ("None of the pilots said that the runway was wet.", "said", "None"),
        ("Few teachers have accused the inspector.", "accused", "Few"),
        ("The widow rarely criticises the bank.", "criticises", "rarely"),
        ("The driver was acquitted of killing the fox.", "killing", "was acquitted"),
        ("The storm prevented the fleet from attacking the port.", "attacking", "prevented"),
        ("The premier did not greet or thank the envoy.", "thank", "did not"),
        ("The baker denied that he had cheated the mayor.", "cheated", "denied"),
        ("The singer refrained from mocking the prince.", "mocking", "refrained"),
        ("The judge was too ill to read the verdict.", "read", "too ill"),
        ("The club has no intention of selling the keeper.", "selling", "no intention"),
        ("The dentist would neither confirm nor deny the rumour.", "deny", "would neither"),
        ("Talks between the two clubs were called off.", "Talks", "were called"),
        ("The army launched no attack on the town.", "attack", "no"),
        ("Talks between the two clubs fell through.", "Talks", "fell"),
        ("The abbot refused to call or write.", "write", "refused"),
    ],
)
def test_what_was_not_done_is_denied_by_the_words_that_say_so(stands, sentence, deed, words):
    assert stands(sentence, deed) == ("denied", words)


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("The nun has never stopped insisting that the roof leaks.", "insisting"),
        ("He not only praised the cook but hired her.", "praised"),
        ("The diver did not hesitate to accuse the captain.", "accuse"),
        ("The king never failed to thank the crew.", "thank"),
        ("The miners had no choice but to accuse the owner.", "accuse"),
        ("A few teachers have accused the inspector.", "accused"),
        ("Every evening the widow would thank the baker.", "thank"),
        ("By noon that day the climbers could reach the hut.", "reach"),
        ("The medics could confirm only three.", "confirm"),
        ("The mayor began to attack the press.", "attack"),
        ("The farmer did not shout but praised the dog.", "praised"),
        ("The council agreed on Monday.", "agreed"),
        ("The baker came home from praising the cook.", "praising"),
        ("The guild refused to pay, and the mayor praised it.", "praised"),
        ("The talks between the two clubs lasted an hour.", "talks"),
    ],
)
def test_what_was_done_stands_whatever_is_said_around_it(stands, sentence, deed):
    assert stands(sentence, deed) is None


@pytest.mark.parametrize(
    ("sentence", "deed", "status"),
    [
        ("The ferry will leave the port in June.", "leave", "planned"),
        ("The brewery is due to open in Turku.", "open", "planned"),
        ("The duke plans to visit the mine.", "visit", "planned"),
        ("The firm said that it would close the mill.", "close", "planned"),
        ("The talks planned for Sunday were long.", "talks", "planned"),
        ("If the dam breaks, the town will drown.", "breaks", "conditional"),
        ("Had the valve been closed, the crew would have lived.", "closed", "conditional"),
        ("The crew would have lived.", "lived", "hypothetical"),
        ("It is unclear whether the cook poisoned the soup.", "poisoned", "hypothetical"),
        ("The rebels may attack the town.", "attack", "hypothetical"),
        ("The two clubs must meet before Sunday.", "meet", "hypothetical"),
        ("Did the army attack the village?", "attack", "hypothetical"),
    ],
)
def test_what_is_still_open_says_how(stands, sentence, deed, status):
    assert stands(sentence, deed)[0] == status
