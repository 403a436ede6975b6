"""Drop drafts that are no attributions: cues that tell nothing, and what is only supposed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.unsaid import is_unsaid
from briefgen.extract.claims.untold import is_untold
from briefgen.extract.seams import is_at_odds
from briefgen.extract.standing import standing
from briefgen.extract.tags import FINITE
from briefgen.model import Status
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Doc, Token

    from briefgen.extract.claims.draft import Draft, Span
    from briefgen.extract.claims.scene import Scene

_PRONOUNS: Final = frozenset({"PRP", "WDT", "WP", "DT"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_OPEN: Final = frozenset({"if", "whether"})
_OWN_WORDS: Final = frozenset({"quotation", "turn", "block.speaker", "block.quote"})
"""Rules whose content is the source's own words."""

_PHRASE: Final = 2
"""Length in words of a preposition with its pronoun: "of it"."""

_NO_ONE: Final = frozenset({"nobody", "one", "none", "nothing"})
"""Last words of a content of at most two words that says nothing: "no one has been charged"."""

_WHOLE: Final = 8
"""Most tokens of a noun phrase that "which" is taken to mean as a whole."""

_CLIMBS: Final = 3
_WISHED: Final = 9
"""Words behind a wish among which one's own name is looked for: "asked that *her name* be kept"."""

_CAPITALISED: Final = "briefgen.capitalised"
"""Key under which the parse caches words with a capital."""

_FINDS_OUT: Final = frozenset(
    {
        "determine",
        "decide",
        "see",
        "discover",
        "learn",
        "find",
        "establish",
        "ascertain",
        "know",
        "assess",
        "judge",
    }
)


