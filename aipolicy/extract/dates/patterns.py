"""What dates of Korean news look like: regular expressions built from named fragments.

Nothing here decides; `phrases` turns matches into points. Every pattern is tried at a place that `head_re`
found. Those that hold words of a table are built at their first use.
"""

import re
from functools import cache

from aipolicy.extract.dates.numerals import SINO_DAY, SINO_MONTH, SINO_YEAR
from aipolicy.extract.dates.points import WEEKDAYS
from aipolicy.tables import dates

DASH = r"[~∼～〜–—―\-]"
DOT = r"[·ㆍ・･∙‧•,、]"
# No list of days is longer; a table's columns of figures are, and would be read again from each of them.
NUMBERS = rf"\d{{1,2}}(?:\s?(?:{DASH}|{DOT})\s?\d{{1,2}}){{0,15}}"
DAY_OF_WEEK = "(?:요일|욜)"
WEEK_BEFORE = "전"
OPEN, CLOSE = r"[(（\[]", r"[)）\]]"
WEEKDAY = rf"(?:\s?{OPEN}\s?(?P<bracketed>[{WEEKDAYS}])(?:요일)?\s?{CLOSE}|\s?(?P<spelled>[{WEEKDAYS}])요일)"

# A word begins where no letter stands before it, and ends before a particle or no Hangul.
LEFT = r"(?<![가-힣A-Za-z0-9])"
PARTICLE = (
    r"(?:에서|에는|에도|에만|에|엔|부터|까지|의|은|는|이면|이다|이며|이고|이었|이라|이|가|을|를|과|와|도|로|으로"
    r"|만|보다|쯤|께|경|자|중|인|입니다|처럼|밤|아침|오전|오후|저녁|새벽|낮)"
)
RIGHT = rf"(?:(?![가-힣])|(?={PARTICLE}(?![가-힣]{{3}})))"

# What makes a number with 일, 월 or 년 a length, an ordinal or part of a name instead of a date.
LASTING = r"간(?![가-힣])|동안|만에|째(?![가-힣])|차(?![가-힣])|연속"
NO_DAY = (
    rf"(?!\s?(?:{LASTING}|걸[려리린릴]|가량|남짓|정도|소요|이상|이하|이내|미만|내내|여\s?(?:간|일|만)|치(?![가-힣])|분량|짜리)"
    r"|간|째|차|여|치|장|시장|권|당(?!일)|대(?![구전학한])|반(?!도)|요일|자리|상|정|본|부(?!터|로)|체|원|식|제|급|생|용|선(?=[을은이에\s]))"
)
NO_MONTH = r"(?!호|생|분(?!기)|령|급|세(?!종)|평|드컵|요일)"
NO_YEAR = rf"(?!\s?(?:{LASTING})|간|째|차|여|생|산(?!업|청|시|군|구)|식|형|판(?!교)|대(?![구전학한회비상]))"

YEAR = (
    rf"(?:(?P<year>(?:19|20)\d\d)(?:\s?년?\s?{DASH}\s?(?P<last_year>(?:19|20)?\d\d))?\s?"
    rf"(?:학년도|년도|년{NO_YEAR})|(?P<half_of>20\d\d)\s(?=[상하전후]반기|\d\s?분기)"
    rf"|['’‘](?P<short_year>\d\d)(?:\s?년?\s?{DASH}\s?['’‘]?(?P<last_short>\d\d))?\s?(?:년도|년{NO_YEAR})"
    rf"|(?P<bare_year>\d\d)\s?년(?=\s?\d{{1,2}}\s?월)|(?P<sino_year>{SINO_YEAR})\s?년)"
)
MONTH = (
    rf"(?:(?P<months>{NUMBERS})\s?월{NO_MONTH}(?:달(?![가-힣]{{2}}))?"
    # 9월 22~10월 3일: the first day shares the word of the last one.
    rf"(?:\s?(?P<open_day>\d{{1,2}})(?=\s?{DASH}\s?(?:\d{{4}}년\s?)?\d{{1,2}}월\s?\d{{1,2}}일))?"
    rf"|(?P<sino_month>{SINO_MONTH})월(?:(?=\s?{SINO_DAY}일|\s?\d)|{RIGHT}))"
)
DAY = rf"(?:(?P<days>{NUMBERS})\s?일{NO_DAY}|(?P<sino_day>{SINO_DAY})일(?:(?=\s?{OPEN})|{RIGHT}))"
QUARTER = (
    r"(?:제\s?)?(?P<quarter>\d|[일이삼사])(?:\s?/\s?4|·4|사(?=분기))?\s?"
    rf"(?:(?:{DASH}|[·ㆍ,](?=\s?[23]))\s?(?P<last_quarter>\d)\s?)?분기(?!점)"
)

