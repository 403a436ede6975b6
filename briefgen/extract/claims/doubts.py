"""Attributions that are doubtful whatever their clues weigh: no clear source, or no statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.extract.tags import FINITE
from briefgen.registry.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.extract.claims.draft import Draft
    from briefgen.extract.claims.scene import Scene
    from briefgen.model import ClaimSource

_OF_A_THING: Final = ("verb.np", "verb.prep", "verb.named")
"""Rules of acts that are aimed at a thing and state nothing of it."""

_RELATIVE: Final = frozenset({"WDT", "WP", "WP$", "WRB"})
_POINTING: Final = frozenset({"it", "this", "that", "these", "those"})
"""Words that are no source where they resolve to no known actor."""

_FEW: Final = 3
"""Words that a bare noun as content has at most."""


def is_doubtful(scene: Scene, draft: Draft, source: ClaimSource | None) -> bool:
    """Tell whether a draft states nothing of a known source: none, maybe a thing, or no clause."""
    known = source is not None and bool(source.everyone)
    return (
        _is_of_nobody(scene, draft)
        or _is_shown_off(scene, draft)
        or (not known and _is_of_something(scene, draft))
        or _is_only_called_so(scene, draft)
        or (not known and (_greets_the_hearer(draft) or _is_a_clause(scene, draft, source)))
    )


def _is_a_clause(scene: Scene, draft: Draft, source: ClaimSource | None) -> bool:
    """Tell whether what the parse takes for a source is a clause: "*Men filled a hall* spoke"."""
    if source is None or source.evidence is None or draft.who is not None:
        return False
    words = scene.tokens[scene.index(source.evidence.start) : scene.index(source.evidence.end)]
    for word in words:
        if word.tag_ in _RELATIVE or word.lower_ == "that":
            return False
        if word.tag_ in ("VBD", "VBZ", "MD") and word.i > words[0].i:
            return True
    return False


def _is_of_nobody(scene: Scene, draft: Draft) -> bool:
    """Tell whether a passive has no agent and only a few words: "the plan was announced"."""
    acts = table("clauses")["of_nobody"]
    nameless = draft.source is None and draft.rule.endswith(".passive")
    if not nameless or draft.act not in acts or not _is_short(scene, draft):
        return False
    return not any(t.ent_type_ == "PERSON" for t in _words(scene, draft))


def _is_short(scene: Scene, draft: Draft) -> bool:
    """Tell whether the content is a bare noun, or little more, and no clause."""
    words = _words(scene, draft)
    return len(words) <= _FEW and not any(t.tag_ in FINITE for t in words)


def _words(scene: Scene, draft: Draft) -> list[Token]:
    """Return the words and numbers of the content."""
    spans = (scene.tokens[scene.index(a) : scene.index(b)] for a, b in draft.content)
    return [t for tokens in spans for t in tokens if t.is_alpha or t.like_num]


def _is_shown_off(scene: Scene, draft: Draft) -> bool:
    """Tell whether a product is only unveiled under its name: "unveiled *its new Norda 90*"."""
    if not draft.rule.startswith("verb.np") or draft.anchor.lemma_.lower() != "unveil":
        return False
    words = scene.tokens[scene.index(draft.content[0][0]) : scene.index(draft.content[0][1])]
    heads = (t for t in words if t.head.i == draft.anchor.i)
    return any(_is_a_make(t) for t in heads)


def _is_a_make(thing: Token) -> bool:
    """Tell whether a thing is called by the name or number of its make: "its new *90 Norda*"."""
    numbered = any(c.dep_ == "nummod" and c.text.isdigit() for c in thing.children)
    return thing.text[:1].isupper() or thing.pos_ == "NUM" or numbered


def _is_of_something(scene: Scene, draft: Draft) -> bool:
    """Tell whether the source is an unresolved "it" or "that", with an act that things do, too."""
    source = draft.source
    if source is None or draft.rule == "quotation":
        return False
    if source.lower_ in table("clauses")["unknown_source"]:
        return True
    loose = draft.act in table("clauses")["of_anything"] and _is_short(scene, draft)
    relative = source.tag_ == "WDT" and draft.rule.startswith(_OF_A_THING)
    clause = next((a for a in source.ancestors if a.dep_ == "relcl"), None) if relative else None
    if clause is not None:
        return loose and clause.head.pos_ == "NOUN" and draft.anchor.tag_ == "VBZ"
    return loose and source.lower_ in _POINTING and draft.anchor.tag_ != "VBG"


def _is_only_called_so(scene: Scene, draft: Draft) -> bool:
    """Tell whether what is called so is missing: "after what the firm described *as a mistake*"."""
    if not draft.rule.startswith("verb.named") or len(draft.content) > 1:
        return False
    what: Token | None = next((c for c in draft.anchor.children if c.lower_ == "what"), None)
    first = scene.tokens[scene.index(draft.content[0][0])]
    return what is not None and first.lower_ == "as"


def _greets_the_hearer(draft: Draft) -> bool:
    """Tell whether an act of praise only greets the hearer: "we *welcome you* to Marva"."""
    things = (c for c in draft.anchor.children if c.dep_ == "dobj")
    return draft.act == "praise" and any(c.lower_ == "you" for c in things)