def screened(scene: Scene, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts that hold, a relative pronoun as content replaced by its antecedent.

    An attitude that the author hedges ("X may not want ...", "X seems wary of ...") or leaves open
    ("whether X wants ...") is no attribution: nobody has said it and the author does not assert it.
    It stays within the hedged claim.
    """
    attitudes = scene.speech.lists["attitudes"]
    for draft in drafts:
        if (draft.act in attitudes and _is_supposed(draft.anchor)) or _is_no_word(draft):
            continue
        if _is_of_the_outlet(scene, draft) or _is_only_met(draft) or _is_apart(scene, draft):
            continue
        if _is_waved_aside(draft, scene.speech.lists["any"]):
            continue
        if _is_mindless(draft, attitudes, scene.speech.lists["mindless"]):
            continue
        if _is_of_a_thing(draft, scene.speech.lists):
            continue
        if draft.rule not in _OWN_WORDS and (_is_misread(draft) or _is_told_of(draft)):
            continue
        if draft.rule in _OWN_WORDS:
            yield _without_who_says_it(draft)
            continue
        content = _all_told(scene, draft)
        aimed = draft.target is not None and not _is_pronoun(draft.target)
        if aimed or any(span is not None for span in content):
            yield replace(
                draft, content=tuple(span for span in content if span is not None) or draft.content
            )


def _without_who_says_it(draft: Draft) -> Draft:
    """Return a quotation without a piece behind it that holds who says it: '"A", *said X*'."""
    source = draft.source
    if draft.rule != "quotation" or source is None or source.i < draft.anchor.i:
        return draft
    kept = tuple(span for span in draft.content if not span[0] <= source.idx < span[1])
    return replace(draft, content=kept or draft.content)


def _is_of_the_outlet(scene: Scene, draft: Draft) -> bool:
    """Tell whether an outlet writes about itself: it promotes a piece, or asked a question."""
    promoted = draft.who is not None and _is_promoted(scene.text[slice(*draft.who)])
    return promoted or _is_of_the_asker(scene, draft)


def _is_only_met(draft: Draft) -> bool:
    """Tell whether a passive without a source states a condition: "unless jobs *were promised*"."""
    found = standing(draft.anchor) if draft.rule.endswith(".passive") else None
    return draft.source is None and found is not None and found.status is Status.CONDITIONAL


def _is_apart(scene: Scene, draft: Draft) -> bool:
    """Tell whether a semicolon separates a passive cue from its content, all of it before.

    "A advises B; C *was advised* by D".
    """
    if not draft.rule.endswith(".passive"):
        return False
    return all(b <= draft.cue[0] and ";" in scene.text[b : draft.cue[0]] for _, b in draft.content)


def _is_of_the_asker(scene: Scene, draft: Draft) -> bool:
    """Tell whether a reporter reports having asked: "when *we asked*, he would not say if ..."."""
    source, anchor = draft.source, draft.anchor
    asked = draft.act == "ask" and source is not None and source.lower_ in ("we", "i")
    if not asked or scene.marks.at(anchor.idx) is not None:
        return False
    return any(c.lower_ == "when" for c in anchor.children)


def _is_promoted(label: str) -> bool:
    """Tell whether a label in capitals promotes the outlet's own piece: "NEWSROOM INVESTIGATES"."""
    words = label.split()
    return label.isupper() and words[-1].lower().strip(":") in table("clauses")["promoting"]


def _is_no_word(draft: Draft) -> bool:
    """Tell whether the cue's construction shows that nothing is said.

    Such are formulas of anonymity, votes, appeals, appointments, gestures and loose participles.
    """
    anchor = draft.anchor
    hides = is_anonymity(anchor) and not _is_said_beside(draft)
    formal = _is_voted(anchor) or hides or _is_appeal(anchor)
    formal = formal or _is_appointment(draft) or _is_flight(anchor) or _has_an_effect(draft)
    formal = formal or _is_seen_through(draft) or _is_no_telling(draft)
    formal = (
        formal or _is_the_authors_view(draft) or _is_what_it_is_for(draft) or _is_kept_so(draft)
    )
    formal = formal or _is_held_from(draft) or _is_of_a_hearer(draft) or _believes_in(draft)
    formal = formal or _is_only_alleged(draft) or _is_what_was_said(draft)
    formal = formal or _is_agreed_thing(draft) or is_untold(draft)
    return formal or _is_loose(draft) or _is_left_to_find_out(draft) or _is_gesture(draft)


def _is_no_telling(draft: Draft) -> bool:
    """Tell whether what follows a verb that can report shows that it does not report here."""
    if is_unsaid(draft) or _is_only_raised(draft) or _is_announced(draft):
        return True
    return _is_called_out(draft) or _lets_somebody_do(draft) or _is_a_numbered_thing(draft)


def _is_only_raised(draft: Draft) -> bool:
    """Tell whether a thing raises questions or fears: "a leak that raised *questions* about X"."""
    raised = draft.rule.startswith("noun.") and draft.act in ("question", "doubt", "fear")
    verb = draft.anchor.head
    return raised and verb.lemma_.lower() == "raise" and _is_no_speaker(draft.source)


def _is_announced(draft: Draft) -> bool:
    """Tell whether a thing was announced and announces nothing: "the *result announced* is A"."""
    source, anchor = draft.source, draft.anchor
    beside = source is not None and source.i + 1 == anchor.i
    return beside and draft.act == "announce" and _is_no_speaker(source)


def _is_called_out(draft: Draft) -> bool:
    """Tell whether "respond to" means going where one is called: "responded to *the call*"."""
    preps = (c for c in draft.anchor.children if c.lower_ == "to" and c.dep_ == "prep")
    things = [
        g for c in preps for g in c.children if g.lemma_.lower() in table("clauses")["called_to"]
    ]
    called = any(not any(c.dep_ in ("poss", "prep") for c in g.children) for g in things)
    return draft.anchor.lemma_ == "respond" and draft.rule == "verb.prep" and called


def _lets_somebody_do(draft: Draft) -> bool:
    """Tell whether "allow" means to permit, not to admit: "the tool *allows* users to add"."""
    below = [c for c in draft.anchor.children if c.dep_ == "ccomp" and c.i > draft.anchor.i]
    bare = all(any(g.tag_ == "TO" for g in c.children) for c in below)
    return draft.anchor.lemma_ == "allow" and draft.act == "admit" and bool(below) and bare


def _is_a_numbered_thing(draft: Draft) -> bool:
    """Tell whether the source is a thing named by its number: "the *90* illustrates"."""
    source = draft.source
    numbered = source is not None and source.text.isdigit() and source.tag_ != "NNS"
    things_too = draft.anchor.lemma_.lower() in speech().lists["of_things_too"]
    return numbered and (draft.act == "show" or things_too)


def _is_said_beside(draft: Draft) -> bool:
    """Tell whether "said on condition of anonymity" has words beside it that are said.

    A quotation precedes it, or a clause follows: "said on condition of anonymity *that A*".
    """
    strong = draft.anchor.lemma_.lower() in speech().strong
    below = (
        c for c in draft.anchor.children if c.dep_ == "ccomp" and c.left_edge.i > draft.anchor.i
    )
    naming = table("unnamed_sources")["identifying"]
    told = any(c.lemma_ not in naming and c.tag_ in FINITE | {"VBN", "VBG", "VB"} for c in below)
    if strong and draft.rule == "verb.clause" and told:
        return True
    return strong and draft.rule == "quotation" and draft.content[0][0] < draft.cue[0]


def _believes_in(draft: Draft) -> bool:
    """Tell whether "believe in" takes an object after it, and not the words before it as content.

    "I was young, I *believed in* it".
    """
    anchor = draft.anchor
    behind = anchor.doc[anchor.i + 1 : anchor.i + 2]
    inside = [t.lower_ for t in behind] == ["in"] and anchor.lemma_.lower() == "believe"
    told = any(c.dep_ == "ccomp" and c.i > anchor.i for c in anchor.children)
    return inside and not told and min(start for start, _ in draft.content) < draft.cue[0]


def _is_of_a_hearer(draft: Draft) -> bool:
    """Tell whether the content was parsed into a clause on the hearer.

    "Told everyone *who asked* that X".
    """
    anchor, told = draft.anchor, draft.anchor.head.head
    hearer = anchor.dep_ == "relcl" and anchor.head.dep_ in ("dobj", "dative")
    if not hearer or told.lemma_.lower() not in table("clauses")["told"] or draft.act != "ask":
        return False
    has_more = any(c.dep_ == "ccomp" for c in told.children)
    words = [t.lower_ for t in anchor.doc[anchor.i + 1 : anchor.i + 2]]
    return words == ["that"] and not has_more


def _is_flight(anchor: Token) -> bool:
    """Tell whether "seek" means looking for safety: "were *seeking refuge* in a school"."""
    things = (c for c in anchor.children if c.dep_ == "dobj")
    return anchor.lemma_ == "seek" and any(
        c.lemma_.lower() in table("clauses")["sought"] for c in things
    )


def _is_the_authors_view(draft: Draft) -> bool:
    """Tell whether only the author judges: "*it would be a stretch* to say", "a fact shows"."""
    anchor, source = draft.anchor, draft.source
    if source is not None and (source.lemma_.lower() == "fact" or source.dep_ == "csubj"):
        return source.lower_ != "facts" and source.tag_ != "VBG"
    before = anchor.doc[anchor.sent.start : anchor.i]
    that = len(before) > 1 and before[0].lower_ == "that" and before[1].pos_ in ("PROPN", "PRON")
    acts = any(t.tag_ in ("VBD", "VBZ") for t in before)
    if source is None and that and acts and anchor.tag_ in ("VBD", "VBZ"):
        return True  # "That X stayed speaks for him"
    loose = source is None or source.lower_ == "it"
    if not loose or not any(c.tag_ == "TO" for c in anchor.children):
        return False
    words = table("clauses")["weighing"]
    for over in (anchor.head, *anchor.head.ancestors):
        if over.lemma_ == "be":
            it = any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in over.children)
            return it and any(
                c.dep_ in ("attr", "acomp") and c.lemma_.lower() in words for c in over.children
            )
        if over.pos_ in _VERBAL:
            return False
    return False