NUMERIC_RE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)|['’‘](?P<quoted>\d\d)|(?P<short>\d\d))(?P<mark>\s?[./\-]\s?)"
    r"(?P<month>\d{1,2})\s?(?P<mark2>[./\-])\s?(?P<day>\d{1,2})(?!\d)\.?(?!\d|[./]\d|-\d(?!\d{3}[./]\d|\d?[./]\d))"
    rf"{WEEKDAY}?"
)
# A date in figures alone: a quick look before the costly ones.
IN_FIGURES_RE = re.compile(r"['’‘]?\d{1,4}\s?[./\-]|\d{8}")
# 버전 25.9.22, 제25-01-01호: figures of another kind.
VERSION_RE = re.compile(r"(?:버전|[Vv]er\.?|번호|(?<![가-힣])제)\s?$")
COMPACT_RE = re.compile(r"(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\d.\-/A-Za-z가-힣])")
YEAR_MONTH_RE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?[.\-/]\s?(?P<month>\d{1,2})(?![\d,])(?:\s?월|\.?(?!\s?[\d월]|[\-/A-Za-z%억조만천원배점]))"
)
YEAR_LAST_RE = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[./\-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d.\-/])"
)
OPENED_RE = re.compile(r"[~∼～〜]\s?$")
# ’25.9월, ’25.9~’27.12: as plans are dated.
SHORT_YEAR_MONTH_RE = re.compile(
    rf"['’‘](?P<year>\d\d)\s?\.\s?(?P<month>\d{{1,2}})(?:\s?월|\.?(?=\s?{DASH})|(?=\.?[\s,)]|\.?$)(?!\.\s?\d))"
)
# 9. 19일: never 3.5일, which is a number of days.
MONTH_DOT_DAY_RE = re.compile(
    rf"(?P<month>\d{{1,2}})\s?\.(?:\s(?P<day>\d{{1,2}})|(?P<tight>\d\d))일{NO_DAY}{WEEKDAY}?"
)
# 8.21. and 12.30(화), never 3.5조: a closing full stop, a weekday or a range must prove it.
MONTH_DAY_RE = re.compile(
    rf"(?P<month>\d{{1,2}})\s?\.\s?(?P<day>\d{{1,2}})(?!\d)(?P<stop>\.)?(?!\d){WEEKDAY}?"
)
SLASH_RE = re.compile(rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?![\d/]){WEEKDAY}?")
NUMBERED = (
    r"(?:[%㎡㎢㎞㎾㎿℃a-zA-Z]|\s?(?:조|억|만|천|백|원|배|점|도|대|명|톤|평|판|버전|세대|규모)|개|건|곳|차)"
)
AFTER_NUMBER_RE = re.compile(NUMBERED)
PROOF_RANGE_RE = re.compile(
    rf"\s?(?:{DASH}|부터)\s?\d{{1,2}}\s?[./]\s?\d{{1,2}}(?!\d|{NUMBERED})"
    rf"|\s?{DASH}\s?\d{{1,2}}\.?\s?{OPEN}[{WEEKDAYS}]"
)
# 월말, 월초: of the present month.
MONTH_PART_RE = re.compile(r"월\s?(?P<part>말|초|중순)(?:(?![가-힣]|\s?고사)|(?=까지|부터|에))")
LATER_PART_RE = re.compile(r"(?P<part>말|중순|하순)(?![가-힣]{2})")
QUARTER_SHIFT_RE = re.compile(r"(?P<shift>이번|지난|저번|다음|전|당)\s?(?P<unit>분기|반기)")
SINO_COUNT = "[일이삼사오육칠팔구십]{1,3}"
# The day itself is often repeated in brackets: 오늘(22일), 다음 주 화요일(14일).
REPEATED_RE = re.compile(rf"\s?{OPEN}\s?(?=[\d오이지내다])|인\s(?=(?:오는\s|지난\s)?\d)")
# The weekday before its date: 월요일인 22일, 화요일, 1월 1일.
WEEKDAY_OF_RE = re.compile(r"(?:인|,)?\s(?=\d)")


