"""Korean number words: Sino-Korean (이천이십오), native (열두) and digits."""

import re

SINO_DIGITS = {
    "영": 0,
    "공": 0,
    "일": 1,
    "이": 2,
    "삼": 3,
    "사": 4,
    "오": 5,
    "육": 6,
    "유": 6,
    "칠": 7,
    "팔": 8,
    "구": 9,
}
SINO_UNITS = {"십": 10, "시": 10, "백": 100, "천": 1000}

# 이천이십오, digit by digit 이공이오, and before a month the last two alone: 이십오년 삼월.
SINO_YEAR = (
    r"(?:(?:이천|천구백)\s?[일이삼사오육칠팔구십백]*|(?:이[공영]|일구)[영공일이삼사오육칠팔구]{2}"
    r"|[이삼사오육칠팔구]?십[일이삼사오육칠팔구]?(?=년\s?(?:\d{1,2}|[일이삼사오육유칠팔구십시]{1,2})월))"
)
SINO_MONTH = r"(?:십일|십이|[일이삼사오유육칠팔구시십])"
SINO_DAY = r"(?:(?:이|삼)?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])"
NUMBER_RE = re.compile(r"\d+")


def sino(words: str) -> int:
    """The value of a Sino-Korean number below ten thousand, or of digits; spaces do not count.

    유월 and 시월, the irregular months, count as 6 and 10. ValueError for anything else.
    """
    if NUMBER_RE.fullmatch(words):
        return int(words)
    total, digit = 0, 0
    for letter in words:
        if letter == " ":
            continue
        if letter in SINO_UNITS:
            total += (digit or 1) * SINO_UNITS[letter]
            digit = 0
        elif letter in SINO_DIGITS:
            digit = digit * 10 + SINO_DIGITS[letter]
        else:
            raise ValueError(f"no number: {words}")
    return total + digit


def two_digit_year(year: int) -> int:
    """The year that two digits stand for: 1950 to 2049."""
    return year if year > 99 else year + (1900 if year >= 50 else 2000)
