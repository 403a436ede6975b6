from __future__ import annotations

from briefgen.model.views import Mark, Piece, Quote, Ref, Voice
from briefgen.render.inline import Inline, word


def marks(count: int) -> tuple[Mark, ...]:
    return tuple(Mark("a", f"p{n}s1", f"¶{n}.1") for n in range(1, count + 1))


def test_a_few_addresses_stand_in_a_line_and_many_are_folded():
    t = Inline("briefs/a.md")
    assert t.marks(marks(2)) == "[¶1.1](#p1s1) [¶2.1](#p2s1)"
    assert "<details" not in t.marks(marks(5))
    many = t.marks(marks(9))
    assert many.partition(" <details")[0].count("](") == 4
    assert '<details class="rest"><summary>+5</summary>[¶5.1](#p5s1)' in many
    assert many.count("](") == 9


def test_a_name_leads_to_its_page_once_in_a_section():
    t = Inline("briefs/a.md")
    refs = (Ref("X", "actors/x.md"), Ref("Y", "actors/y.md"), Ref("X", "actors/x.md"))
    assert t.names(refs, linked=False) == "[X](../actors/x.md), [Y](../actors/y.md), X"
    assert t.names(refs[:1], linked=False) == "X"
    t.section()
    assert t.names(refs[:1], linked=False) == "[X](../actors/x.md)"


def test_words_that_run_from_right_to_left_stand_apart():
    assert word("Abu Yazan") == "Abu Yazan"
    assert word("أبو يزن") == "<bdi>أبو يزن</bdi>"
    assert word("\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET}").startswith("<bdi>")
    assert word("Abu Yazan (أبو يزن), of Homs") == "Abu Yazan (<bdi>أبو يزن</bdi>), of Homs"
    assert Inline("a.md").link("أبو", "b.md") == "[<bdi>أبو</bdi>](b.md)"


def test_a_first_mention_says_what_it_means_and_leads_there():
    piece = Piece(
        "the Front", "actor", "Harbour Front, party", Ref("Harbour Front", "actors/hf.md")
    )
    t = Inline("briefs/a.md")
    told = '<span class="told" title="Harbour Front, party">[the Front](../actors/hf.md)</span>'
    assert t.pieces((piece,)) == told
    assert t.pieces((Piece("the Front", "actor"),)) == "the Front"
    assert t.pieces((Piece("may", "hedge", "modal"),)) == '<span class="hedge">may</span>'


def test_several_who_say_it_together_are_all_named_and_linked():
    a, b, c = (Voice(Ref(x, f"actors/{x.lower()}.md"), named=True) for x in ("Aa", "Bb", "Cc"))
    t = Inline("briefs/a.md")
    together = t.voice(Voice(Ref("Aa, Bb and Cc"), named=True, group=(a, b, c)))
    assert together == (
        '<span class="by">[Aa](../actors/aa.md)</span>, '
        '<span class="by">[Bb](../actors/bb.md)</span>'
        ' and <span class="by">[Cc](../actors/cc.md)</span>'
    )
    with_others = t.voice(Voice(Ref("Aa and two aides"), named=True, group=(a,), whole=False))
    assert with_others == '<span class="by">Aa and two aides</span>'


def test_words_of_ours_before_the_article_s_are_in_the_language_of_the_pages():
    called = Quote((Piece("[said to be] ", "gap"), Piece("leader of the gang")), ())
    assert Inline("briefs/a.md").said(called) == "\\[said to be\\] leader of the gang"
    german = Inline("briefs/a.md", language="de")
    assert german.said(called) == "\\[angeblich\\] leader of the gang"
