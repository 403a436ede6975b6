"""Trim contents: without the day of saying before them and the author's comment after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.claims.answers import is_charge, is_disputed, summed_up
from briefgen.extract.claims.clauses import own_subject
from briefgen.extract.claims.screen import is_anonymity
from briefgen.extract.tags import FINITE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft, Span
    from briefgen.extract.claims.scene import Scene

_VERBAL: Final = frozenset({"VERB", "AUX"})
_TIMES: Final = frozenset({"DATE", "TIME"})
_LEADS: Final = frozenset({"on", "in", "at", "late", "early", "earlier", "last", "this"})
_CONTRASTS: Final = frozenset({"whereas", "while"})
_PERSONS: Final = frozenset({"he", "she", "who"})
_JOINS: Final = frozenset({"and", "so"})
_ANSWERS: Final = frozenset({"but", "although", "though"})
_REACH: Final = 10
"""Words behind "but" among which the verb is looked for that answers."""

_UNSAID: Final = 4
"""Words behind "but" among which what is left unsaid is looked for: "did not mention"."""


def bounded(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return a content without the day of saying before it and other statements after it.

    Only a verb's clause loses the day, and only where the verb is in no restrictive relative
    clause. Of all other rules, comments on what was said are cut off.
    """
    if not draft.rule.startswith(("verb.clause", "leftover.bare")):
        told = [p for p in draft.content if not _hides_who(scene, draft, p)]
        pieces = [p for p in told if not _is_all_comment(scene, draft, p)]
        return tuple(_before_what_comments(scene, draft, p) for p in pieces or draft.content)
    opens = draft.anchor.left_edge
    if draft.anchor.dep_ == "relcl" and opens.i and opens.nbor(-1).text != ",":
        return tuple(_before_what_comes_of_it(scene, draft, piece) for piece in draft.content)
    said = [p for p in draft.content if not _hides_who(scene, draft, p)]
    *others, last = sorted(said or draft.content)
    pieces = [*others, (last[0], _before_another_statement(scene, draft, last))]
    return tuple((_behind_the_day(scene, draft, a), b) for a, b in pieces)


def _hides_who(scene: Scene, draft: Draft, piece: Span) -> bool:
    """Tell whether a piece behind the cue says why nobody is named: ", *declining to be named*".

    Or it tells what another one says: ", *with one stressing that B*".
    """
    first = scene.tokens[scene.index(piece[0])]
    if piece[0] < draft.cue[1]:
        return False
    if first.lower_ == "with" and first.i and first.nbor(-1).text == ",":
        return any(_is_anothers_word(scene, verb) for verb in first.children if verb.tag_ == "VBG")
    return first.tag_ == "VBG" and is_anonymity(first)


def _is_all_comment(scene: Scene, draft: Draft, piece: Span) -> bool:
    """Tell whether a piece after an aside or a phrase is another statement.

    "A, X said, *while Y counted twenty*".
    """
    if draft.rule not in ("aside", "phrase") or piece[0] < draft.cue[1]:
        return False
    first = scene.tokens[scene.index(piece[0])]
    if draft.rule == "phrase":
        before = min(a for a, _ in draft.content) < draft.cue[0]
        return before and (_is_second(scene, first, piece) or _counts_otherwise(scene, first))
    if _is_a_deed_of_the_speaker(draft, first):
        return True
    apart = first.i > 0 and first.nbor(-1).text == ","
    return apart and (_is_anothers_comment(scene, first) or _begins_as(first))


def _is_a_deed_of_the_speaker(draft: Draft, first: Token) -> bool:
    """Tell whether a piece tells what the speaker did next: "A is so, X said, *and left the room*".

    It does where the verb is past and that of the statement is not, or where it is one of leaving
    and of gestures: "A was so, X said, *before driving off*".
    """
    words = [t.lower_ for t in draft.anchor.doc[max(0, first.i - 2) : first.i]]
    joined = words[:1] == [","] and words[1:] in (["and"], ["but"], ["then"])
    verb = first
    if first.lower_ in ("before", "after", "then", "without") and first.i + 1 < first.sent.end:
        joined, verb = words[-1:] == [","], first.nbor(1)
    leaves = verb.lemma_.lower() in table("clauses")["speakers_deeds"]
    if not joined or draft.rule != "aside" or own_subject(verb) is not None:
        return False
    if verb.tag_ == "VBG":
        return leaves and verb.i != first.i
    if verb.tag_ != "VBD" or any(c.tag_ in ("MD", "VBZ", "VBP") for c in verb.children):
        return False
    before = draft.anchor.doc[first.sent.start : draft.anchor.i]
    tensed = [t.tag_ for t in before if t.tag_ in FINITE]
    return leaves or (bool(tensed) and tensed[0] in ("VBZ", "VBP", "MD"))