def _is_seen_through(draft: Draft) -> bool:
    """Tell whether a thing lets something be seen: "backs that *reveal* all"."""
    shows = draft.act == "reveal" and draft.rule == "verb.np"
    return shows and _is_no_speaker(draft.source)


def _is_no_speaker(source: Token | None) -> bool:
    """Tell whether a source, or what its "which" or "that" means, is a noun that cannot speak."""
    whom = source
    if source is not None and source.lower_ in ("which", "that"):
        whom = next((a.head for a in source.ancestors if a.dep_ == "relcl"), source)
    if whom is None or whom.pos_ != "NOUN":
        return False
    return not speaks(whom.lemma_.lower(), whom.tag_)


def _is_only_alleged(draft: Draft) -> bool:
    """Tell whether a deed is only alleged of somebody: "a man *alleged to have ordered* it"."""
    anchor, over = draft.anchor, draft.anchor.head
    perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in anchor.children)
    alleged = over.tag_ == "VBN" and over.lemma_.lower() in table("figures")["held_to_have"]
    return draft.source is None and anchor.dep_ == "xcomp" and perfect and alleged


def _is_what_was_said(draft: Draft) -> bool:
    """Tell whether "that" or "this" stands for what was said before: "*That* contradicts X"."""
    source = draft.source
    if source is None or source.tag_ != "DT" or source.lower_ not in ("that", "this"):
        return False
    own = source.head.i == draft.anchor.i and draft.anchor.dep_ != "relcl"
    return own and draft.rule.startswith(("verb.np", "verb.prep"))


