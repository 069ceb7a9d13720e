"""timeline, summary, search, show, export, explain and the lists: what they answer."""

import csv
import io
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from aipolicy.cli.options import Axis
from rich.cells import cell_len

ROOT = Path(__file__).parents[2]
PROVINCES = (
    "서울", "부산", "대구", "인천", "광주", "전남광주", "대전", "울산", "세종", "경기",
    "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주", "전국",
)  # fmt: skip


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_formats_of_the_timeline_agree(filled) -> None:
    lines = records(filled("timeline", "--format", "jsonl").stdout)
    assert json.loads(filled("timeline", "--format", "json").stdout) == lines
    text = filled("timeline", "--format", "csv").stdout
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    markdown = filled("--lang", "ko", "timeline", "--format", "markdown").stdout.splitlines()
    assert markdown[0].startswith("| ID | 날짜 | 지역 | 유형 | 제목 |")
    assert len(markdown) == len(lines) + 2
    assert records(filled("export", "jsonl").stdout) == lines
    assert len(filled("export", "markdown").stdout.splitlines()) == len(lines) + 2


def test_events_are_in_order_of_date_with_the_undated_at_the_end(filled) -> None:
    days = [event["start"] or event["end"] for event in records(filled("timeline", "-f", "jsonl").stdout)]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days == dated + [None] * (len(days) - len(dated))


@pytest.mark.parametrize("name", ["부산", "부산광역시", "26000", "busan", "부산시"])
def test_a_region_by_any_name(filled, name: str) -> None:
    events = records(filled("timeline", "--region", name, "-f", "jsonl").stdout)
    assert events
    assert all(any(region["code"].startswith("26") for region in event["regions"]) for event in events)


def test_repeated_options_are_or_different_ones_and(filled) -> None:
    def ids(*args: str) -> set[str]:
        return {event["id"] for event in records(filled("timeline", *args, "-f", "jsonl").stdout)}

    busan, daegu, mou = ids("-r", "부산"), ids("-r", "대구"), ids("-t", "업무협약")
    assert ids("-r", "부산", "-r", "대구") == busan | daegu
    assert ids("-r", "부산", "-r", "대구", "-t", "mou") == (busan | daegu) & mou


@pytest.mark.parametrize("name", ["held", "HELD", "개최"])
def test_a_status_by_slug_or_label(filled, name: str) -> None:
    events = records(filled("timeline", "--status", name, "-f", "jsonl").stdout)
    assert {event["status"] for event in events} == {"held"}


def test_the_period_as_understood_stands_above_the_table(filled) -> None:
    done = filled("timeline", "--period", "2025년 하반기", "--region", "부산")
    assert done.stdout.splitlines()[0] == "period: 2025-07-01 ~ 2025-12-31; region: 부산광역시"
    assert done.stderr == ""
    piped = filled("timeline", "--period", "2025H2", "--format", "jsonl")
    assert piped.stderr == "period: 2025-07-01 ~ 2025-12-31\n"
    for event in records(piped.stdout):
        assert event["start"] is None or event["start"] <= "2025-12-31"


def test_since_until_and_period_narrow_each_other(filled) -> None:
    done = filled("timeline", "--period", "2025", "--since", "2025-03", "--until", "2025Q3")
    assert done.stdout.splitlines()[0] == "period: 2025-03-01 ~ 2025-09-30"
    done = filled("timeline", "--since", "2025-05", "--until", "2025-03")
    assert (done.returncode, done.stdout) == (2, "")
    assert "2025-05-01" in done.stderr
    today = date.today()  # noqa: DTZ011 - the day the command sees
    assert f"period: {today}" in filled("timeline", "--period", "오늘", "--undated", "exclude").stderr