def _counts_otherwise(scene: Scene, opens: Token) -> bool:
    """Tell whether a word opens what another one counts or denies: ", *although* Y put it at 9"."""
    if opens.lower_ not in _ANSWERS | _CONTRASTS or opens.dep_ != "mark":
        return False
    verb = opens.head
    subject = own_subject(verb)
    apart = subject is not None and subject.i > opens.i and subject.pos_ in ("NOUN", "PROPN")
    counts = verb.lemma_.lower() in table("clauses")["counting"]
    return apart and (counts or _denies(scene, verb))


def _is_second(scene: Scene, first: Token, piece: Span) -> bool:
    """Tell whether a piece is a main clause after a comma and "and" or "but".

    "A fell, according to X, *and B rose*".
    """
    joint = [t.lower_ for t in scene.tokens[max(0, first.i - 2) : first.i]]
    led = joint[:1] == [","] and joint[1:] in (["and"], ["but"])
    words = scene.tokens[first.i : scene.index(piece[1])]
    verbs = (t for t in words if t.dep_ == "conj" and t.pos_ in _VERBAL)
    return led and any((s := own_subject(v)) is not None and s.i >= first.i for v in verbs)


def _before_what_comments(scene: Scene, draft: Draft, piece: Span) -> Span:
    """Return a piece up to another's comment on it, where the rule is a verb's or an answer's."""
    told = draft.rule.startswith(("verb.", "answer"))
    comment = _before_a_comment(scene, draft, piece) if told else None
    if comment is None and draft.rule == "verb.np":
        words = scene.tokens[scene.index(piece[0]) : scene.index(piece[1])]
        comment = _before_who_says_more(scene, draft, words)
    return piece if comment is None else (piece[0], comment)


def _before_what_comes_of_it(scene: Scene, draft: Draft, piece: Span) -> Span:
    """Return a piece of a relative clause up to a participle of result.

    "A bill X says is dear, *ending* Y".
    """
    for token in scene.tokens[scene.index(piece[0]) : scene.index(piece[1])]:
        opens = token.i > draft.anchor.i and token.tag_ == "VBG" and token.dep_ == "advcl"
        if opens and token.left_edge.i == token.i and token.nbor(-1).text == ",":
            return piece[0], token.nbor(-1).idx
    return piece


def _behind_the_day(scene: Scene, draft: Draft, start: int) -> int:
    """Return where a content begins past a day right after the cue: "said *on Monday* X fell".

    `start` is returned where what follows the day does not open a clause.
    """
    first = scene.index(start)
    if first - draft.anchor.i != 1 or scene.tokens[first].lower_ not in _LEADS | _days(
        scene, first
    ):
        return start
    at = first
    while at < len(scene.tokens) - 1 and _is_of_a_day(scene.tokens[at]):
        at += 1
    after = scene.tokens[at]
    if _is_of_an_amount(scene.tokens[first]):
        return start
    timed = any(t.ent_type_ in _TIMES for t in scene.tokens[first:at])
    opens = after.dep_ in ("nsubj", "nsubjpass", "expl", "det", "poss", "compound", "amod", "mark")
    return after.idx if timed and opens and at > first and not after.is_punct else start


def _is_of_an_amount(word: Token) -> bool:
    """Tell whether a time word modifies a noun: "said *annual* savings", "said *Monday's* vote".

    Behind a hyphen it does, too: "said *second-quarter* profit".
    """
    hyphen = word.doc[word.i + 1 : word.i + 2].text == "-" and not word.whitespace_
    return hyphen or word.dep_ == "poss" or word.lower_ in table("clauses")["of_an_amount"]


