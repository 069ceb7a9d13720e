"""What dates of Korean news look like: regular expressions built from named fragments.

Nothing here decides; `parse` turns matches into points. Every pattern is tried at a place that HEAD found.
"""

import re
from functools import cache

from aipolicy.extract.dates.numerals import SINO_DAY, SINO_MONTH, SINO_YEAR
from aipolicy.extract.dates.points import WEEKDAYS
from aipolicy.tables import dates

DASH = r"[~∼～〜–—―\-]"
DOT = r"[·ㆍ・･,、]"
NUMBERS = rf"\d{{1,2}}(?:\s?(?:{DASH}|{DOT})\s?\d{{1,2}})*"
OPEN, CLOSE = r"[(（\[]", r"[)）\]]"
WEEKDAY = rf"(?:\s?{OPEN}\s?(?P<bracketed>[{WEEKDAYS}])(?:요일)?\s?{CLOSE}|\s?(?P<spelled>[{WEEKDAYS}])요일)"

# A word begins where no letter stands before it, and ends before a particle or no Hangul.
LEFT = r"(?<![가-힣A-Za-z0-9])"
PARTICLE = (
    r"(?:에서|에는|에도|에만|에|엔|부터|까지|의|은|는|이면|이다|이며|이고|이었|이라|이|가|을|를|과|와|도|로|으로|만|보다|쯤|께|경|자|중|인|입니다|처럼"
    r"|밤|아침|오전|오후|저녁|새벽|낮)"
)
RIGHT = rf"(?![가-힣])|(?={PARTICLE}(?![가-힣]{{3}}))"

# What makes a number with 일, 월 or 년 a length, an ordinal or part of a name instead of a date.
NO_DAY = (
    r"(?!\s?(?:간(?![가-힣담])|동안|이상|이하|이내|미만|만에|내내|째(?![가-힣])|차(?![가-힣])|여\s?(?:간|일|만)|치(?![가-힣])|분량|짜리|연속)"
    r"|간|째|차|여|치|짜리|장|시장|권|당(?!일)|대(?![구전학한])|반(?!도)|요일|자리|상|정|본|부(?!터)|체|원|식|제|급|생|용)"
)
PER_DAY = r"(?!(?<=\D1일)\s(?:평균|최대|최소|기준|생산|처리|이용|\d))"
NO_MONTH = r"(?!호|생|분(?!기)|령|급|세(?!종)|평|드컵|요일|\d)"
NO_YEAR = r"(?!\s?(?:간(?![가-힣])|동안|만에|째|차(?![가-힣])|연속)|간|째|차|여|생|산(?!업|청|시|군|구)|식|형|판(?!교)|대(?![구전학한회비상]))"

YEAR = (
    rf"(?:(?P<year>(?:19|20)\d\d)(?:\s?년?\s?{DASH}\s?(?P<last_year>(?:19|20)\d\d))?\s?(?:학년도|년도|년{NO_YEAR})"
    rf"|['’‘](?P<short_year>\d\d)\s?년도?|(?P<bare_year>\d\d)\s?년(?=\s?\d{{1,2}}\s?월)|(?P<sino_year>{SINO_YEAR})\s?년)"
)
MONTH = rf"(?:(?P<months>{NUMBERS})\s?월{NO_MONTH}|(?P<sino_month>{SINO_MONTH})월(?=\s?{SINO_DAY}일|\s?\d|{RIGHT}))"
DAY = rf"(?:(?P<days>{NUMBERS})\s?일{NO_DAY}{PER_DAY}|(?P<sino_day>{SINO_DAY})일(?=\s?{OPEN}|{RIGHT}))"

NATIVE = "하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름"
COUNT = r"\d{1,4}|한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉|열한|열두|열|[일이삼사오육칠팔구십]{1,3}"
LENGTH = rf"(?:(?P<native>{NATIVE})|(?P<half_year>반\s?년)|(?P<count>{COUNT})\s?(?P<unit>주일|주|일|개월|달|년|해))"

