"""A text in another language yields nothing that the English pipeline would misread."""
# ruff: noqa: RUF001 - texts in other scripts

from __future__ import annotations

import pytest

TEXTS = {
    "German": (
        "Die Fähre fährt wieder\n\nDie Fähre zwischen den Inseln ist am Freitag wieder gefahren, "
        "wie der Minister für "
        "Verkehr in der Hauptstadt mitteilte. Der Lohn der Mannschaft steigt um drei Prozent, und "
        "die Löhne der Lotsen steigen auch.\n\n„Wir fahren wieder“, "
        "sagte Ida Moe, die den Hafen leitet."
    ),
    "Cyrillic": (
        "Паром снова ходит\n\nПаром между островами снова пошёл в пятницу, "
        "сообщил министр транспорта страны. "
        "Зарплата команды вырастет на три процента."
    ),
    "Chinese": (
        "渡轮恢复航行\n\n岛屿之间的渡轮星期五恢复航行。交通部长在首都说，船员的工资上涨百分之三，"
        "乘客很高兴，港口重新开放，大家都去坐船。"
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_no_name_place_or_claim_is_made_up(extract_text, language):
    found = extract_text(TEXTS[language])
    assert any(n.startswith("hardly English") and language in n for n in found.article.notes)
    assert {a.name for a in found.actors} <= {"Ida Moe"}
    assert not (*found.places, *found.claims, *found.relations)
    assert found.sentences


def test_names_of_the_registry_and_labelled_speech_stay(extract_text):
    found = extract_text(
        "Die Fähre fährt wieder\n\nDie Fähre zwischen den Inseln ist am Freitag wieder gefahren, "
        "und die NATO hat dazu "
        "nichts gesagt, wie der Minister in der Stadt auf Anfrage mitteilte.\n\n"
        "Kurier: Warum fährt die Fähre wieder?\n\nIda Moe: Weil wir es so wollen "
        "und die Stadt es bezahlt."
    )
    assert {a.name for a in found.actors} <= {"NATO", "Ida Moe"}
    assert any(a.name == "NATO" for a in found.actors)
    assert [c.sources[0].evidence.exact for c in found.claims] == ["Ida Moe"]


def test_english_with_foreign_names_is_read(extract_text):
    found = extract_text(
        "The ferry sails again\n\nDie Welt and Le Monde reported that the ferry of Ida Moe had "
        "sailed again on Friday, "
        "and that the crew was paid what it had asked for in the spring of the year."
    )
    assert not found.article.notes
    assert found.actors