def _is_agreed_thing(draft: Draft) -> bool:
    """Tell whether a participle tells what was done with a thing: "a loan *agreed with* a bank"."""
    anchor = draft.anchor
    bare = not any(c.dep_ in ("aux", "auxpass") for c in anchor.children)
    if draft.act == "agree" and draft.rule == "verb.prep" and bare and _is_no_speaker(draft.source):
        return True
    behind = anchor.dep_ == "acl" and anchor.tag_ in ("VBN", "VBD") and anchor.head.i < anchor.i
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in anchor.children)
    of_it = draft.source is not None and draft.source.i == anchor.head.i
    return behind and not own and of_it and _is_no_speaker(draft.source)


def _is_what_it_is_for(draft: Draft) -> bool:
    """Tell whether an infinitive states a purpose: "an election *meant to show* that"."""
    anchor = draft.anchor
    over = anchor.head
    aimed = over.tag_ == "VBN" and over.lemma_ in ("mean", "intend", "design", "aim")
    bare = not any(c.dep_ in ("aux", "nsubj") for c in over.children)
    return draft.source is None and anchor.tag_ == "VB" and aimed and bare


def _is_held_from(draft: Draft) -> bool:
    """Tell whether somebody is unwilling to do what the cue says: "*reluctant to* criticise X"."""
    over = draft.anchor.head
    below = draft.anchor.dep_ == "xcomp" and any(c.tag_ == "TO" for c in draft.anchor.children)
    return below and over.lower_ in ("reluctant", "unwilling", "hesitant", "loath", "afraid")


def _is_kept_so(draft: Draft) -> bool:
    """Tell whether "hold" means to keep in a state: "*hold* all schools closed"."""
    anchor = draft.anchor
    below = [c for c in anchor.children if c.dep_ == "ccomp" and c.tag_ in ("VBN", "JJ")]
    helped = any(g.dep_ in ("aux", "auxpass", "mark") for c in below for g in c.children)
    return anchor.lemma_ == "hold" and bool(below) and not helped


def _has_an_effect(draft: Draft) -> bool:
    """Tell whether "tell" with a thing as subject and no hearer means to have an effect.

    "The *strain told* late on: ...". Neither a length of time nor what follows a colon is a hearer.
    """
    source, anchor = draft.source, draft.anchor
    if anchor.lemma_ != "tell" or source is None or source.pos_ != "NOUN":
        return False
    if speaks(source.lemma_.lower(), source.tag_):
        return False
    colon = next(
        (t.i for t in anchor.doc[anchor.i : anchor.sent.end] if t.text == ":"), anchor.sent.end
    )
    whom = (c for c in anchor.children if c.dep_ in ("dobj", "dative", "ccomp", "nsubjpass"))
    lengths = table("dates")["units"].values()
    return all(c.left_edge.i >= colon or any(c.lower_ in words for words in lengths) for c in whom)


def _is_misread(draft: Draft) -> bool:
    """Tell whether subject and verb disagree, or a wish's clause is tensed: the parse is wrong."""
    source, anchor = draft.source, draft.anchor
    odd = source is not None and source.dep_ == "nsubj" and is_at_odds(source, anchor)
    if source is not None and odd and not is_surname(source):
        return anchor.lemma_.lower() not in speech().strong and not speaks(
            source.lemma_.lower(), source.tag_
        )
    if draft.act != "want" or draft.rule != "verb.clause":
        return False
    below = (c for c in anchor.children if c.dep_ == "ccomp" and c.i > anchor.i)
    return any(
        t.tag_ in FINITE for c in below for t in (c, *c.children) if t.dep_ in ("aux", "ccomp")
    )


def _is_told_of(draft: Draft) -> bool:
    """Tell whether a passive without a source has "which" or "who" as its subject.

    "Which of them will be told to wait".
    """
    suffers = [c for c in draft.anchor.children if c.dep_ == "nsubjpass"]
    return draft.source is None and any(c.tag_ in ("WDT", "WP") for c in suffers)


def _is_voted(anchor: Token) -> bool:
    """Tell whether an infinitive depends on "vote", which is an act: "voted 7-4 to *reject* it"."""
    return anchor.tag_ == "VB" and anchor.head.lemma_ == "vote" and anchor.dep_ != "conj"


def _is_loose(draft: Draft) -> bool:
    """Tell whether the cue is a participle without subject or auxiliary: "*Discussing* X, ...".

    "Asked whether ..." does not count: somebody has asked, whoever it was. Nor do quotations' cues.
    """
    anchor = draft.anchor
    if (
        draft.source is not None
        or anchor.tag_ not in ("VBG", "VBN")
        or draft.rule == "quotation"
        or draft.act == "ask"
    ):
        return False
    return not any(
        c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "agent") for c in anchor.children
    )


