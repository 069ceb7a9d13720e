"""`aipolicy split`: a report that tells of another event."""

from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.settings import of
from aipolicy.models import Entry

if TYPE_CHECKING:
    from aipolicy.report.amend import Author
    from aipolicy.store import Reader


def split(
    context: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Id of the event; its beginning will do.")],
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article that leaves it.")],
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")] = None,
) -> None:
    """Take an article's report out of an event; it becomes an event of its own.

    For example:
      aipolicy split 4f1c2a 9b03de --note '다른 날의 간담회'
    """
    from aipolicy.cli.entries import append, author, tell

    settings = of(context)
    speaker = author(settings, note)
    tell(append(settings, lambda reader: [_parted(reader, event, article, speaker)]), settings)


def _parted(reader: "Reader", event: str, article: str, speaker: "Author") -> Entry:
    from aipolicy.cli.entries import amended
    from aipolicy.report.amend import parted

    return parted(amended(reader, event), reader.article(article).article.id, speaker)