NUMERIC_RE = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d)|['’‘](?P<quoted>\d\d)|(?P<short>\d\d))"
    rf"(?P<mark>\s?[./\-]\s?)(?P<month>\d{{1,2}})\s?(?P<mark2>[./\-])\s?(?P<day>\d{{1,2}})(?!\d)\.?(?!\d|[./\-]\d){WEEKDAY}?"
)
COMPACT_RE = re.compile(r"(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\d.\-/A-Za-z가-힣])")
YEAR_MONTH_RE = re.compile(r"(?P<year>(?:19|20)\d\d)\s?[.\-/]\s?(?P<month>\d{1,2})(?![\d,])\.?(?!\s?\d|[\-/A-Za-z%억조만천원배점])")
# 8.21. and 12.30(화), never 3.5조: a closing full stop, a weekday or a range must prove it.
MONTH_DAY_RE = re.compile(rf"(?P<month>\d{{1,2}})\s?\.\s?(?P<day>\d{{1,2}})(?!\d)(?P<stop>\.)?(?!\d){WEEKDAY}?")
SLASH_RE = re.compile(rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?![\d/]){WEEKDAY}?")
AFTER_NUMBER_RE = re.compile(r"\s?(?:[%㎡㎢㎞㎾㎿℃a-zA-Z]|조|억|만|천|백|원|배|점|도|대|명|개|건|곳|톤|평|차|판|버전|세대|규모)")
PROOF_RANGE_RE = re.compile(rf"\s?{DASH}\s?\d{{1,2}}\s?[./]\s?\d{{1,2}}(?!\d)|\s?부터\s?\d{{1,2}}\s?[./]\s?\d|\s?{DASH}\s?\d{{1,2}}\.?\s?{OPEN}[{WEEKDAYS}]")


@cache
def phrase_re() -> re.Pattern[str]:
    """Year, month and day or part of them, from largest to smallest."""
    direction = dates.words("directions")
    return re.compile(
        rf"(?:(?P<direction>{direction})(?!\s?(?:달|해|주|날))\s?)?"
        rf"(?:(?P<relative_year>{dates.words('relative_years')})(?:도(?=\s))?\s?)?"
        rf"(?:(?P<opened>{OPEN}\s?)?{YEAR}(?(opened)\s?{CLOSE})\s?(?:의\s)?)?"
        rf"(?:(?P<later_direction>지난|오는)\s?)?"
        rf"(?:(?:{MONTH}|(?P<relative_month>{dates.words('relative_months')})(?:\s?{OPEN}(?P<said_month>\d{{1,2}})월{CLOSE})?)\s?(?:의\s)?)?"
        rf"(?:{DAY}|{_nth()}|(?P<month_part>{dates.words('month_parts')})(?:{RIGHT})|(?P<quarter>\d|[일이삼사])(?:\s?/\s?4|·4)?\s?(?:{DASH}\s?(?P<last_quarter>\d)\s?)?분기"
        rf"|(?P<year_part>{dates.words('year_parts')})(?:{RIGHT})|(?P<holiday>{dates.words('fixed_holidays', 'lunar_holidays')})(?:{RIGHT}))?"
        rf"{WEEKDAY}?"
    )


def _nth() -> str:
    ordinal = rf"(?P<ordinal>{dates.words('ordinals')})\s?(?:(?P<nth_week>주)\s?)?(?:(?P<nth_weekday>[{WEEKDAYS}])요일)?"
    return rf"(?:(?P<count_week>[1-5])주차|{ordinal}(?:(?<=주)|(?<=주\s)|(?<=요일)|(?P<nth_day>날))(?![가-힣]{{4}}))"


@cache
def week_re() -> re.Pattern[str]:
    """A week counted from the anchor's, a weekday or the weekend of it, or a bare weekday."""
    return re.compile(
        rf"(?:(?P<shift>{dates.words('relative_weeks')})\s?주(?:\s?(?P<weekday>[{WEEKDAYS}])요일|\s?(?P<weekend>말|주말)|\s?(?:초|중|내내)|(?={PARTICLE}|[^가-힣]|$))"
        rf"|(?P<near>지난|저번|이번|오는|다음|다가오는|돌아오는)\s?(?:(?P<near_day>[{WEEKDAYS}])요일|(?P<near_weekend>주말))"
        rf"|(?P<bare>[{WEEKDAYS}])요일)(?:{RIGHT}|(?={OPEN}))"
    )


AGO_RE = re.compile(
    rf"{LENGTH}\s?(?P<way>이전|전|이후|뒤|후|이내|내|안)(?:(?![가-힣])|(?=에|부터|까지|보다|의\s|인\s|쯤|께)(?!에너지|의료|인공|인력|인재))"
)
RUN_RE = re.compile(rf"(?P<direction>지난|저번|다음|오는)\s?{LENGTH}(?:간|\s?동안)?(?![가-힣]|\s?(?:전|뒤|후)(?![가-힣]))")
QUARTER_RE = re.compile(r"(?P<shift>이번|지난|저번|다음|전|당)\s?(?P<unit>분기|반기)")
# The day itself is often repeated in brackets: 오늘(22일), 다음 주 화요일(14일).
REPEATED_RE = re.compile(rf"\s?{OPEN}\s?(?=[\d오이지내다]|[{WEEKDAYS}]\s?{CLOSE})")