def _is_left_to_find_out(draft: Draft) -> bool:
    """Tell whether an infinitive states what is still to be found out: "to determine whether"."""
    anchor = draft.anchor
    if anchor.lemma_.lower() not in _FINDS_OUT or anchor.tag_ != "VB":
        return False
    opens = [c.left_edge for c in anchor.children if c.dep_ == "ccomp"]
    asks = any(t.tag_ in ("WRB", "WP") for t in opens)
    if asks and anchor.lemma_.lower() in ("find", "discover", "learn"):
        return True
    return any(
        g.dep_ == "mark" and g.lower_ in _OPEN
        for c in anchor.children
        if c.dep_ == "ccomp"
        for g in c.children
    )


def _is_waved_aside(draft: Draft, anything: frozenset[str]) -> bool:
    """Tell whether a word like "whatever" opens or precedes the source: "whatever critics say"."""
    source = draft.source
    if source is None or not source.i:
        return False
    first = source.left_edge
    return first.lower_ in anything or (
        first.i > first.sent.start and first.nbor(-1).lower_ in anything
    )


def _is_appointment(draft: Draft) -> bool:
    """Tell whether "confirm" in the passive, without an agent, has a person as its subject.

    That is an appointment to an office, not a statement.
    """
    whom = next((c for c in draft.anchor.children if c.dep_ == "nsubjpass"), None)
    person = whom is not None and whom.ent_type_ == "PERSON"
    return draft.act == "confirm" and draft.source is None and person


def _is_appeal(anchor: Token) -> bool:
    """Tell whether a passive asks the public to get in touch.

    "Anyone who saw it is asked to call".
    """
    words = table("clauses")
    whom = next((c for c in anchor.children if c.dep_ == "nsubjpass"), None)
    if whom is None:
        helped = (c for c in anchor.children if c.dep_ == "auxpass")
        whom = next((g for c in helped for g in c.children if g.dep_ == "nsubj"), None)
    below = next((c for c in anchor.children if c.dep_ == "xcomp" and c.i > anchor.i), None)
    if whom is None or below is None:
        return False
    anybody = whom.lemma_.lower() in words["whom_it_concerns"]
    return anybody and below.lemma_.lower() in words["getting_in_touch"]


def _is_gesture(draft: Draft) -> bool:
    """Tell whether a participle after a quotation is a gesture: '..." he said, pointing to X'."""
    anchor = draft.anchor
    points = anchor.tag_ == "VBG" and anchor.lemma_.lower() in table("clauses")["gestures"]
    before = anchor.doc[anchor.sent.start : anchor.i]
    return points and draft.rule == "verb.prep" and any(t.is_quote for t in before)


def _is_mindless(draft: Draft, attitudes: frozenset[str], things: frozenset[str]) -> bool:
    """Tell whether an attitude, or praise, is ascribed to a thing: "the process may consider"."""
    held = draft.act in attitudes or draft.act == "praise"
    return (
        held
        and draft.source is not None
        and draft.source.pos_ == "NOUN"
        and draft.source.lemma_.lower() in things
    )


def is_anonymity(anchor: Token) -> bool:
    """Tell whether a cue belongs to a formula of anonymity: "spoke on condition of anonymity".

    "Not authorised to talk to the press" and "asked not to be named" are such formulas too.
    """
    known = table("unnamed_sources")
    if any(t.lower_ in known["anonymity"] for t in _phrases(anchor)) or _gives_a_reason(anchor):
        return True
    if _keeps_ones_name(anchor):
        return True
    if anchor.dep_ in ("xcomp", "ccomp", "advcl") and _holds_in_a_formula(anchor):
        return True
    below = [c for c in anchor.children if c.dep_ in ("xcomp", "ccomp") and c.i > anchor.i]
    if anchor.lemma_ in known["authorising"]:
        return any(c.lemma_ in known["speaking"] for c in below)
    if any(c.lemma_ in ("remain", "stay", "be") and _is_unnamed(c) for c in below):
        return not any(_is_another(g) for c in below for g in c.children)
    hidden = [c for c in below if c.lemma_ in known["identifying"] and not _tells_who_was(c)]
    return any(g.dep_ == "auxpass" for c in hidden for g in c.children)


