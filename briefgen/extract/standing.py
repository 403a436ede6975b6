"""Is a deed reported as done, or is it denied, planned, conditional or supposed?

Three questions are asked at each step from the deed upwards: which words beside it negate it, which
modal or condition opens it, and what governs it (a plan, a failure, a "without"). Denials are
counted, since two cancel each other: who "never stopped insisting" insists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefgen.extract.modals import is_able, is_habit, name_like_a_modal
from briefgen.extract.prospects import outlook
from briefgen.model import Status
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Span, Token

    Applies = Callable[[Token, Token], bool]
    Note = Callable[[Token, Token, "_Seen"], Token | None]

_VERBS: Final = frozenset(("VERB", "AUX"))
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj"))
_HELPERS: Final = frozenset(("aux", "auxpass"))
_UNFINISHED: Final = frozenset(("VB", "VBG", "VBN"))
_HIGHEST: Final = 8
"""Most steps upwards; then the deed is judged by what was seen."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A deed's status, and the words that give it that ("has yet to", "unable", "will", "if")."""

    status: Status
    words: Span

    @property
    def is_denied(self) -> bool:
        """Whether the deed is said not to have been done."""
        return self.status is Status.DENIED


def standing(deed: Token) -> Standing | None:
    """Return the status of a deed that is not told as done; None where it is told as done."""
    seen = _Seen()
    if deed.pos_ in _VERBS:
        _climb(deed, seen)
    else:
        _of_noun(deed, seen)
    return seen.result()


def is_denied(deed: Token) -> bool:
    """Tell whether a deed is said not to have been done, or not to be done."""
    found = standing(deed)
    return found is not None and found.is_denied


@dataclass(slots=True)
class _Seen:
    """What was seen on the way up: denials, and the nearest words that leave the deed open."""

    denials: list[Span] = field(default_factory=list)
    open: Standing | None = None

    def leave_open(self, status: Status, words: Span) -> None:
        """Note words that leave the deed open, unless nearer ones do."""
        if self.open is None:
            self.open = Standing(status, words)

    def result(self) -> Standing | None:
        """Return DENIED for an odd number of denials, else the status of the open words, if any."""
        if len(self.denials) % 2:
            return Standing(Status.DENIED, self.denials[0])
        return self.open


@cache
def _words() -> dict[str, Any]:
    """Return the table of words, its lists as sets."""
    known = table("standing").items()
    return {name: frozenset(w) if isinstance(w, list) else w for name, w in known}


def _climb(deed: Token, seen: _Seen) -> None:
    """Note the status that each verb gives a deed, from the deed up to an independent verb."""
    token = deed
    for _ in range(_HIGHEST):
        seen.denials += _denied_beside(token)
        _opened_beside(token, seen)
        above = _above(token, seen)
        if above is None:
            break
        token = above
    if _is_asked(deed):
        end = _end(deed)
        seen.leave_open(Status.HYPOTHETICAL, deed.doc[end.i : end.i + 1])


def _is_asked(deed: Token) -> bool:
    """Tell whether a deed is the main verb of a question, or hangs on it."""
    return _end(deed).text == "?" and deed.dep_ in ("ROOT", "xcomp", "conj")


def _end(deed: Token) -> Token:
    """Return the last token of a deed's sentence, without blanks and quotation marks."""
    return next((t for t in reversed(deed.sent) if not (t.is_space or t.is_quote)), deed)


# ---------------------------------------------------------------- beside a verb


def _denied_beside(verb: Token) -> list[Span]:
    """Return the words beside a verb that deny it: "did not", "neither", "no group".

    A coordinate verb takes those of the verb before it where it shares them.
    """
    own = [_with_helper(c) for c in verb.children if _denies(c) and not is_put_off(verb, c)]
    own += [s for c in verb.children if c.dep_ in _SUBJECTS for s in _nobody(c)]
    own += [s for c in verb.children if (s := _at_no_time(verb, c)) is not None]
    if own or not _shares(verb):
        return own[:1]
    return _denied_beside(verb.head)


