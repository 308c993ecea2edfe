"""`heartwork check`: every fault of stories, vocabularies and guidance packs, and what a code means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sim.source.diagnostics import Diagnostic
    from sim.story.library import Folders
    from sim.workbench.depth import Depth

HELP = """Tell every fault of stories, vocabularies and guidance packs: of files, of folders of them, or by ID.

\b
--format json: [{"code", "name", "severity": "error", "warning" or "advice", "path", "line", "column",
  "message", "help"}], lines and columns from 1; concise is a line a fault; github annotates a pull request.

Beside reading a story it goes through all that can happen in it, and proves that it can always be played to an end,
that all of it comes up, and that pursuit is never rewarded: up to 200,000 states for each question, without a limit by
--full, not at all by --static. What stays unproved is told.

A warning or advice that is meant to be so is silenced in the file, at the end of its line:

\b
  # heartwork: allow HW704 and here why

Exit codes: 0 clean, or with nothing worse than warnings and advice; 1 errors; 2 wrong usage; 3 a file cannot be read;
130 interrupted, after telling what was found so far.
"""
FORMATS = ("text", "concise", "json", "github")


@click.command("check", help=HELP, short_help="Every fault of files.")
@click.argument("paths", nargs=-1, metavar="PATH|ID...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How the faults are told.")
@click.option("--static", is_flag=True, help="Leave the proofs out: only what can be seen without playing.")
@click.option("--full", is_flag=True, help="Prove everything, however long it takes. A story needs it to ship.")
@click.option("--explain", metavar="CODE", help="Tell what a code such as HW301 means, and how it is mended.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], form: str, static: bool, full: bool, explain: str | None
) -> None:
    """Check files."""
    if explain is not None:
        from tui.cli.explain import explained

        click.echo(explained(explain))
        return
    if not paths:
        raise click.UsageError("name files, folders or ids to check, or a code by --explain")
    if static and full:
        raise click.UsageError("--static leaves the proofs out and --full proves everything: choose one of them")
    from sim.workbench.depth import FULL, STATIC, USUAL

    ctx.exit(_check(paths, form, STATIC if static else FULL if full else USUAL))


def _check(names: Sequence[str], form: str, depth: Depth) -> int:
    from sim.source.render import render
    from tui.shelf import folders
    from tui.shelf.stories import UNREADABLE

    library = folders.library()
    files, faults = _files(names, library)
    done = _Done(len(files))
    for path in files:
        faults += _inspected(path, library, depth, done)
        if done.interrupted:
            break
    click.echo(render(faults, form, _sources(faults)), nl=False)
    click.echo(_summary(done, faults), err=True)
    if done.interrupted:
        return 130
    if any(fault.code in UNREADABLE for fault in faults):
        return 3
    return 1 if _count(faults, "error") else 0


@dataclass(slots=True)
class _Done:
    """How far the check of all files has come."""

    files: int
    checked: int = 0
    states: int = 0
    interrupted: bool = False


def _inspected(path: Path, library: Folders, depth: Depth, done: _Done) -> list[Diagnostic]:
    """What there is to tell of one file; of one at which the check was interrupted, what was found until then."""
    from sim.workbench.check import Inspection
    from tui.cli.progress import Progress

    progress = Progress()

    def watch(what: str, states: int) -> None:
        progress.show(f"{states:,} states searched for {what}: {path.name}")

    inspection = Inspection(path, library, depth, watch)
    try:
        inspection.run()
        done.checked += 1
    except KeyboardInterrupt:
        done.interrupted = True
    finally:
        progress.clear()
    done.states += inspection.states
    return inspection.told()


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

    from sim.source.document import read_lines

    places = {place.path for fault in faults for place in (fault.place, *(label[0] for label in fault.labels))}
    return {path: read_lines(Path(path)) for path in sorted(places)}


def _summary(done: _Done, faults: Sequence[Diagnostic]) -> str:
    counts = [(_count(faults, "error"), "error"), (_count(faults, "warning"), "warning")]
    told = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in counts if number]
    advice = _count(faults, "advice")
    told += [f"{advice} advice"] if advice else []
    files = f"{done.checked} file{'' if done.checked == 1 else 's'} checked"
    searched = f", {done.states:,} states searched" if done.states else ""
    if done.interrupted:
        files = f"interrupted: {done.checked} of {done.files} files checked to the end"
    return f"{files}{searched}: {', '.join(told) or 'no faults'}{' so far' if done.interrupted else ''}."


def _count(faults: Iterable[Diagnostic], severity: str) -> int:
    return sum(fault.severity == severity for fault in faults)
