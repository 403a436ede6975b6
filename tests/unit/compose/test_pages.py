"""What is on which page, and that every mark has a target."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import compose
from briefgen.compose import atlas, brevity, lists
from briefgen.compose.atlas import shelve
from briefgen.compose.briefs import numbers
from briefgen.compose.cuts import PAGE_ROWS, halves, runs
from briefgen.compose.desk import origins, sources_pages
from briefgen.compose.gathered import gather
from briefgen.compose.lists import pagers, pagers_by_letter, parts, timeline_parts, years_of
from briefgen.compose.wording import Wording
from briefgen.model import (
    ActorType,
    Analyst,
    Claim,
    ClaimKind,
    ClaimSource,
    Confidence,
    Corpus,
    Entry,
    KeySentence,
    Made,
    Mode,
    Origin,
    Polarity,
    Publish,
)
from briefgen.model.views import (
    ActorPage,
    ActorsPage,
    BriefPage,
    MethodPage,
    Pager,
    PlacesPage,
    Ref,
)
from tests.golden.desk import desk, strike
from tests.golden.trees import tree
from tests.made import RULE, actor, article, metadata, words

LINK = re.compile(r"\]\(([^)#\s]*)#([\w-]+)\)")
ANCHOR = re.compile(r'id="([\w-]+)"')


def views(publish: Publish = Publish.FULL) -> dict[str, object]:
    return {p.path: p for p in compose.compose(desk(), compose.Options(source_text=publish))}


@pytest.mark.parametrize("publish", list(Publish))
def test_every_mark_leads_to_an_anchor(publish: Publish):
    pages = {path: text for path, text in tree(desk(), publish).items() if path.endswith(".md")}
    anchors = {path: set(ANCHOR.findall(text)) for path, text in pages.items()}
    for path, text in pages.items():
        folder = path.rpartition("/")[0]
        for target, anchor in LINK.findall(text):
            where = posixpath.normpath(posixpath.join(folder, target)) if target else path
            assert anchor in anchors[where], (path, target, anchor)


@pytest.mark.parametrize("publish", [Publish.QUOTES, Publish.NONE])
def test_an_article_may_be_published_less_than_the_site(publish: Publish):
    corpus = desk()
    entries = tuple(replace(e, analyst=replace(e.analyst, publish=publish)) for e in corpus.entries)
    pages = tree(replace(corpus, entries=entries), Publish.FULL)
    assert "Dockers at three ports fear" not in pages["briefs/strike.md"]
    assert "briefs/strike.json" not in pages


def test_where_nothing_is_published_no_page_holds_a_sentence():
    metadata = strike()
    for path, text in tree(Corpus((Entry("strike", metadata, Analyst()),)), Publish.NONE).items():
        for sentence in metadata.sentences:
            words = metadata.article.text[sentence.start : sentence.end]
            assert (
                words not in text or words == "Port unions halt grain traffic on the lower Danube"
            ), path


def test_a_saying_is_shown_as_its_sources_word_and_a_denial_as_it_stands(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(brevity, "SHORT", 0)  # a short article shows its bottom line alone
    page = views()["briefs/strike.md"]
    assert isinstance(page, BriefPage)
    denied, said = page.key_points  # they follow the bottom line in text order
    assert [v.ref.text for v in said.voices] == ["Delta Courier"]
    assert (
        said.quote.text
        == "that harbour officials believe the strike could spread to Varna and Odesa"
    )
    assert not denied.voices
    assert denied.quote.text == "The Ministry of Transport denied that the toll had been raised."


def test_a_sentence_out_of_a_quotation_is_its_speaker_s_and_half_a_quotation_has_no_mark(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(brevity, "SHORT", 0)
    made = article('Vey said, "The docks are shut. I will not open them before May." Nobody came.')
    vey = actor(made, "a1", "Vey", ActorType.PERSON)
    content = words(made, '"The docks are shut. I will not open them before May."')
    claim = Claim(
        "c1", ClaimKind.ATTRIBUTED, "refuse", (ClaimSource(words(made, "Vey"), "a1", named=True),),
        words(made, "said"), (content,), Mode.DIRECT, RULE, polarity=Polarity.NEGATED,
    )  # fmt: skip
    keys = tuple(
        KeySentence(n, words(made, exact), "why", RULE)
        for n, exact in enumerate(
            ('Vey said, "The docks are shut.', 'I will not open them before May."', "Nobody came.")
        )
    )
    found = metadata(made, vey, claims=(claim,), key_sentences=keys)
    pages = {
        p.path: p
        for p in compose.compose(Corpus((Entry("n", found, Analyst()),)), compose.Options())
    }
    page = pages["briefs/n.md"]
    assert isinstance(page, BriefPage)
    assert page.bottom_line is not None
    points = [
        ([v.ref.text for v in p.voices], p.quote.text) for p in (page.bottom_line, *page.key_points)
    ]
    assert points == [
        (["Vey"], "The docks are shut."),
        (["Vey"], "I will not open them before May."),
        ([], "Nobody came."),
    ]


def test_the_numbers_count_each_source_once():
    page = views()["briefs/strike.md"]
    assert isinstance(page, BriefPage)
    n = page.numbers
    assert (n.claims, n.attributed, n.hedged) == (6, 5, 1)
    assert n.named == 3, "whoever has no name is not counted"
    hedges = [replace(row, by_author=True) for row in page.claims]
    assert numbers(hedges).named == 0, "nor who is named in what the author hedges"


def test_a_dossier_gathers_over_briefs():
    page = views()["actors/ilinca-marin.md"]
    assert isinstance(page, ActorPage)
    assert [r.brief.page for r in page.appearances] == ["briefs/talks.md", "briefs/strike.md"]
    assert [(s.row.act, s.row.mark.brief) for s in page.says] == [("", "strike")]
    assert {t.ref.text for t in page.together} == {"Ministry of Transport"}


def test_the_page_on_the_method_counts_what_each_reader_read():
    corpus = desk()
    newer = (Made("briefgen.extract", "9"), Made("parser", "1"))
    first, *others = (
        replace(e, metadata=replace(e.metadata, made_by=newer[1:])) for e in corpus.entries
    )
    entries = (replace(first, metadata=replace(first.metadata, made_by=newer)), *others)
    *_, page = compose.compose(replace(corpus, entries=entries), compose.Options())
    assert isinstance(page, MethodPage)
    assert [(r.part, r.version, r.briefs) for r in page.readers] == [
        ("parser", "1", len(entries)),
        ("briefgen.extract", "9", 1),
    ]


def test_another_spelling_says_whom_to_see():
    page = views()["actors/index.md"]
    assert isinstance(page, ActorsPage)
    seen = {e.ref.text: e.see.text for _, entries in page.letters for e in entries if e.see}
    assert seen == {
        "DDF": "Danube Dockers' Federation",
        "Federația Docherilor": "Danube Dockers' Federation",
    }


def test_articles_that_share_an_origin_count_once():
    assert origins(gather(desk(), compose.Options())) == 2


def test_a_brief_names_a_few_of_many_that_share_its_origin():
    corpus = desk()
    entry = corpus.entries[0]
    wire = tuple(replace(entry, slug=f"wire-{n}") for n in range(12))
    slugs = tuple(e.slug for e in wire)
    origin = Origin("Wire", slugs, "credited", (None,) * len(slugs))
    gathered = gather(
        replace(corpus, entries=(*corpus.entries, *wire), origins=(origin,)), compose.Options()
    )
    (few,), (whole,) = gathered.shared("wire-3"), gathered.shared()
    assert len(few.briefs) == 6
    assert few.more
    assert "briefs/wire-3.md" not in {ref.page for ref in few.briefs}
    assert len(whole.briefs) == 12
    assert not whole.more


def test_a_list_is_cut_into_pages_and_an_empty_one_has_a_page():
    cut = parts("sources", range(PAGE_ROWS + 1))
    assert [(path, len(rows)) for _, path, rows in cut] == [
        ("sources/index.md", PAGE_ROWS),
        ("sources/index-2.md", 1),
    ]
    assert parts("sources", ()) == [("1", "sources/index.md", ())]
    assert parts("claims", (), str) == [("1", "claims/index.md", ())]


@given(sizes=st.lists(st.integers(0, 30), max_size=120))
def test_pages_hold_all_rows_in_order_and_are_near_their_size(sizes):
    rows = [(f"brief-{n}", i) for n, size in enumerate(sizes) for i in range(size)]
    cut = runs(rows, lambda row: row[0])
    assert [row for page in cut for row in page] == rows
    assert all(len(page) <= PAGE_ROWS * 3 // 2 for page in cut)
    assert all(len(page) >= PAGE_ROWS // 2 for page in cut[:-1])


@given(names=st.sets(st.text(st.characters(codec="utf-8"), min_size=1, max_size=3), max_size=400))
def test_a_list_that_is_halved_holds_all_rows_in_order_on_pages_near_their_size(names):
    rows = sorted(names)
    cut = halves(rows, str, 20)
    assert [row for page in cut for row in page] == rows
    assert all(len(page) <= 30 for page in cut)
    assert len(cut) == 1 or all(len(page) >= 10 for page in cut)


def test_rows_more_in_one_place_leave_the_pages_behind_it_as_they_were():
    """Pages of a fixed number of rows would all shift behind the change, unlike these."""
    rows = [(f"brief-{n}", i) for n in range(400) for i in range(8)]
    whole = runs(rows, lambda row: row[0])
    for at in range(0, 400, 7):
        changed = [*rows[: at * 8], (f"brief-{at}", 99), *rows[at * 8 :]]
        assert len(set(runs(changed, lambda row: row[0])) - set(whole)) <= 3


def _long(many: int, but: int | None = None) -> dict[str, tuple[Pager, tuple[object, ...]]]:
    """Return the pages of a list of `many` briefs with eight claims each, except one brief."""
    rows = [(f"brief-{n}", i) for n in range(many) for i in range(8) if n != but]
    pages = parts("claims", rows, lambda row: row[0])
    turned = pagers(pages, long=True)
    return {path: (pager, rows) for (_, path, rows), pager in zip(pages, turned, strict=True)}


def test_a_page_that_comes_or_goes_leaves_the_others_of_a_long_list_as_they_are():
    whole, numbers = _long(400), set()
    for gone in range(0, 400, 7):
        changed = _long(400, gone)
        numbers.add(len(changed))
        others = {path for path, told in changed.items() if whole.get(path) != told}
        assert len(others) <= 6
    assert len(numbers) > 1


def test_only_the_first_page_of_a_long_list_counts_the_others():
    first, *others = _long(100).values()
    assert [ref.text for ref in first[0].pages] == [str(n + 1) for n in range(len(others) + 1)]
    for pager, _ in others:
        assert [ref.text for ref in pager.pages] == ["1", "…"]
        assert pager.here not in range(len(pager.pages))
        assert pager.before
        assert not pager.before.text
    assert others[-1][0].after is None


def test_pages_that_one_brief_opens_have_names_of_their_own():
    cut = parts("claims", [("brief", n) for n in range(400)], lambda row: row[0])
    paths = [path for _, path, _ in cut]
    assert len(set(paths)) == len(paths) > 3
    assert paths[2] == paths[1].replace(".md", "-2.md")


def _by_letter(names: list[str]) -> dict[str, tuple[Pager, tuple[str, ...]]]:
    """Return the pages of a list by letters, each with its pager and its rows."""
    pages = shelve("actors", [(name.lower(), name) for name in names], PAGE_ROWS).pages
    turned = pagers_by_letter(pages)
    return {path: (pager, rows) for (_, path, rows), pager in zip(pages, turned, strict=True)}


_NAMES = [f"{initial}{n * 7919 % 10_000:04}" for initial in "ABC" for n in range(500)]


def test_a_name_more_leaves_the_other_names_on_their_pages():
    """Pages of a fixed number of rows would each pass a row on to the next, and break links."""
    names, before = list(_NAMES), _by_letter(_NAMES)
    begun, changed, moved = len(before), 0, 0
    for n in range(0, 10_000, 97):
        names.append(f"B{n:04}a")
        after = _by_letter(names)
        changed += sum(before.get(path, ("", ()))[1] != rows for path, (_, rows) in after.items())
        on = {row: path for path, (_, rows) in before.items() for row in rows}
        moved += sum(on.get(row, path) != path for path, (_, rows) in after.items() for row in rows)
        others = [path for path in after if path.startswith(("actors/index-a", "actors/index-c"))]
        turned = [path for path in others if before[path] != after[path]]
        assert len(turned) <= 2  # the neighbours: the last page of A, the first of C
        before = after
    assert len(before) > begun
    assert changed < 120
    assert moved < 100


def test_a_page_by_letter_names_the_letters_and_the_pages_of_its_own():
    pages = _by_letter(_NAMES)
    first, *_ = pages.values()
    many = sum(path.startswith("actors/index-b") for path in pages)
    pager, rows = pages["actors/index-b.md"]
    assert [ref.text for ref in pager.pages if ref.page] == [
        "A-Z", "A", "B", *(f"B {n}" for n in range(2, many + 1)), "C",
    ]  # fmt: skip
    assert pager.pages[pager.here].page == "actors/index-b.md"
    assert PAGE_ROWS // 2 <= len(rows) <= PAGE_ROWS * 3 // 2
    assert len(first[0].pages) == len(pages) > 15


def test_who_is_cited_alike_is_listed_by_name_and_not_by_the_page_that_tells_of_it():
    names = ["Zed Abel", "Mira Quay", "The Abel Guild"]
    made = article(" ".join(f'{name} said, "We stay."' for name in names))
    found = metadata(
        made,
        *(actor(made, f"a{n}", name, ActorType.PERSON) for n, name in enumerate(names)),
        claims=tuple(
            Claim(
                f"c{n}", ClaimKind.ATTRIBUTED, "say",
                (ClaimSource(words(made, name), f"a{n}", named=True),),
                words(made, "said"), (words(made, '"We stay."'),), Mode.DIRECT, RULE,
            )
            for n, name in enumerate(names)
        ),
    )  # fmt: skip
    gathered = gather(Corpus((Entry("n", found, Analyst()),)), compose.Options())
    page = next(sources_pages(gathered))
    assert [cited.voice.ref.text for cited in page.cited] == names[::-1]


@pytest.mark.parametrize("pronoun", ["He", "Both", "it"])
def test_a_pronoun_that_nobody_was_found_for_is_no_source_of_the_desk(pronoun: str):
    made = article(f'The mayor said, "We stay." {pronoun} said, "We go."')
    sources = ("The mayor", '"We stay."'), (f"{pronoun} said", '"We go."')
    claims = tuple(
        Claim(
            f"c{n}", ClaimKind.ATTRIBUTED, "say",
            (ClaimSource(words(made, who.removesuffix(" said")), None, named=False),),
            words(made, "said"), (words(made, what),), Mode.DIRECT, RULE,
        )
        for n, (who, what) in enumerate(sources)
    )  # fmt: skip
    gathered = gather(
        Corpus((Entry("n", metadata(made, claims=claims), Analyst()),)), compose.Options()
    )
    (cited,) = next(sources_pages(gathered)).cited
    assert cited.voice.ref.text == "The mayor"


def test_a_long_timeline_is_split_by_year():
    page = views()["briefs/strike.md"]
    assert isinstance(page, BriefPage)
    pages = timeline_parts([page.events[1]] * PAGE_ROWS + [page.events[-1]])
    longer = timeline_parts([page.events[1]] * PAGE_ROWS * 2)
    assert [label for label, *_ in longer] == ["years", "2019", "2019 (2)"]
    assert re.fullmatch(r"timeline/2019-[0-9a-f]{6}\.md", longer[2][1])
    assert years_of(longer) == ((Ref("2019", "timeline/2019.md"), PAGE_ROWS * 2),)
    assert [(label, path, len(rows)) for label, path, rows in pages] == [
        ("years", "timeline/index.md", 0),
        ("2019", "timeline/2019.md", PAGE_ROWS),
        ("undated", "timeline/undated.md", 1),
    ]


def test_a_timeline_of_years_lists_them_with_their_events(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lists, "PAGE_ROWS", 1)
    opening = tree(desk(), Publish.FULL)["timeline/index.md"]
    assert "[2019](2019.md) 1 · " in opening
    assert "[date not stated](undated.md) " in opening


def test_the_first_page_of_a_list_by_letters_is_called_by_what_it_lists(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(atlas, "PAGE_ROWS", 3)
    monkeypatch.setattr(atlas, "PLACES", 3)
    pages = tree(desk(), Publish.FULL)
    assert "Pages: **Most in the news** [" in pages["actors/index.md"]
    assert "Pages: **Named most** [" in pages["places/index.md"]


def test_words_are_quoted_with_blanks_folded():
    metadata = strike()
    text = metadata.article.text
    wording = Wording(Entry("s", metadata, Analyst()), Publish.FULL)
    span = metadata.article.quote(text.index("ruin them"), text.index("Dockers walk") + 7)
    assert wording.quote((span,)).text == "ruin them. Dockers"


@pytest.mark.parametrize("first", ["a2", None])
def test_a_claim_of_several_stands_in_the_dossier_of_each_and_counts_each(first):
    told = next(c for c in strike().claims if c.sources and c.sources[-1].evidence)
    together = replace(told, sources=(replace(told.sources[-1], actor=first, actors=("a2", "a3")),))
    corpus = desk()
    entries = tuple(
        replace(e, metadata=replace(e.metadata, claims=(together,))) if e.slug == "strike" else e
        for e in corpus.entries
    )
    pages = {
        p.path: p for p in compose.compose(replace(corpus, entries=entries), compose.Options())
    }
    page = pages["briefs/strike.md"]
    assert isinstance(page, BriefPage)
    assert page.numbers.named == len(("a2", "a3"))
    (voice,) = page.claims[0].voices
    assert [one.ref.text for one in voice.group] == ["Ministry of Transport", "Ilinca Marin"]
    for one in voice.group:
        dossier = pages[one.ref.page]
        assert isinstance(dossier, ActorPage)
        words = page.claims[0].content.text
        assert any(words in told.row.what.text for told in dossier.says)


def test_a_vague_quantity_is_underlined_nowhere(extract_text):
    made = extract_text("About 200 dockers left several ships in Port Renn. They may return.")
    entry = Entry("a", made, Analyst())
    pages = {p.path: p for p in compose.compose(Corpus((entry,)), compose.Options())}
    page = pages["briefs/a.md"]
    assert isinstance(page, BriefPage)
    told = [
        x for b in page.source.blocks for s in b.sentences for x in s.pieces if x.kind == "hedge"
    ]
    assert [x.text for x in told] == ["may"]
    assert {h.category for h in made.hedges} == {"approximator", "modal"}
    assert page.numbers.hedged == 1


def test_a_line_of_the_timeline_has_the_words_that_tell_it_as_planned_or_doubtful(extract_text):
    text = (
        "The bridge fell on 3 May 2019. It will perhaps reopen on 4 May 2031. "
        "The mill reportedly burned in 2018."
    )
    page = next(
        p
        for p in compose.compose(
            Corpus((Entry("a", extract_text(text), Analyst()),)), compose.Options()
        )
        if p.path == "briefs/a.md"
    )
    assert isinstance(page, BriefPage)
    assert [e.cues for e in page.events] == [("reportedly",), (), ("will", "perhaps")]


def test_a_place_of_which_it_is_doubtful_where_it_lies_has_no_country(extract_text):
    made = extract_text("The ferry from Dover to Calais was late. It was foggy in Dover.")
    sure = next(p for p in made.places if p.name == "Dover")
    assert sure.country
    doubted = replace(sure, confidence=Confidence.DOUBTFUL)
    made = replace(made, places=tuple(doubted if p is sure else p for p in made.places))
    page = next(
        p
        for p in compose.compose(Corpus((Entry("a", made, Analyst()),)), compose.Options())
        if p.path == "briefs/a.md"
    )
    assert isinstance(page, BriefPage)
    row = next(r for r in page.places if r.ref.text == "Dover")
    assert (row.country, row.lat, row.lon) == ("", None, None)


def test_whom_an_act_is_aimed_at_is_shown_once(extract_text):
    text = (
        "Norway threatened Spain. Norway accused Spain of piracy in the northern waters. "
        "Norway asked Spain to help."
    )
    made = extract_text(text)
    page = next(
        p
        for p in compose.compose(Corpus((Entry("a", made, Analyst()),)), compose.Options())
        if p.path == "briefs/a.md"
    )
    assert isinstance(page, BriefPage)
    assert [(c.content.text, c.target and c.target.text) for c in page.claims] == [
        ("Spain", None),
        ("Spain of piracy in the northern waters", None),
        ("Spain to help", None),
    ]


def test_a_brief_spells_a_place_as_its_article_does_and_the_desk_as_most_do():
    corpus = desk()
    first = next(e for e in corpus.entries if e.slug == "strike")
    here, *others = first.metadata.places
    there = replace(first.metadata.events[0], places=(here.id,))
    spelled = replace(
        first.metadata,
        places=(replace(here, name="Other Spelling"), *others),
        events=(there, *first.metadata.events[1:]),
    )
    entries = tuple(replace(e, metadata=spelled) if e is first else e for e in corpus.entries)
    pages = tuple(compose.compose(replace(corpus, entries=entries), compose.Options()))
    page = next(
        p for p in pages if isinstance(p, BriefPage) and p.path == f"briefs/{first.slug}.md"
    )
    assert "Other Spelling" in [p.ref.text for p in page.places]
    assert "Other Spelling" in [r.text for e in page.events for r in e.places]
    listed = next(p for p in pages if isinstance(p, PlacesPage))
    assert here.name in [p.ref.text for p in listed.places]


def _turned(labels: list[str], at: int, *, empty_first: bool = False) -> str:
    rows = [() if empty_first and not n else (1,) for n in range(len(labels))]
    pager = list(
        pagers([(label, f"x/{label}.md", r) for label, r in zip(labels, rows, strict=True)])
    )[at]
    assert pager.pages[pager.here].text == labels[at]
    ends = (pager.before.text if pager.before else "-", pager.after.text if pager.after else "-")
    return f"{ends[0]} < {' '.join(r.text if r.page else '…' for r in pager.pages)} > {ends[1]}"


@pytest.mark.parametrize(
    ("at", "turned"),
    [
        (0, "- < 1 2 3 … 900 > 2"),
        (3, "3 < 1 2 3 4 5 6 … 900 > 5"),
        (449, "449 < 1 … 448 449 450 451 452 … 900 > 451"),
        (899, "899 < 1 … 898 899 900 > -"),
    ],
)
def test_a_page_of_a_long_list_names_few_others(at: int, turned: str):
    assert _turned([str(n + 1) for n in range(900)], at) == turned


def test_letters_and_years_are_always_named():
    labels = ["A-Z", *(f"{a} {n}" if n > 1 else a for a in "ABC" for n in range(1, 21))]
    assert _turned(labels, 10) == "A 9 < A-Z A … A 8 A 9 A 10 A 11 A 12 … B … C … C 20 > A 11"
    assert "…" not in _turned(labels, 0, empty_first=True)


def test_few_pages_are_all_named():
    assert _turned(["1", "2", "3"], 1) == "1 < 1 2 3 > 3"


def test_an_article_without_a_title_is_called_by_its_first_words_where_they_may_be_shown():
    corpus = desk()
    first = corpus.entries[0]
    article_ = replace(first.metadata.article, statements=())
    entry = replace(first, metadata=replace(first.metadata, article=article_))
    corpus = replace(corpus, entries=(entry, *corpus.entries[1:]))

    def called(publish: Publish) -> str:
        pages = {p.path: p for p in compose.compose(corpus, compose.Options(source_text=publish))}
        return pages[f"briefs/{entry.slug}.md"].head.title

    opening = called(Publish.FULL)
    assert opening.startswith("“")
    assert opening.strip("“” …") in " ".join(article_.text.split())
    assert called(Publish.NONE) == entry.slug


def test_a_relation_and_a_time_say_that_their_source_is_only_likely():
    def pages(sure: Confidence) -> dict[str, str]:
        entries = []
        for entry in desk().entries:
            told = entry.metadata
            claims = tuple(replace(c, confidence=sure) for c in told.claims)
            events = tuple(replace(e, claim=claims[0].id) for e in told.events if claims)
            told = replace(told, claims=claims, events=events)
            entries.append(replace(entry, metadata=told))
        return tree(replace(desk(), entries=tuple(entries)), Publish.FULL)

    sure, likely = pages(Confidence.SURE), pages(Confidence.LIKELY)
    for page in ("relations/index.md", "timeline/index.md"):
        assert " <small>probably</small>: " not in sure[page]
        assert " <small>probably</small>: " in likely[page]


def test_a_briefs_foremost_actors_are_the_sure_ones_and_then_the_likely_ones():
    (entry,) = (e for e in desk().entries if e.slug == "strike")
    first, *others = entry.metadata.actors
    for sure, place in ((Confidence.LIKELY, -1), (Confidence.DOUBTFUL, None)):
        actors = (replace(first, confidence=sure), *others)
        told = replace(entry, metadata=replace(entry.metadata, actors=actors))
        entries = tuple(told if e.slug == "strike" else e for e in desk().entries)
        pages = compose.compose(replace(desk(), entries=entries), compose.Options())
        (page,) = (p for p in pages if p.path == "briefs/strike.md")
        assert first.name not in page.head.actors[:place]
        assert (first.name in page.head.actors) is (place is not None)
