"""Every day in every notation comes back; what is moved with its anchor moves along."""

import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from aipolicy.extract.dates import find_dates
from hypothesis import given
from hypothesis import strategies as st

FIRST, LAST = date(2010, 1, 1), date(2029, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
WEEKDAYS = "월화수목금토일"
DIGITS = "영일이삼사오육칠팔구"

NOTATIONS: dict[str, Callable[[date], str]] = {
    "year month day": lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    "no spaces": lambda d: f"{d.year}년{d.month}월{d.day}일",
    "with weekday": lambda d: f"{d.year}년 {d.month}월 {d.day}일({WEEKDAYS[d.weekday()]})",
    "dots": lambda d: f"{d.year}. {d.month}. {d.day}.",
    "tight dots": lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    "iso": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "compact": lambda d: f"{d:%Y%m%d}",
    "short year": lambda d: f"’{d.year % 100:02}. {d.month}. {d.day}.",
    "short year in words": lambda d: f"’{d.year % 100:02}년 {d.month}월 {d.day}일",
    "year last": lambda d: f"{d.month}/{d.day}/{d.year}" if d.day > 12 else f"{d.year}/{d.month}/{d.day}",
    "digit by digit": lambda d: f"{digit_words(d.year)}년 {month_words(d.month)}월 {words(d.day)}일",
    "weekday before": lambda d: f"{WEEKDAYS[d.weekday()]}요일인 {d.year}년 {d.month}월 {d.day}일",
    "with time": lambda d: f"{d.year}년 {d.month}월 {d.day}일 오후 2시",
    "number words": lambda d: f"{year_words(d.year)}년 {month_words(d.month)}월 {words(d.day)}일",
}
# Read against the day itself, as 올해 and this month's days are.
NEAR: dict[str, Callable[[date], str]] = {
    "month day": lambda d: f"{d.month}월 {d.day}일 열린다",
    "dotted month day": lambda d: f"{d.month}.{d.day}({WEEKDAYS[d.weekday()]})",
    "slashed month day": lambda d: f"{d.month}/{d.day}({WEEKDAYS[d.weekday()]})",
    "bare day": lambda d: f"{d.day}일 열린다",
    "this year's": lambda d: f"올해 {d.month}월 {d.day}일",
    "this month's": lambda d: f"이달 {d.day}일",
    "this week's": lambda d: f"이번 주 {WEEKDAYS[d.weekday()]}요일",
    "today": lambda d: f"오늘({d.day}일)",
    "weekday and day": lambda d: f"{WEEKDAYS[d.weekday()]}요일인 {d.day}일",
    "short dotted": lambda d: f"{d.year % 100}.{d.month}.{d.day}({WEEKDAYS[d.weekday()]})",
}


def words(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "십" if tens == 1 else DIGITS[tens] + "십") + (DIGITS[ones] if ones else "")


def month_words(month: int) -> str:
    return {6: "유", 10: "시"}.get(month, words(month))


def year_words(year: int) -> str:
    return "이천" + words(year - 2000)


def digit_words(year: int) -> str:
    return "".join("공" if digit == "0" else DIGITS[int(digit)] for digit in str(year))


def found(text: str, anchor: date | None) -> list[tuple[date | None, date | None]]:
    return [(mention.start, mention.end) for mention in find_dates(text, anchor)]


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_day_of_twenty_years_comes_back(notation: str) -> None:
    write = NOTATIONS[notation]
    assert [day for day in DAYS if found(write(day), None) != [(day, day)]] == []


@pytest.mark.parametrize("notation", NEAR)
def test_every_day_comes_back_when_read_on_it(notation: str) -> None:
    write = NEAR[notation]
    assert [day for day in DAYS if found(write(day), day) != [(day, day)]] == []


days = st.dates(date(2012, 3, 1), date(2027, 12, 31))


@given(anchor=days, ahead=st.integers(0, 14))
def test_a_coming_bare_day_moves_with_its_anchor(anchor: date, ahead: int) -> None:
    day = anchor + timedelta(days=ahead)
    assert found(f"오는 {day.day}일 개최한다", anchor) == [(day, day)]
    assert found(f"{day.day}일 개최할 예정이다", anchor) == [(day, day)]


@given(anchor=days, back=st.integers(1, 14))
def test_a_past_bare_day_moves_with_its_anchor(anchor: date, back: int) -> None:
    day = anchor - timedelta(days=back)
    assert found(f"지난 {day.day}일 개최했다", anchor) == [(day, day)]
    assert found(f"{day.day}일 개최했다", anchor) == [(day, day)]


@given(anchor=days, weeks=st.integers(-60, 60))
@pytest.mark.parametrize(
    "text", ["다음 주 화요일", "지난주", "사흘 전", "2주 후", "그제", "다다음 주 월요일", "오는 금요일"]
)
def test_whole_weeks_move_weekly_words_along(text: str, anchor: date, weeks: int) -> None:
    moved = timedelta(weeks=weeks)
    ((start, end),) = found(text, anchor)
    assert start is not None
    assert end is not None
    assert found(text, anchor + moved) == [(start + moved, end + moved)]


@given(anchor=days, amount=st.integers(1, 900))
def test_days_ago_and_ahead_are_counted(anchor: date, amount: int) -> None:
    moved = timedelta(days=amount)
    assert found(f"{amount}일 전", anchor) == [(anchor - moved, anchor - moved)]
    assert found(f"{amount}일 뒤", anchor) == [(anchor + moved, anchor + moved)]
    assert found(f"오늘부터 {amount}일 후", anchor) == [(anchor + moved, anchor + moved)]
    assert found(f"내일부터 {amount}일 후", anchor - timedelta(days=1)) == [(anchor + moved, anchor + moved)]


@given(anchor=days, years=st.integers(1, 9), months=st.integers(1, 11))
def test_years_and_months_are_counted_as_months(anchor: date, years: int, months: int) -> None:
    assert found(f"{years}년 {months}개월 전", anchor) == found(f"{12 * years + months}개월 전", anchor)


@given(anchor=days, weeks=st.integers(1, 50), weekday=st.sampled_from(WEEKDAYS))
def test_a_weekday_of_a_week_ahead(anchor: date, weeks: int, weekday: str) -> None:
    ((day, _),) = found(f"{weeks}주 후 {weekday}요일", anchor)
    assert day is not None
    assert WEEKDAYS[day.weekday()] == weekday
    assert day.isocalendar()[:2] == (anchor + timedelta(weeks=weeks)).isocalendar()[:2]


@given(year=st.integers(2010, 2029), week=st.integers(1, 52))
def test_weeks_of_the_year_follow_the_standard(year: int, week: int) -> None:
    monday = date.fromisocalendar(year, week, 1)
    assert found(f"{year}년 {week}주차", None) == [(monday, monday + timedelta(days=6))]


@given(start=days, length=st.integers(2, 20))
def test_a_length_gives_the_other_end(start: date, length: int) -> None:
    end = start + timedelta(days=length - 1)
    assert found(f"{start.month}월 {start.day}일부터 {length}일간 열린다", start) == [(start, end)]
    assert found(f"{end.year}년 {end.month}월 {end.day}일까지 {length}일간", start) == [(start, end)]


@given(start=days, length=st.integers(1, 40))
def test_a_range_keeps_both_ends(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    text = f"{start.year}년 {start.month}월 {start.day}일부터 {end.month}월 {end.day}일까지"
    assert found(text, None) == [(start, end)]


@given(
    st.text(
        alphabet="0123456789년월일시분주달지난오는다음내이번부터까지~.,-/()· 올해초말전후첫째간", max_size=40
    ),
    days,
)
def test_any_text_is_read_without_failing(text: str, anchor: date) -> None:
    for mention in find_dates(text, anchor):
        assert text[slice(*mention.span)] == mention.text
        assert mention.start is None or mention.end is None or mention.start <= mention.end


@pytest.mark.parametrize(
    "repeated", ["1, ", "1~", "1·", "3일 2주 ", "1년 2개월 ", "9월 1일부터 ", "2025. ", "월·화·"]
)
def test_time_grows_with_the_text_alone(repeated: str) -> None:
    def spent(times: int) -> float:
        begin = time.process_time()
        find_dates(repeated * times, date(2025, 9, 18))
        return time.process_time() - begin

    # Quadratic growth would be sixty-four times as much.
    assert spent(4000) < 24 * max(spent(500), 0.004)
