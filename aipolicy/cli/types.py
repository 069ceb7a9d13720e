"""`aipolicy types`: program types and topics."""

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import OutputOptions
from aipolicy.cli.settings import of
from aipolicy.tables.labels import Labels


@bundled
def types(context: typer.Context, output: OutputOptions) -> None:
    """Program types by group, and topics: the names that --type and --topic take.

    For example:
      aipolicy types
      aipolicy --lang ko types --format markdown
    """
    from aipolicy.cli.columns import Column
    from aipolicy.cli.output import answer_list

    labels = of(context).labels
    columns = [
        Column("kind"),
        Column("group"),
        Column("slug"),
        Column("name"),
        Column("definition", least=24, spare=1, wrap=True),
    ]
    answer_list(output, labels, columns, known(labels))


def known(labels: Labels) -> list[tuple[str, str, str, str, str]]:
    """Kind, group, slug, name and definition of every type and topic, in order of display."""
    from aipolicy.tables.programs import groups, program_types, topics

    group = {each.slug: getattr(each, labels.language) for each in groups()}
    kinds = labels("column.type"), labels("column.topic")
    return [
        *(
            (kinds[0], group[t.group], t.slug, getattr(t, labels.language), t.definition)
            for t in program_types()
        ),
        *((kinds[1], "", t.slug, getattr(t, labels.language), "") for t in topics()),
    ]
