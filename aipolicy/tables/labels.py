"""What the program's own output is called in each language (labels.toml)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from aipolicy.errors import TableError

if TYPE_CHECKING:
    from aipolicy.tables.programs import TypeTable


class Language(StrEnum):
    """Languages of the output; both are complete."""

    KO = "ko"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language, by `section.key`. `types` names the program types; None: the built-in."""

    language: Language
    types: "TypeTable | None" = field(default=None, compare=False)

    def __call__(self, key: str, /, **values: object) -> str:
        """The label with its placeholders filled in; TableError for a key the table lacks."""
        from aipolicy.tables.load import toml_table

        section, _, name = key.partition(".")
        try:
            text: str = toml_table("labels.toml")[section][name][self.language]
        except KeyError:
            raise TableError(f"labels.toml: no {self.language} label {key}") from None
        return text.format(**values) if values else text


def entries() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every label as (`section.key`, text by language)."""
    from aipolicy.tables.load import toml_table

    for section, labels in toml_table("labels.toml").items():
        for name, texts in labels.items():
            yield f"{section}.{name}", texts