def _denies(word: Token) -> bool:
    known = _words()
    if word.lower_ == "longer":
        return bool(word.i) and word.nbor(-1).lower_ == "no"
    if word.dep_ != "neg" and word.lower_ not in known["negations"]:
        return False
    if word.dep_ in ("cc", "mark", "dobj", "attr") or word.pos_ == "PROPN":
        return False  # "Osman *Nor* told"
    after = word.doc[word.i + 1 : word.i + 2]
    late = word.i == word.sent.start and any(t.lower_ in known["put_off"] for t in after)
    return not late and not any(t.lower_ in known["affirming"] for t in after)


def _at_no_time(verb: Token, phrase: Token) -> Span | None:
    """Return a phrase beside a verb if it denies it: "*at no point* did she", "*not once* did she".

    Any phrase with "no" does where the helping verb stands before the subject behind it; elsewhere
    those that say "never" do: "he is *in no way* to blame".
    """
    known = _words()
    whole = verb.doc[phrase.left_edge.i : phrase.right_edge.i + 1]
    if phrase.dep_ not in ("prep", "advmod", "npadvmod") or len(whole) == 1:
        return None
    first, second = whole[0].lower_, whole[1].lower_
    turned = _is_turned(verb, whole.end)
    if first == "not":
        late = (
            second in known["affirming"]
            or second in known["put_off"]
            or second in ("long", "without")
        )
        return whole if turned and not late else None
    if second != "no" or phrase.dep_ != "prep":
        return None
    never = whole[-1].lower_ in known["never"].get(first, ())
    return whole if turned or never else None


def _is_turned(verb: Token, at: int) -> bool:
    """Tell whether a helping verb stands at an index, and the subject behind it."""
    helper = next((c for c in verb.children if c.i == at and c.dep_ in _HELPERS), None)
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    return helper is not None and subject is not None and helper.i < subject.i


def is_put_off(verb: Token, word: Token) -> bool:
    """Tell whether a "not" only delays a deed: who "did not answer until 1989" answered then."""
    did = any(c.lower_ == "did" and c.dep_ == "aux" and c.i < word.i for c in verb.children)
    return did and any(
        t.lower_ in _words()["put_off"] and t.i > verb.i
        for c in verb.children
        for t in (c, *c.children)
        if t.dep_ in ("prep", "mark")
    )


def _nobody(subject: Token) -> Iterator[Span]:
    """Yield the words that make a subject nobody: itself, or "no", "neither", "few" before it."""
    known = _words()
    if subject.lower_ in known["nobody"]:
        yield _alone(subject)
        return
    for child in subject.children:
        if child.i < subject.i and child.lower_ in known["nobody_before"]:
            follows_a = child.i > 0 and child.nbor(-1).lower_ == "a"
            if not follows_a:
                yield _alone(child)
            return


def _shares(verb: Token) -> bool:
    """Tell whether a coordinate verb shares the negation before the first verb.

    It does after "or" or "nor", or where one auxiliary serves both; not after "but".
    """
    if verb.dep_ != "conj" or verb.head.pos_ not in _VERBS or _has_own(verb):
        return False
    joint = [c.lower_ for c in verb.head.children if c.dep_ == "cc" and c.i < verb.i]
    if joint[-1:] == ["but"]:
        return False
    return joint[-1:] in (["or"], ["nor"]) or _is_unfinished_like(verb, verb.head)


def _is_unfinished_like(verb: Token, first: Token) -> bool:
    return verb.tag_ in _UNFINISHED and verb.tag_ == first.tag_


def _has_own(verb: Token) -> bool:
    """Tell whether a verb has a subject or an auxiliary of its own."""
    return any(c.dep_ in _SUBJECTS or c.dep_ in _HELPERS for c in verb.children)