def test_limit_keeps_the_latest_and_reverse_turns_them_round(filled) -> None:
    whole = records(filled("timeline", "--undated", "exclude", "-f", "jsonl").stdout)
    last = records(filled("timeline", "--undated", "exclude", "--limit", "5", "-f", "jsonl").stdout)
    turned = records(filled("timeline", "--undated", "exclude", "-n", "5", "--reverse", "-f", "jsonl").stdout)
    assert last == whole[-5:]
    assert turned == last[::-1]


def test_organizers_by_alias_and_by_part(filled) -> None:
    alias = records(filled("timeline", "--organizer", "부산시", "-f", "jsonl").stdout)
    assert alias
    assert all("부산광역시" in [body["name"] for body in event["organizers"]] for event in alias)
    part = records(filled("timeline", "--organizer", "테크노", "-f", "jsonl").stdout)
    assert all(any("테크노" in body["name"] for body in event["organizers"]) for event in part)
    acting = ("host", "organizer", "partner")
    hosts = [
        e for e in alias if any(b["role"] in acting for b in e["organizers"] if b["name"] == "부산광역시")
    ]
    (listed,) = json.loads(filled("organizers", "부산광역시", "-f", "json").stdout)
    counts = [role.rsplit(maxsplit=1) for role in listed["roles"]]
    assert 0 < sum(int(count) for role, count in counts if role in acting) == len(hosts)
    assert listed["events"] == len(alias)


@pytest.mark.parametrize("command", ["timeline", "summary", "articles", "export"])
def test_a_typo_in_a_region_names_the_nearest(filled, command: str) -> None:
    done = filled(command, *(["csv"] if command == "export" else []), "--region", "부샨")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == ["Error: unknown region: 부샨", "  did you mean: 부산"]


def test_an_ambiguous_region_lists_its_codes(filled) -> None:
    done = filled("--lang", "ko", "timeline", "--region", "중구")
    assert (done.returncode, done.stdout) == (2, "")
    assert "26110  부산광역시 중구" in done.stderr
    assert filled("timeline", "--region", "26110").returncode == 0
    assert "26110  부산광역시 중구" in filled("regions", "중구").stdout


def test_gwangju_is_the_metropolitan_city_with_a_notice(filled) -> None:
    done = filled("timeline", "--region", "광주", "-f", "jsonl")
    assert done.returncode == 0
    assert "경기도 광주시" in done.stderr
    assert all(any(r["code"][:2] in ("29", "12") for r in e["regions"]) for e in records(done.stdout))


def test_with_nationwide_adds_events_of_the_whole_country(filled) -> None:
    codes = {
        region["code"]
        for event in records(filled("timeline", "-r", "제주", "--with-nationwide", "-f", "jsonl").stdout)
        for region in event["regions"]
    }
    assert codes <= {"00000", "50000", "50110", "50130"}


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--type", "협얏"),
        ("--topic", "nonsense"),
        ("--target", "외계인"),
        ("--status", "helt"),
        ("--period", "언젠가"),
    ],
)
def test_unknown_values_are_wrong_usage(filled, option: str, value: str) -> None:
    done = filled("timeline", option, value)
    assert (done.returncode, done.stdout) == (2, "")
    assert value in done.stderr


