"""Saved pages of many kinds, made from parts, with the text that is and is not the article's."""

from __future__ import annotations

from dataclasses import dataclass

STORY = (
    (
        "The ferry between Veldt and the islands has not sailed for a week, "
        "and the towns are short of fuel."
    ),
    (
        "The company waits for a part from abroad. It has asked the navy for help, "
        "and the navy has not answered."
    ),
    (
        "\u201cWe have candles and we have each other,\u201d said Ida Brandt, "
        "the mayor of Ost, after a meeting on Tuesday."
    ),
    (
        "The harbour master said that the quay would stay closed until the divers had "
        "looked at the pillars under it."
    ),
    (
        "A spokesman for the company would not say what the repair costs, "
        "but called it the dearest in ten years."
    ),
)
TEASERS = (
    (
        "A bridge to the islands would cost a billion crowns, "
        "the auditors wrote in a report on Friday."
    ),
    "The school in Ost is looking for two teachers who do not mind the wind, its head said.",
    "Herring is cheap this winter, and the smokehouses have taken on thirty people since October.",
    "The lighthouse keeper retires after forty years, and nobody has applied for the post so far.",
)
HEADLINES = (
    "Bridge would cost a billion", "Wanted: two teachers", "Herring is cheap this winter",
    "Last keeper leaves the light",
)  # fmt: skip
TITLE = "Islands go without fuel for a week"


@dataclass(frozen=True)
class Saved:
    """A page, the text that must be read from it, and the text that must be set aside."""

    kind: str
    html: str
    body: tuple[str, ...]
    aside: tuple[str, ...]

    def __str__(self) -> str:
        return self.kind


def _page(kind: str, main: str, aside: tuple[str, ...], *, body: tuple[str, ...] = STORY) -> Saved:
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{TITLE} | Harbour Post</title></head><body>"
    )
    top = (
        '<header><a href="/">Harbour Post</a><nav><ul><li><a href="/w">World</a></li><li>'
        '<a href="/s">Sport</a></li>'
        '<li><a href="/a">Arts</a></li></ul></nav></header>'
    )
    foot = (
        "<footer><p>\u00a9 2024 Harbour Post. All rights reserved.</p><ul><li>"
        '<a href="/t">Terms of use</a></li>'
        '<li><a href="/p">Privacy</a></li></ul></footer></body></html>'
    )
    return Saved(kind, head + top + main + foot, body, aside)


def _ps(paragraphs: tuple[str, ...] = STORY, tag: str = "p") -> str:
    return "".join(f"<{tag}>{p}</{tag}>" for p in paragraphs)


def _cards(tag: str = "h3") -> str:
    return "".join(
        f'<div><{tag}><a href="/{i}">{h}</a></{tag}><p>{t}</p></div>'
        for i, (h, t) in enumerate(zip(HEADLINES, TEASERS, strict=True))
    )


def _head(by: str = "By Ann Lee") -> str:
    return f'<h1>{TITLE}</h1><p class="byline">{by}</p><p>4 May 2024</p>'


def article_with(
    inner: str, *, after: str = "", by: str = "By Ann Lee", dated: str = "4 May 2024"
) -> str:
    """Return a page with `inner` after the second paragraph and `after` behind the last."""
    head = f'<h1>{TITLE}</h1><p class="byline">{by}</p>' + (f"<p>{dated}</p>" if dated else "")
    main = f"<article>{head}{_ps(STORY[:2])}{inner}{_ps(STORY[2:])}{after}</article>"
    return _page("", main, ()).html


def wordpress() -> Saved:
    related = f'<div class="jp-relatedposts"><h3>Related</h3>{_cards("h4")}</div>'
    share = (
        '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li><li>'
        '<a href="#">X</a></li></ul></div>'
    )
    comments = (
        '<div id="comments"><h2>2 thoughts</h2><ol class="commentlist"><li>'
        "<p>I never liked that old ferry, and told them so last year.</p></li></ol></div>"
    )
    main = (
        f'<div id="content"><article class="post hentry">{_head()}'
        f'<div class="entry-content">{_ps()}{share}{related}</div></article>{comments}</div>'
    )
    return _page("WordPress with related posts", main, (*TEASERS, "I never liked that old ferry"))


