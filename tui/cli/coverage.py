"""`heartwork coverage`: which verdicts of which rules some stories can bring about, and where disputes can bite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sim.guidance.model import Pack
    from sim.story.library import Folders
    from sim.workbench.coverage import Coverage
    from tui.shelf.stories import Opened

HELP = """Tell, rule by rule, what plays of some stories can come to: followed, broken, missed, resisted; and in which
decisions each dispute can bite. All of it is proved over every state that play can reach. Without STORY it looks at
the stories that ship.

Below the table stand the rules that fewer than two stories cover (a do both followed and missed, a don't both broken
and resisted) and the disputes that bite in fewer than three. Articles are looked at where the seeker decides, the
house wherever somebody does.

With --rule or --dispute it prints the play that shows each, as a command: its last decision is the one that counts; for
a dispute the next one is.

\b
The shape of --format json; null is what is not proved:
  {"guidance", "stories": [{"story", "states", "exact"}],
   "rules": {RULE: {"kind", "sources": [SOURCE],
                    "stories": {STORY: {VERDICT: true, false or null}}}},
   "disputes": {DISPUTE: {STORY: {"scenes": [SCENE], "exact"}}},
   "lacking": {"rules": [RULE], "disputes": [DISPUTE]}}
With --rule or --dispute:
  [{"story", "what": VERDICT or SCENE, "reached": true, false or null, "take": [DECISION] or null}]

Exit codes: 0 told; 1 a story or a pack has errors; 2 wrong usage; 3 a file cannot be read; 130 interrupted.
"""
MOST = 1_000_000


@click.command("coverage", help=HELP, short_help="What stories put to the test.")
@click.argument("stories", nargs=-1, metavar="[STORY...]")
@click.option("--rule", metavar="RULE", help="The plays that show each verdict of this rule.")
@click.option("--dispute", metavar="DISPUTE", help="The plays that lead to where this dispute bites.")
@click.option("--guidance", metavar="ID|PATH", help="The guidance pack; left out, the one that the stories name.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is told.")
@click.option("--cap", type=click.IntRange(min=1), default=MOST, show_default=True, help="Most states of one question.")
@click.pass_context
def command(
    ctx: click.Context,
    stories: tuple[str, ...],
    rule: str | None,
    dispute: str | None,
    guidance: str | None,
    form: str,
    cap: int,
) -> None:
    """Tell what stories cover."""
    from sim.workbench.coverage import narrowed
    from tui.shelf import folders

    if rule is not None and dispute is not None:
        raise click.UsageError("--rule and --dispute are told one at a time")
    library = folders.library()
    opened = _opened(stories, library)
    pack = _pack(opened, guidance, library)
    if rule is not None:
        pack = narrowed(pack, rules=(_known("rule", rule, pack.rules),))
    if dispute is not None:
        pack = narrowed(pack, disputes=(_known("dispute", dispute, pack.disputes),))
    found = _looked_at(opened, pack, cap)
    if found:
        click.echo(_told(found, pack, form, rule, dispute), nl=False)
    if len(found) < len(opened):
        click.echo(f"Interrupted: {len(found)} of {len(opened)} stories were looked at.", err=True)
        ctx.exit(130)


def _told(found: Mapping[str, Coverage], pack: Pack, form: str, rule: str | None, dispute: str | None) -> str:
    from tui.cli import covering

    if rule is None and dispute is None:
        return covering.as_json(found, pack) if form == "json" else covering.table(found, pack)
    tell = covering.plays_as_json if form == "json" else covering.plays
    return tell(found, rule, dispute, pack)


def _opened(names: Sequence[str], library: Folders) -> dict[str, Opened]:
    """The stories by the names that they were given, each once."""
    from sim.story.library import SHIPPED
    from tui.shelf.stories import open_story

    wanted = names or sorted(path.stem for path in SHIPPED.glob("*.yaml"))
    return {name: open_story(name, library) for name in wanted}


def _pack(opened: Mapping[str, Opened], guidance: str | None, library: Folders) -> Pack:
    """The pack that judges all of them."""
    from tui.shelf.packs import open_pack

    named = {guidance} if guidance is not None else {each.scenario.guidance for each in opened.values()}
    if len(named) > 1:
        raise click.UsageError(f"these stories are judged by {', '.join(sorted(named))}: name one by --guidance")
    name = named.pop()
    packs = [open_pack(name, each, library) for each in opened.values()]  # it has to fit each of them
    return packs[0]


def _known(what: str, name: str, known: Mapping[str, object]) -> str:
    from sim.source.nearest import nearest

    if name not in known:
        hint = nearest(name, known) or f"there are {', '.join(known)}"
        raise click.UsageError(f"the pack has no {what} `{name}`: {hint}")
    return name


def _looked_at(opened: Mapping[str, Opened], pack: Pack, cap: int) -> dict[str, Coverage]:
    """What was found of each story; of those up to an interruption."""
    from sim.play.session import RoadFault
    from sim.workbench.coverage import coverage
    from tui.cli.progress import Progress
    from tui.shelf.trouble import Trouble

    progress = Progress()
    found: dict[str, Coverage] = {}

    def told(states: int) -> None:
        progress.show(f"{name}, {len(found) + 1} of {len(opened)}: {states:,} states ...")

    try:
        for name, each in opened.items():
            found[name] = coverage(each.story(), pack, cap, told)
    except RoadFault as fault:
        raise Trouble(f"{name}: this story cannot start: {fault}", f"`heartwork check {name}`", code=1) from None
    except KeyboardInterrupt:
        pass
    finally:
        progress.clear()
    return found