def test_a_planner_finds_the_calls_that_are_open_to_cities(aipolicy) -> None:
    today = date.today()  # noqa: DTZ011 - the command asks for it too
    calls = {
        "과학기술정보통신부는 지방자치단체를 대상으로 AI 실증 사업을 공모한다고": 20,
        "부산시는 AI 바우처 지원사업에 참여할 중소기업을 모집한다고": 21,
        "행정안전부는 지방자치단체를 대상으로 AI 행정 사업을 공모한다고": -3,
    }
    for number, (text, days) in enumerate(calls.items()):
        now, later = (f"{day:%Y년 %-m월 %-d일}" for day in (today - timedelta(9), today + timedelta(days)))
        body = f"---\ntitle: AI 공모 {number}\npublished: {today - timedelta(9)}\n---\n"
        body += f"{text} {now} 밝혔다. 신청은 {later}까지 받는다."
        (aipolicy.folder / f"{number}.md").write_text(body, encoding="utf-8")
    assert aipolicy("--db", "a.db", "ingest", ".").returncode == 0
    asked = ["--type", "recruitment", "--status", "open", "-r", "부산", "--with-nationwide"]
    for name in ("local_government", "지방자치단체", "지자체", "local governments"):
        found = aipolicy("--db", "a.db", "timeline", *asked, "--target", name, "-f", "jsonl")
        assert [event["target"] for event in records(found.stdout)] == [["local_government"]], found.stderr
    either = aipolicy(
        "--db", "a.db", "timeline", *asked, "--target", "지자체", "--target", "기업", "-f", "jsonl"
    )
    assert len(records(either.stdout)) == 2
    korean = aipolicy("--db", "a.db", "--lang", "ko", "timeline", "--target", "지자체")
    assert "대상: 지방자치단체" in korean.stdout


@pytest.mark.parametrize("command", [["timeline"], ["summary"], ["articles"], ["search", "인공지능"]])
def test_an_empty_result_says_what_was_searched(filled, command: list[str]) -> None:
    done = filled(*command, "--region", "울릉군", "--period", "1999", "--undated", "exclude")
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing found" in done.stderr
    assert "1999-01-01 ~ 1999-12-31" in done.stderr
    assert "경상북도 울릉군" in done.stderr


def test_an_empty_result_is_still_valid_in_every_format(filled) -> None:
    nothing = ("--period", "1999", "--undated", "exclude")
    assert filled("timeline", *nothing, "-f", "json").stdout == "[]\n"
    assert filled("timeline", *nothing, "-f", "jsonl").stdout == ""
    assert filled("timeline", *nothing, "-f", "csv").stdout.count("\n") == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "jsonl", "md"])
@pytest.mark.parametrize(
    "command", [["timeline"], ["summary"], ["search", "인공지능"], ["articles"]], ids=" ".join
)
def test_files_of_each_kind(filled, tmp_path: Path, command: list[str], ending: str) -> None:
    target = tmp_path / f"보고서.{ending}"
    done = filled(*command, "-o", str(target))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == f"written to {target}"
    assert len(target.read_bytes()) > 200
    if ending == "xlsx":
        from openpyxl import load_workbook

        assert load_workbook(target).active.max_row > 10
    if ending == "md":
        assert target.read_text(encoding="utf-8").startswith("| ")


def test_files_that_cannot_be_written(filled, tmp_path: Path) -> None:
    done = filled("timeline", "-o", str(tmp_path / "report.doc"))
    assert done.returncode == 2
    assert ".xlsx" in done.stderr
    done = filled("timeline", "-o", str(tmp_path / "missing" / "report.csv"))
    assert done.returncode == 1
    assert "cannot write" in done.stderr


def test_summary_has_every_province_and_a_total(filled) -> None:
    title, rule, *lines = filled("--lang", "ko", "summary").stdout.splitlines()
    names = [line.split()[0] for line in lines]
    sidos = [
        "서울",
        "부산",
        "대구",
        "인천",
        "광주",
        "전남광주",
        "대전",
        "울산",
        "세종",
        "경기",
        "강원",
        "충북",
        "충남",
        "전북",
        "전남",
        "경북",
        "경남",
        "제주",
        "전국",
    ]
    shown = [name for name in names if name in sidos]
    assert shown == [name for name in sidos if name in shown]
    assert set(sidos) - {"광주", "전남"} <= set(shown)
    total = next(line for line in lines if line.startswith("합계"))
    assert int(total.split()[1]) == len(filled("export", "jsonl").stdout.splitlines())
    assert title.startswith("지역")
    assert set(rule) == {"─"}


