"""`heartwork new`: a small story that plays, to start from."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shlex import quote
from typing import Any

import click

from sim.story.model import CAUSES, PLAYER
from tui.authoring.draft import ARTICLES, Somebody, Wishes, draft, seed
from tui.authoring.wishes import EX, as_article, as_cast, as_cause, as_file, as_title, is_there, title_of
from tui.cli.output import talk
from tui.shelf.trouble import Trouble

HELP = f"""Write a small story with comments that plays and checks clean, and that puts one article to the test.

On a terminal it asks for what is not said here: what the two broke on, whose advice it is about, their names, a title
and a file. With --yes, and in a pipe, it asks nothing and writes my-story.yaml where no FILE is named.

An ending .yaml is added where FILE has none. Nothing is ever written over.

\b
Causes: {", ".join(CAUSES)}.
Articles: {", ".join(ARTICLES)}.
"""


def _read(read: Callable[[Any], Any]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def callback(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        try:
            return None if value is None else read(value)
        except ValueError as wrong:
            raise click.BadParameter(str(wrong), ctx, param) from None

    return callback


@click.command("new", help=HELP, short_help="A story to start from.")
@click.argument("file", required=False, type=click.Path(path_type=Path), callback=_read(as_file))
@click.option("--title", callback=_read(as_title), help="The story's title.")
@click.option(
    "--cast",
    "people",
    multiple=True,
    metavar="ROLE=NAME",
    callback=_read(as_cast),
    help="Who it is about: player=Kim/they, ex=Toni/she.",
)
@click.option("--cause", callback=_read(as_cause), help="What the two broke on.")
@click.option("--article", callback=_read(as_article), help="Whose advice is put to the test.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def command(
    file: Path | None,
    title: str | None,
    people: Mapping[str, Somebody],
    cause: str | None,
    article: str | None,
    yes: bool,
) -> None:
    """Write a story."""
    from tui.cli.asking import Asked, Asking, Assumed

    if file is not None and is_there(file):
        raise _taken(file)
    complete = title and cause and article and len(people) == 2
    on_a_terminal = sys.stdin.isatty() and sys.stderr.isatty()
    asking: Asking = Asked() if on_a_terminal and not (yes or complete) else Assumed()
    sources = _sources()
    cause = cause or asking.which("What did the two of them break on?", _causes())
    article = article or asking.which("Whose advice is the story about?", sources)
    suggested = seed(cause)
    player = people.get(PLAYER) or asking.who(PLAYER, suggested.player)
    ex = people.get(EX) or asking.who(EX, suggested.ex)
    title = title or asking.title(title_of(file) if file else suggested.title)
    file = file or asking.file(title)
    _write(file, draft(Wishes(title, player, ex, cause, article), *sources[article]))
    name = quote(str(file))
    talk(f"{file} is written. Next:\n  heartwork play {name}\n  heartwork check {name}\n  heartwork preview {name}")


def _causes() -> dict[str, tuple[str, str]]:
    """Every cause in words, with the story that it makes."""
    from tui.shelf.choosing import CAUSES_IN_WORDS

    return {cause: (CAUSES_IN_WORDS[cause], seed(cause).summary) for cause in CAUSES}


def _sources() -> dict[str, tuple[str, str]]:
    """Title and stance of every article, by the pack that ships: the templates are made for its rules."""
    from sim.guidance.pack import load_pack
    from sim.story.library import SHIPPED, Folders

    pack = load_pack(SHIPPED / "guidance" / "five-articles.yaml", Folders(SHIPPED.parent)).pack
    assert pack is not None
    return {name: (pack.sources[name].title, pack.sources[name].stance) for name in ARTICLES}


def _taken(path: Path) -> Trouble:
    return Trouble(f"{path} is there already", "Name another file; nothing is written over.")


def _write(path: Path, text: str) -> None:
    """A new file, whole or not at all. Raises Trouble."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as made:
            try:
                made.write(text)
                made.flush()
            except BaseException:
                path.unlink()
                raise
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise Trouble(f"{path}: {error.strerror or error}", "Name a file in a folder that you may write to.") from None
