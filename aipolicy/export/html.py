"""A table as one HTML page that needs nothing else, to be opened in a browser or pasted into a report."""

from html import escape
from typing import BinaryIO

from aipolicy.export.base import Cell, Exportable, Exporter
from aipolicy.export.cells import as_text

_HEAD = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font-family: sans-serif; margin: 2rem; }}
table {{ border-collapse: collapse; }}
th, td {{ border-bottom: 1px solid #ccc; padding: .3rem .8rem; text-align: left; vertical-align: top; }}
td.number {{ text-align: right; }}
</style>
</head>
<body>
<table>
"""
_FOOT = "</tbody>\n</table>\n</body>\n</html>\n"


def _cell(cell: Cell) -> str:
    number = isinstance(cell, int | float) and not isinstance(cell, bool)
    kind = ' class="number"' if number else ""
    return f"<td{kind}>{escape(as_text(cell))}</td>"


def write(data: Exportable, stream: BinaryIO) -> None:
    """Write a page with one table; every cell is text, whatever markup it holds."""
    table = data.table()
    titles = "".join(f"<th>{escape(table.titles.get(column, column))}</th>" for column in table.columns)
    stream.write(_HEAD.format(title=escape(table.name)).encode())
    stream.write(f"<thead><tr>{titles}</tr></thead>\n<tbody>\n".encode())
    stream.writelines(f"<tr>{''.join(map(_cell, row))}</tr>\n".encode() for row in table.rows)
    stream.write(_FOOT.encode())


EXPORTER = Exporter(name="html", suffixes=(".html", ".htm"), write=write)
