"""What stands round and between dates: ranges, lists, bounds, lengths, times of day, counts."""

import re
from functools import cache

from aipolicy.extract.dates.patterns import CLOSE, DASH, DOT, OPEN, WEEKDAY, length
from aipolicy.tables import dates

# Times of day are kept apart from the date.
TIME_RE = re.compile(
    r"\s?(?:(?:오전|오후|낮|밤|아침|저녁|새벽|정오|자정)(?:(?![가-힣])|(?=까지|부터))\s?)?"
    r"(?:\d{1,2}\s?시(?!간|[군도민청의정장])(?:\s?\d{1,2}분|\s?반)?|\d{1,2}:\d\d(?!\d))?"
)
TO_RE = re.compile(
    rf"\s?(?:(?P<from>부터|에서|에\s시작[해돼]|시작[해돼])\s?(?:{DASH}\s?)?|{DASH}\s?|내지\s)(?:오는\s?)?"
)
# A quick look: whether anything here can join what follows to a date.
JOINING_RE = re.compile(
    rf"\s?(?:{DASH}|{DOT}|\d|부터|에서|에\s시작|시작|내지|까지|과|와|및|그리고|오전|오후|낮|밤|아침|저녁|새벽|정오|자정)"
)
AND_RE = re.compile(rf"\s?(?:과|와|및|{DOT}|그리고)\s?")
UNTIL_RE = re.compile(r"\s?까지")
# 3월과 5월 사이: a range, where 3월과 5월 is two months.
BETWEEN_RE = re.compile(r"\s?사이(?![가-힣]{2})")
# (~9. 30.), 접수: ~ 9. 30.: the end of a range that has no beginning.
OPEN_RE = re.compile(rf"(?:^|[\s:：]|{OPEN})[~∼～〜]\s?$")
OPEN_REACH = 3
# The bare number that ends a range in figures: 9. 1.~30.
NUMBER_DAY_RE = re.compile(
    rf"(?P<day>\d{{1,2}})\s?\.?{WEEKDAY}?(?!\d|\s?[년월시분%./:])(?=\s|$|[,까.<]|{OPEN}|{CLOSE})"
)
# 20일부터 벡스코에서 22일까지: some words may stand between the ends.
GAP_RE = re.compile(r"\s?[^\d.,“”\"()]{1,24}?\s(?=(?:오는\s|내달\s|다음\s?달\s)?\d{1,2}(?:월|일))")
# Every week's day; a day of the lunar calendar, which the table of holidays names or nobody can tell.
RECURRING_RE = re.compile(
    r"(?:음력|매주|매월|매달|매년|매해|해마다|격주|격월|격년|달마다|주마다|매\s?분기|(?<![\d가-힣])[월화수목금토일]\s?[~∼·,])\s?$"
)
# 총 8일, 1일 평균: a number of days.
COUNT_BEFORE_RE = re.compile(
    r"(?:[\d무]박|총|모두|전체|더해|합쳐|약|최대|최소|평균|연간|하루|단|만|제|주|꼬박|무려|불과|연|최근|향후|앞으로)\s?$"
)


# 개최 3일 전, 시행 6개월 후: counted from what the text names, whose day is another matter.
@cache
def milestone_re() -> re.Pattern[str]:
    """What stands before a length that does not count from the day of writing."""
    return re.compile(rf"(?:{dates.alternatives(dates.role_words('milestones'))})(?:일|로부터|부터)?\s?$")


# 24일 마감한다, 마감은 24일: the end of a call.
CLOSES_RE = re.compile(rf"{TIME_RE.pattern}\s?(?:에\s|로\s)?마감(?!재|\s?(?:후|뒤|이후|결과))")
DUE_RE = re.compile(
    r"(?:마감(?:일|일시|시한|기한)?|(?:신청|접수|모집|제출|응모)\s?(?:기한|시한))(?:은|이|을|를)?\s?[:：]?\s*$"
)
# 3~4일 뒤: days again, not dates.
LATER_RE = re.compile(r"\s?(?:뒤|후|전)(?![가-힣])")
# 크리스마스 전날, 22일의 전날: the day before that one.
DAY_BEFORE_RE = re.compile(r"의?\s?")
THAT_RE = re.compile(r"(?<![가-힣])그\s?$")
# 추석인 6일: the day of the holiday said once more.
NAMELY_RE = re.compile(r"인\s(?:오는\s|지난\s)?\d{1,2}일")
PER_DAY_RE = re.compile(r"\s(?:평균|최대|최소|기준|생산|생활|처리|이용|\d)")


@cache
def moved_re() -> re.Pattern[str]:
    """What makes a date the new one of an act put off or brought forward: 17일로 연기했다."""
    return re.compile(
        rf"\s?(?P<to>으?로|까지)\s?[^.,\d“”]{{0,12}}?(?:{dates.alternatives(dates.role_words('moving'))})"
    )


@cache
def length_after_re() -> re.Pattern[str]:
    """The length behind a bound, with some words between: 18일부터 코엑스에서 3일간."""
    between = rf"(?:\s[^.,\d“”\"]{{0,28}}?)??\s?{OPEN}?(?:약|총|꼬박|모두)?\s?"
    lasting = rf"{length()}\s?(?:간|\s?동안|에\s?걸쳐)"
    days = r"(?P<both>양일)\s?간?|(?P<days_long>이틀|사흘|나흘|닷새)(?:간|\s?동안|\s)"
    return re.compile(rf"{between}(?:{lasting}|{days})")
