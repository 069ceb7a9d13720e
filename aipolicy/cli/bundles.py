"""Options that several commands share, written once.

A bundle is a frozen dataclass whose fields are annotated with `typer.Option`. A command takes it as
one parameter; `bundled` shows Typer its fields as parameters of the command.
"""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import wraps
from typing import Any, get_type_hints


def bundled(command: Callable[..., None]) -> Callable[..., None]:
    """The command with each parameter that is a bundle replaced by the bundle's fields."""
    signature = inspect.signature(command)
    bundles: dict[str, type] = {}
    parameters: list[inspect.Parameter] = []
    for name, parameter in signature.parameters.items():
        if isinstance(parameter.annotation, type) and is_dataclass(parameter.annotation):
            bundles[name] = parameter.annotation
            parameters += _parameters(parameter.annotation)
        else:
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))

    @wraps(command)
    def flat(**values: Any) -> None:
        for name, bundle in bundles.items():
            own = {each.name: values.pop(each.name) for each in fields(bundle)}
            values[name] = bundle(**own)
        command(**values)

    flat.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    flat.__annotations__ = {p.name: p.annotation for p in parameters}
    return flat


def _parameters(bundle: type) -> list[inspect.Parameter]:
    annotations = get_type_hints(bundle, include_extras=True)
    return [
        inspect.Parameter(
            each.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=_default(each),
            annotation=annotations[each.name],
        )
        for each in fields(bundle)
    ]


def _default(each: Field[Any]) -> Any:
    return inspect.Parameter.empty if each.default is MISSING else each.default