def blogger() -> Saved:
    posts = "<br><br>".join(STORY)
    side = (
        '<div class="sidebar section"><div class="widget">'
        f"<h2>Popular posts</h2>{_cards('h4')}</div></div>"
    )
    main = (
        f'<div class="main section"><div class="post"><h3 class="post-title entry-title">{TITLE}'
        f'</h3><div class="post-body entry-content">{posts}</div>'
        f'<div class="post-footer">Posted by Ann Lee at 10:14 AM</div></div></div>{side}'
    )
    return _page("Blogger, paragraphs parted by br", main, TEASERS)


def amp() -> Saved:
    main = (
        f'<main><article class="amp-wp-article">{_head()}'
        f'<div class="amp-wp-article-content">{_ps(STORY[:3])}<amp-ad><p>Advertisement</p>'
        f"</amp-ad>{_ps(STORY[3:])}</div><amp-list><h2>More stories</h2>{_cards()}"
        "</amp-list></article></main>"
    )
    return _page("AMP", main, (*TEASERS, "Advertisement"))


def letter_to_subscribers() -> Saved:
    box = (
        '<div class="subscription-widget"><p>Thanks for reading The Ferry Letter! '
        "Subscribe for free to receive new posts.</p><form><input>"
        "<button>Subscribe</button></form></div>"
    )
    main = (
        '<div class="single-post"><article class="newsletter-post post">'
        f'<h1 class="post-title">{TITLE}</h1><h3 class="subtitle">What the islands do without '
        'their ferry</h3><div class="byline">Ann Lee</div><div class="available-content">'
        f'<div class="body markup">{_ps(STORY[:2])}{box}{_ps(STORY[2:])}</div></div></article>'
        f'<div class="portable-archive"><h3>Ready for more?</h3>{_cards("h4")}</div></div>'
    )
    return _page("a newsletter on the web", main, (*TEASERS, "Thanks for reading"))


def press_release() -> Saved:
    main = (
        f'<main id="main-content"><h1>{TITLE}</h1><p>Release date: 4 May 2024</p>'
        f'<div class="field--name-body">{_ps()}</div><h2>Media contact</h2>'
        '<p>Ann Lee, press@harbour.example</p><aside class="related-releases">'
        f"<h2>Related releases</h2>{_cards('h3')}</aside></main>"
    )
    return _page("a government's press release", main, TEASERS)


def encyclopedia() -> Saved:
    marked = tuple(
        f'{p}<sup id="cite_ref-{i}" class="reference"><a href="#cite_note-{i}">[{i}]</a></sup>'
        for i, p in enumerate(STORY, 1)
    )
    notes = (
        '<ol class="references"><li id="cite_note-1"><a href="#cite_ref-1">^</a> <cite>Harbour '
        "Post</cite></li></ol>"
    )
    main = (
        f'<div id="content" class="mw-body"><h1 id="firstHeading">{TITLE}</h1>'
        f'<div id="mw-content-text"><div class="mw-parser-output">{_ps(marked[:3])}'
        '<h2>Repair<span class="mw-editsection">[<a href="/e">edit</a>]</span>'
        f"</h2>{_ps(marked[3:])}<h2>References</h2>{notes}</div></div></div>"
    )
    return _page("an encyclopedia", main, ("edit",))


