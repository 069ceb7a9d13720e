"""One form of text for the whole program."""

import unicodedata


def nfc(text: str) -> str:
    """Text in Unicode NFC with LF line ends; the form in which every text is stored and matched."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