@pytest.fixture(scope="module")
def events_stored(filled) -> int:
    return len(filled("export", "jsonl").stdout.splitlines())


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("axis", list(Axis))
def test_summary_by_every_axis(filled, events_stored: int, axis: str, language: str) -> None:
    done = filled("--lang", language, "summary", "--by", axis, columns=100)
    assert (done.returncode, done.stderr) == (0, "")
    counts = re.findall(r"^\S.*?\s{2,}(\d+)(?:\s|$)", done.stdout, re.MULTILINE)
    total = int(counts.pop())
    assert total == events_stored
    assert sum(map(int, counts)) >= total


@pytest.mark.parametrize("name", ["type", "유형", "TYPE", "Type"])
def test_an_axis_goes_by_its_names(filled, name: str) -> None:
    assert filled("summary", "--by", name, "-f", "csv").stdout.startswith('\ufeff"type"')


def test_an_unknown_axis_is_told(filled) -> None:
    done = filled("--lang", "ko", "summary", "--by", "색깔")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'색깔' (쓸 수 있는 것: 'region'" in done.stderr


def test_summary_of_money(filled) -> None:
    rows = json.loads(filled("summary", "--money", "-f", "json").stdout)
    events = records(filled("timeline", "-f", "jsonl").stdout)
    total = rows[-1]
    assert total["budget_total"] == sum(each["budget_krw"] or 0 for each in events) / 10**8 > 0
    assert total["budget_national"] == sum(e["budget_parts"]["national"] or 0 for e in events) / 10**8
    assert total["budget_unknown"] == sum(each["budget_krw"] is None for each in events)
    page = filled("--lang", "ko", "summary", "--money", columns=80).stdout
    assert "국비(억원)" in page
    assert f"금액을 모르는 {total['budget_unknown']}건" in page
    assert all(cell_len(line) <= 80 for line in page.splitlines())
    assert filled("summary", "--money", "--across", "type").returncode == 2


def test_summary_across(filled) -> None:
    rows = json.loads(filled("summary", "--by", "type", "--across", "year", "-f", "json").stdout)
    years = [key for key in rows[0] if key.isdecimal()]
    assert years == sorted(years)
    assert rows[-1]["type"] == "total"
    for row in rows:
        assert row["events"] == sum(row.get(key, 0) for key in (*years, "period unknown"))
    done = filled("summary", "--by", "region", "--across", "region")
    assert done.returncode == 2


def test_columns_left_out_of_a_narrow_summary_are_told(filled) -> None:
    narrow = filled("summary", "--across", "month", columns=80)
    assert "columns left out" in narrow.stdout
    assert "columns left out" not in filled("summary", "--across", "month").stdout


def test_show_an_event_by_its_short_id(filled) -> None:
    line = filled("--lang", "ko", "timeline", "--type", "mou", "--region", "부산").stdout.splitlines()[3]
    short = line.split()[0]
    page = filled("--lang", "ko", "show", short)
    assert page.returncode == 0
    assert "✓ “" in page.stdout
    assert "신뢰도" in page.stdout
    record = json.loads(filled("show", short, "--format", "json").stdout)
    assert record["id"].startswith(short.partition(".")[0])
    proof = record["evidence"]["type"][0]
    assert {"article", "in", "start", "end", "text", "sentence", "rule"} <= set(proof)
    assert proof["text"] in proof["sentence"]
    assert all(each["rejected"] for own in record["rejected"].values() for each in own)


def test_show_tells_who_was_first_and_where_reports_differ(aipolicy) -> None:
    for path in sorted((ROOT / "data" / "articles").glob("own-l0[1-4].txt"), reverse=True):
        aipolicy("--db", "s.db", "ingest", str(path))
    (event,) = records(aipolicy("--db", "s.db", "timeline", "-f", "jsonl").stdout)
    record = json.loads(aipolicy("--db", "s.db", "show", event["id"], "-f", "json").stdout)
    first, *later = record["articles"]
    assert record["first_reported"] == {"published": "2025-09-17", "articles": [first["id"]]}
    assert [article["published"] for article in later] == ["2025-09-24", "2025-09-24", None]
    assert (record["start"], record["attendance"]) == ("2025-09-23", 80)
    assert record["variants"]["attendance"] == [{"value": 80, "reports": 3}, {"value": 100, "reports": 1}]
    page = aipolicy("--db", "s.db", "--lang", "ko", "show", event["id"]).stdout
    assert "보도마다: 80 (보도 3건), 100 (1)" in page
    assert "최초 보도  2025-09-17 · 솔향뉴스" in page
    page = aipolicy("--db", "s.db", "--lang", "en", "show", event["id"]).stdout
    assert "as reported: 80 (reports: 3), 100 (1)" in page
    assert "First reported  2025-09-17 · 솔향뉴스" in page


def test_show_of_one_report_has_no_differences(filled) -> None:
    alone = next(e for e in records(filled("timeline", "-f", "jsonl").stdout) if len(e["articles"]) == 1)
    assert json.loads(filled("show", alone["id"], "-f", "json").stdout)["variants"] == {}
    assert "as reported" not in filled("show", alone["id"]).stdout


def test_show_proves_every_further_value(aipolicy) -> None:
    text = (
        "한들시 AI 교실\n입력 2026-03-05\n"
        "부산시는 4일 시청 대강당에서 공무원 120명이 참석한 가운데 "
        "직원을 대상으로 AI 교육을 열었다고 5일 밝혔다. "
        "시는 2027년 12월까지 국비 3억 원 등 총 5억 원을 들여 교육을 잇는다. 옆 센터의 매출은 7억 원이다."
    )
    assert aipolicy("--db", "a.db", "ingest", "-", stdin=text).returncode == 0
    (event,) = records(aipolicy("--db", "a.db", "export", "jsonl").stdout)
    shown = json.loads(aipolicy("--db", "a.db", "show", event["id"], "--format", "json").stdout)
    proofs = {name: [each["text"] for each in own] for name, own in shown["evidence"].items()}
    assert proofs["budget"] == ["5억 원", "3억 원"]
    assert proofs["attendance"] == ["120명"]
    assert proofs["period"] == ["2027년 12월까지"]
    assert proofs["venue"] == ["시청 대강당"]
    assert proofs["target"] == ["직원을 대상"]
    assert [each["rejected"] for each in shown["rejected"]["budget"]] == ["money of something else"]
    page = aipolicy("--db", "a.db", "--lang", "ko", "show", event["id"], columns=100).stdout
    assert "5억 원, 국비 3억 원" in page
    assert "다른 것의 금액" in page
    assert set(event["evidence"]) == {"date", "region", "organizer", "type"}


def test_show_an_article_by_its_id(filled) -> None:
    article = records(filled("articles", "-f", "jsonl").stdout)[0]
    record = json.loads(filled("show", article["id"], "--format", "json").stdout)
    assert (record["id"], record["events"], record["path"]) == (
        article["id"],
        article["events"],
        article["path"],
    )
    assert record["relevant"] is True
    assert record["body"]


def test_show_an_article_that_was_kept_out_with_its_reason(filled) -> None:
    article = records(filled("articles", "--irrelevant", "-f", "jsonl").stdout)[0]
    done = filled("show", article["id"])
    assert f"kept out: {article['reason']}" in done.stdout


def test_show_an_unknown_id(filled) -> None:
    done = filled("show", "zzzzzz")
    assert (done.returncode, done.stdout) == (1, "")
    assert "zzzzzz" in done.stderr


def test_articles_of_a_filter_and_those_kept_out(filled) -> None:
    whole = {article["id"] for article in records(filled("articles", "-f", "jsonl").stdout)}
    events = records(filled("timeline", "--region", "부산", "-f", "jsonl").stdout)
    expected = {article["id"] for event in events for article in event["articles"]}
    found = {
        article["id"] for article in records(filled("articles", "--region", "부산", "-f", "jsonl").stdout)
    }
    assert found == expected
    assert found <= whole
    out = {article["id"] for article in records(filled("articles", "--irrelevant", "-f", "jsonl").stdout)}
    assert out
    assert not out & whole
    assert filled("articles", "--irrelevant", "--region", "부산").returncode == 2


def test_search_finds_words_inside_words_and_heeds_filters(filled) -> None:
    hits = records(filled("search", "네이버", "-f", "jsonl").stdout)
    assert hits
    assert all("네이버" in f"{hit['title']}{hit['context']}" for hit in hits)
    here = records(filled("search", "네이버", "--region", "부산", "-f", "jsonl").stdout)
    assert {hit["id"] for hit in here} <= {hit["id"] for hit in hits}
    assert filled("search", "없을법한낱말").stderr.startswith("nothing found (query: 없을법한낱말)")


def test_search_says_where_a_query_goes_wrong(filled) -> None:
    done = filled("search", "부산 (데이터 OR")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing to look for after OR, at letter 9 of the query: OR" in done.stderr
    done = filled("--lang", "ko", "search", '부산 "데이터')
    assert done.returncode == 2
    assert "4번째 글자: 따옴표가 닫히지 않았습니다" in done.stderr
    assert filled("search", "부산", "--sort", "title").returncode == 2


def test_search_marks_what_it_found(filled) -> None:
    (hit,) = records(filled("search", "네이버", "-n", "1", "-f", "jsonl").stdout)
    assert "«네이버»" in hit["context"]
    assert "«네이버»" in filled("search", "네이버", "-n", "1", columns=120).stdout
    latest = [hit["id"] for hit in records(filled("search", "인공지능", "-n", "5", "-f", "jsonl").stdout)]
    turned = records(filled("search", "인공지능", "-n", "5", "--reverse", "-f", "jsonl").stdout)
    assert [hit["id"] for hit in turned] == latest[::-1]
    best = records(filled("search", "인공지능", "-n", "5", "--rank", "-f", "jsonl").stdout)
    assert len(best) == 5
    assert [hit["id"] for hit in best] != latest


@pytest.mark.parametrize(
    "command", [["timeline"], ["articles"], ["search", "인공지능"], ["export", "jsonl"]], ids=" ".join
)
def test_what_was_added_since(filled, command: list[str]) -> None:
    form = [] if command[0] == "export" else ["-f", "jsonl"]
    whole, recent = filled(*command, *form), filled(*command, *form, "--added-since", "어제")
    assert recent.stdout == whole.stdout
    assert recent.stdout
    later = filled(*command, *form, "--added-since", "2999-01-01")
    assert (later.returncode, later.stdout) == (0, "")
    assert "first seen since 2999-01-01" in later.stderr
    assert filled(*command, "--added-since", "그때").returncode == 2


def test_export_mentions_have_one_article_each(filled) -> None:
    mentions = records(filled("export", "jsonl", "--mentions").stdout)
    assert all(len(mention["articles"]) == 1 for mention in mentions)
    events = records(filled("export", "jsonl").stdout)
    assert len(mentions) == sum(len(event["articles"]) for event in events)
    assert filled("export", "nonsense").returncode == 2


def test_explain(filled) -> None:
    text = "부산시는 22일 네이버클라우드와 업무협약을 맺었다"
    done = filled("explain", text, "--published", "2025-09-23", "--format", "json")
    assert done.returncode == 0
    found = {(each["field"], each["value"]): each for each in json.loads(done.stdout)}
    assert ("date", "2025-09-22") in found
    assert ("region", "26000") in found
    assert ("organizer", "네이버클라우드") in found
    assert ("type", "mou") in found
    for each in found.values():
        assert text[each["start"] : each["end"]] == each["text"]
    assert (
        filled("explain", "-", "--published", "2025-09-23", "--format", "json", stdin=text).stdout
        == done.stdout
    )
    assert filled("explain", text, "--published", "soon").returncode == 2


def test_evaluate(filled, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    lines = (ROOT / "data" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold.write_text("\n".join(line for line in lines if line.startswith(('{"id": "dev-1', '{"id": "dev-2'))))
    figures = json.loads(filled("evaluate", str(gold), "--format", "json", columns=80).stdout)
    assert figures["articles"] == 50
    assert 0 < figures["event recall"] <= 100
    done = filled("evaluate", str(gold), "--show-misses")
    assert "event recall" in done.stdout
    wrong = json.loads(filled("evaluate", str(gold), "--show-misses", "-f", "json").stdout)["misses"]
    assert [line.split()[0] for line in done.stdout.splitlines() if line.startswith("dev-")] == [
        miss["article"] for miss in wrong for _ in (miss["fields"] if miss["gold"] and miss["got"] else [0])
    ]
    assert filled("evaluate", "missing.jsonl").returncode == 2


@pytest.mark.parametrize("command", ["timeline", "summary", "search", "articles", "organizers", "export"])
def test_a_group_of_regions_is_a_filter_of_every_command(filled, command: str) -> None:
    own = {"search": ["AI"], "export": ["csv"]}.get(command, [])
    done = filled(command, *own, "--region", "충청권", "--as-of", "today", "--level", "광역")
    assert done.returncode == 0
    assert "대전, 세종, 충북, 충남" in done.stderr
    assert done.stdout


def test_events_by_bloc(filled, events_stored: int) -> None:
    rows = json.loads(filled("summary", "--by", "bloc", "--scheme", "5극3특", "-f", "json").stdout)
    assert [row["bloc"] for row in rows][:8] == [
        "수도권",
        "충청권",
        "호남권",
        "대경권",
        "동남권",
        "강원특별자치도",
        "전북특별자치도",
        "제주특별자치도",
    ]
    assert rows[-1]["events"] == events_stored
    events = records(filled("timeline", "-r", "충청권", "-f", "jsonl").stdout)
    assert next(row["events"] for row in rows if row["bloc"] == "충청권") == len(events)
    assert filled("summary", "--scheme", "5극3특").returncode == 2
    done = filled("summary", "--by", "bloc", "--scheme", "5극")
    assert (done.returncode, "5극3특" in done.stderr) == (2, True)


def test_the_map_of_a_day(filled) -> None:
    def provinces(*args: str) -> dict[str, int]:
        rows = json.loads(filled("summary", *args, "-f", "json").stdout)
        return {row["region"]: row["events"] for row in rows}

    own, today = provinces(), provinces("--as-of", "today")
    assert {"29000", "12000"} <= own.keys()
    assert "29000" not in today
    gwangju, merged = own["29000"], own["12000"]
    assert today["12000"] >= gwangju + merged
    assert today["total"] == own["total"]
    events = records(filled("timeline", "-r", "12000", "--as-of", "today", "-f", "jsonl").stdout)
    assert len(events) == today["12000"]
    named = {region["name"] for event in events for region in event["regions"]}
    assert not any(name.startswith(("광주광역시", "전라남도")) for name in named)
    exported = records(filled("export", "jsonl", "-r", "12000", "--as-of", "today").stdout)
    assert exported == events
    assert provinces("--as-of", "event") == own
    done = filled("timeline", "--as-of", "2026-03")
    assert (done.returncode, done.stdout) == (2, "")


def test_levels_count_apart_and_pick_events(filled) -> None:
    rows = json.loads(filled("summary", "--by", "level", "-f", "json").stdout)
    counted = {row["level"]: row["events"] for row in rows}
    assert {"광역", "기초", "의회", "교육청", "중앙", "대학"} <= counted.keys()
    for level, english in (("의회", "council"), ("기초", "municipality")):
        events = records(filled("timeline", "--level", level, "-f", "jsonl").stdout)
        assert len(events) == counted[level]
        assert filled("timeline", "--level", english, "-f", "jsonl").stdout.count("\n") == len(events)
    done = filled("timeline", "--level", "군")
    assert (done.returncode, "광역" in done.stderr) == (2, True)


def test_cities_and_counties_have_rows_of_their_own(filled) -> None:
    rows = json.loads(filled("summary", "--level", "기초", "-r", "제주", "-r", "충북", "-f", "json").stdout)
    codes = [row["region"] for row in rows]
    assert [code for code in codes if code.startswith("43")] == [
        "43110", "43130", "43150", "43720", "43730", "43740", "43745", "43750", "43760", "43770", "43800",
    ]  # fmt: skip
    by_district = json.loads(filled("summary", "--by", "district", "-f", "json").stdout)
    assert by_district[-1] == {**by_district[-1], "district": "total"}
    assert {len(row["district"]) for row in by_district[:-1]} == {5}


def test_an_organizer_with_its_roles_and_partners(filled) -> None:
    (body,) = json.loads(filled("organizers", "부산시청", "-f", "json").stdout)
    assert body["organizer"] == "부산광역시"
    assert body["events"] == len(records(filled("timeline", "--organizer", "부산시", "-f", "jsonl").stdout))
    assert sum(int(role.rsplit(maxsplit=1)[1]) for role in body["roles"]) == body["events"]
    assert body["partners"]
    assert (body["level"], body["region"]) == ("province", "부산")
    universities = json.loads(filled("organizers", "--level", "대학", "-f", "json").stdout)
    assert universities
    assert all("대" in row["organizer"] or "KAIST" in row["organizer"] for row in universities)


def test_events_of_each_region_of_a_name(filled) -> None:
    rows = json.loads(filled("regions", "중구", "-f", "json").stdout)
    assert [row["code"] for row in rows] == ["11140", "26110", "27110", "28110", "30140", "31110"]
    for row in rows:
        events = records(filled("timeline", "-r", row["code"], "-f", "jsonl").stdout)
        assert row["events"] == len(events)
    assert rows[3]["successors"] == ["인천광역시 제물포구", "인천광역시 영종구"]
    then = json.loads(filled("regions", "전남광주", "--as-of", "2025-01-01", "-f", "json").stdout)
    assert {row["code"] for row in then} >= {"29000", "46000", "29110"}
    schemes = json.loads(filled("regions", "5극3특", "-f", "json").stdout)
    assert [row["regions"] for row in schemes if row["bloc"] == "대경권"] == [["대구", "경북"]]


def test_regions_of_any_time(aipolicy) -> None:
    rows = json.loads(aipolicy("regions", "전라북도", "-f", "json").stdout)
    assert {row["code"] for row in rows} >= {"45000", "52000"}
    assert aipolicy("regions", "부샨").returncode == 2
    assert len(json.loads(aipolicy("regions", "-f", "json").stdout)) == 17


def test_db(filled, tmp_path: Path) -> None:
    stats = json.loads(filled("db", "stats", "--format", "json").stdout)
    assert stats["events"] == len(filled("export", "jsonl").stdout.splitlines())
    assert filled("db", "check").stdout == "sound\n"
    copy = tmp_path / "copy.db"
    assert filled("db", "backup", str(copy)).returncode == 0
    assert filled("--db", str(copy), "export", "jsonl").stdout == filled("export", "jsonl").stdout
    assert filled("db", "backup", str(copy)).returncode == 1


@pytest.mark.parametrize("part", [["부"], ["서비"]])
def test_completion_offers_names(aipolicy, part: list[str]) -> None:
    word = "timeline --region 부" if part == ["부"] else "timeline --type 서비"
    env = {"_AIPOLICY_COMPLETE": "complete_bash", "COMP_WORDS": f"aipolicy {word}", "COMP_CWORD": "3"}
    done = aipolicy(env=env)
    assert ("부산" if part == ["부"] else "서비스 도입") in done.stdout
