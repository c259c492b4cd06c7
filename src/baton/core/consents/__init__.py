"""What makes a consent good for one disclosure, now? Its elements, its words in two languages, its moves."""

from baton.core.consents.moves import MOVES, ConsentStatus, LegalBasis, Transport
from baton.core.consents.packets import Notice, canonical, digest, notice
from baton.core.consents.shortforms import Asked, ShortForm, short_forms
from baton.core.consents.signing import Channel, ScanKind, Signature, Signer, Way, scan_kind, unfit
from baton.core.consents.standing import standing
from baton.core.consents.terms import Flaw, Paragraph, Recipient, Terms, deficiencies, flaws
from baton.core.consents.words import Item, Promise, Source, items, never, page_words, promise, write
from baton.core.notices import Language

__all__ = [
    "MOVES",
    "Asked",
    "Channel",
    "ConsentStatus",
    "Flaw",
    "Item",
    "Language",
    "LegalBasis",
    "Notice",
    "Paragraph",
    "Promise",
    "Recipient",
    "ScanKind",
    "ShortForm",
    "Signature",
    "Signer",
    "Source",
    "Terms",
    "Transport",
    "Way",
    "canonical",
    "deficiencies",
    "digest",
    "flaws",
    "items",
    "never",
    "notice",
    "page_words",
    "promise",
    "scan_kind",
    "short_forms",
    "standing",
    "unfit",
    "write",
]
