"""Verbs that report elsewhere and tell a deed or a feeling here, by what they stand with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.misparsed import (
    deed_over,
    joined_passive,
    of_what_was_done,
    parted_passive,
)
from briefgen.extract.standing import is_denied
from briefgen.extract.tags import FINITE
from briefgen.registry.speech import speech
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft

_COUNTS: Final = frozenset({"ORDINAL", "CARDINAL"})


def is_untold(draft: Draft) -> bool:
    """Tell whether a cue tells a deed, a feeling or what was made of somebody, and no words."""
    anchor = draft.anchor
    unnamed = draft.source is None
    misparsed = (parted_passive(anchor), deed_over(anchor), joined_passive(anchor))
    lost = unnamed and any(found is not None for found in misparsed)
    if draft.rule == "quotation":
        return _is_carried(draft)
    if (
        _is_to_come_up(draft)
        or _is_only_heard(draft)
        or _is_left_unsaid(draft)
        or _is_private(draft)
        or _is_only_there(draft)
    ):
        return True
    if _is_of_the_punished(draft) or _is_sent_away(draft) or _binds(draft):
        return True
    if _is_of_its_kind(draft) or _is_of_some(draft) or _is_carried(draft) or _is_of_whoever(draft):
        return True
    if any(of_what_was_done(c) is not None for c in draft.anchor.children):
        return True
    moved = _is_brought_up(draft) or _is_moved_on(draft) or _takes_a_deed(draft)
    moved = moved or _is_taken_in(draft) or _names_itself(draft) or _is_coloured(draft)
    moved = moved or _is_come_upon(draft) or _is_found_so(draft) or _is_done_all_the_same(draft)
    return lost or moved or _is_felt(draft) or _serves(draft) or _may_be_done(draft)


def _is_to_come_up(draft: Draft) -> bool:
    """Tell whether a talk is what something is for: "called a meeting *to discuss* the flood"."""
    anchor = draft.anchor
    purpose = anchor.tag_ == "VB" and any(c.tag_ == "TO" for c in anchor.children)
    if (
        draft.act != "discuss"
        or not purpose
        or anchor.dep_ not in ("advcl", "acl", "relcl", "xcomp")
    ):
        return False
    over = anchor.head
    cue = speech().verbs.get(over.lemma_.lower())
    return over.lemma_ not in ("meet", "gather", "talk") and (cue is None or "to" not in cue.frames)


def _is_only_heard(draft: Draft) -> bool:
    """Tell whether somebody heard a thing who is no court: "neighbours heard *that B*"."""
    if draft.anchor.lemma_ != "hear":
        return False
    source = draft.source
    return source is None or source.lemma_.lower() not in table("clauses")["told_before"]


def _is_left_unsaid(draft: Draft) -> bool:
    """Tell whether nobody has said anything of a thing: "nobody said *anything about* 'X'"."""
    anchor = draft.anchor
    words = table("clauses")["whatever_is_said"]
    things = (c for c in anchor.children if c.dep_ == "dobj" and c.i > anchor.i)
    about = any(
        g.lower_ in ("about", "of", "on")
        for c in things
        if c.lower_ in words
        for g in c.children
        if g.dep_ == "prep"
    )
    return draft.act == "say" and about and is_denied(anchor)


def _is_taken_in(draft: Draft) -> bool:
    """Tell whether a passive that names nobody tells what is done to somebody or to a request.

    "Was *admitted to* hospital", "the owner was *cited*", "the request was *denied*".
    """
    anchor = draft.anchor
    who = next((c for c in anchor.children if c.dep_ == "nsubjpass"), None)
    if draft.source is not None or who is None or not draft.rule.endswith(".passive"):
        return False
    behind = {c.lower_ for c in anchor.children if c.dep_ == "prep" and c.i > anchor.i}
    if anchor.lemma_ == "admit":
        return "to" in behind
    if anchor.lemma_ == "cite":
        return "as" not in behind and not _is_a_thing_itself(who)
    asked_for = table("clauses")["asked_for"]
    return anchor.lemma_ == "deny" and who.lemma_.lower() in asked_for


def _names_itself(draft: Draft) -> bool:
    """Tell whether somebody only bears a name: "who *calls himself* Tor Basa"."""
    anchor = draft.anchor
    itself = any(
        c.lower_ in table("coreference")["reflexives"] and c.i == anchor.i + 1
        for c in anchor.children
    )
    named = anchor.doc[anchor.i + 2 : anchor.i + 3].text[:1].isupper()
    return anchor.lemma_ in ("call", "name", "style") and itself and named


def _is_coloured(draft: Draft) -> bool:
    """Tell whether a thing gets a colour: "a wall that tenants had *painted brown*"."""
    colours = table("clauses")["colours"]
    below = (c for c in draft.anchor.children if c.i > draft.anchor.i)
    return draft.anchor.lemma_ == "paint" and any(c.lower_ in colours for c in below)


def _is_come_upon(draft: Draft) -> bool:
    """Tell whether a thing is found, of which "that" then tells: "found a camp *that they say is*".

    The parser takes such a clause for what is found out.
    """
    anchor = draft.anchor
    thing = next((c for c in anchor.children if c.dep_ == "dobj" and c.i > anchor.i), None)
    told = next((c for c in anchor.children if c.dep_ == "ccomp" and c.i > anchor.i), None)
    if thing is None or told is None or thing.i > told.left_edge.i or told.i + 1 >= told.sent.end:
        return False
    opens = told.left_edge
    relative = opens.lower_ == "that" and opens.head.i != told.i and opens.tag_ == "WDT"
    return relative and told.nbor(1).tag_ in FINITE


def _is_of_its_kind(draft: Draft) -> bool:
    """Tell whether a thing is only likened to what is spoken of: "*the kind* X described"."""
    clause = draft.anchor
    noun = clause.head
    likened = clause.dep_ == "relcl" and noun.lemma_.lower() in ("kind", "sort", "type")
    return likened and draft.rule.startswith(("verb.np", "verb.prep"))


def _is_of_the_punished(draft: Draft) -> bool:
    """Tell whether a gerund tells what somebody is punished for: "jailed X *for ordering* it"."""
    anchor, led = draft.anchor, draft.anchor.head
    over = led.head
    while over.pos_ not in ("VERB", "AUX") and over.head.i != over.i:
        over = over.head
    below = anchor.dep_ == "pcomp" and anchor.tag_ == "VBG" and led.lower_ == "for"
    return below and over.lemma_.lower() in table("clauses")["punishing"]


def _is_sent_away(draft: Draft) -> bool:
    """Tell whether a person is rejected or sacked, and no words are: "*who was rejected by* X"."""
    who = (c for c in draft.anchor.children if c.dep_ == "nsubjpass")
    person = any(c.tag_ in ("PRP", "WP") or c.ent_type_ == "PERSON" for c in who)
    passive = draft.act == "reject" and draft.rule == "verb.np.passive"
    if draft.anchor.lemma_ == "dismiss" and draft.rule.startswith("verb.np"):
        return (passive and person) or _is_sacked(draft.anchor)
    return passive and person


def _is_sacked(verb: Token) -> bool:
    """Tell whether whom one dismisses loses a post: by a rank before a name, or by the cause."""
    whom = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    cause = (g for t in verb.subtree if t.lower_ == "for" for g in t.children)
    named = any(t.pos_ == "PROPN" for c in whom if not _is_said_of(c) for t in c.subtree)
    done = any(g.dep_ == "pcomp" for g in cause)
    ranks = {*table("titles")["ranks"], *table("titles")["heads"]}
    ranked = any(t.lower_.rstrip(".") in ranks for c in whom for t in c.subtree if t.i < c.i)
    return named and (done or ranked)


def _binds(draft: Draft) -> bool:
    """Tell whether a thing commits those who made it: "a truce that *commits* both to stop"."""
    source = draft.source
    if draft.anchor.lemma_ != "commit" or source is None:
        return False
    whom = source.head.head if source.lower_ in ("that", "which") else source
    return whom.pos_ == "NOUN" and whom.lemma_.lower() in table("clauses")["agreements"]


def _is_of_some(draft: Draft) -> bool:
    """Tell whether some of what stood before is told of: "attacks, *many claimed by* the group"."""
    anchor, source = draft.anchor, draft.source
    some = source is not None and source.lower_ in table("clauses")["some_of_them"]
    by = any(c.dep_ == "agent" for c in anchor.children)
    helped = any(c.dep_ in ("aux", "auxpass") for c in anchor.children)
    return some and by and anchor.tag_ == "VBN" and not helped


def _is_carried(draft: Draft) -> bool:
    """Tell whether "hold" means to have in one's hands: "*holding* 'Free X' *signs*"."""
    carried = table("clauses")["carried"]
    things = (c for c in draft.anchor.children if c.dep_ == "dobj")
    return draft.anchor.lemma_ == "hold" and any(c.lemma_.lower() in carried for c in things)