def _opened_beside(verb: Token, seen: _Seen) -> None:
    """Note a verb's modal, "if" or "whether", its own or shared with the verb it is joined to."""
    for find in (_modal, _condition, _inversion):
        found = find(verb)
        if found is not None:
            seen.leave_open(found.status, found.words)
    if verb.dep_ == "conj" and not _has_own(verb) and verb.head.pos_ in _VERBS:
        condition = _condition(verb.head)
        shared = _modal(verb.head) if _is_unfinished_like(verb, verb.head) else None
        for found in (shared, condition):
            if found is not None:
                seen.leave_open(found.status, found.words)


def _modal(verb: Token) -> Standing | None:
    """Return the status that a modal verb gives a deed.

    None for "could" of ability and "would" of habit, which leave the deed done.
    """
    known = _words()
    modal = next((c for c in verb.children if c.tag_ == "MD" and c.i < verb.i), None)
    if modal is None or name_like_a_modal(verb) is not None or _is_parted(modal, verb):
        return None
    word = modal.lower_
    supposed = Standing(Status.HYPOTHETICAL, _with_after(modal))
    if word in known["perfect"] and verb.tag_ == "VBN" and _has_have(verb):
        return supposed
    if word in known["planned"]:
        return Standing(Status.PLANNED, _with_after(modal))
    if word == "could":
        return None if is_able(verb) else supposed
    if word in known["would"]:
        return _would(modal, verb)
    return supposed if word in known["hypothetical"] else None


def _is_parted(modal: Token, verb: Token) -> bool:
    """Tell whether a quotation mark stands between a modal and a verb, so that each has its own."""
    return any(t.is_quote for t in verb.doc[modal.i : verb.i])


def _would(modal: Token, verb: Token) -> Standing | None:
    """Return a deed's status under "would": planned in reported speech ("said it would close").

    Else it is hypothetical; None for a habit.
    """
    if is_habit(verb):
        return None
    over = verb.head if verb.dep_ == "ccomp" else None
    told = over is not None and over.tag_ in ("VBD", "VBN") and not _is_unreal(verb)
    return Standing(Status.PLANNED if told else Status.HYPOTHETICAL, _with_after(modal))


def _is_unreal(verb: Token) -> bool:
    """Tell whether "would" is counterfactual: with "if" and a past, or a hypothetical subject.

    "Would take it if it were sold", "a lower figure would only move the pain".
    """
    below = (c for c in verb.children if c.dep_ == "advcl" and c.tag_ in ("VBD", "VBN"))
    if any(g.lower_ == "if" for c in below for g in c.children if g.dep_ == "mark"):
        return True
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is None or subject.dep_ == "csubj":
        return subject is not None
    led = [c for c in subject.children if c.dep_ == "det" and c.lower_ in ("a", "an")]
    likened = any(c.tag_ in ("JJR", "RBR") for c in subject.children)
    return bool(led) and likened


def _has_have(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ in ("have", "'ve", "\u2019ve") for c in verb.children)


def _condition(verb: Token) -> Standing | None:
    """Return the status that an "if" or a "whether" gives its clause."""
    known = _words()
    for child in verb.children:
        if child.dep_ not in ("mark", "advmod", "prep") or child.i > verb.i:
            continue
        if child.lower_ in known["open"] or (child.lower_ == "if" and verb.dep_ == "ccomp"):
            return Standing(Status.HYPOTHETICAL, _alone(child))
        if child.lower_ in known["conditions"]:
            return Standing(Status.CONDITIONAL, _alone(child))
    return None


def _inversion(verb: Token) -> Standing | None:
    """Return the status given by an auxiliary that opens a condition: "Had they attacked, ..."."""
    if verb.dep_ != "advcl":
        return None
    first = verb.left_edge
    helper = first.dep_ in _HELPERS and first.head.i == verb.i
    if helper and first.lower_ in _words()["inverted"]:
        return Standing(Status.CONDITIONAL, _alone(first))
    return None


# ---------------------------------------------------------------- above a verb


