"""`aipolicy types`: program types and topics."""

from pathlib import Path
from typing import Annotated

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import OutputOptions
from aipolicy.cli.settings import of
from aipolicy.tables.labels import Labels


@bundled
def types(
    context: typer.Context,
    output: OutputOptions,
    init: Annotated[
        Path | None,
        typer.Option(
            "--init",
            metavar="FILE",
            dir_okay=False,
            help="Write a file of your own types to begin with; then: aipolicy --types FILE ...",
        ),
    ] = None,
) -> None:
    """Program types by group, topics and targets: the names that --type, --topic and --target take.

    Types of your own stand in a TOML file, which --types before the command
    names; else programs.toml in the configuration directory is read.

    For example:
      aipolicy types
      aipolicy --lang ko types --format markdown
      aipolicy types --init my-types.toml
    """
    from aipolicy.cli.columns import Column
    from aipolicy.cli.output import answer_list

    settings = of(context)
    if init is not None:
        write_template(init, settings.labels)
        return
    columns = [
        Column("kind"),
        Column("group"),
        Column("slug"),
        Column("name"),
        Column("definition", least=24, spare=1, wrap=True),
    ]
    answer_list(output, settings.labels, columns, known(settings.labels))


def write_template(path: Path, labels: Labels) -> None:
    """A file to begin with; UsageError where one stands already."""
    from aipolicy.cli.render import notice
    from aipolicy.cli.settings import types_path
    from aipolicy.errors import UsageError
    from aipolicy.tables.own_types import types_template

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(types_template())
    except FileExistsError as error:
        raise UsageError(f"{path} exists already", hint="name another file, or remove it first") from error
    notice(labels("note.written", path=path))
    notice(labels("note.own_types", path=path, standing=types_path()))


def known(labels: Labels) -> list[tuple[str, str, str, str, str]]:
    """Kind, group, slug, name and definition of every type, topic and target, in order of display."""
    from aipolicy.tables.programs import groups, program_types, topics
    from aipolicy.tables.targets import targets

    group = {each.slug: getattr(each, labels.language) for each in groups(labels.types)}
    rows = [
        (labels("column.type"), group[each.group], each.slug, getattr(each, labels.language), each.definition)
        for each in program_types(labels.types)
    ]
    for kind, others in (("topic", topics()), ("target", targets())):
        rows += [
            (labels(f"column.{kind}"), "", each.slug, getattr(each, labels.language), "") for each in others
        ]
    return rows
