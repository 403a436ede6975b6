"""Relations: who does what to whom, in many constructions, and what is no relation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefgen.extract.relations import no_surer_than_ends
from briefgen.model import Confidence

if TYPE_CHECKING:
    from briefgen.model import Metadata, Relation

_CONFLICT = "conflict"


def _told(metadata: Metadata) -> set[tuple[str, str, str]]:
    """Return each relation as subject, kind and object, by name."""
    names = {a.id: a.name for a in metadata.actors}
    return {(names[r.subject], r.kind, names[r.object]) for r in metadata.relations}


def _predicates(metadata: Metadata) -> set[tuple[str, str, str]]:
    names = {a.id: a.name for a in metadata.actors}
    return {(names[r.subject], r.predicate, names[r.object]) for r in metadata.relations}


def _only(metadata: Metadata) -> Relation:
    assert len(metadata.relations) == 1, _predicates(metadata)
    return metadata.relations[0]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey attacked Hamas on Monday.",
        "Hamas was attacked by Turkey on Monday.",
        "Turkey has repeatedly bombed Hamas positions near the coast.",
        "Hamas positions were hit by Turkey in the valley.",
        "Turkey launched airstrikes against Hamas on Monday.",
        "Turkey carried out an attack on Hamas near the coast.",
        "The attack on Hamas by Turkey lasted two days.",
        "Turkey's attack on Hamas lasted two days.",
        "Turkish strikes on Hamas lasted two days.",
        "The Turkish offensive against Hamas lasted two days.",
        "Turkey has vowed to destroy Hamas.",
        "Turkey is fighting against Hamas in the hills.",
        "Turkey is committed to defeating Hamas.",
        "Turkey joined the fight against Hamas in June.",
        "Turkey used drones against Hamas in June.",
        "Hamas came under attack by Turkey in June.",
        "Officials met in Ankara because Turkey, which attacked Hamas, wanted talks.",
        "Turkey opened an operation to eliminate Hamas.",
        "Turkey accused Hamas of smuggling.",
        "Hamas was blamed by Turkey for the blast.",
        "Turkey condemned Hamas on Monday.",
        "Hamas, condemned by Turkey, left the talks.",
        "Turkey imposed sanctions on Hamas.",
        "Turkey retook the town from Hamas.",
        "Turkey fired missiles at Hamas.",
        "Turkey drove Hamas out of the town.",
        "Turkey pushed back Hamas.",
        "Turkey wiped out Hamas.",
        "Turkey is united in its condemnation of Hamas.",
        "Turkey attacked Hamas's tunnels.",
        "Turkey is at war with Hamas.",
        "Hamas was hit by Turkish rockets.",
        "Hamas's defeat by Turkey was total.",
        "Turkey cracked down on Hamas.",
        "Turkey launched airstrikes targeting Hamas.",
        "Turkey conducted strikes using bombers, fighters and drones against Hamas targets.",
        "Turkey retaliated against Hamas.",
        "The Turkey-led strikes on Hamas lasted two days.",
    ],
)
def test_hostility_keeps_its_direction(extract_text, text):
    told = _told(extract_text(text))
    assert ("Turkey", _CONFLICT, "Hamas") in told
    assert ("Hamas", _CONFLICT, "Turkey") not in told


@pytest.mark.parametrize(
    ("text", "subject", "kind", "object_"),
    [
        ("Iran backed Hamas for years.", "Iran", "alliance", "Hamas"),
        ("Hamas is backed by Iran.", "Iran", "alliance", "Hamas"),
        ("Iran's support for Hamas grew.", "Iran", "alliance", "Hamas"),
        ("Iran provided Hamas with rockets.", "Iran", "alliance", "Hamas"),
        ("Hamas received weapons from Iran.", "Iran", "alliance", "Hamas"),
        ("Iran sent weapons to Hamas.", "Iran", "alliance", "Hamas"),
        ("Iran welcomed the decision of Hamas.", "Iran", "alliance", "Hamas"),
        ("Iran stands shoulder to shoulder with Hamas.", "Iran", "alliance", "Hamas"),
        ("Iran stands side by side with Hamas.", "Iran", "alliance", "Hamas"),
        ("Iran supports Iraq against the terrorism of Hamas.", "Iraq", "conflict", "Hamas"),
        ("Hamas received Iranian weapons.", "Iran", "alliance", "Hamas"),
        ("Iran donated medicine to Hamas.", "Iran", "alliance", "Hamas"),
        ("Iran bolstered Hamas, and propped up Iraq.", "Iran", "alliance", "Iraq"),
        ("NATO is made up of Turkey and France.", "Turkey", "membership", "NATO"),
        (
            "Jane Smith was assigned to the Alder Brigade.",
            "Jane Smith",
            "membership",
            "Alder Brigade",
        ),
        (
            "Jane Smith, an officer in the Alder Brigade, spoke.",
            "Jane Smith",
            "membership",
            "Alder Brigade",
        ),
        ("Jane Smith, vice president of Oxfam, spoke.", "Jane Smith", "membership", "Oxfam"),
        ("Turkey is a member of NATO.", "Turkey", "membership", "NATO"),
        ("Turkey, as part of NATO, took part.", "Turkey", "membership", "NATO"),
        (
            "Hassan Nasrallah, the leader of Hezbollah, spoke.",
            "Hassan Nasrallah",
            "control",
            "Hezbollah",
        ),
        ("Hezbollah leader Hassan Nasrallah spoke.", "Hassan Nasrallah", "control", "Hezbollah"),
        (
            "The leader of Hezbollah, Hassan Nasrallah, spoke.",
            "Hassan Nasrallah",
            "control",
            "Hezbollah",
        ),
        ("Hezbollah is led by Hassan Nasrallah.", "Hassan Nasrallah", "control", "Hezbollah"),
        (
            "Hassan Nasrallah served as leader of Hezbollah.",
            "Hassan Nasrallah",
            "control",
            "Hezbollah",
        ),
        ("Jane Smith, a spokeswoman for Oxfam, spoke.", "Jane Smith", "membership", "Oxfam"),
        ("Jane Smith of Oxfam spoke to reporters.", "Jane Smith", "membership", "Oxfam"),
        ("Iran told Hamas to wait.", "Iran", "contact", "Hamas"),
        ("Iran called on Hamas to wait.", "Iran", "contact", "Hamas"),
        ("Iran urged Hamas to wait.", "Iran", "contact", "Hamas"),
    ],
)
def test_who_stands_to_whom(extract_text, text, subject, kind, object_):
    told = _told(extract_text(text))
    assert (subject, kind, object_) in told
    assert (object_, kind, subject) not in told


@pytest.mark.parametrize(
    "text",
    [
        "Turkey condemned its attack on Hamas.",
        "Turkey criticised their role in the attack on Hamas.",
        "Turkey denounced the strikes against Hamas.",
        "Turkey discussed the war on Hamas.",
        "Turkey condemned strikes targeting Hamas.",
        "Emmanuel Macron died in the attack on Hamas.",
        "Emmanuel Macron was wounded in the attack on Hamas.",
    ],
)
def test_who_speaks_of_an_attack_has_not_attacked(extract_text, text):
    assert not {p for _, p, o in _predicates(extract_text(text)) if o == "Hamas"} & {
        "attacks",
        "fights",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Iran and Turkey met in Cairo.",
        "Iran met with Turkey in Cairo.",
        "Talks between Iran and Turkey began.",
        "Iran held talks with Turkey.",
        "Iran-Turkey talks began.",
        "The agreement reached on Monday between Iran and Turkey holds.",
    ],
)
def test_contact_holds_both_ways(extract_text, text):
    found = _told(extract_text(text))
    assert ("Iran", "contact", "Turkey") in found or ("Turkey", "contact", "Iran") in found


def test_those_who_are_joined_share_what_is_said(extract_text):
    found = _told(extract_text("Britain, France and Iraq are committed to defeating Hamas."))
    assert {(s, k) for s, k, o in found if o == "Hamas"} == {
        ("United Kingdom", _CONFLICT),
        ("France", _CONFLICT),
        ("Iraq", _CONFLICT),
    }


def test_whom_somebody_helps_fights(extract_text):
    found = _told(extract_text("France is helping Iraq to defeat Hamas."))
    assert ("Iraq", _CONFLICT, "Hamas") in found
    assert ("France", "alliance", "Iraq") in found


def test_the_one_who_is_supported_in_a_fight_fights(extract_text):
    found = _told(
        extract_text("France reiterated its support for Iraq in the fight against Hamas.")
    )
    assert ("Iraq", _CONFLICT, "Hamas") in found
    assert ("France", "alliance", "Iraq") in found


@pytest.mark.parametrize(
    "text",
    [
        "Turkey did not attack Hamas.",
        "Turkey never attacked Hamas.",
        "Turkey refused to attack Hamas.",
        "Turkey no longer attacks Hamas.",
        "Turkey denied attacking Hamas.",
    ],
)
def test_what_is_denied_is_negated(extract_text, text):
    assert str(_only(extract_text(text)).polarity) == "negated"


def test_a_hedge_is_kept(extract_text):
    relation = _only(extract_text("Turkey may attack Hamas next week."))
    assert [h.evidence.exact for h in relation.hedges] == ["may"]


def test_a_vague_number_is_no_hedge_of_a_relation(extract_text):
    metadata = extract_text("Several pro-Iran militias attacked Hamas.")
    assert {r.predicate for r in metadata.relations} == {"aligned with", "attacks"}
    assert not [h for r in metadata.relations for h in r.hedges]


def test_what_a_name_takes_for_granted_is_not_held_back(extract_text):
    metadata = extract_text("The Iranian-backed Hezbollah may attack Turkey.")
    held = {r.predicate: [h.evidence.exact for h in r.hedges] for r in metadata.relations}
    assert held == {"backs": [], "attacks": ["may"]}


@pytest.mark.parametrize(
    "text",
    [
        "Turkey warned France against attacking Hamas.",
        "Turkey prevented France from attacking Hamas.",
        "Turkey urged France to attack Hamas.",
        "Turkey urged women to attack Hamas.",
        "Turkey asked France to fight Hamas.",
    ],
)
def test_nobody_does_what_another_is_asked_for_or_kept_from(extract_text, text):
    assert not {p for p in _predicates(extract_text(text)) if p[2] == "Hamas"}


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah enjoys the support of Iran.",
        "Hezbollah has Iranian support.",
        "Hezbollah fights with the help of Iran.",
        "With the support of Iran, Hezbollah fights on.",
        "Backed by Iran, Hezbollah fights on.",
        "Iraq thanked Iran for its support of Hezbollah.",
    ],
)
def test_whose_support_somebody_has(extract_text, text):
    told = {p for p in _predicates(extract_text(text)) if p[1] == "backs"}
    assert told == {("Iran", "backs", "Hezbollah")}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Jane Smith was killed in an Israeli airstrike.", {("Israel", "kills", "Jane Smith")}),
        ("Jane Smith was killed at the hands of Israel.", {("Israel", "kills", "Jane Smith")}),
        ("Jane Smith was wounded in a raid by Israel.", {("Israel", "wounds", "Jane Smith")}),
        ("Jane Smith was killed in an attack on Israel.", set()),
    ],
)
def test_who_is_killed_in_an_attack_is_killed_by_whose_it_is(extract_text, text, killed):
    assert _predicates(extract_text(text)) == killed


def test_we_is_the_body_that_speaks_and_nobody_where_a_person_does(extract_text):
    assert ("Hamas", "condemns", "Israel") in _predicates(
        extract_text('"We condemn the Israeli attack," Hamas said.')
    )
    assert not _predicates(extract_text('"We condemn the Israeli attack," Jane Smith said.'))


def test_its_deed_is_the_deed_of_whoever_is_blamed_for_it(extract_text):
    told = _predicates(
        extract_text("Iraq criticised Israel for using its airspace in its strikes on Iran.")
    )
    assert ("Israel", "attacks", "Iran") in told
    assert not {p for p in told if p[0] == "Iraq" and p[2] == "Iran"}


def test_what_somebody_says_is_theirs(extract_text):
    metadata = extract_text("A Jordanian official said that Turkey attacked Hamas on Monday.")
    relation = next(r for r in metadata.relations if r.predicate == "attacks")
    assert relation.claim in {c.id for c in metadata.claims}


def test_i_is_the_one_who_is_quoted(extract_text):
    metadata = extract_text('Jane Smith said: "I condemn Hamas for this."')
    assert ("Jane Smith", "condemns", "Hamas") in _predicates(metadata)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey and Hamas were in the news on Monday.",
        "Jane Smith gave a speech to Oxfam.",
        "Maria Lopez led Jane Smith by two points.",
        "ISIL fighters left the town.",
        "Two parties welcomed the rain over Turkey.",
    ],
)
def test_no_relation_without_a_word_that_says_so(extract_text, text):
    assert _predicates(extract_text(text)) == set()


def test_evidence_is_the_sentence_and_the_cue_its_words(extract_text):
    metadata = extract_text("It rained. Turkey launched strikes against Hamas. It rained again.")
    relation = _only(metadata)
    assert relation.evidence.exact == "Turkey launched strikes against Hamas."
    assert relation.cue.exact == "strikes against"
    assert metadata.article.text[relation.cue.start : relation.cue.end] == relation.cue.exact


def test_one_relation_a_pair_predicate_and_sentence(extract_text):
    metadata = extract_text("Turkey bombed Hamas and attacked Hamas.")
    assert len([r for r in metadata.relations if r.predicate == "attacks"]) == 1


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Mira Holt accused the World Bank of waste. Holt, a judge, said that she left.", "sure"),
        ('Jon Vale said: "Mira Holt accused the World Bank of lies." She is a judge.', "likely"),
        ("Mira Holt opposes the World Bank. Holt, a judge in Oslo, said that she left.", "likely"),
        ("Mira Holt, a judge, did not accuse the World Bank. Holt said that she left.", "likely"),
        ("Sweden accused the World Bank of waste. The World Bank said it was at fault.", "likely"),
    ],
)
def test_what_readers_often_find_wrong_is_marked(extract_text, text, confidence):
    assert [str(r.confidence) for r in extract_text(text).relations] == [confidence]


def test_a_relation_is_no_surer_than_its_ends(extract_text):
    metadata = extract_text("Mira Holt accused the World Bank of waste. Holt, a judge, left.")
    (relation,) = metadata.relations
    assert no_surer_than_ends((relation,), metadata.actors) == (relation,)
    unsure = tuple(replace(a, confidence=Confidence.LIKELY) for a in metadata.actors[:1])
    marked = no_surer_than_ends((relation,), (*unsure, *metadata.actors[1:]))
    assert [str(r.confidence) for r in marked] == ["likely"]
