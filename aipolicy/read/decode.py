"""Bytes to text: BOM, strict UTF-8, then CP949; never a guess that garbles."""

import codecs
import re

from aipolicy.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (.docx, .hwpx, .xlsx …)"),
    (b"\xd0\xcf\x11\xe0", "an OLE document (.hwp, .doc, .xls)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "an SQLite database"),
)
BOM_STARTS = tuple(bom for bom, _ in BOMS)
SIGNATURE_STARTS = tuple(signature for signature, _ in SIGNATURES)
HEAD = 8192
CONTROL_RE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
HANGUL_RE = re.compile(r"[가-힣ㄱ-ㆎ]")
NOT_ASCII_RE = re.compile(r"[^\x00-\x7f]")
SAVE_AS = "save it again as UTF-8"


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes. `declared` is a charset that the bytes themselves name (HTML).

    Raises InputError for empty, binary, truncated and undecodable input, each with what to do.
    """
    if not data or data.isspace():
        raise InputError("the file is empty", hint="remove it, or fetch the article again")
    if data.startswith(BOM_STARTS):
        return _strictly(data, next(encoding for bom, encoding in BOMS if data.startswith(bom)))
    _refuse_binary(data)
    if declared and (text := _try(data, declared)) is not None:
        return text
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _decode_korean(data)


def _refuse_binary(data: bytes) -> None:
    if data.startswith(SIGNATURE_STARTS):
        kind = next(kind for signature, kind in SIGNATURES if data.startswith(signature))
        raise InputError(f"not text but {kind}", hint="save its text as a .txt file")
    if data.find(b"\x00", 0, HEAD) >= 0:
        raise InputError("binary data, not text", hint=f"if it is text in UTF-16, {SAVE_AS}")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        cut = "cut off" if error.end >= len(data) - 1 else "broken"
        raise InputError(
            f"{name} text {cut} at byte {error.start}", hint=f"fetch it again, or {SAVE_AS}"
        ) from None
    if not text.strip():
        raise InputError("the file is empty", hint="remove it, or fetch the article again")
    return text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(codecs.lookup(encoding).name)
    except (LookupError, UnicodeError):
        return None


def _decode_korean(data: bytes) -> str:
    """CP949, unless the bytes are damaged UTF-8 (which CP949 may take for other words) or no Korean."""
    lenient = data.decode("utf-8", errors="replace")
    bad = lenient.count("\ufffd")
    if bad * 4 < len(HANGUL_RE.findall(lenient)) + 1:
        return _strictly(data, "utf-8")
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError as error:
        raise InputError(
            f"neither UTF-8 nor CP949 text (CP949 breaks at byte {error.start})", hint=SAVE_AS
        ) from None
    others = len(NOT_ASCII_RE.findall(text))
    if len(CONTROL_RE.findall(text)) * 200 > len(text) or len(HANGUL_RE.findall(text)) * 2 < others:
        raise InputError("neither UTF-8 nor CP949 text", hint=SAVE_AS)
    return text
