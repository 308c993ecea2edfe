"""`heartwork check`: every fault of stories, vocabularies and guidance packs, and what a code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sim.source.diagnostics import Diagnostic
    from sim.story.library import Folders

HELP = """Tell every fault of stories, vocabularies and guidance packs: of files, of folders of them, or by ID.

\b
--format json: [{"code", "name", "severity": "error", "warning" or "advice", "path", "line", "column",
  "message", "help"}], lines and columns from 1; concise is a line a fault; github annotates a pull request.

Exit codes: 0 clean, or with nothing worse than warnings and advice; 1 errors; 2 wrong usage; 3 a file cannot be read.
"""
FORMATS = ("text", "concise", "json", "github")


@click.command("check", help=HELP, short_help="Every fault of files.")
@click.argument("paths", nargs=-1, metavar="PATH|ID...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How the faults are told.")
@click.option("--explain", metavar="CODE", help="Tell what a code such as HW301 means, and how it is mended.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], form: str, explain: str | None) -> None:
    """Check files."""
    if explain is not None:
        from tui.cli.explain import explained

        click.echo(explained(explain))
        return
    if not paths:
        raise click.UsageError("name files, folders or ids to check, or a code by --explain")
    ctx.exit(_check(paths, form))


def _check(names: Sequence[str], form: str) -> int:
    from sim.source.render import render
    from sim.workbench.check import check_file
    from tui.shelf import folders
    from tui.shelf.stories import UNREADABLE

    library = folders.library()
    files, faults = _files(names, library)
    for path in files:
        faults += check_file(path, library)
    click.echo(render(faults, form, _sources(faults)), nl=False)
    click.echo(_summary(len(files), faults), err=True)
    if any(fault.code in UNREADABLE for fault in faults):
        return 3
    return 1 if _count(faults, "error") else 0


def _files(names: Iterable[str], library: Folders) -> tuple[list[Path], list[Diagnostic]]:
    """The files that the names stand for, each once, and the faults of names that stand for none."""
    from pathlib import Path

    from sim.story.library import is_path, missing

    found: dict[Path, None] = {}
    faults = []
    for name in names:
        by_id = None if is_path(name) else _by_id(name, library)
        if by_id is None and (is_path(name) or Path(name).exists()):
            found.update(dict.fromkeys(_in_folder(Path(name)) if Path(name).is_dir() else [Path(name)]))
        elif by_id is None:
            faults.append(missing(name, library, "story, vocabulary or guidance pack", "", "guidance", "vocabulary"))
        else:
            found[by_id] = None
    return list(found), faults


def _by_id(name: str, library: Folders) -> Path | None:
    return next(filter(None, (library.find(part, name) for part in ("", "guidance", "vocabulary"))), None)


def _in_folder(folder: Path) -> list[Path]:
    files = sorted(path for suffix in ("*.yaml", "*.yml") for path in folder.rglob(suffix) if path.is_file())
    return files or [folder]  # a folder without any is a fault like another file that cannot be read


def _sources(faults: Iterable[Diagnostic]) -> dict[str, list[str]]:
    """The lines of the files that have faults, for showing them."""
    from pathlib import Path

    from sim.source.document import read_document

    places = {place.path for fault in faults for place in (fault.place, *(label[0] for label in fault.labels))}
    return {path: read_document(Path(path)).lines for path in sorted(places)}


def _summary(files: int, faults: Sequence[Diagnostic]) -> str:
    counts = [(_count(faults, "error"), "error"), (_count(faults, "warning"), "warning")]
    told = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in counts if number]
    advice = _count(faults, "advice")
    told += [f"{advice} advice"] if advice else []
    return f"{files} file{'' if files == 1 else 's'} checked: {', '.join(told) or 'no faults'}."


def _count(faults: Iterable[Diagnostic], severity: str) -> int:
    return sum(fault.severity == severity for fault in faults)
