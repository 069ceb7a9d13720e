"""Where an event takes place, as the text names it."""

import re
from collections.abc import Iterable, Sequence

from aipolicy.extract.cues import Reading, clauses_of
from aipolicy.models import BlockKind, Candidate, Span

# Ends of the names of places where events are held.
PLACE_RE = re.compile(
    r"(?:센터|시청|도청|군청|구청|청사|별관|본관|회관|회의실|상황실|소회의실|대회의실|강당|대강당|홀|룸|호텔|컨벤션|컨벤션센터|엑스코|벡스코|코엑스|킨텍스|세텍|오스코|구미코|수원메쎄|송도컨벤시아|컨벤시아|캠퍼스"
    r"|대학교|대학|연구원|연구소|진흥원|공단|공원|광장|플라자|프라자|타워|파크|빌딩|체육관|도서관|미술관|박물관|극장|아트홀|문화원|산업단지|국가산단|산단|단지|부지|현장|학교|교육장|교육센터|허브|스튜디오|라운지|랩"
    r"|강의실|세미나실|프레스센터|브리핑룸|기자실|브리핑실|캠프|청와대|국회|의회|본사|공장|테크노파크|창업지원주택|스퀘어|스타트업파크|밸리|출장소|연수원|교육원|인력개발원|본부|지사|사무소|사무국|경로당|박람회장|전시장|엑스포장|예식장|리조트|콘도"
    r"|\d층|\d+호|\d+관|부산|서울|전당|아레나|스타디움|농업기술센터|보건소|복지관|경로당|극단|역|집현실|한누리실|[가-힣]{2,4}실|[가-힣]{2,4}당|[가-힣]{1,6}관|곳)$"
)
NO_PLACE_RE = re.compile(
    r"(?:회의|임시회|정례회|본회의|공모|심사|자리|행사|대회|포럼|협약식|분야|부문|지역|전국|도내|시내|관내|곳곳|세계|국내|해외|현지|가운데|차원|면|과정|이곳|여기|사업|평가|경쟁|취지|사회|시장|방식|무대|공약|간담회|인터뷰|회견|통화|발표|강연|기조강연|토론|세션|보고회|설명회|수준|단계|입장|상황|측면|점|중앙정부|정부|계획|대상|성과|중|속|앞|위원회|본선|예선)$"
)
PLACE_MARK_RE = re.compile(
    r"에서(?=[\s,])|에(?= (?:모여|마련|차려|모인|차린|개관|개소|문을|간판을)| ['‘「][^'’」]{2,40}['’」](?:을|를) (?:차리|마련))|(?:을|를) 무대로"
)
PLACE_LABEL_RE = re.compile(r"^\W*장\s?소\s?[:：]\s?(.{2,40})$")
BRACKET_RE = re.compile(r"\([^()]*\)")
# Words after which the name of a place begins.
BOUNDARY_RE = re.compile(
    r"(?:[가-힣」』’'”\")A-Za-z0-9][은는이가을를와과]|[가-힣]도|\d월|마다|[,’'”\"」)]|\d일|\d시|\d분|오전|오후|오늘|내일|이날|전날|같은 날|까지|부터|동안|이틀간|사흘간|일간|위치한|있는|들어선|자리한|소재|열린|가진|에|에서|께|함께|오는|지난|모레|[월화수목금토일]\)|주최로|주관으로|맞아|대로|따라|위해|위한|현지 시간)$"
)
WHOLE_REGION_RE = re.compile(
    r"^(?:(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|미국|중국|일본)(?:시|도|광역시|특별시|특별자치시|특별자치도)?|[가-힣]{2,3}(?:시|군|구)|[가-힣]{2,5}(?:의|읍|면)|[가-힣]{2,4}\d?동)$"
)
SEATED_RE = re.compile(r"(?:있는|위치한|소재한|자리한)\s$")
TIMED_RE = re.compile(r"(?:\d일|\d시|\d분|오전|오후|이날|오늘)\s$")
ANY_PLACE_RE = re.compile(
    r"(?:\S*현장|학교|(?:해당 )?기관|연구원|연구소|공장|청사|센터|대학|시설|공공시설|단지|산단|국회|의회|\S*의회|부산|서울|곳|캠퍼스|데이터센터|공원|도서관|경로당|본사|\S+ 공장)"
)
FROM_RE = re.compile(
    r"\s(?:온|나온|일하|근무|쓰는|쓰이|배운|만든|개발한|활동|생산|가져|들여|내려|시작된|출발|벗어나)"
)
HELD_RE = re.compile(
    r"[^.]{0,90}?(?:열|연다|띄우|있었|개최|갖|가졌|진행|마련|체결|맺|서명|개막|막을|선포|출범|기공|착공|개소|개관|준공|발표|점검|교육|참석|참여|회의|식|모여|행사|강의|실시|운영|이뤄|이어|치러|치렀|치른|차리|펼쳐|만나|둘러|받았|공유|시연|손을|도장)"
)
LONGEST = 7
LEAST_WEIGHT = 0.6
LEAST_CAPTION = 0.3
LEAST_UNKNOWN = 4
HELD_WEIGHT = 0.4


