"""What the bodies of one sentence do in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from aipolicy.extract.organizers.names import How, Name, find_names
from aipolicy.extract.organizers.phrases import Phrase, Tail, find_phrases
from aipolicy.models import OrganizerRole, Sentence
from aipolicy.tables.load import toml_table
from aipolicy.tables.organizations import CENTRAL


@cache
def trigger(kind: str) -> re.Pattern[str]:
    """The words of org_roles.toml of one kind as one pattern."""
    return re.compile("|".join(toml_table("org_roles.toml")[kind]))


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its phrases."""

    sentence: Sentence
    phrases: tuple[Phrase, ...]

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.sentence.text


@dataclass(frozen=True, slots=True)
class Part:
    """A name with the role its phrase gives it; `rejected` says why it has none."""

    name: Name
    role: OrganizerRole
    rule: str
    score: float
    rejected: str | None = None


def read(sentence: Sentence) -> Reading:
    """Names and phrases of a sentence."""
    return Reading(sentence, find_phrases(sentence.text, find_names(sentence.text)))


ROLE_RE = re.compile(
    r"(?:은|는|이|가|에서|과|와|측이)?\s?(?:[^\s,]{2,8}[을를]\s)?(?:함께\s|공동으로\s|각각\s|직접\s|처음\s)?(?:공동\s?)?"
    r"(?P<role>주최|주관|후원)(?P<second>[·ㆍ/]?\s?(?:주관|주최|후원))?"
)
LABEL_RE = re.compile(r"(?P<role>주최|주관|후원)(?:\s?기관)?(?:은|는|인|으로는|\s?명단에는|에는|기관은)?\s?[:：=]?\s?$")
CHARGE_RE = re.compile(r"(?:이|가)\s(?:총괄\s)?(?:도맡|맡)")
CHARGE_OF_RE = re.compile(r"(?:주관|운영|실무|사업|추진|행사|수행|진행|센터|공사)(?:은|는)\s$")
ROLES = {"주최": OrganizerRole.HOST, "주관": OrganizerRole.ORGANIZER, "후원": OrganizerRole.SPONSOR}
HEAD_RE = re.compile(r"[^,.]{0,60}")
SPEECH_END_RE = re.compile(r"[”\"]?(?:라고|이라고|다고|며|고|라며)\s?[^”\"]{0,25}$")


def stated(reading: Reading) -> Iterator[Part]:
    """주최, 주관, 후원 as verb, modifier or label."""
    text = reading.text
    if "주최" not in text and "주관" not in text and "후원" not in text and "맡" not in text:
        return
    for phrase in reading.phrases:
        if phrase.official:
            continue
        role = _stated_role(text, phrase)
        if role is not None:
            for name in phrase.names:
                yield Part(name, role[0], role[1], 1.0)


def _stated_role(text: str, phrase: Phrase) -> tuple[OrganizerRole, str] | None:
    label = LABEL_RE.search(text, max(0, phrase.start - 20), phrase.start)
    if label:
        return ROLES[label["role"]], "label"
    stop = phrase.names[-1].stop
    match = ROLE_RE.match(text, stop)
    if match is None and phrase.end > stop:
        match = ROLE_RE.match(text, phrase.end)
    if match:
        if is_call(text, match.end()):
            return OrganizerRole.SELECTOR, "call"
        return ROLES[match["role"]], "stated"
    if CHARGE_RE.match(text, stop) and CHARGE_OF_RE.search(text, 0, phrase.start):
        return OrganizerRole.ORGANIZER, "charge"
    return None


def is_call(text: str, at: int) -> bool:
    """Whether what is held there is a call that others win, or a programme: not the event."""
    head = text[at : at + 60]
    if re.match(r"(?:하고|하며|했|한다|하기로|을|를|으로|로|,|해 )", head):
        return False
    event, call = trigger("event").search(head), trigger("call").search(head)
    return call is not None and (event is None or call.start() < event.start() or bool(trigger("win").search(head)))


def clause_after(text: str, at: int) -> str:
    """What follows up to the end of the clause."""
    match = re.compile(r".*?(?:(?:고|며|면서|지만|으나|는데|라며)[\s,]|[.]\s|$)").match(text, at)
    return match[0] if match else text[at:]


def speaks(text: str, phrase: Phrase) -> bool:
    """Whether the phrase's person says something: 부산시장은 "…"라고 말했다."""
    return phrase.official and trigger("speech").search(text[-14:]) is not None and bool(re.search(r"[”\"’]|며|다고|라고|라며", text[phrase.end :]))


def is_background(text: str) -> bool:
    """Whether a sentence looks back or aside."""
    return re.match("(?:" + trigger("background").pattern + ")", text.lstrip("“\"‘' ")) is not None
