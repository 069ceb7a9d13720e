"""JSON and JSON Lines, one record a line in both; Korean stays readable, controls stay escaped."""

import json
import re
from typing import BinaryIO

from aipolicy.export.base import Exportable, Exporter, Record

# What JSON allows raw but a terminal, a line reader or the encoder would trip over.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def encoded(record: Record) -> bytes:
    """One record as a line of JSON in UTF-8, without the line end."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def write_lines(data: Exportable, stream: BinaryIO) -> None:
    """Write one record a line."""
    stream.writelines(encoded(record) + b"\n" for record in data.records())


def write_array(data: Exportable, stream: BinaryIO) -> None:
    """Write one array, each record on a line of its own."""
    separator = b"[\n"
    for record in data.records():
        stream.write(separator + encoded(record))
        separator = b",\n"
    stream.write(b"[]\n" if separator == b"[\n" else b"\n]\n")


JSON = Exporter(name="json", suffixes=(".json",), write=write_array)
JSON_LINES = Exporter(name="jsonl", suffixes=(".jsonl", ".ndjson"), write=write_lines)