def _above(token: Token, seen: _Seen) -> Token | None:
    """Note what the governor of a verb does to its status, and return the next verb up.

    None where no verb above it matters any more.
    """
    over = token.head
    if over.i == token.i or _is_open_question(token):
        return None
    for applies, note in _OVER:
        if applies(token, over):
            return note(token, over, seen)
    return None


def _is_open_question(token: Token) -> bool:
    """Tell whether "whether" opens a verb's clause, so that no denial above it answers it."""
    return any(c.dep_ == "mark" and c.lower_ in _words()["open"] for c in token.children)


def _is_infinitive(token: Token) -> bool:
    return any(c.tag_ == "TO" for c in token.children)


def _is_below_verb(token: Token, over: Token) -> bool:
    below = token.dep_ in ("xcomp", "ccomp", "advcl")
    unfinished = _is_infinitive(token) or token.tag_ == "VBG"
    if token.dep_ == "advcl":
        close = _is_infinitive(token) or _is_right_behind(token, over)
        return over.pos_ in _VERBS and close and _denies_by_itself(over)
    return below and unfinished and over.pos_ in _VERBS and not _is_set_apart(token)


def _is_set_apart(gerund: Token) -> bool:
    """Tell whether a comma stands right before a gerund: "disputed it, *saying* that A"."""
    return gerund.tag_ == "VBG" and gerund.i > 0 and gerund.nbor(-1).text == ","


def _denies_by_itself(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    particle = _particle(verb)
    phrase = f"{lemma} {particle.lower_}" if particle is not None else lemma
    return lemma in _words()["verbs"] or phrase in _words()["verbs"]


def _particle(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "prt" and c.i > verb.i), None)


def _is_right_behind(gerund: Token, verb: Token) -> bool:
    """Tell whether a gerund stands right after a verb's particle: "ruled out *joining*"."""
    particle = _particle(verb)
    behind = particle is not None and gerund.left_edge.i == particle.i + 1
    return gerund.tag_ == "VBG" and behind


def _under_verb(token: Token, over: Token, seen: _Seen) -> Token | None:
    """Note a verb above an infinitive or gerund: of failing, of planning, or "has yet to"."""
    if over.lemma_ in ("have", "be", "remain") and (yet := _yet(over, token)) is not None:
        seen.denials.append(yet)
        return over
    if _denies_by_itself(over) or (over.lemma_ == "help" and token.tag_ == "VBG"):
        seen.denials.append(_with_helpers(over))
        return over
    _note_too(over, seen)
    _note_plan(token, seen)
    return over


def _yet(over: Token, token: Token) -> Span | None:
    """Return "has yet to" between a verb and the infinitive below it."""
    between = over.doc[over.i + 1 : token.i]
    yet = any(t.lower_ == "yet" for t in between)
    to = next((t for t in between if t.tag_ == "TO"), None)
    return over.doc[over.i : to.i + 1] if yet and to is not None else None


def _note_too(over: Token, seen: _Seen) -> None:
    """Note "too" with a predicate adjective as a denial: "too tired to speak"."""
    for state in over.children:
        if state.dep_ == "acomp" and any(c.lower_ == "too" for c in state.children):
            seen.denials.append(over.doc[state.left_edge.i : state.i + 1])


def _note_plan(token: Token, seen: _Seen) -> None:
    """Note a word of plan, wish or order right above a deed."""
    words = outlook(token)
    if words is not None:
        seen.leave_open(Status.PLANNED, words)


def _is_below_adjective(token: Token, over: Token) -> bool:
    clause = token.dep_ in ("ccomp", "acl") and not _is_infinitive(token)
    return over.pos_ == "ADJ" and (token.dep_ in ("xcomp", "ccomp", "acl") or clause)


def _under_adjective(token: Token, over: Token, seen: _Seen) -> Token | None:
    """Note an adjective above a deed: "unable to", "ready to", "too tired to"."""
    if over.lemma_.lower() in _words()["adjectives"]:
        seen.denials.append(_alone(over))
    elif any(c.lower_ == "too" for c in over.children):
        seen.denials.append(over.doc[over.left_edge.i : over.i + 1])
    else:
        _note_plan(token, seen)
    return over.head if over.head.pos_ in _VERBS and over.head.i != over.i else None