def _days(scene: Scene, at: int) -> frozenset[str]:
    """Return a token's word as a set where it is part of a time, else an empty set."""
    token = scene.tokens[at]
    return frozenset({token.lower_}) if token.ent_type_ in _TIMES else frozenset()


def _is_of_a_day(token: Token) -> bool:
    return token.ent_type_ in _TIMES or token.lower_ in _LEADS


def _before_another_statement(scene: Scene, draft: Draft, piece: Span) -> int:
    """Return where a piece ends: before a comment, the occasion or a main clause of the author's.

    What a survey or a file shows is a clause that "that" opens; one that a comma and "and" join to
    it with a subject of its own, without another "that", is the author's: "suggest that A, and the
    crowds did B". Contents of people's verbs are not cut there, as people go on so, too.
    """
    start, end = piece
    first, last = scene.index(start), scene.index(end)
    contrast = _before_a_comment(scene, draft, piece) or _before_the_scene(scene, draft, piece)
    if contrast is not None:
        return contrast
    words_of = scene.tokens[first:last]
    another = _before_who_says_more(scene, draft, words_of)
    if another is not None:
        return another
    backshifted = draft.anchor.tag_ == "VBD" and any(t.lower_ == "would" for t in words_of)
    if (
        not (draft.act == "show" or (draft.rule == "verb.clause" and backshifted))
        or scene.tokens[first].lower_ != "that"
        or scene.marks.within(start, end)
    ):
        return end
    for verb in _joined(words_of, draft):
        subject = own_subject(verb)
        if draft.act != "show" and not _is_of_today(verb):
            continue
        opens = min(subject.left_edge.i if subject is not None else verb.i, verb.left_edge.i)
        before = [t for t in scene.tokens[first:opens] if not t.is_space][-2:]
        words = [t.lower_ for t in before]
        # a comma with "and" or "so"
        if len(words) == 2 and words[0] == "," and words[1] in _JOINS:  # noqa: PLR2004 - a pair
            return before[0].idx
    return end


def _before_who_says_more(scene: Scene, draft: Draft, words: tuple[Token, ...]) -> int | None:
    """Return where ", and Y said that B" begins behind "X said that A"; None where nothing does."""
    if draft.act not in ("say", "believe", "report"):
        return None
    for verb in words:
        have = verb.tag_ == "VBN" and any(c.lower_ in ("has", "have") for c in verb.children)
        tensed = have or verb.tag_ in ("VBD", "VBZ", "VBP")
        if not tensed or verb.i <= draft.anchor.i:
            continue
        subject = own_subject(verb)
        plain = verb.lemma_.lower() in scene.speech.strong and not scene.marks.at(verb.idx)
        plain = plain and subject is not None and subject.pos_ in ("NOUN", "PROPN")
        told = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
        if subject is None or not (plain and told):
            continue
        before = [t for t in words if t.i < subject.left_edge.i and not t.is_space][-2:]
        if [t.lower_ for t in before] in ([",", "and"], [",", "but"]):
            return before[0].idx
    return None


def _is_of_today(verb: Token) -> bool:
    """Tell whether a clause of a name is in the present perfect, where "would" stands before it.

    "Said that it would recall cars, and *Norland has halted* sales": the author tells that.
    """
    subject = own_subject(verb)
    perfect = any(c.lower_ in ("has", "have") and c.dep_ == "aux" for c in verb.children)
    return perfect and subject is not None and subject.pos_ == "PROPN"


def _before_a_comment(scene: Scene, draft: Draft, piece: Span) -> int | None:
    """Return where a comment on what was said begins, None where there is none.

    ", whereas B found", ", which B denied".
    """
    start, end = piece
    for token in scene.tokens[scene.index(start) : scene.index(end)]:
        unsaid = draft.rule.startswith("verb.clause") and _leaves_unsaid(scene, draft, token)
        if unsaid or _is_anothers_answer(scene, draft, token):
            return token.nbor(-1).idx if token.nbor(-1).text == "," else token.idx
        if token.text != "," or token.i < draft.anchor.i or token.i + 1 >= len(scene.tokens):
            continue
        after = token.nbor(1)
        if after.is_quote and after.i + 1 < len(scene.tokens) and _sums_it_up(after.nbor(1)):
            return after.idx + len(after)
        if _is_anothers_comment(scene, after) or _is_only_to(token) or _tells_what_came(after):
            return token.idx
        beside = _begins_as(after) or _weighs_it(after) or _sums_it_up(after)
        if beside and not scene.marks.at(after.idx):
            return token.idx
    return None