def _is_of_whoever(draft: Draft) -> bool:
    """Tell whether a participle says whom it is for: "*Drivers wanting to* apply can do so"."""
    anchor, source = draft.anchor, draft.source
    over = {"acl": anchor.head.head, "csubj": anchor.head}.get(anchor.dep_)
    if over is None or anchor.tag_ != "VBG" or draft.rule != "verb.to":
        return False
    if source is None or source.tag_ != "NNS" or source.i + 1 != anchor.i:
        return False
    able = any(c.tag_ == "MD" for c in over.children)
    return able and not any(c.dep_ in ("det", "poss", "nummod") for c in source.children)


def _is_private(draft: Draft) -> bool:
    """Tell whether what is planned is of somebody's own life: "planning *to marry* her friend"."""
    private = table("clauses")["private_plans"]
    below = (c for c in draft.anchor.children if c.dep_ == "xcomp" and c.i > draft.anchor.i)
    if draft.anchor.lemma_ == "expect":
        things = (c for c in draft.anchor.children if c.dep_ == "dobj")
        return any(c.lemma_.lower() in table("clauses")["expected_at_home"] for c in things)
    return draft.act == "plan" and any(c.lemma_.lower() in private for c in below)


def _is_only_there(draft: Draft) -> bool:
    """Tell whether only that something is there suggests it: "*the presence* of X suggested"."""
    source = draft.source
    signs = table("clauses")["being_there"]
    return draft.rule.startswith("verb.") and source is not None and source.lemma_.lower() in signs