@cache
def day_word_re() -> re.Pattern[str]:
    """A day counted from the anchor or from the day named last."""
    return re.compile(
        rf"(?:(?P<relative>{dates.words('relative_days')})|(?P<recalled>{dates.words('recalled_days')}))(?!날|치기|채움|배움|이룸|로\b)(?:{RIGHT})"
    )


TIME_RE = re.compile(
    r"\s?(?:(?:오전|오후|낮|밤|아침|저녁|새벽|정오|자정)(?![가-힣])\s?)?(?:\d{1,2}\s?시(?!간|[군도민청의정장])(?:\s?\d{1,2}분|\s?반)?|\d{1,2}:\d\d(?!\d))?"
)
TO_RE = re.compile(rf"\s?(?:(?P<from>부터|에서|에\s시작[해돼]|시작[해돼])\s?(?:{DASH}\s?)?|{DASH}\s?)(?:오는\s?)?")
AND_RE = re.compile(rf"\s?(?:과|와|및|{DOT}|그리고)\s?")
UNTIL_RE = re.compile(r"\s?까지")
NUMBER_DAY_RE = re.compile(rf"(?P<day>\d{{1,2}})\s?\.?{WEEKDAY}?(?!\d|\s?[년월시분%./:])(?=\s|$|[)）,까.<]|{OPEN})")
# 18일부터 코엑스에서 3일간: some words may stand between the bound and the length.
LENGTH_AFTER_RE = re.compile(
    rf"(?:\s[^.,\d“”\"]{{0,28}}?)??\s?{OPEN}?(?:약|총|꼬박|모두)?\s?(?:{LENGTH}\s?(?:간|\s?동안|에\s?걸쳐)|(?P<both>양일)\s?간?|(?P<days_long>이틀|사흘|나흘|닷새)(?:간|\s?동안|\s))"
)
GAP_RE = re.compile(r"\s[^\d.,“”\"()]{1,24}?\s(?=(?:오는\s|내달\s|다음\s?달\s)?\d{1,2}(?:월|일))")
RECURRING_RE = re.compile(r"(?:매주|매월|매달|매년|매해|해마다|격주|격월|격년|달마다|주마다|매\s?분기)\s?$")
COUNT_BEFORE_RE = re.compile(r"(?:총|모두|전체|더해|합쳐|약|최대|최소|평균|연간|하루|단|만|제|주|꼬박|무려|불과|지상\s?최대의|연)\s?$")


@cache
def head_re() -> re.Pattern[str]:
    """Where a date may begin. The lookahead of first letters makes the search several times faster."""
    words = {
        *dates.shifts("relative_days"), *dates.shifts("recalled_days"), *dates.shifts("relative_months"),
        *dates.shifts("relative_years"), *dates.shifts("directions"), *dates.ranges("year_parts"),
        *dates.ranges("fixed_holidays"), *dates.lunar_holidays(), *NATIVE.split("|"),
    }  # fmt: skip
    spaced = "|".join(sorted({re.escape(word[:2]) for word in words if len(word) > 1}))
    numbers = r"\d{1,4}(?=\s?[년월일주달해개분./~∼～〜–—―\-·ㆍ・,학]|\d{4}(?!\d))"
    sino = rf"{SINO_YEAR}년|{SINO_MONTH}월|[이삼]?십[일이삼사오육칠팔구]?일|[일이삼사]분기|[{WEEKDAYS}]요일|(?:금|내|차)주|반\s?년"
    counted = rf"(?:{COUNT})\s?(?:달|해|주일?|개월)"
    letters = "".join(sorted({word[0] for word in words} | set("일이삼사오육유칠팔구시십천금내차올반한두세석네넉다여열아월화수목토")))
    return re.compile(rf"(?=[0-9'’‘{letters}])(?:(?<![0-9A-Za-z])(?<!\d[.,])(?:{numbers}|['’‘]\d\d)|{LEFT}(?:{sino}|{counted}|{spaced}|올(?=\s|봄|여름|가을|겨울|상반기|하반기|해)))")
