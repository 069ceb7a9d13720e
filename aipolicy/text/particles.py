"""Korean particles and titles: what clings to a noun phrase and is not part of it.

Particles that depend on the final consonant of the noun are told from syllables of the noun by it
(은, 이, 과, 을 follow a consonant; 는, 가, 와, 를 a vowel), so 위원회 keeps 회 and 오산 keeps 산.
"""

import re

AFTER_CONSONANT = ("은", "이", "과", "을", "으로", "이나", "이라")
AFTER_VOWEL = ("는", "가", "와", "를", "나", "라")
AFTER_ANY = (
    "에서는", "에서도", "으로부터", "로부터", "에게서", "에서", "에게", "께서", "에는", "에도",
    "과의", "와의", "까지", "부터", "에", "의", "도", "만",
)  # fmt: skip
ALL = tuple(sorted({*AFTER_CONSONANT, *AFTER_VOWEL, *AFTER_ANY, "로"}, key=len, reverse=True))

HANGUL_START, HANGUL_END, FINALS, FINAL_RIEUL = 0xAC00, 0xD7A3, 28, 8
# How numerals and Latin letters that are read with a final consonant end: KIM(엠), SDS(에스) has none.
CONSONANT_FINALS = frozenset("lmnrLMNR013678")

TITLES = (
    "시장", "도지사", "지사", "군수", "구청장", "청장", "장관", "차관", "교육감", "부시장",
    "부지사", "부군수", "부구청장", "의장", "부의장", "의원", "위원장", "부위원장", "위원", "원장",
    "부원장", "총장", "부총장", "학장", "처장", "단장", "부단장", "회장", "부회장", "이사장",
    "사장", "부사장", "대표이사", "대표", "전무", "상무", "이사", "본부장", "부문장", "실장",
    "국장", "과장", "팀장", "센터장", "소장", "랩장", "그룹장", "교수", "박사", "연구위원",
    "선임연구원", "책임연구원", "관계자", "임원", "대변인", "보좌관", "정책관", "기획관", "담당관",
    "주무관", "사무관", "특보", "총괄", "CEO", "CTO",
)  # fmt: skip
TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
# 원장 김○○, 시장 ○○○, 대표이사 홍길동: a title before a name; 김○○ 원장: after one.
TITLE_BEFORE_RE = re.compile(rf"^(?:{TITLE})\s+[가-힣○OX]{{2,4}}$")
TITLE_AFTER_RE = re.compile(rf"\s+(?:[가-힣○]{{2,4}}\s+)?(?:[가-힣A-Za-z·]+\s)?[가-힣A-Za-z·]*(?:{TITLE})$")
BRACKET_RE = re.compile(r"\s*\([^()]*\)\s*$")
MARKS = " \t\u3000'\"‘’“”「」『』<>《》,·ㆍ▲△▷▶○□■◆-–—"


def ends_in_consonant(word: str) -> bool:
    """Whether the word is read with a final consonant; False for an empty one."""
    if not word:
        return False
    last = ord(word[-1])
    if HANGUL_START <= last <= HANGUL_END:
        return (last - HANGUL_START) % FINALS != 0
    return word[-1] in CONSONANT_FINALS


def split_particle(word: str) -> tuple[str, str]:
    """The noun and its particle ("" if none): 부산시가 → (부산시, 가), 협의회 → (협의회, "").

    At least two characters of a noun must remain.
    """
    for particle in ALL:
        noun = word.removesuffix(particle)
        if noun != word and len(noun) >= 2 and _fits(noun, particle):
            return noun, particle
    return word, ""


def bare_name(phrase: str) -> str:
    """A noun phrase without particle, marks, closing brackets and titles.

    창원특례시와 → 창원특례시, 부산테크노파크 원장은 → 부산테크노파크, 경기도(지사 ○○○)가 → 경기도;
    원장 김○○은 → "" (a person, no body).
    """
    noun, _ = split_particle(phrase.strip(MARKS))
    noun = noun.strip(MARKS)
    while (cut := BRACKET_RE.sub("", noun)) != noun:
        noun = cut
    if TITLE_BEFORE_RE.match(noun):
        return ""
    return TITLE_AFTER_RE.sub("", noun).strip(MARKS)


def _fits(noun: str, particle: str) -> bool:
    if noun[-1] == ")":
        return True
    if particle == "로":
        return not ends_in_consonant(noun) or _ends_in_rieul(noun)
    if particle in AFTER_CONSONANT:
        return ends_in_consonant(noun)
    return particle not in AFTER_VOWEL or not ends_in_consonant(noun)


def _ends_in_rieul(noun: str) -> bool:
    last = ord(noun[-1])
    return HANGUL_START <= last <= HANGUL_END and (last - HANGUL_START) % FINALS == FINAL_RIEUL