def _is_another(noun: Token) -> bool:
    """Tell whether somebody else is to stay unnamed: "ordered that *the boy* remain anonymous"."""
    subject = noun.dep_ in ("nsubj", "nsubjpass")
    own = any(c.tag_ == "PRP$" for c in noun.children)
    return subject and noun.pos_ in ("NOUN", "PROPN") and not own


def _gives_a_reason(anchor: Token) -> bool:
    """Tell whether a cue stands in the reason or aim of a formula: "anonymity *as staff are* told".

    "Asked for anonymity in order *to discuss* it" is such an aim.
    """
    at = anchor
    for _ in range(_CLIMBS + 1):
        apart = at.dep_ == "advcl" or (at.dep_ == "acl" and at.head.lower_ == "order")
        if at.dep_ not in ("advcl", "acl", "conj", "xcomp") or at.head.i == at.i:
            return False
        over = at.head.head.head if apart and at.dep_ == "acl" else at.head
        if apart and over.i < at.i and _asks_to_be_unnamed(over):
            return True
        at = at.head
    return False


def _asks_to_be_unnamed(verb: Token) -> bool:
    known = table("unnamed_sources")
    hidden = any(t.lower_ in known["anonymity"] for t in _phrases(verb))
    return hidden or _keeps_ones_name(verb) or any(_is_own_name(c) for c in verb.children)


def _keeps_ones_name(anchor: Token) -> bool:
    """Tell whether somebody wants to stay unnamed: "did not want *their names published*"."""
    known = table("unnamed_sources")
    if anchor.lemma_.lower() not in known["wishing"]:
        return False
    words = anchor.doc[anchor.i + 1 : min(anchor.i + 1 + _WISHED, anchor.sent.end)]
    own = next((t for t in words if _is_own_name(t)), None)
    behind = [t for t in words if own is not None and t.i > own.i]
    named = next((t for t in behind if t.lemma_.lower() in known["naming"]), None)
    if named is None:
        return False
    sentence = anchor.doc[max(anchor.sent.start, anchor.i - _CLIMBS) : named.i]
    denied = any(t.dep_ == "neg" or t.lower_ in ("not", "n't") for t in sentence)
    return denied or named.lemma_ == "withhold" or anchor.lemma_ in ("refuse", "decline")


def _is_own_name(noun: Token) -> bool:
    own = any(c.tag_ == "PRP$" for c in noun.children)
    return own and noun.lemma_.lower() in table("unnamed_sources")["own_names"]


def _tells_who_was(verb: Token) -> bool:
    """Tell whether a passive says that others were named: "said that nine firms *were named*"."""
    whom = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    return whom is not None and (whom.pos_ != "PRON" or not _is_kept(verb))


def _is_kept(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.tag_ in ("TO", "MD") for c in verb.children)


def _is_unnamed(verb: Token) -> bool:
    """Tell whether a word for "nameless" depends on a verb: "asked to *remain anonymous*"."""
    return any(c.lower_ in table("unnamed_sources")["nameless"] for c in verb.children)


def _holds_in_a_formula(anchor: Token) -> bool:
    """Tell whether the verb above the cue makes a formula: "not *cleared* to discuss it"."""
    known, over = table("unnamed_sources"), anchor.head
    if over.lemma_ in known["authorising"]:
        return anchor.lemma_ in known["speaking"]
    return over.lemma_ in known["identifying"] and any(c.dep_ == "auxpass" for c in over.children)


def _phrases(anchor: Token) -> Iterator[Token]:
    """Yield the words of the phrases that depend on a cue and follow it, without their clauses."""
    for child in anchor.children:
        if child.i > anchor.i and child.dep_ in ("prep", "pobj", "dobj", "advmod", "pcomp"):
            yield child
            yield from _phrases(child)


