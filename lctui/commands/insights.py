"""`lctui insights [COMMUNITY] [PAGE]`: how a community does, in words, figures or a picture."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import NotFound
from lctui.choosing import community_named
from lctui.report_options import add_span, days_joined, span_asked

if TYPE_CHECKING:
    from data.insights.material import Material
    from data.insights.plot import Plot
    from data.models.community import Community
    from lctui.shell import Shell

arrange = days_joined
KINDS = ("txt", "json", "csv", "svg", "png")
WIDTH, HEIGHT = 100, 18
"""Of a plot in a shell, where the terminal is not smaller."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose, which page, of which time, as what and where to."""
    help_text = "its name (else the only one there is)"
    parser.add_argument("community", nargs="?", metavar="COMMUNITY", help=help_text)
    help_text = "moving, attendance, time, follow-through, delay, told, topics, pulse, measures"
    parser.add_argument("page", nargs="?", metavar="PAGE", help=help_text)
    add_span(parser)
    help_text = "as what; else the ending of the file's name says it, else it is txt"
    parser.add_argument("--to", choices=KINDS, help=help_text)
    parser.add_argument("--json", action="store_true", help="the same as --to json")
    parser.add_argument("-o", dest="path", type=Path, metavar="PATH", help="the file to write")
    parser.add_argument("--force", action="store_true", help="replace the file that is there")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Tell the page, or the first one with what each of the others says."""
    from data.insights.registry import plots_named, plots_of
    from data.insights.span import ALL, Span
    from data.store.tallies import material_of

    kind = "json" if args.json else args.to or _kind_meant(args.path)
    community, page = _meant(shell, args.community, args.page)
    material = material_of(shell.store, community.id, shell.now)
    since, until = span_asked(args, material.today)
    material = material.of(Span(since, until) if since or until else ALL)
    plots = plots_named(material, page) if page else plots_of(material)
    if kind == "txt":
        told = _texts(plots) if page else _overview(plots)
        _give_out(shell, f"{told}\n".encode(), args)
    elif kind == "json":
        _give_out(shell, _json(material, plots).encode(), args)
    else:
        _give_out(shell, _file(shell, material, plots, kind, page), args)


def _kind_meant(path: Path | None) -> str:
    """Return the kind that the file's name asks for. WrongUsage where it is none of ours."""
    from lctui.shell import WrongUsage

    ending = path.suffix.lower().removeprefix(".") if path else ""
    if ending and ending not in KINDS:
        raise WrongUsage(f"No kind of page ends in .{ending}.", f"There are: {', '.join(KINDS)}.")
    return ending or "txt"


def _meant(shell: Shell, name: str | None, page: str | None) -> tuple[Community, str | None]:
    """Return the community and the page; one word alone may be either."""
    from data.insights.registry import PAGES

    if name is None or page is not None:
        return community_named(shell, name), page
    try:
        return community_named(shell, name), None
    except NotFound:
        if any(each.id.startswith(name.casefold()) for each in PAGES) or "measure-" in name:
            return community_named(shell, None), name
        raise


def _overview(plots: tuple[Plot, ...]) -> str:
    from data.insights.words import facts

    first, *others = plots
    rest = facts([(plot.id, f"{plot.title}: {plot.finding}") for plot in others])
    return "\n".join((_texts((first,)), "", *rest))


def _texts(plots: tuple[Plot, ...]) -> str:
    return "\n\n".join("\n".join(_lines(plot)) for plot in plots)


def _lines(whole: Plot) -> list[str]:
    """Return a page as it is read in a shell: what it says, the plot, what is to be known."""
    from shutil import get_terminal_size

    from data.insights.words import facts
    from data.safe_text import safe
    from screens.insights.drawing import drawn, fitting, legend

    width = min(WIDTH, get_terminal_size((WIDTH, HEIGHT)).columns)
    plot = fitting(whole, width, HEIGHT)
    picture = drawn(plot, width, HEIGHT)
    signs = "   ".join(f"{sign} {told}" for sign, told in legend(plot, HEIGHT))
    key = "   ".join(filter(None, (plot.unit, signs))) if picture else ""
    told = [plot.title, plot.finding, *facts(plot.lines), key, picture, *plot.remarks]
    return [safe(line) for line in told if line]


def _json(material: Material, plots: tuple[Plot, ...]) -> str:
    import json

    from data.insights.files import cells_of

    pages = [
        {
            "id": plot.id,
            "title": plot.title,
            "says": plot.finding,
            "unit": plot.unit,
            "facts": dict(plot.lines),
            "remarks": list(plot.remarks),
            "columns": list(plot.table.header),
            "rows": [cells_of(row) for row in plot.table.rows],
        }
        for plot in plots
    ]
    told = {"community": material.community, "span": material.span.told, "pages": pages}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _file(
    shell: Shell, material: Material, plots: tuple[Plot, ...], kind: str, page: str | None
) -> bytes:
    """Return the one page that a file holds. WrongUsage where several are meant."""
    from data.insights.files import as_file
    from lctui.shell import WrongUsage

    if len(plots) > 1:
        known = ", ".join(plot.id for plot in plots)
        which = f"{page} are several pages" if page else "Which page is wanted is not said"
        raise WrongUsage(f"{which}: a {kind} file holds one.", f"Name one of: {known}.")
    cache = shell.store.cache() if shell.store.cache else None
    made = as_file(plots[0], material.community, kind, cache)
    if made.remark:
        shell.warn(made.remark)
    return made.data


def _give_out(shell: Shell, told: bytes, args: argparse.Namespace) -> None:
    """Write it into the file, or print it just as the file would hold it. StoreFailed."""
    from lctui.commands.export import give_out
    from lctui.shell import WrongUsage

    if args.path is None and args.to == "png":
        raise WrongUsage("A picture is no text.", "Name the file to write: -o page.png")
    give_out(shell, told, args.path, force=args.force)
