"""What Korean predicates are: how one word links its clause to the rest, and in what tense.

Read from endings alone: the final consonant ㅆ before an ending is past (열었다, 했으며), 겠 and a stem
in ㄹ before 예정, 계획, 방침 … are future (개최할 예정이다), 기로 했다 is a plan. A noun may look like a
verb; words that do are listed, and what stays doubtful is no predicate.
"""

import re
from enum import StrEnum

from aipolicy.models import Tense


class Link(StrEnum):
    """How a predicate joins its clause to what follows."""

    FINAL = "final"
    CONNECTIVE = "connective"
    QUOTATIVE = "quotative"
    ADNOMINAL = "adnominal"


BASE, LAST, FINALS = 0xAC00, 0xD7A3, 28
NIEUN, RIEUL, SSANGSIOT = 4, 8, 20

MARKS = "\"'“”‘’」』》>)],.!?…"
# 있다 and 겠다 end in ㅆ and are not past.
NOT_PAST = "있겠"
FINAL_RE = re.compile(r"(?:다|니다|까|요|죠)$")
NOT_FINAL_RE = re.compile(r"(?:^바다|^보다|^마다|캐나다|마다|보다|까지다)$")
FINAL_STEM_RE = re.compile(r"(?:[이하되크르오니]다|니까|습니까|세요|어요|아요|해요|예요|이에요|지요|네요|죠|데다)$")
QUOTATIVE_RE = re.compile(r"(?:다|[으이]?라|냐|자)(?:고|며|면서)$|다는|라는|다던|다면서$")
TOLD_RE = re.compile(r"(?:다|라|냐|자)(?:는|던)$")
PLAN_RE = re.compile(r"(?:기로|려고|고자)$")
PLAN_NOUN_RE = re.compile(r"^(?:예정|계획|방침|전망|것(?:으로|이)|참이|생각|구상|복안|뜻(?:을|이)|셈|작정|목표|요량)")
PROGRESS_RE = re.compile(r"^(?:있|중이|중인|중에)")
DID_RE = re.compile(r"^(?:했|하|한|뜻|결정|합의|방침|약속)")

CONNECTIVE_RE = re.compile(r"(?:[가-힣](?:고|며|면서|지만|으나|거나|자마자)|[가-힣](?:는데|은데)|하여|되어|돼|[열맺들넣놓걸]어|[나다서]서|갖춰|[꾸차][려려]|이어|거쳐|[가-힣]+해)$")
NOT_CONNECTIVE_RE = re.compile(
    r"(?:광고|창고|최고|사고|재고|권고|공고|예고|선고|경고|충고|그리고|보고|신고|원고|^하고|그러면서|라고|아니고|중고|냉장고|금고|잔고"
    r"|올해|지난해|남해|동해|서해|김해|진해|이해|피해|새해|한해|연해|황해|오해|방해|상해|양해|다음해|매해|손해|곤란해|통해|위해|대해|의해|관해|향해|인해|비롯해|포함해|더해"
    r"|합해|계속해|함께해|가운데|한데|그런데|여기에서|에서|에게서|혼자서|따라서|그래서|에 이어|뿐더러|말고|두고|놓고|걸쳐|비해|더불어|못지않고)$"
)
ADNOMINAL_RE = re.compile(
    r"(?:[가-힣]{2,}(?:한|된|된다는|하는|되는|할|될|시킨|시키는|시킬)|열린|열리는|열릴|연|여는|열|맺은|맺는|맺을|갖는|가진|가질|치른|치르는|치를|치러진|펼친|펼치는|펼칠|펼쳐진|펼쳐지는|펼쳐질"
    r"|받은|받는|받을|얻은|뽑은|뽑힌|뽑힐|내놓은|내놓는|내놓을|담은|담긴|맡은|맡는|찾은|찾는|모은|모인|닫은|세운|세우는|세울|꾸린|꾸리는|꾸릴|꾸민|만든|만드는|만들|마친|마치는|이끄는|이끌|벌인|벌이는|벌일"
    r"|올린|올리는|올릴|들어간|들어가는|들어갈|들어선|들어서는|들어설|나선|나서는|나설|띄운|띄우는|띄울|이뤄진|이뤄지는|이뤄질|이어진|이어지는|이어질|선보인|선보이는|선보일|보인|끝난|끝나는|끝날|낸|내는"
    r"|내건|닻을|시작한|시작하는|시작할|문을|있는|있을|있던|없는|앞둔|두는|둘|들인|들이는|들일|넘긴|거둔|따낸|딴|쥔|놓은|놓는|놓일|놓인|바뀐|바뀌는|옮긴|뿌린|나눈|다룬|다룰|나온|나오는|나올|풀린|걸린|짠|짤|던)$"
)
NOT_ADNOMINAL_RE = re.compile(
    r"(?:대한|위한|통한|관한|의한|향한|인한|비롯한|포함한|북한|남한|제한|기한|권한|시한|무한|최대한|최소한|또한|이러한|그러한|어떠한|다양한|새로운|중요한|필요한|특별한|우수한|안전한|편리한|다채로운|유명한|뜻깊은"
    r"|가능한|이른바|문을|닻을|딴|둘|열|만들|역할|관할|분할|할|될|대신할|한)$"
)