def _is_brought_up(draft: Draft) -> bool:
    """Tell whether "bring up" means to reach or to raise: "bring up *his 20th win*"."""
    if draft.anchor.lemma_ != "bring" or draft.act != "discuss":
        return False
    return any(
        c.lemma_.lower() in table("clauses")["brought_up"] or _is_counted(c)
        for c in draft.anchor.children
        if c.dep_ == "dobj"
    )


def _is_counted(thing: Token) -> bool:
    return any(c.ent_type_ in _COUNTS or c.text[:1].isdigit() for c in thing.children)


def _is_found_so(draft: Draft) -> bool:
    """Tell whether "find" tells how a deed comes to somebody: "find *it easier to* sleep"."""
    anchor = draft.anchor
    behind = anchor.doc[anchor.i + 1 : min(anchor.i + 4, anchor.sent.end)]
    words = [t.lower_ for t in behind]
    led = anchor.lemma_ == "find" and words[:1] == ["it"] and words[-1:] == ["to"]
    return led and behind[1].pos_ in ("ADJ", "ADV", "VERB") and behind[1].lemma_ != "necessary"


def _is_done_all_the_same(draft: Draft) -> bool:
    """Tell whether somebody does something, or something befalls a thing, without any words."""
    done = _befalls_a_thing(draft) or _is_seen_so(draft) or _sends_away(draft)
    done = done or _is_brought_about(draft) or _presses_on(draft) or _only_says_when(draft)
    done = done or _is_a_rule(draft) or _is_as_of_old(draft) or _is_of_nature(draft)
    done = done or _keeps_from(draft) or _lets_in(draft) or _is_inscribed(draft)
    anchor = draft.anchor
    held = anchor.lemma_ == "hold" and anchor.doc[anchor.i + 1 : anchor.i + 2].text == "what"
    chosen = anchor.lemma_ == "prefer" and anchor.tag_ in ("VBD", "VBN")
    return done or held or (chosen and draft.rule == "verb.to")


def _befalls_a_thing(draft: Draft) -> bool:
    """Tell whether a passive that names nobody is no telling: "the ring was *uncovered*"."""
    found = draft.anchor.lemma_.lower() in table("clauses")["befalling"]
    if draft.anchor.tag_ == "JJ" and draft.anchor.lower_ == "determined":
        return draft.source is not None and draft.source.pos_ == "NOUN" and _is_a_thing(draft)
    return found and draft.source is None and draft.rule.endswith(".passive")


def _only_says_when(draft: Draft) -> bool:
    """Tell whether a passive tells when something was: "*after the news was announced* A fell"."""
    anchor = draft.anchor
    passive = draft.source is None and draft.rule.endswith(".passive") and anchor.dep_ == "advcl"
    marks = {c.lower_ for c in anchor.children if c.dep_ == "mark"}
    below = [c for c in anchor.children if c.dep_ == "ccomp" and c.i > anchor.i]
    that = any(g.lower_ == "that" for c in below for g in c.children if g.dep_ == "mark")
    told = any(c.dep_ == "nsubjpass" and c.pos_ == "NOUN" for c in anchor.children)
    timed = bool(marks & {"after", "when", "before", "since", "once"})
    return passive and told and not that and timed and bool(below)


