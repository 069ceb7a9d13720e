"""Readers: bytes to articles, one module a format.

`read_source` reads one file, `read_stdin` standard input, `expand` finds the files that sources mean.
All are generators, so memory does not grow with the number of articles; what cannot be read comes as
a `Failure` between the articles.
"""

from aipolicy.read.options import ReadOptions
from aipolicy.read.registry import read_source, read_stdin
from aipolicy.read.sources import expand

__all__ = ["ReadOptions", "expand", "read_source", "read_stdin"]
