"""How can a consent be signed, and taken back? By drawing, by typing one's name, on paper; and what will not do."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from baton.core.consents.words import page_words
from baton.core.notices import Language

# The pad on which one signs, in its own units, and how long a drawing may be.
PAD_WIDTH, PAD_HEIGHT = 600, 200
LONGEST_DRAWING = 20_000
LARGEST_SCAN = 5 * 1024 * 1024
_STROKES = re.compile(r"(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+")
_POINT = re.compile(r"(\d{1,3}) (\d{1,3})")
_FEWEST_POINTS = 8
_SMALLEST = 20


class Way(StrEnum):
    """How it was signed."""

    DRAWN = "drawn"
    TYPED = "typed"
    PAPER = "paper"


class Signer(StrEnum):
    """Who signed: the client, or someone authorised to sign for them."""

    CLIENT = "client"
    REPRESENTATIVE = "representative"


class Channel(StrEnum):
    """How a consent was taken back."""

    IN_PERSON = "in_person"
    CALL = "call"
    WRITING = "writing"
    OWN_PAGE = "own_page"


class ScanKind(StrEnum):
    """What a scan can be."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"


@dataclass(frozen=True, kw_only=True)
class Signature:
    """`name` is who signed, `authority` why a representative may. `drawing` is the path of an SVG on the pad.

    `scan` holds the bytes of a paper that was scanned; `scanned` its SHA-256, once it is kept.
    """

    way: Way
    name: str
    signer: Signer = Signer.CLIENT
    authority: str = ""
    drawing: str = ""
    scan: bytes = b""
    scanned: str = ""


def unfit(signature: Signature, client: str, language: Language = Language.ENGLISH) -> str:
    """What is wrong with it, in a sentence; empty when it will do. `client` is the name in the consent."""
    code = _unfit(signature, client)
    return page_words(language)[code] if code else ""


def _unfit(signature: Signature, client: str) -> str:
    """The key of that sentence in page.toml."""
    if not signature.name.strip():
        return "gives_name"
    if signature.signer is Signer.REPRESENTATIVE and not signature.authority.strip():
        return "gives_authority"
    if signature.way is Way.DRAWN:
        return _unfit_drawing(signature.drawing)
    if signature.way is Way.PAPER:
        return _unfit_scan(signature)
    own = signature.signer is Signer.CLIENT
    return "full_name" if own and not same_name(signature.name, client) else ""


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name: case, accents and spaces aside."""
    return _folded(one) == _folded(other)


def scan_kind(content: bytes) -> ScanKind | None:
    """What a file is by its content, whatever it is called: PDF, PNG or JPEG, with its end. None: nothing of these."""
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]:
        return ScanKind.PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR" and b"IEND" in content[-16:]:
        return ScanKind.PNG
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-64:]:
        return ScanKind.JPEG
    return None


def _unfit_drawing(drawing: str) -> str:
    if len(drawing) > LONGEST_DRAWING:
        return "long_drawing"
    if not _STROKES.fullmatch(drawing):
        return "gives_drawing"
    points = [(int(x), int(y)) for x, y in _POINT.findall(drawing)]
    outside = any(x > PAD_WIDTH or y > PAD_HEIGHT for x, y in points)
    across, down = (max(values) - min(values) for values in zip(*points, strict=True))
    if outside or len(points) < _FEWEST_POINTS or max(across, down) < _SMALLEST:
        return "small_drawing"
    return ""


def _unfit_scan(signature: Signature) -> str:
    if signature.scanned:
        return ""
    if not signature.scan:
        return "gives_scan"
    if len(signature.scan) > LARGEST_SCAN:
        return "large_scan"
    return "" if scan_kind(signature.scan) else "strange_scan"


def _folded(name: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())