def _is_anothers_comment(scene: Scene, opens: Token) -> bool:
    """Tell whether a word after a comma opens what somebody else says on what was said."""
    verb = _comments(opens)
    if is_charge(opens) or is_disputed(scene, opens):
        return True
    return verb is not None and _is_anothers_word(scene, verb)


def _is_anothers_answer(scene: Scene, draft: Draft, joint: Token) -> bool:
    """Tell whether "but" or "although" opens what another one denies or counts.

    "X said that A *but Y denied it*", ", *although Y counted twenty*". Who answers is a noun.
    """
    opens = joint.lower_ in _ANSWERS and joint.i > draft.anchor.i and draft.cue[0] < joint.idx
    if not opens or scene.marks.at(joint.idx):
        return False
    for verb in joint.doc[joint.i + 1 : min(joint.i + 1 + _REACH, joint.sent.end)]:
        subject = own_subject(verb) if verb.tag_ in FINITE and verb.pos_ == "VERB" else None
        if subject is None:
            continue
        if subject.i < joint.i or subject.pos_ not in ("NOUN", "PROPN"):
            return False
        counts = joint.lower_ != "but" and verb.lemma_.lower() in table("clauses")["counting"]
        return counts or _denies(scene, verb)
    return False


def _denies(scene: Scene, verb: Token) -> bool:
    cue = scene.speech.verbs.get(verb.lemma_.lower())
    senses = cue.frames.values() if cue is not None else ()
    return any(sense.act in table("clauses")["untrue"] for sense in senses)


def _leaves_unsaid(scene: Scene, draft: Draft, joint: Token) -> bool:
    """Tell whether "but" opens what a speaker does not say: ", *but did not mention X by name*".

    The verb has no subject of its own, and is denied, or one of declining.
    """
    if joint.lower_ != "but" or joint.i <= draft.anchor.i or scene.marks.at(joint.idx):
        return False
    words = [t for t in joint.doc[joint.i + 1 : joint.sent.end] if t.dep_ != "advmod"][:_UNSAID]
    known = table("clauses")
    lemmas = [t.lemma_.lower() for t in words]
    if lemmas[:1] and lemmas[0] in known["declining"]:
        lemmas = lemmas[1:]
    elif len(words) > 1 and words[0].dep_ == "aux" and words[1].dep_ == "neg":
        lemmas = lemmas[2:]
    else:
        return False
    lemmas = [one for one in lemmas if one != "to"]
    return bool(lemmas) and lemmas[0] in known["left_unsaid"]


def _weighs_it(opens: Token) -> bool:
    """Tell whether a word opens an apposition with a superlative: ", *the strongest proof yet*"."""
    noun = opens.head
    if opens.dep_ not in ("det", "poss") or noun.left_edge.i != opens.i or noun.pos_ != "NOUN":
        return False
    if noun.lemma_.lower() not in table("clauses")["weighed"]:
        return False
    before = (t for t in noun.subtree if t.i < noun.i)
    return any(t.tag_ in ("JJS", "RBS") for t in before)


def _sums_it_up(opens: Token) -> bool:
    """Tell whether a word opens a noun phrase that sums up: ", *a view* that few share"."""
    noun = opens.head
    if opens.lower_ not in ("a", "an") or noun.left_edge.i != opens.i or noun.pos_ != "NOUN":
        return False
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    more = any(t.tag_ in ("IN", "TO", "WDT", "VBN") for t in behind)
    return more and noun.lemma_.lower() in table("clauses")["summed_up_as"]


def _tells_what_came(opens: Token) -> bool:
    """Tell whether a participle states an effect of what was said: ", *sending* shares down"."""
    words = table("clauses")
    acts = opens.tag_ == "VBG" and opens.lemma_.lower() in words["bringing"]
    if opens.lower_ == "leading" and opens.tag_ == "VBG":
        to = (g for c in opens.children if c.lower_ == "to" for g in c.children)
        known = {*words["brought"], "report"}
        return any(g.dep_ == "pobj" and not _measured(g).isdisjoint(known) for g in to)
    return acts and any(
        c.dep_ == "dobj" and not _measured(c).isdisjoint(words["brought"]) for c in opens.children
    )


