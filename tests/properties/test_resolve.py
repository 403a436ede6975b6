"""Resolving depends on the articles and the desk alone, and corrected records stay valid."""

from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen import record
from briefgen.errors import Where
from briefgen.model import ActorType, Analyst, Curated
from briefgen.registry.desk import Desk, DeskActor
from briefgen.registry.judgements import Judgement
from briefgen.registry.sidecar import (
    ActorCorrections,
    Add,
    Ignore,
    Locate,
    Merge,
    PlaceCorrections,
    Rename,
    Retype,
    Sidecar,
    Split,
)
from briefgen.resolve import Kept, correct, resolve
from briefgen.resolve.same.nearness import Nearness
from tests.properties.drawn import NAMES, metadata, sketches

HERE = Where(PurePosixPath("a.yml"), 1)
SLOW = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50, deadline=None)
DESKS = st.builds(
    lambda contested: Desk(
        (DeskActor(Curated("alder", "Alder Brigade", ("AB",)), ActorType.ARMED_GROUP, HERE),),
        contested=frozenset(contested),
    ),
    st.sampled_from([(), ("brigade",), ("alder brigade", "ab")]),
)
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(["a.txt", "a.md", "b/a.txt", "A.txt", "c.txt", "\u0645.txt"]),
        sketches(),
        st.just(Analyst()),
    ),
    max_size=4,
    unique_by=lambda entry: entry[0],
)


@SLOW
@given(ENTRIES, DESKS, st.randoms(use_true_random=False))
def test_resolving_does_not_depend_on_order(entries, desk, random):
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert resolve(shuffled, desk) == resolve(entries, desk)


class _Values(dict):
    """A store shared by all examples: what one leaves there must be right for every other."""

    def put(self, key, value):
        self[key] = value


LEFT = _Values()


@SLOW
@given(ENTRIES, DESKS)
def test_what_is_kept_of_texts_changes_nothing(entries, desk):
    anew = resolve(entries, desk)
    assert resolve(entries, desk, Kept(LEFT, "")) == anew
    assert resolve(entries, desk, Kept(LEFT, "")) == anew


@SLOW
@given(ENTRIES, DESKS)
def test_everybody_is_somebody_once_and_pages_have_names_of_their_own(entries, desk):
    corpus = resolve(entries, desk)
    for table, name in (
        (corpus.actors, "actors"),
        (corpus.places, "places"),
        (corpus.terms, "terms"),
    ):
        members = [(m.entry, m.id) for thing in table for m in thing.members]
        assert sorted(members) == sorted(
            (e.slug, x.id) for e in corpus.entries for x in getattr(e.metadata, name)
        )
        assert len({thing.slug for thing in table}) == len(table)
        order = [e.slug for e in corpus.entries]
        assert all(
            [order.index(m.entry) for m in t.members]
            == sorted(order.index(m.entry) for m in t.members)
            for t in table
        )
    slugs = [e.slug for e in corpus.entries]
    assert len(set(slugs)) == len(slugs)
    assert all(set(s) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for s in slugs)


@SLOW
@given(ENTRIES, DESKS)
def test_a_surname_alone_is_joined_only_between_articles_that_tell_of_much_the_same(entries, desk):
    corpus = resolve(entries, desk)
    found = {(e.slug, a.id): a for e in corpus.entries for a in e.metadata.actors}
    near = Nearness(corpus.entries)
    for actor in corpus.actors:
        if actor.curated or len(actor.members) < 2:
            continue
        for member in actor.members:
            one = found[member.entry, member.id]
            alone = one.type is ActorType.PERSON and not {" ", "-"} & set(one.name)
            if alone and one.registry_key is None:
                others = frozenset(m.entry for m in actor.members) - {member.entry}
                assert others
                assert near.between(frozenset({member.entry}), others) > 0


@SLOW
@given(ENTRIES, DESKS)
def test_an_article_s_pages_keep_their_names_when_others_of_other_names_go(entries, desk):
    whole = resolve(entries, desk)
    for path, made, analyst in entries:
        alone = resolve([(path, made, analyst)], desk)
        rivals = [
            p
            for p, _, _ in entries
            if PurePosixPath(p).stem.casefold() == PurePosixPath(path).stem.casefold()
        ]
        if len(rivals) == 1:
            assert alone.entries[0].slug in {e.slug for e in whole.entries}


@st.composite
def sidecars(draw):
    """Draw a sidecar with any corrections."""
    types = st.sampled_from(ActorType)

    def some(make):
        return tuple(make() for _ in range(draw(st.integers(0, 2))))

    actors = ActorCorrections(
        merge=some(lambda: Merge((draw(NAMES), draw(NAMES)), HERE)),
        split=some(
            lambda: Split(
                draw(NAMES),
                draw(NAMES),
                HERE,
                mentions=draw(st.sampled_from([(), ("Vey",), ("a", "A")])),
                type=draw(types),
            )
        ),
        rename=some(lambda: Rename(draw(NAMES), draw(NAMES), HERE)),
        retype=some(lambda: Retype(draw(NAMES), draw(types), HERE)),
        ignore=some(lambda: Ignore(draw(NAMES), HERE)),
        add=some(lambda: Add(draw(NAMES), draw(types), HERE, (draw(NAMES),))),
    )
    places = PlaceCorrections(
        locate=some(lambda: Locate(draw(NAMES), 1.0, 2.0, HERE)),
        ignore=some(lambda: Ignore(draw(NAMES), HERE)),
    )
    return Sidecar(HERE, title=draw(st.sampled_from(["", "A title"])), actors=actors, places=places)


@SLOW
@given(metadata(), sidecars())
def test_a_corrected_record_holds_together(made, sidecar):
    corrected, notices = correct(made, sidecar)
    assert record.from_plain(record.to_plain(corrected), corrected.article, HERE) == corrected
    assert all(a.mentions for a in corrected.actors)
    assert all(r.subject != r.object for r in corrected.relations)
    assert all(n.where == HERE and n.remedy for n in notices)
    assert correct(made, sidecar) == (corrected, notices)


@SLOW
@given(ENTRIES, st.randoms(use_true_random=False))
def test_what_was_judged_to_be_two_is_two_in_whatever_order(entries, random):
    pairs = resolve(entries, Desk()).proposals
    judged = tuple(Judgement(p.id, p.a_ref, p.b_ref, False, HERE, p.evidence) for p in pairs)
    random.shuffle(entries)
    again = resolve(entries, Desk(judgements=judged))
    assert not {frozenset((p.a_ref, p.b_ref)) for p in again.proposals} & {j.pair for j in judged}
    assert len(again.actors) >= len(resolve(entries, Desk()).actors)
