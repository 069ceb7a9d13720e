import inspect
from dataclasses import dataclass
from typing import Annotated

import typer
from aipolicy.cli.bundles import bundled
from typer.testing import CliRunner


@dataclass(frozen=True, slots=True)
class Colours:
    ink: Annotated[str, typer.Option("--ink", help="Colour of the ink.")] = "black"
    wash: Annotated[list[str] | None, typer.Option("--wash", help="Colours of the wash.")] = None


def test_a_bundle_becomes_options_and_comes_back_as_one_value() -> None:
    got: list[object] = []
    app = typer.Typer()

    @app.command()
    @bundled
    def paint(name: str, colours: Colours, size: int = 1) -> None:
        """Paint."""
        got.append((name, colours, size))

    result = CliRunner().invoke(app, ["x", "--ink", "red", "--wash", "a", "--wash", "b", "--size", "2"])
    assert result.exit_code == 0, result.output
    assert got == [("x", Colours("red", ["a", "b"]), 2)]


def test_the_signature_names_the_options_and_no_bundle() -> None:
    @bundled
    def paint(colours: Colours) -> None:
        """Paint."""

    assert list(inspect.signature(paint).parameters) == ["ink", "wash"]
    assert paint.__doc__ == "Paint."