@cache
def phrase_re() -> re.Pattern[str]:
    """Year, month and day or part of them, from largest to smallest; every part is optional."""
    no_unit = r"(?!\s?(?:달|해|주|날))"
    last = "|".join((
        DAY,
        _nth(),
        rf"(?P<month_part>{dates.words('month_parts')}){RIGHT}",
        QUARTER,
        rf"(?P<year_part>{dates.words('year_parts')}){RIGHT}",
        rf"(?P<holiday>{dates.words('fixed_holidays', 'lunar_holidays')}){RIGHT}",
    ))  # fmt: skip
    # 내년생, 작년산, 내달렸다 are other words.
    years = dates.words("relative_years", "recalled_years")
    relative_year = rf"(?P<relative_year>{years})(?![생산](?:\s|$))"
    relative_month = (
        rf"(?P<relative_month>{dates.words('relative_months', 'recalled_months')})(?![리렸려린릴])"
        rf"(?:\s?{OPEN}(?P<said_month>\d{{1,2}})월{CLOSE})?"
    )
    return re.compile(
        rf"(?:(?P<direction>{dates.words('directions')}){no_unit}\s?)?"
        rf"(?:{relative_year}(?:도(?=\s))?\s?)?"
        rf"(?:(?P<opened>{OPEN}\s?)?{YEAR}(?(opened)\s?{CLOSE})\s?(?:의\s)?)?"
        rf"(?:(?P<later_direction>지난|오는){no_unit}\s?)?"
        rf"(?:(?:{MONTH}|{relative_month})\s?(?:의\s)?)?"
        rf"(?:{last})?{WEEKDAY}?"
    )


def _nth() -> str:
    """The nth week or weekday of a month, its first or last day: 첫째 주 화요일, 2주차, 마지막 날."""
    week = r"(?:(?P<nth_week>주)(?P<nth_weekend>말)?\s?)?"
    weekday = rf"(?:(?P<nth_weekday>[{WEEKDAYS}])요일)?"
    complete = r"(?:(?<=주)|(?<=주말)|(?<=주\s)|(?<=요일)|(?P<nth_day>날))(?![가-힣]{4})"
    ordinal = rf"(?:(?P<ordinal>{dates.words('ordinals')})|(?P<figure>[1-5])\s?번?째)"
    return rf"(?P<count_week>[1-5]?\d)주차|{ordinal}\s?{week}{weekday}{complete}"


@cache
def week_re() -> re.Pattern[str]:
    """A week counted from the anchor's, a weekday or the weekend of it, or a bare weekday."""
    more = rf"(?:\s?(?:{DASH}|{DOT})\s?(?P<last_weekday>[{WEEKDAYS}]))?"
    in_week = rf"\s?(?P<weekday>[{WEEKDAYS}]){more}{DAY_OF_WEEK}|\s?(?P<weekend>말|주말)|\s?(?:초|중|내내)"
    # 전주 is a city, 전주 금요일 a day.
    shift = rf"{dates.words('relative_weeks')}|{WEEK_BEFORE}(?=주\s?[{WEEKDAYS}]요일)"
    return re.compile(
        # 내주는 is to hand out as often as next week.
        rf"(?:(?P<shift>{shift})\s?주(?!(?<=내주)(?:는|고|기|며|면|지)(?![가-힣]))(?:{in_week}|(?={PARTICLE}|[^가-힣]|$))"
        r"|(?P<near>지난|저번|이번|요번|오는|다음|다가오는|돌아오는)\s?"
        rf"(?:(?P<near_day>[{WEEKDAYS}]){DAY_OF_WEEK}|(?P<near_weekend>주말))"
        rf"|(?P<bare>[{WEEKDAYS}]){DAY_OF_WEEK})(?:{RIGHT}|(?={OPEN}))"
    )


@cache
def day_word_re() -> re.Pattern[str]:
    """A day counted from the anchor or from the day named last."""
    relative, recalled = dates.words("relative_days"), dates.words("recalled_days")
    return re.compile(
        rf"(?:(?P<relative>{relative})|(?P<recalled>{recalled}))(?!날|치기|채움|배움|이룸|로\b|\s대비){RIGHT}"
    )


