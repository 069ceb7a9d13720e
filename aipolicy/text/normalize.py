"""One form of text for the whole program."""

import re
import unicodedata

HANGUL_RE = re.compile(r"[가-힣]")
LETTER_RE = re.compile(r"[^\W\d_]")
KOREAN_SHARE = 0.2
LANGUAGE_SAMPLE = 20_000


def nfc(text: str) -> str:
    """Text in Unicode NFC with LF line ends; the form in which every text is stored and matched."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def squash(text: str) -> str:
    """Text without any white space, for comparing lines that differ in spacing only."""
    key = text.replace(" ", "")
    # The space is the only white space that is printable: most keys need no second pass.
    return key if key.isprintable() else "".join(key.split())


def language(text: str) -> str:
    """'ko' where at least a fifth of the letters are Hangul, else 'en'; a text without letters is 'ko'.

    A fifth, because an article with its English machine translation below is still Korean.
    """
    sample = text[:LANGUAGE_SAMPLE]
    if _is_mostly_hangul(sample):
        return "ko"
    letters = len(LETTER_RE.findall(sample))
    if not letters:
        return "ko"
    return "ko" if len(HANGUL_RE.findall(sample)) / letters >= KOREAN_SHARE else "en"


def _is_mostly_hangul(sample: str) -> bool:
    """Whether syllables are surely a fifth of the letters; a false tells nothing.

    U+B000 to U+CFFF, most of the syllables and nothing else, begin with the bytes EB and EC in UTF-8;
    counting bytes takes a hundredth of the time of looking at every letter.
    """
    data, enough = sample.encode("utf-8", "surrogatepass"), KOREAN_SHARE * len(sample)
    found = data.count(b"\xec")
    return found >= enough > 0 or found + data.count(b"\xeb") >= enough > 0


def folded(text: str) -> str:
    """Text without differences of case, letter for letter: a place in it is a place in the text.

    The few letters that would become two (ß, ŉ, İ) stay as they are.
    """
    lower = text.casefold()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.casefold()) == 1 else letter for letter in text)
