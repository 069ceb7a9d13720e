"""What the program says of errors, failures and reasons, in the user's language (messages.toml).

Every room but `cli` speaks English. `cli` translates on the way out, by the whole sentence as it
was said, so no other room needs to know what language is asked for.
"""

import re
from collections.abc import Mapping
from functools import cache

from aipolicy.tables.labels import Language
from aipolicy.tables.load import toml_table

SEPARATOR = "; "
_PLACEHOLDER_RE = re.compile(r"\{(\w+)\}")
# The words that stand for these are messages themselves; those for others came from outside.
_NESTED = ("what", "why")


def translated(text: str, language: Language) -> str:
    """What a lower room said, in a language; as it was said if the table does not know it.

    Of several messages joined by "; " each is translated for itself.
    """
    found = _whole(text, language)
    if found is None and SEPARATOR in text:
        return SEPARATOR.join(_whole(part, language) or part for part in text.split(SEPARATOR))
    return text if found is None else found


def _whole(text: str, language: Language) -> str | None:
    if texts := _fixed().get(text):
        return texts[language]
    for pattern, texts in _patterns():
        if match := pattern.fullmatch(text):
            values = {
                name: translated(value, language) if name in _NESTED else value
                for name, value in match.groupdict().items()
            }
            return texts[language].format(**values)
    return None


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """The text of every message by language, by the English it is said in."""
    return {
        said: entry if isinstance(entry, dict) else {Language.EN: said, Language.KO: entry}
        for section in toml_table("messages.toml").values()
        for said, entry in section.items()
    }


@cache
def _fixed() -> Mapping[str, Mapping[str, str]]:
    return {said: texts for said, texts in messages().items() if not _PLACEHOLDER_RE.search(said)}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    """Messages with placeholders as patterns, those that say most themselves first."""
    told = {said: texts for said, texts in messages().items() if _PLACEHOLDER_RE.search(said)}
    by_length = sorted(told, key=lambda said: -len(_PLACEHOLDER_RE.sub("", said)))
    return tuple((_as_said(said), told[said]) for said in by_length)


def _as_said(message: str) -> re.Pattern[str]:
    """A pattern for a message; what stands for a placeholder is any text without a separator."""
    literals = _PLACEHOLDER_RE.split(message)
    parts = [
        rf"(?P<{part}>(?:(?!{SEPARATOR}).)*?)" if number % 2 else re.escape(part)
        for number, part in enumerate(literals)
    ]
    return re.compile("".join(parts), re.DOTALL)