def _is_below_noun(token: Token, over: Token) -> bool:
    return over.pos_ == "NOUN" and token.dep_ in ("acl", "relcl", "ccomp")


def _under_noun(token: Token, over: Token, seen: _Seen) -> Token | None:
    """Note a noun above a deed: "failure to attack", "no evidence that", "a plan to"."""
    known, lemma = _words(), over.lemma_.lower()
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)
    if lemma in known["refusals"]:
        seen.denials.append(_alone(over))
        return None
    none = next((c for c in over.children if c.lower_ in ("no", "little", "any")), None)
    if none is not None and lemma in known["grounds"] and (that or _is_infinitive(token)):
        seen.denials += _denied_ground(none, over)
        return None
    if _is_infinitive(token):
        _note_plan(token, seen)
    return None


def _denied_ground(none: Token, ground: Token) -> list[Span]:
    """Return "no evidence"; for "any evidence", the denial of its verb ("did not find any")."""
    if none.lower_ != "any":
        return [ground.doc[none.i : ground.i + 1]]
    verb = ground.head
    return _denied_beside(verb) if verb.pos_ in _VERBS else []


def _is_below_preposition(token: Token, over: Token) -> bool:
    return token.dep_ in ("pcomp", "pobj") and over.dep_ in ("prep", "advmod", "agent", "mark")


def _under_preposition(token: Token, over: Token, seen: _Seen) -> Token | None:
    """Note a preposition above a gerund: "without saying", "instead of", "accused of"."""
    known, word, governor = _words(), over.lower_, over.head
    before = over.nbor(-1).lower_ if over.i else ""
    lemma = governor.lemma_.lower()
    if word in known["prepositions"]:
        seen.denials.append(_alone(over))
    elif before in known["behind"].get(word, ()):
        seen.denials.append(over.doc[over.i - 1 : over.i + 1])
    elif word == "from" and lemma in known["kept_from"]:
        seen.denials.append(_with_helpers(governor))
        return governor if governor.pos_ in _VERBS else None
    elif word == "against" and lemma in known["decided_against"]:
        seen.denials.append(governor.doc[governor.i : over.i + 1])
    elif word == "of" and lemma in known["cleared_of"]:
        seen.denials.append(_with_helpers(governor))
    elif word in known["accused_by"] and lemma in known["accused"]:
        seen.leave_open(Status.HYPOTHETICAL, _with_helpers(governor))
    else:
        _under_ground_of(token, governor, seen)
    return None


def _under_ground_of(token: Token, governor: Token, seen: _Seen) -> None:
    """Note "no intention of attacking" and "plans for attacking"."""
    none = next((c for c in governor.children if c.lower_ == "no"), None)
    if none is not None and governor.lemma_.lower() in _words()["grounds"]:
        seen.denials.append(governor.doc[none.i : governor.i + 1])
        return
    _note_plan(token, seen)


def _is_denied_clause(token: Token, over: Token) -> bool:
    below = token.dep_ == "ccomp" and over.i < token.i and not _is_set_apart(token)
    return below and over.lemma_.lower() in _words()["clauses"]


def _under_denial(token: Token, over: Token, seen: _Seen) -> Token | None:
    """Note a verb that denies its clause: "denied that they had attacked"."""
    del token
    seen.denials.append(_with_helpers(over))
    seen.denials += _denied_beside(over)
    return None


def _is_joined(token: Token, over: Token) -> bool:
    return token.dep_ == "conj" and over.pos_ in _VERBS and not _has_own(token)


def _joined(token: Token, over: Token, seen: _Seen) -> Token | None:
    """Note what governs the verb that a coordinate one is joined to: "refused to call or write"."""
    if token.tag_ not in _UNFINISHED or token.tag_ != over.tag_:
        return None
    return _above(over, seen)


