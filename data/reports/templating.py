"""Templates that become pages: those that ship, and one of a community's own beside them.

Whatever a template says, text of people is escaped in it, it reaches no file but those that ship,
and the page that comes of it fetches nothing and runs nothing: the page itself says so to browsers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from data.errors import LctuiError
from data.reports.linking import pieces
from data.safe_text import safe

if TYPE_CHECKING:
    from types import TracebackType

    from jinja2 import Environment

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""What a browser may do with a page: show it. Pictures and fonts stand in the page or nowhere."""
SHIPPED = "lctui/"
"""Beginning of the names of templates that ship, as an own one extends or includes them."""
DOCUMENTED = "docs/templates.md"

_OPENING = re.compile(r"\s*(?:<!doctype[^>]*>\s*)?(?:<html[^>]*>\s*)?<head[^>]*>", re.IGNORECASE)
_DOCTYPE = re.compile(r"\s*(?:<!doctype[^>]*>)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template that a community brings."""

    where: str
    """Its file, for telling what is wrong with it."""
    text: str


class InvalidTemplate(LctuiError):
    """A community's own template cannot be made a page of."""


def filled(name: str, values: Mapping[str, object], own: OwnTemplate | None = None) -> str:
    """Return the page of the shipped template `name`, or of one in its place. InvalidTemplate."""
    if own is None:
        return _environment().get_template(f"{SHIPPED}{name}").render(values)
    return _guarded(safe(_filled_own(own, values)))


def _filled_own(own: OwnTemplate, values: Mapping[str, object]) -> str:
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError

    environment = _environment().overlay(undefined=StrictUndefined)
    try:
        _forbid_raw(environment, own)
        code = environment.compile(own.text, filename=own.where)
        template = environment.template_class.from_code(environment, code, environment.globals)
        return template.render(values)
    except TemplateSyntaxError as error:
        raise _invalid(own, error.lineno, error.message or "") from error
    except (
        *(TemplateError, ArithmeticError, LookupError, TypeError, ValueError),
        *(AttributeError, RuntimeError, MemoryError),
    ) as error:
        told = str(error) or type(error).__name__
        raise _invalid(own, _line_of(error.__traceback__, own.where), told) from error


def _forbid_raw(environment: Environment, own: OwnTemplate) -> None:
    """Let no template switch off that text is escaped. TemplateSyntaxError."""
    from jinja2 import TemplateSyntaxError, nodes

    for node in environment.parse(own.text).find_all(nodes.ScopedEvalContextModifier):
        raise TemplateSyntaxError("text is always escaped here, autoescape stays on", node.lineno)


def _line_of(trace: TracebackType | None, where: str) -> int:
    """Return the last line of the template that was being filled; 0 where none was."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == where:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _invalid(own: OwnTemplate, line: int, told: str) -> InvalidTemplate:
    place = f"{own.where}, line {line}" if line else own.where
    return InvalidTemplate(
        f"The template {place}, cannot be used: {safe(told).rstrip('.')}.",
        f"Mend it, or rename it and the page that ships is used. What can stand in one: "
        f"{DOCUMENTED}",
    )


def _guarded(page: str) -> str:
    """Put the policy in front of all that a page of somebody else's making says."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    opening = _OPENING.match(page) or _DOCTYPE.match(page)
    end = opening.end() if opening else 0
    return f"{page[:end]}\n{meta}{page[end:]}"


@cache
def _environment() -> Environment:
    from jinja2 import FunctionLoader
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        loader=FunctionLoader(_shipped),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for unsafe in ("safe", "urlize", "pprint", "random"):
        del environment.filters[unsafe]
    del environment.globals["lipsum"]
    environment.filters["pieces"] = _listed
    environment.globals["policy"] = POLICY
    return environment


def _listed(text: Any) -> list[Any]:
    return list(pieces(str(text)))


def _shipped(name: str) -> str | None:
    """Return a template that ships; no other file can be named."""
    if name not in {f"{SHIPPED}{file}" for file in ("page.html.j2", "parts.html.j2", "style.css")}:
        return None
    folder = files("data") / "reports" / "templates"
    return (folder / name.removeprefix(SHIPPED)).read_text(encoding="utf-8")