def _is_a_rule(draft: Draft) -> bool:
    """Tell whether a participle at a thing tells what it rules: "a code *banning* the sale"."""
    anchor = draft.anchor
    rules = anchor.lemma_.lower() in table("clauses")["ruling"]
    at_noun = anchor.dep_ == "acl" and anchor.tag_ == "VBG"
    return rules and at_noun and draft.source is not None and _is_a_thing(draft)


def _is_of_nature(draft: Draft) -> bool:
    """Tell whether rain, rust or an arrow is what rules out, condemns or points to something."""
    source, known = draft.source, table("clauses")
    if source is None or draft.rule not in ("verb.np", "verb.prep") or _is_named(source):
        return False
    points = draft.anchor.lemma_ == "point" and source.lemma_.lower() in known["pointers"]
    return points or source.lower_ in known["forces"] or source.lemma_.lower() in known["forces"]


def _is_named(word: Token) -> bool:
    """Tell whether a word is read as a name that opens no sentence, or is one of several."""
    inside = word.i > word.sent.start or any(c.dep_ == "compound" for c in word.children)
    return word.pos_ == "PROPN" and (inside or word.ent_type_ == "PERSON")


def _keeps_from(draft: Draft) -> bool:
    """Tell whether "deny" has two objects, so that it is to withhold: "denied *him a try*"."""
    behind = [c for c in draft.anchor.children if c.i > draft.anchor.i]
    things = [c for c in behind if c.dep_ in ("dobj", "dative")]
    return draft.anchor.lemma_ in ("deny", "refuse", "grant") and len(things) > 1


def _lets_in(draft: Draft) -> bool:
    """Tell whether people are let in or turned away: "*admits* pupils free", "*refuses* girls"."""
    anchor = draft.anchor
    plain = anchor.lemma_ in ("admit", "refuse") and not draft.rule.endswith(".passive")
    things = [c for c in anchor.children if c.dep_ == "dobj" and c.i > anchor.i]
    below = [c for c in anchor.children if c.dep_ == "ccomp" and c.pos_ == "ADJ"]
    things += [g for c in below for g in c.children if g.dep_ == "nsubj"]
    return plain and bool(things) and all(_is_a_person(c) for c in things)


def _is_inscribed(draft: Draft) -> bool:
    """Tell whether words are only put on a thing: "on the wall are *painted the words* 'A'"."""
    known, anchor = table("clauses"), draft.anchor
    if anchor.lemma_.lower() not in known["inscribing"] or not draft.rule.startswith("verb."):
        return False
    things = (c for c in anchor.children if c.dep_ in ("dobj", "nsubjpass", "nsubj"))
    return any(c.lemma_.lower() in known["inscribed"] for c in things)


def _is_a_person(noun: Token) -> bool:
    known = table("actor_heads")["person_nouns"]
    ends = tuple(table("unnamed_sources")["person_endings"])
    lemma = noun.lemma_.lower()
    people = lemma in known or lemma in table("unnamed_sources")["heads"] or lemma.endswith(ends)
    return noun.pos_ == "NOUN" and people


def _is_as_of_old(draft: Draft) -> bool:
    """Tell whether something is only told to be the custom: "according to *a tradition*"."""
    source = draft.source
    known = table("clauses")["customs"]
    return draft.rule == "phrase" and source is not None and source.lemma_.lower() in known


def _is_a_thing(draft: Draft) -> bool:
    """Tell whether a source is a noun of no person and no body."""
    return draft.source is None or _is_a_thing_itself(draft.source)


def _is_a_thing_itself(noun: Token) -> bool:
    """Tell whether a noun is of no person and no body."""
    known = table("actor_heads")
    lemma = noun.lemma_.lower()
    heads = {word for words in known["heads"].values() for word in words}
    person = lemma in known["person_nouns"] or lemma in table("titles")["heads"]
    ends = tuple(table("unnamed_sources")["person_endings"])
    vague = lemma in table("unnamed_sources")["speakers_too"]
    return not (person or vague or lemma in heads or lemma.endswith(ends))


def _is_seen_so(draft: Draft) -> bool:
    """Tell whether a participle behind "with" tells how others see it: "*with* X viewed as"."""
    anchor, source = draft.anchor, draft.source
    led = any(c.dep_ == "mark" and c.lower_ == "with" for c in anchor.children)
    helped = any(c.dep_ in ("aux", "auxpass") for c in anchor.children)
    own = source is not None and source.head.i == anchor.i and source.dep_ == "nsubj"
    return led and own and not helped and anchor.tag_ == "VBN"