_OVER: Final[tuple[tuple[Applies, Note], ...]] = (
    (_is_denied_clause, _under_denial),
    (_is_below_verb, _under_verb),
    (_is_below_adjective, _under_adjective),
    (_is_below_noun, _under_noun),
    (_is_below_preposition, _under_preposition),
    (_is_joined, _joined),
)
"""Constructions in which a word governs a deed, and what notes them; the first match counts."""


# ---------------------------------------------------------------- deeds that are nouns


def _of_noun(noun: Token, seen: _Seen) -> None:
    """Note the status of a deed that is a noun: "no attack", "a planned visit"."""
    none = next((c for c in noun.children if c.lower_ == "no" and c.i < noun.i), None)
    if none is not None:
        seen.denials.append(_alone(none))
    verb = noun.head
    if verb.pos_ in _VERBS and verb.i != noun.i:
        _called_off(noun, verb, seen)
        _carried(noun, verb, seen)
    words = outlook(noun) or _appointed(noun)
    if words is not None:
        seen.leave_open(Status.PLANNED, words)


def _called_off(noun: Token, verb: Token, seen: _Seen) -> None:
    known = _words()
    called = _phrasal(verb)
    undergoes = noun.dep_ in ("dobj", "nsubjpass")
    if undergoes and called in known["cancels"]:
        seen.denials.append(_with_helpers(verb))
    if noun.dep_ == "nsubj" and called in known["falls"]:
        seen.denials.append(_with_helpers(verb))


def _phrasal(verb: Token) -> str:
    """Return a verb's lemma with its particle ("call off") where the table has both, else alone."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    lemma = verb.lemma_.lower()
    particle = next((t.lower_ for t in after if t.dep_ in ("prt", "advmod", "prep")), "")
    both = f"{lemma} {particle}"
    known = _words()
    return both if both in (*known["cancels"], *known["falls"]) else lemma


def _carried(noun: Token, verb: Token, seen: _Seen) -> None:
    """Note the status of the light verb whose object a deed is: "did not launch an attack"."""
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.lemma_ not in _bringing():
        return
    _climb(verb, seen)


def _bringing() -> frozenset[str]:
    from briefgen.registry.predicates import predicates  # noqa: PLC0415 - needed for nouns alone

    return frozenset(predicates().light)


def _appointed(noun: Token) -> Span | None:
    """Return the words that fix a day for a deed: "talks that were planned for Sunday"."""
    for below in (noun, *(t for c in noun.children if c.dep_ == "prep" for t in c.subtree)):
        for child in below.children:
            fixed = child.dep_ in ("acl", "relcl") and child.tag_ == "VBN"
            if fixed and child.lemma_ in _words()["appointed"]:
                return _with_helpers(child)
    return None


# ---------------------------------------------------------------- words that are shown


def _alone(token: Token) -> Span:
    return token.doc[token.i : token.i + 1]


def _with_helper(negation: Token) -> Span:
    """Return a negation with the auxiliary right before it: "did not", "won't"."""
    before = negation.doc[negation.i - 1 : negation.i] if negation.i else ()
    helped = any(t.dep_ in _HELPERS and t.head.i == negation.head.i for t in before)
    return negation.doc[negation.i - helped : negation.i + 1]


def _with_after(modal: Token) -> Span:
    """Return a modal verb with the "not" right after it."""
    after = modal.doc[modal.i + 1 : modal.i + 2]
    negated = any(t.dep_ == "neg" for t in after)
    return modal.doc[modal.i : modal.i + 1 + negated]


def _with_helpers(token: Token) -> Span:
    """Return a word with the auxiliaries and the "not" right before it."""
    first = token.i
    while first > token.sent.start and _is_helper(token.doc[first - 1], token):
        first -= 1
    return token.doc[first : token.i + 1]


def _is_helper(before: Token, token: Token) -> bool:
    return before.head.i == token.i and (before.dep_ in _HELPERS or before.dep_ == "neg")