def final_consonant(letter: str) -> int:
    """The number of a syllable's final consonant in Unicode order; 0 for none and for other letters."""
    code = ord(letter)
    return (code - BASE) % FINALS if BASE <= code <= LAST else 0


def is_past(word: str) -> bool:
    """Whether the word carries the past suffix: 열었다, 했으며, 맺었던."""
    return any(final_consonant(letter) == SSANGSIOT and letter not in NOT_PAST for letter in word)


def is_future(word: str) -> bool:
    """Whether the word carries 겠 or is a stem in ㄹ: 열겠다며, 개최할."""
    return "겠" in word or final_consonant(word[-1]) == RIEUL


def link_of(word: str) -> Link | None:
    """How a word without its marks links its clause; None for a word that is no predicate."""
    if len(word) < 2 and word not in ("연", "낸"):
        return None
    if QUOTATIVE_RE.search(word) and (is_past(word) or "겠" in word or len(word) > 2):
        return Link.ADNOMINAL if TOLD_RE.search(word) else Link.QUOTATIVE
    if FINAL_RE.search(word) and not NOT_FINAL_RE.search(word) and _is_verb_final(word):
        return Link.FINAL
    if PLAN_RE.search(word):
        return Link.CONNECTIVE
    if CONNECTIVE_RE.search(word) and not NOT_CONNECTIVE_RE.search(word):
        return Link.CONNECTIVE
    if ADNOMINAL_RE.search(word) and not NOT_ADNOMINAL_RE.search(word):
        return Link.ADNOMINAL
    return None


def tense_of(word: str, following: str = "") -> Tense:
    """Tense of a predicate word without its marks; `following` is the next word of the sentence."""
    if PLAN_RE.search(word) and DID_RE.match(following):
        return Tense.FUTURE
    if is_past(word):
        return Tense.PAST
    link = link_of(word)
    if "겠" in word:
        return Tense.FUTURE
    if link is Link.ADNOMINAL:
        if final_consonant(word[-1]) == RIEUL:
            return Tense.FUTURE
        return Tense.PRESENT if word.endswith("는") else Tense.PAST
    if PLAN_NOUN_RE.match(word):
        return Tense.FUTURE
    return Tense.PRESENT


def is_plan(word: str, following: str) -> bool:
    """Whether a modifier in ㄹ and the noun after it make a plan: 개최할 예정이다."""
    return final_consonant(word[-1]) == RIEUL and PLAN_NOUN_RE.match(following) is not None


def is_progress(following: str) -> bool:
    """Whether the next word makes a predicate one that goes on: 하고 있다, 모집 중이다."""
    return PROGRESS_RE.match(following) is not None


def _is_verb_final(word: str) -> bool:
    before = word[-2] if len(word) > 1 else ""
    return final_consonant(before) in (NIEUN, SSANGSIOT) or before == "는" or FINAL_STEM_RE.search(word) is not None
