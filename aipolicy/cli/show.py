"""`aipolicy show`: one event or article whole, with the words that prove it."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.options import DataFormat
from aipolicy.cli.settings import of
from aipolicy.errors import NotFound
from aipolicy.models import Event

if TYPE_CHECKING:
    from aipolicy.store import Reader, StoredArticle


def show(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Id of an event or article; its beginning will do.")
    ],
    form: Annotated[
        DataFormat, typer.Option("--format", "-f", help="Form of the answer.")
    ] = DataFormat.TABLE,
) -> None:
    """One event or article whole, with the words that prove each field.

    Each field comes with its value, the sentence its words stand in, the
    rule that read them, and what was rejected and why.

    For example:
      aipolicy show 4f1c2a
      aipolicy show 4f1c2a --format json
    """
    from aipolicy.cli import proof
    from aipolicy.cli.render import show as print_parts
    from aipolicy.cli.streams import write_text
    from aipolicy.store import Reader

    settings = of(context)
    with Reader(settings.database) as reader:
        found = lookup(reader, name)
        report = (
            proof.of_event(reader, found) if isinstance(found, Event) else proof.of_article(reader, found)
        )
    if form is DataFormat.JSON:
        write_text(f"{json.dumps(report.record(), ensure_ascii=False, indent=2)}\n")
    else:
        print_parts(*report.drawn(settings.labels))


def lookup(reader: "Reader", name: str) -> "Event | StoredArticle":
    """The article with exactly this id, else the event it means, else the article whose id begins so.

    Raises NotFound if there is neither, or several.
    """
    try:
        article = reader.article(name)
    except NotFound as no_article:
        return _event(reader, name, no_article)
    if article.article.id == name:
        return article
    try:
        return reader.event(name)
    except NotFound:
        return article


def _event(reader: "Reader", name: str, no_article: NotFound) -> Event:
    """The event with this id. NotFound tells of several events or articles, if there are, else of neither."""
    try:
        return reader.event(name)
    except NotFound as no_event:
        for several in (no_event, no_article):
            if several.hint:
                raise several from None
        raise NotFound(f"no event or article has the id {name}") from None