def live_blog() -> Saved:
    posts = "".join(
        f'<div class="live-post"><time datetime="2024-05-04T1{i}:00:00Z">1{i}.00</time>'
        f"<h2>Update {i} from the quay</h2><p>{p}</p></div>"
        for i, p in enumerate(STORY)
    )
    main = (
        f"<main>{_head('Ann Lee (now) and Bo Ek (earlier)')}{posts}<section>"
        f"<h2>Most read</h2>{_cards()}</section></main>"
    )
    return _page("a live blog", main, TEASERS)


def paywall() -> Saved:
    wall = (
        '<div class="paywall"><h2>Subscribe to continue reading</h2>'
        "<p>Get unlimited access to all of our stories for one crown a week. "
        "Already a subscriber? Log in</p></div>"
    )
    main = f"<article>{_head()}{_ps(STORY[:2])}</article>{wall}"
    return _page("a page cut off by a paywall", main, ("Get unlimited access",), body=STORY[:2])


def divs_for_paragraphs() -> Saved:
    main = (
        f'<div class="wrap"><div class="col"><div class="t">{TITLE}</div>'
        f'<div class="txt">{_ps(STORY, "div")}</div></div><div class="col2">'
        f"<div>See also</div>{_cards('div')}</div></div>"
    )
    return _page("divs for paragraphs", main, TEASERS)


def cards_in_the_article() -> Saved:
    box = f'<div class="inline"><h4>Read more</h4><p><a href="/1">{HEADLINES[0]}</a></p></div>'
    main = (
        f"<article>{_head()}{_ps(STORY[:2])}{box}{_ps(STORY[2:4])}<p>"
        f"<a href='/2'>{HEADLINES[2].upper()} AND EVERY YEAR</a></p>{_ps(STORY[4:])}</article>"
    )
    return _page("links to more between paragraphs", main, (HEADLINES[0], HEADLINES[2].upper()))


def laid_out_by_tables() -> Saved:
    main = (
        f'<table width="900"><tr><td width="150"><a href="/1">{HEADLINES[0]}</a><br>'
        f'<a href="/2">{HEADLINES[1]}</a></td><td><h1>{TITLE}</h1>{_ps()}</td>'
        f'<td width="200">{TEASERS[0]} <a href="/1">More</a></td></tr></table>'
    )
    return _page("a page laid out by tables", main, HEADLINES[:2])


def steps_and_goods() -> Saved:
    goods = ("200 g of smoked herring", "three potatoes", "a spoon of mustard")
    steps = (
        "Boil the potatoes until they are soft.",
        "Take the bones out of the herring.",
        "Mix all of it, and let it stand for an hour.",
    )
    main = (
        f"<article>{_head()}{_ps(STORY[:2])}<h2>What you need</h2>"
        f"<ul>{''.join(f'<li>{g}</li>' for g in goods)}</ul><h2>How it is made</h2>"
        f"<ol>{''.join(f'<li>{s}</li>' for s in steps)}</ol>{_ps(STORY[2:3])}</article>"
        f"<aside class='related'><h2>More recipes</h2>{_cards()}</aside>"
    )
    return _page("lists within an article", main, TEASERS, body=(*STORY[:3], *goods, *steps))


def forum() -> Saved:
    posts = "".join(
        f'<div class="post"><div class="author"><a href="/u{i}">user{i}</a></div>'
        f'<div class="content"><p>{p}</p></div></div>'
        for i, p in enumerate(STORY)
    )
    main = f'<div id="thread"><h1>{TITLE}</h1>{posts}</div>'
    return _page("a forum's thread", main, ("user1",))


def story_hidden_for_now() -> Saved:
    main = f'<main style="visibility:hidden"><article>{_head()}{_ps()}</article></main>'
    return _page("an article that a script was to show", main, ("World",))


ALL = tuple(
    make()
    for make in (
        wordpress, blogger, amp, letter_to_subscribers, press_release, encyclopedia, live_blog,
        paywall, divs_for_paragraphs, cards_in_the_article, laid_out_by_tables, steps_and_goods,
        forum, story_hidden_for_now,
    )
)  # fmt: skip