def find_venues(read: Sequence[Reading]) -> tuple[Candidate[str], ...]:
    """Places where something is held, likeliest first."""
    found = [place for reading in read if not reading.heading for place in _places(reading)]
    return tuple(sorted(found, key=lambda c: (c.rejected is not None, -c.score, c.span.start)))


def _places(reading: Reading) -> Iterable[Candidate[str]]:
    text = reading.sentence.text
    if (label := PLACE_LABEL_RE.match(text)) is not None:
        yield _candidate(reading, label.start(1), label.end(1), 2.0, None)
        return
    if reading.weight < (LEAST_CAPTION if reading.sentence.kind == BlockKind.CAPTION else LEAST_WEIGHT):
        return
    # Brackets are blanked out so that the name before them stands right before its particle.
    blank = BRACKET_RE.sub(lambda match: "\u00a0" * len(match[0]), text)
    parts = clauses_of(text, heading=False)
    for mark in PLACE_MARK_RE.finditer(blank):
        end = len(blank[: mark.start()].rstrip("\u00a0"))
        start = _start(blank, end)
        name = blank[start:end]
        if not _is_place(name, blank[:start]):
            continue
        reason = parts.set_aside(start, end) or (
            "where someone is from" if FROM_RE.match(blank, mark.end()) else None
        )
        held = HELD_WEIGHT if HELD_RE.match(blank, mark.end()) else 0.0
        yield _candidate(reading, start, end, reading.weight + held, reason)


def _is_place(name: str, before: str) -> bool:
    """Whether a name is that of a place: by its end, or because it follows "…에 있는" or a time."""
    if len(name) < 2 or NO_PLACE_RE.search(name) or ANY_PLACE_RE.fullmatch(name):
        return False
    if PLACE_RE.search(name) or SEATED_RE.search(before):
        return True
    return len(name) >= LEAST_UNKNOWN and bool(TIMED_RE.search(before))


def _start(text: str, end: int) -> int:
    """Where the name of the place that ends here begins."""
    start = end
    for _ in range(LONGEST):
        left = text.rfind(" ", 0, max(0, start - 1)) + 1
        word = text[left:start].rstrip()
        if not word or (start < end and BOUNDARY_RE.search(word)):
            break
        start = left
        if left == 0:
            break
    words = text[start:end].split(" ")
    while len(words) > 1 and (WHOLE_REGION_RE.match(words[0]) or not words[0]):
        start += len(words.pop(0)) + 1
    return start


def _candidate(reading: Reading, start: int, end: int, score: float, reason: str | None) -> Candidate[str]:
    place = reading.sentence.span
    span = Span(place.part, place.start + start, place.start + end)
    name = " ".join(reading.sentence.text[start:end].split())
    return Candidate(name, span, reading.sentence.text[start:end], "venue", round(score, 3), reason)