def _sends_away(draft: Draft) -> bool:
    """Tell whether "dismiss" means to sack: "dismissed *3,000 guards*"."""
    things = [c for c in draft.anchor.children if c.dep_ == "dobj"]
    if draft.anchor.lemma_ != "dismiss" or draft.act != "reject":
        return False
    staff = table("clauses")["staff"]
    return any(c.lemma_.lower() in staff and not _is_said_of(c) for c in things)


def _is_said_of(thing: Token) -> bool:
    """Tell whether "as" behind an object says what is said of it: "dismissed critics *as*"."""
    return any(c.lower_ == "as" for c in thing.head.children if c.i > thing.i)


def _is_brought_about(draft: Draft) -> bool:
    """Tell whether a feeling is one that the subject causes: "*surprised* a meeting by A"."""
    anchor = draft.anchor
    causes = anchor.lemma_.lower() in table("clauses")["causing"]
    whom = any(c.dep_ == "dobj" for c in anchor.children)
    return causes and whom and not draft.rule.endswith(".passive")


def _presses_on(draft: Draft) -> bool:
    """Tell whether a verb goes on with a deed, or tells what is hard to find out.

    "*Pressing on* with the drilling", "*pushing out* copies", "though *ascertaining* it is hard".
    """
    anchor = draft.anchor
    behind = anchor.doc[anchor.i + 1 : anchor.i + 2].text.lower()
    if anchor.lemma_ in ("press", "push"):
        return behind in ("on", "out", "ahead", "forward", "back", "through", "up")
    before = anchor.doc[anchor.i - 1 : anchor.i].text.lower() if anchor.i else ""
    hard = anchor.lemma_ == "ascertain" and anchor.tag_ == "VBG"
    return hard and before in ("though", "although", "but", "and")


def _is_moved_on(draft: Draft) -> bool:
    """Tell whether "advance" has a thing that no words advance: "advance *both projects*"."""
    if draft.anchor.lemma_ != "advance":
        return False
    things = [c for c in draft.anchor.children if c.dep_ in ("dobj", "nsubjpass")]
    things += [draft.anchor.head] if draft.anchor.dep_ == "relcl" else []
    return not any(c.lemma_.lower() in table("clauses")["advanced"] for c in things)


def _takes_a_deed(draft: Draft) -> bool:
    """Tell whether a verb's object shows that it is a deed: "cast *their ballots*"."""
    anchor = draft.anchor
    deeds = table("clauses")["deeds_by_object"].get(anchor.lemma_.lower(), ())
    things = [c for c in anchor.children if c.dep_ == "dobj" and c.i > anchor.i]
    charged = anchor.lemma_ == "charge" and any(
        t.is_currency or t.ent_type_ == "MONEY" for c in things for t in c.subtree
    )
    return charged or any(c.lemma_.lower() in deeds for c in things)


def _may_be_done(draft: Draft) -> bool:
    """Tell whether a modal says what may be done: "*can* be declared valid", "*can* ask X to".

    The passive names nobody; who can ask has not asked yet.
    """
    helpers = {c.lower_ for c in draft.anchor.children if c.tag_ == "MD"}
    passive = draft.source is None and draft.rule.endswith(".passive")
    if not passive and draft.source is not None and draft.rule.startswith("verb.to"):
        own = draft.source.lower_ in ("i", "we")
        return draft.act == "ask" and "can" in helpers and not own
    return passive and draft.act == "announce" and bool(helpers & {"can", "may", "must", "could"})


def _is_felt(draft: Draft) -> bool:
    """Tell whether a passive without an agent tells how somebody feels: "was *flattered*"."""
    felt = draft.anchor.lemma_.lower() in table("clauses")["felt"]
    passive = draft.rule.endswith(".passive")
    jeered = draft.anchor.lemma_.lower() in table("clauses")["jeered"]
    return passive and (jeered or (felt and draft.source is None))


def _serves(draft: Draft) -> bool:
    """Tell whether things serve a purpose: "studies are under way to *support* this review"."""
    anchor, source = draft.anchor, draft.source
    purpose = anchor.dep_ == "advcl" and any(c.tag_ == "TO" for c in anchor.children)
    if draft.act != "support" or not purpose or source is None or source.pos_ != "NOUN":
        return False
    documents = table("unnamed_sources")["documents"]
    return source.lemma_.lower() in documents or source.lemma_.lower() in ("study", "work")
