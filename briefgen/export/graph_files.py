"""Write actors and their relations as GEXF and GraphML, for Gephi, Cytoscape, yEd and their like.

Source: GEXF 1.2 (gexf.net) with its dynamic graphs, which more programs read than 1.3 (networkx
only from 3.5 on); GraphML 1.0 (graphml.graphdrawing.org). Written by hand, since networkx stamps
what it writes with the day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from briefgen.export import address
from briefgen.export.quoting import fold
from briefgen.model import Confidence
from briefgen.registry import edtf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.export.quoting import Quoting
    from briefgen.export.selection import Selection
    from briefgen.model import Relation

_NODE: Final = (
    ("type", "string"),
    ("named", "boolean"),
    ("briefs", "integer"),
    ("relations", "integer"),
    ("link", "string"),
)
_EDGE: Final = (
    ("kind", "string"),
    ("sign", "integer"),
    ("polarity", "string"),
    ("status", "string"),
    ("confidence", "string"),
    ("hedges", "string"),
    ("said_by", "string"),
    ("words", "string"),
    ("brief", "string"),
    ("published", "string"),
    ("link", "string"),
)
"""The attributes of actors and relations, with the type of each, as GEXF calls it."""


@dataclass(frozen=True, slots=True)
class _Node:
    slug: str
    name: str
    told: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Edge:
    id: str
    subject: str
    predicate: str
    object: str
    start: str
    end: str
    told: dict[str, Any]


def write_gexf(selection: Selection, target: Path) -> None:
    """Write GEXF; an edge spans the days on which its article may have been published."""
    nodes, edges = _graph(selection)
    dated = any(e.start for e in edges)
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_gexf(selection.title, nodes, edges, dated=dated))


def write_graphml(selection: Selection, target: Path) -> None:
    """Write GraphML."""
    nodes, edges = _graph(selection)
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_graphml(nodes, edges))


def _graph(selection: Selection) -> tuple[list[_Node], list[_Edge]]:
    slugs = selection.slugs()
    edges = [e for one in selection.quotings() for e in _edges(one, slugs)]
    ties = Counter(end for e in edges for end in {e.subject, e.object})
    nodes = [
        _Node(
            a.slug,
            fold(a.name),
            {
                "type": a.type.value,
                "named": a.named,
                "briefs": len({m.entry for m in a.members}),
                "relations": ties[a.slug],
                "link": address.actor(selection.site, a.slug),
            },
        )
        for a in selection.corpus.actors
    ]
    return nodes, edges


def _edges(one: Quoting, slugs: dict[tuple[str, str], str]) -> Iterator[_Edge]:
    """Yield the relations of an entry that are not doubtful, as edges."""
    slug = one.entry.slug
    stated = one.entry.metadata.article.stated("published")
    start, end = (edtf.bounds(stated.value) if stated else None) or (None, None)
    claims = {c.id: c for c in one.entry.metadata.claims}
    for r in one.entry.metadata.relations:
        ends = slugs.get((slug, r.subject)), slugs.get((slug, r.object))
        if not ends[0] or not ends[1] or r.confidence is Confidence.DOUBTFUL:
            continue
        claim = claims.get(r.claim or "")
        voices = (
            " > ".join(one.voice(s) or "not identified" for s in claim.sources) if claim else ""
        )
        told = _told(one, r) | {"said_by": voices, "published": stated.value if stated else ""}
        yield _Edge(f"{slug}/{r.id}", ends[0], r.predicate, ends[1], start or "", end or "", told)


def _told(one: Quoting, relation: Relation) -> dict[str, Any]:
    return {
        "kind": relation.kind,
        "sign": relation.sign,
        "polarity": relation.polarity.value,
        "status": relation.status.value,
        "confidence": relation.confidence.value,
        "hedges": one.hedges(relation.hedges),
        "words": one.words(relation.evidence),
        "brief": one.entry.slug,
        "link": one.link(relation.evidence),
    }


def _value(value: Any) -> str:  # noqa: ANN401 - a truth, a number or words
    words = str(value).lower() if isinstance(value, bool) else str(value)
    return "".join(c for c in words if c.isprintable())  # XML forbids control characters


def _attribute(value: str) -> str:
    return quoteattr(_value(value))


def _gexf(title: str, nodes: list[_Node], edges: list[_Edge], *, dated: bool) -> Iterator[str]:
    mode = ' mode="dynamic" timeformat="date"' if dated else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield (
        "<meta><creator>briefgen</creator>"
        f"<description>{escape(_value(title))}</description></meta>\n"
    )
    yield f'<graph defaultedgetype="directed"{mode}>\n'
    yield from _declared("node", _NODE)
    yield from _declared("edge", _EDGE)
    yield "<nodes>\n"
    for node in nodes:
        yield f"<node id={_attribute(node.slug)} label={_attribute(node.name)}>"
        yield f"{_values(node.told, _NODE)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in edges:
        ends = f"source={_attribute(edge.subject)} target={_attribute(edge.object)}"
        days = f' start="{edge.start}" end="{edge.end}"' if edge.start and edge.end else ""
        yield f"<edge id={_attribute(edge.id)} {ends} label={_attribute(edge.predicate)}{days}>"
        yield f"{_values(edge.told, _EDGE)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(kind: str, columns: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f'<attributes class="{kind}">\n'
    for name, type_ in columns:
        yield f'<attribute id="{name}" title="{name}" type="{type_}"/>\n'
    yield "</attributes>\n"


def _values(told: dict[str, Any], columns: tuple[tuple[str, str], ...]) -> str:
    stated = [(name, told[name]) for name, _ in columns if told[name] not in ("", None)]
    pairs = "".join(f'<attvalue for="{n}" value={_attribute(v)}/>' for n, v in stated)
    return f"<attvalues>{pairs}</attvalues>"


_GRAPHML_TYPES: Final = {"integer": "int"}


def _graphml(nodes: list[_Node], edges: list[_Edge]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for kind, columns in (("node", (("label", "string"), *_NODE)), ("edge", _LABELLED)):
        for name, type_ in columns:
            as_ = _GRAPHML_TYPES.get(type_, type_)
            yield f'<key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{as_}"/>\n'
    yield '<graph edgedefault="directed">\n'
    for node in nodes:
        told = {"label": node.name} | node.told
        yield f"<node id={_attribute(node.slug)}>{_data('node', told)}</node>\n"
    for edge in edges:
        ends = f"source={_attribute(edge.subject)} target={_attribute(edge.object)}"
        told = {"label": edge.predicate, "earliest": edge.start, "latest": edge.end} | edge.told
        yield f"<edge id={_attribute(edge.id)} {ends}>{_data('edge', told)}</edge>\n"
    yield "</graph>\n</graphml>\n"


_LABELLED: Final = (
    ("label", "string"),
    ("earliest", "string"),
    ("latest", "string"),
    *_EDGE,
)


def _data(kind: str, told: dict[str, Any]) -> str:
    stated = ((n, v) for n, v in told.items() if v not in ("", None))
    return "".join(f'<data key="{kind}_{n}">{escape(_value(v))}</data>' for n, v in stated)