@cache
def length() -> str:
    """A number of units, or of two: 3일, 두 달, 사흘, 1년 2개월, 한 달 반."""
    # 이 달 is this month, for 달 and 해 are counted in native words.
    native_only = rf"(?!{SINO_COUNT}\s?[달해])"
    counted = rf"{native_only}(?P<count>{_count()})\s?(?P<unit>주일|주|일|개월|달|년|해)"
    more = rf"(?P<more>{_count()})\s?(?P<more_unit>개월|달|주일|주|일)|(?P<half>반)(?![가-힣])"
    compound = rf"{counted}(?:\s?(?:하고\s|,\s?)?(?:{more})|\s(?P<more_native>{dates.words('native_days')}))?"
    return rf"(?:(?P<native>{dates.words('native_days')})|(?P<half_year>반\s?년)|{compound})"


def _count() -> str:
    return rf"\d{{1,4}}|{dates.words('native_numbers')}|{SINO_COUNT}"


@cache
def ago_re() -> re.Pattern[str]:
    """A length before or after the anchor or a day word: 3주 전, 사흘 뒤, 2주 내, 내일부터 2주 후."""
    particle = r"(?=에|부터|까지|보다|의\s|인\s|쯤|께|으?로(?![가-힣]))"
    ended = rf"(?:(?![가-힣])|{particle}(?!에너지|의료|인공|인력|인재))"
    weekday = rf"(?:\s(?P<in_week>[{WEEKDAYS}])요일)?"
    base = rf"(?:(?P<base>{dates.words('relative_days')})(?:으?로)?부터\s(?:약\s)?)?"
    return re.compile(rf"{base}{length()}여?\s?(?P<way>이전|전|이후|뒤|후|이내|내|안){ended}{weekday}")


@cache
def run_re() -> re.Pattern[str]:
    """Whole units up to or from the anchor's: 지난 2주, 다음 세 달, 지난 사흘간."""
    ended = r"(?![가-힣]|\s?(?:전|뒤|후)(?![가-힣]))"
    return re.compile(rf"(?P<direction>지난|저번|다음|오는)\s?{length()}(?P<lasting>간|\s?동안)?{ended}")


@cache
def head_re() -> re.Pattern[str]:
    """Where a date may begin. The lookahead of first letters makes the search several times faster."""
    words = {
        *dates.shifts("relative_days"), *dates.shifts("recalled_days"), *dates.shifts("relative_months"),
        *dates.shifts("relative_years"), *dates.shifts("recalled_years"), *dates.shifts("recalled_months"),
        *dates.shifts("directions"), *dates.ranges("year_parts"),
        *dates.ranges("fixed_holidays"), *dates.lunar_holidays(), *dates.shifts("native_days"),
    }  # fmt: skip
    beginnings = sorted({rf"{word[0]}\s?{re.escape(word[1])}" for word in words if len(word) > 1})
    numbers = (
        rf"\d{{1,4}}(?=\s?(?:[년월일주달]|개월|사?분기|학년|[상하전후]반기|[./]\s?\d(?!\d?\s?[℃%]))|-\d{{1,2}}-|\d{{4}}(?!\d)"
        rf"|\s?(?:{DASH}|{DOT})\s?\d{{1,4}}\s?(?:[년월일분./(]|{DASH}|{DOT}))|['’‘]\d\d"
    )
    spelled = "|".join((
        rf"{SINO_YEAR}\s?년|{SINO_MONTH}월|[이삼]?십[일이삼사오육칠팔구]?일|[일이삼사]사?분기|반\s?년",
        rf"[{WEEKDAYS}]{DAY_OF_WEEK}|(?:금|내|차|담)주|전주\s?[{WEEKDAYS}]요일",
        rf"(?:{_count()})\s?(?:달|해|주일?|개월|년)|음력\s?\d",
        r"월\s?(?:말|초|중순)|(?:첫|둘|셋|넷|다섯|마지막)째?\s?(?:번째\s?)?주(?=\s|$)",
        r"올(?=\s|봄|여름|가을|겨울|상반기|하반기|해)",
        *beginnings,
    ))  # fmt: skip
    letters = {word[0] for word in (*words, *dates.shifts("native_numbers"))}
    first = "".join(sorted(letters | set(f"일이삼사오육유칠팔구시십천금내차담전음올반첫둘셋넷마{WEEKDAYS}")))
    return re.compile(rf"(?=[0-9'’‘{first}])(?:(?<![0-9A-Za-z])(?<!\d[.,])(?:{numbers})|{LEFT}(?:{spelled}))")
