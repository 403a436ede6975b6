"""The nouns: frozen, and of the standard library only."""

from briefgen.model.actor import (
    WORKED_OUT,
    Actor,
    ActorType,
    Alias,
    Description,
    Mention,
    MentionKind,
    Place,
    Precision,
    RunnerUp,
)
from briefgen.model.article import NUMBERED, READ, Address, Article, Block, Role, Sentence
from briefgen.model.claim import Claim, ClaimKind, ClaimSource, Hedge, Mode, Polarity, Status
from briefgen.model.confidence import Confidence
from briefgen.model.corpus import (
    Analyst,
    Corpus,
    CorpusActor,
    CorpusPlace,
    CorpusTerm,
    Counts,
    Curated,
    Entry,
    JoinedBy,
    Link,
    Member,
    Notice,
    Origin,
    Proposal,
    Publish,
)
from briefgen.model.evidence import Evidence
from briefgen.model.figure import Figure
from briefgen.model.metadata import SCHEMA_VERSION, Made, Metadata, NotStated
from briefgen.model.relation import Relation
from briefgen.model.source import (
    FIELDS,
    ORGANISATION,
    Hint,
    RawText,
    Source,
    Statement,
    plain_name,
)
from briefgen.model.term import KeySentence, Term
from briefgen.model.time import DateMention, Event
from briefgen.model.work import Work, Works

__all__ = [
    "FIELDS", "NUMBERED", "ORGANISATION", "READ", "SCHEMA_VERSION", "WORKED_OUT",
    "Actor", "ActorType", "Address", "Alias", "Analyst", "Article", "Block", "Claim", "ClaimKind", "ClaimSource",
    "Confidence",
    "Corpus", "CorpusActor", "CorpusPlace", "CorpusTerm", "Counts",
    "Curated", "DateMention", "Description", "Entry", "Event",
    "Evidence", "Figure", "Hedge", "Hint", "JoinedBy", "KeySentence", "Link", "Made", "Member",
    "Mention", "MentionKind",
    "Metadata", "Mode", "NotStated", "Notice", "Origin", "Place", "Polarity",
    "Precision", "Proposal", "Publish", "RawText",
    "Relation", "Role", "RunnerUp", "Sentence", "Source", "Statement", "Status", "Term",
    "Work", "Works", "plain_name",
]  # fmt: skip