def _measured(noun: Token) -> set[str]:
    """Return a noun's lemma with those of the nouns after its "of": "weeks of speculation"."""
    of = (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of")
    return {noun.lemma_.lower(), *(g.lemma_.lower() for c in of for g in c.children)}


def _is_only_to(comma: Token) -> bool:
    """Tell whether "only to" stands after a comma: ", only to be contradicted by X"."""
    after = comma.doc[comma.i + 1 : comma.i + 3]
    return [t.lower_ for t in after] == ["only", "to"] and not comma.nbor(1).is_quote


def _before_the_scene(scene: Scene, draft: Draft, piece: Span) -> int | None:
    """Return where the occasion of speaking begins: "said that A, as he took questions"; else None.

    None where the content mentions a person before, whom "he" or "she" may mean.
    """
    if draft.act != "say" or draft.cue[0] > piece[0]:
        return None
    for token in scene.tokens[scene.index(piece[0]) : scene.index(piece[1])]:
        if scene.marks.at(token.idx):
            continue
        if token.lower_ in _PERSONS or token.ent_type_ == "PERSON":
            return None
        if token.text == "," and token.nbor(1).lower_ in ("as", "while") and _is_occasion(token):
            return token.idx
    return None


def _begins_as(opens: Token) -> bool:
    """Tell whether a word opens what went on meanwhile: ", *as the trial began* under guard"."""
    if opens.lower_ not in ("as", "while") or opens.i + 1 >= opens.sent.end:
        return False
    noun = False
    for token in opens.doc[opens.i + 1 : opens.sent.end]:
        if token.is_punct or token.tag_ in ("PRP", "MD"):
            return False
        if token.tag_ == "VBD":
            return noun and token.lemma_.lower() in table("clauses")["going_on_as"]
        noun = noun or token.pos_ in ("NOUN", "PROPN")
    return False


def _is_occasion(comma: Token) -> bool:
    """Tell whether "he" or "she" and a verb of an occasion follow a comma with "as" or "while"."""
    subject = comma.nbor(2) if comma.i + 3 < len(comma.doc) else comma
    verb = comma.nbor(3) if comma.i + 3 < len(comma.doc) else comma
    acts = verb.tag_ == "VBD" and verb.lemma_.lower() in table("clauses")["occasions"]
    return subject.lower_ in ("he", "she") and acts


def _comments(opens: Token) -> Token | None:
    """Return the verb of a comment after a comma, None where there is none.

    The comment is opened by a word of contrast, a noun that sums up, or a denied "which".
    """
    if opens.lower_ in _CONTRASTS and opens.dep_ == "mark":
        return opens.head
    return summed_up(opens, "summing_up") or summed_up(opens, "deeds") or _denied_which(opens)


def _denied_which(opens: Token) -> Token | None:
    """Return the verb of ", which Y denied", whose "which" stands for all before it; else None."""
    verb = opens.head
    below = verb.dep_ in ("relcl", "advcl")
    which = opens.lower_ == "which" and opens.dep_ == "dobj" and below
    return verb if which and verb.lemma_.lower() in table("clauses")["untrue"] else None


def _is_anothers_word(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb outside quotations reports what a named or described other one said."""
    subject = own_subject(verb)
    lemma = verb.lemma_.lower()
    tells = lemma in scene.speech.verbs or lemma in table("clauses")["counting"]
    told = tells and not scene.marks.at(verb.idx)
    return told and subject is not None and subject.pos_ in ("NOUN", "PROPN")


def _joined(tokens: tuple[Token, ...], draft: Draft) -> Iterator[Token]:
    """Yield the finite coordinate verbs after the cue that have a noun as their own subject.

    A verb with its own "that" is left out.
    """
    for verb in tokens:
        if verb.dep_ != "conj" or verb.pos_ not in _VERBAL or verb.i <= draft.anchor.i:
            continue
        subject = own_subject(verb) or _passive_subject(verb)
        tensed = verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.children)
        that = any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)
        if subject is not None and subject.pos_ in ("NOUN", "PROPN") and tensed and not that:
            yield verb


def _passive_subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