def _is_of_a_thing(draft: Draft, lists: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a thing is the source of a verb that things take, too: "a clause *allows*"."""
    source, cue = draft.source, draft.anchor.lemma_.lower()
    if source is None or draft.rule in ("quotation", "toll", "turn"):
        return False
    whom = source
    if source.lower_ in ("which", "that"):
        clause = next((a for a in source.ancestors if a.dep_ == "relcl"), None)
        whom = clause.head if clause is not None else source
    if whom.pos_ != "NOUN" or is_initials(whom):
        return False
    with_a_noun = draft.rule == "verb.np" and cue in lists["of_things_with_a_noun"]
    if cue not in lists["of_things_too"] and not with_a_noun:
        return False
    if is_surname(whom):
        return False
    return not speaks(whom.lemma_.lower(), whom.tag_)


def is_initials(noun: Token) -> bool:
    """Tell whether what was read as a noun is a body's name in capitals: "the *UNWP* replied"."""
    return noun.is_upper and len(noun) > 1 and noun.is_alpha and noun.tag_ == "NN"


def is_surname(noun: Token) -> bool:
    """Tell whether a surname was read as a noun: "*Saunders* replies", "with *Lund* noting".

    Elsewhere in the text it stands with its capital behind a word in small letters or a name.
    """
    if noun.tag_ not in ("NNS", "NN") or not noun.text.istitle():
        return False
    if noun.ent_type_ == "PERSON":
        return True
    return noun.orth in _capitalised(noun.doc)


def _capitalised(doc: Doc) -> frozenset[int]:
    """Return the words that stand with a capital within a sentence, found once for each text."""
    kept: dict[str, frozenset[int]] = doc.user_data
    if _CAPITALISED not in kept:
        inside = (t for t in doc if t.text[:1].isupper() and t.i > t.sent.start)
        kept[_CAPITALISED] = frozenset(
            t.orth for t in inside if t.nbor(-1).is_lower or t.tag_ == "NNP"
        )
    return kept[_CAPITALISED]


def speaks(noun: str, tag: str) -> bool:
    """Tell whether a noun names what may say, want or praise: a person, a body or a document."""
    known, heads = table("unnamed_sources"), table("actor_heads")
    if noun in known["documents"] or noun in known["heads"] or noun in heads["person_nouns"]:
        return True
    if noun in known["speakers_too"]:
        return True
    if noun.endswith(tuple(known["person_endings"])) or noun in table("titles")["heads"]:
        return True
    kinds = (*heads["heads"].values(), *heads["collectives"].values())
    plural = noun + "s" if tag == "NNS" else noun
    return any(noun in words or plural in words for words in kinds)


def _is_supposed(anchor: Token) -> bool:
    """Tell whether an attitude is hedged by the author, or left open by "if" or "whether".

    The verbs that the cue depends on are looked at too, up to three of them.
    """
    data = table("hedges")
    verb = anchor.head if anchor.pos_ not in _VERBAL and anchor.head.pos_ in _VERBAL else anchor
    for _ in range(_CLIMBS):
        beside = {c.lower_: c for c in verb.children if c.i <= anchor.i}
        if any(c.dep_ == "mark" and word in _OPEN for word, c in beside.items()):
            return True
        if any(_holds_back(word, c, data) for word, c in beside.items()):
            return "could" not in beside or not any(c.dep_ == "neg" for c in beside.values())
        if verb != anchor and verb.lemma_.lower() in data["raising"]:
            return True
        if verb.dep_ not in ("xcomp", "acomp", "oprd") or verb.head.pos_ not in _VERBAL:
            return False
        verb = verb.head
    return False


def _holds_back(word: str, child: Token, data: dict[str, list[str]]) -> bool:
    """Tell whether a dependant of a verb is a hedging modal or an adverb such as "perhaps"."""
    if child.dep_ == "aux":
        return word in data["modals"]
    return child.dep_ == "advmod" and word in data["adverbs"]


def _all_told(scene: Scene, draft: Draft) -> tuple[Span | None, ...]:
    """Return each content with its pronouns resolved, or None for one that says nothing.

    A lone pronoun that a passive is about is kept where there is other content.
    """
    near = _on_this_side(scene, draft)
    kept = [_is_accused(scene, draft, span) for span in near]
    if all(kept):
        return tuple(_told(scene, span) for span in near)
    return tuple(s if stays else _told(scene, s) for s, stays in zip(near, kept, strict=True))


def _is_accused(scene: Scene, draft: Draft, span: Span) -> bool:
    """Tell whether a content is just "he", "she" or "they" as the subject of a passive cue.

    "*He* is accused of arson", "*they* were urged to leave".
    """
    word = scene.tokens[scene.index(span[0])]
    alone = word.idx + len(word) == span[1] and word.lower_ in ("he", "she", "they")
    return alone and word.dep_ == "nsubjpass" and draft.rule.endswith(".passive")


def _told(scene: Scene, span: Span) -> Span | None:
    """Return a content, a lone relative pronoun as its antecedent; None where it says nothing.

    None is returned for any other lone pronoun, "as saying", and "no one" or its like.
    """
    first = scene.index(span[0])
    words = [
        t for t in scene.tokens[first : scene.index(span[1])] if not (t.is_punct or t.is_space)
    ]
    if len(words) == _PHRASE and words[0].pos_ == "ADP" and _is_pronoun(words[1]):
        return None
    if len(words) == _PHRASE and words[0].lower_ == "as" and words[1].tag_ == "VBG":
        return None  # "quoted X as saying"
    if words and words[-1].lower_ in _NO_ONE and len(words) <= _PHRASE:
        return None
    if len(words) != 1 or not _is_pronoun(words[0]):
        return span
    whole = stood_for(words[0])
    return None if whole is None or _is_empty(scene, whole) else whole


def _on_this_side(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return the contents, without those that a semicolon cuts off from a cue after them.

    All are returned where none would be left, or where they are quotations.
    """
    if draft.rule == "quotation":
        return draft.content
    if draft.rule == "leftover.bare":
        return tuple((a, _but(scene.text, a, b)) for a, b in draft.content)
    near = tuple(
        (a, b)
        for a, b in draft.content
        if b > draft.cue[0] or ";" not in scene.text[b : draft.cue[0]]
    )
    return near or draft.content


def _but(text: str, start: int, end: int) -> int:
    """Return where a content read off the line ends: before the first ", but ", else at `end`."""
    at = text.find(", but ", start, end)
    return at if at > start else end


def _is_pronoun(word: Token) -> bool:
    """Tell whether a word is a pronoun, by its tag or as one that is often tagged otherwise."""
    return word.tag_ in _PRONOUNS or word.lower_ in ("that", "which", "one", "so")


def _is_empty(scene: Scene, span: Span) -> bool:
    """Tell whether an antecedent is itself a single pronoun."""
    words = scene.tokens[scene.index(span[0]) : scene.index(span[1])]
    return len(words) == 1 and _is_pronoun(words[0])


def _may_stand(pronoun: Token, clause: Token) -> bool:
    """Tell whether a word is a relative pronoun of a clause.

    "Who" and "whom" count only where they belong to what is said: "men whom X says are armed".
    """
    if pronoun.lower_ in ("who", "whom"):
        return pronoun.head.dep_ == "ccomp" and pronoun.head.head.i == clause.i
    return pronoun.tag_ != "WP" and pronoun.lower_ in ("which", "that")


def _right_before(pronoun: Token) -> Token | None:
    """Return the noun or name that stands before "who" or "whom", whatever the parse; else None."""
    if pronoun.lower_ not in ("who", "whom"):
        return None
    at = pronoun.i - 1
    while at > pronoun.sent.start and pronoun.doc[at].is_punct:
        at -= 1
    noun = pronoun.doc[at]
    return noun if at >= pronoun.sent.start and noun.pos_ in ("NOUN", "PROPN") else None


def _measured(noun: Token) -> Token:
    """Return the noun that a measure belongs to: of "a stay of 28 days, which X opposed", stay."""
    counts = noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL")
    of = noun.head
    whole = of.head if counts and noun.dep_ == "pobj" and of.lower_ == "of" else noun
    return whole if whole.pos_ == "NOUN" else noun


def _whole_of(noun: Token) -> Token:
    """Return the noun whose phrase ends with a noun: of "a note in the margin, which", note.

    What ", which" means is a part of the whole phrase, and the part alone may be the wrong one.
    """
    top = noun
    while top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.pos_ == "NOUN":
        top = top.head.head
    fresh = any(c.lower_ in ("a", "an") for c in top.children)
    short = noun.i - top.left_edge.i <= _WHOLE
    return top if fresh and short else noun


def _is_relative(clause: Token) -> bool:
    """Tell whether a relative clause was parsed as a participle's: "a plan *that he put up*"."""
    tensed = clause.tag_ in FINITE or any(c.tag_ in FINITE for c in clause.children)
    return clause.dep_ == "acl" and tensed and clause.left_edge.lower_ in ("that", "which")


def stood_for(pronoun: Token) -> Span | None:
    """Return the antecedent of "which", "that", "who" or "whom", None where the parse has none."""
    clause = next((a for a in pronoun.ancestors if a.dep_ == "relcl" or _is_relative(a)), None)
    if clause is None or clause.head.i >= pronoun.i:
        return None
    if not _may_stand(pronoun, clause) or pronoun.i > clause.i:
        return None  # "nothing to support that", "a union that left since it was announced"
    noun = _measured(_right_before(pronoun) or clause.head)
    noun = _whole_of(noun) if pronoun.lower_ == "which" else noun
    kept = [t for t in noun.subtree if noun.left_edge.i <= t.i < clause.left_edge.i]
    last = next((t for t in reversed(kept) if not (t.is_punct or t.is_space)), noun)
    return noun.left_edge.idx, last.idx + len(last)
