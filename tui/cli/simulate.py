"""`heartwork simulate`: a story played many times over, and what that came to."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING, Any

import click

from tui.cli.output import is_styled, talk
from tui.cli.output import show as show_text
from tui.prose import clean

if TYPE_CHECKING:
    from sim.story.model import Scenario
    from tui.simulating.asked import Asked
    from tui.simulating.running import Run

HELP = """Play STORY many times over, and tell how the plays end, what they never met, and how far they agree with each
source.

The player picks at random among what is on offer, or does what one source advises (--policy for-good); the others
decide by weight. The same seed brings the same plays, however many workers there are.

--tournament sets the players side by side: one for each source, and one who picks at random. --odds tells how the
answers and chances of one scene fell. --show N tells the command that replays play N.

--workers shares the plays out to processes of this machine, --scheduler to a Dask cluster (an extra:
pip install 'heartwork[dask]').

\b
--format json (shares are 0 to 1, agreement is 0 to 100 or null where a source says nothing):
  {"plays", "seed", "seconds", "plays_per_second", "choices_per_second",
   "endings": {kind: share}, "margins": {kind: [low, high]}, "no_ending": share,
   "agreement": {source: number}, "state": {name: mean}, "state_by_ending": {kind: {name: mean}},
   "stopped": {scene: plays}, "lost": [{"why", "plays", "first", "command"}],
   "coverage": {"scenes", "options", "conditions": share},
   "never_entered": [scene], "never_offered", "never_taken": [[scene, option]],
   "only_held", "only_failed", "never_asked": [{"scene", "option", "part", "if"}]}
  With --tournament, all from "endings" to "lost", and "plays", are in "policies": {source or "random": {...}}.
  With --odds, in place of them: "scene", "by", "entries", "options": [ODD],
   "ways": [{"option" or null, "by": "chance" or "condition", "to": [ODD]}],
   where ODD is {"id", "offered", "taken", "share", "weight": mean or null}.
  With --show: {"play", "seed", "ending", "scene", "take": [decision], "command"}.

Exit codes: 0 done; 1 the story is faulty; 2 wrong usage; 3 a file cannot be read, or workers are lost; 130 interrupted,
after telling what was counted so far.
"""
RANDOM = "random"
COLUMNS = 80
WIDEST = 100


@click.command("simulate", help=HELP, short_help="A story played many times over.")
@click.argument("story")
@click.option("--plays", metavar="N", type=click.IntRange(1), default=10_000, help="How many plays; 10,000 by default.")
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), default=0, help="The seed of all plays; 0 by default.")
@click.option("--policy", metavar="random|SOURCE", default=RANDOM, help="What the player does.")
@click.option("--tournament", is_flag=True, help="Every source and random, side by side.")
@click.option("--odds", "scene", metavar="SCENE", help="Tell how the answers and chances of a scene fell.")
@click.option("--show", metavar="N", type=click.IntRange(1), help="Tell the command that replays play N.")
@click.option("--from", "start", metavar="SCENE", help="Let every play begin at this scene.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Begin with a meter or a flag set so.")
@click.option("--guidance", metavar="ID|PATH", help="Ask this guidance pack instead of the one that the story names.")
@click.option("--workers", metavar="N", type=click.IntRange(0), default=1, help="So many processes; 0: one a core.")
@click.option("--scheduler", metavar="ADDRESS", help="Play on the Dask cluster of this scheduler.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text, or JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    tournament: bool,
    scene: str | None,
    show: int | None,
    workers: int,
    scheduler: str | None,
    form: str,
    **given: Any,
) -> None:
    """Simulate plays."""
    if tournament + (scene is not None) + (show is not None) > 1:
        raise click.UsageError("--tournament, --odds and --show each tell something else: choose one of them")
    if tournament and given["policy"] != RANDOM:
        raise click.UsageError("--tournament plays by every source, so --policy has no place beside it")
    if scheduler is not None and workers != 1:
        raise click.UsageError("--workers are of this machine, --scheduler has its own: choose one of them")
    asked = _asked(**given)
    if show is not None:
        ctx.exit(_show(asked, show - 1, form))
    if scene is not None:
        _look_for(scene, asked.story.scenario)
    began = time.perf_counter()
    made = _run(asked, tournament, workers, scheduler)
    seconds = time.perf_counter() - began
    text = _told(asked, made, tournament, scene, seconds, form)
    if form == "json" or made.interrupted:
        click.echo(text, nl=False)  # at once, with no page to turn
    else:
        show_text(text)
    ctx.exit(_ended(asked, made))


def _asked(
    story: str,
    plays: int,
    seed: int,
    policy: str,
    start: str | None,
    settings: tuple[str, ...],
    guidance: str | None,
) -> Asked:
    """What is to be played. Raises Faulty, and click.UsageError where something is not named rightly."""
    from sim.play.session import Opening
    from sim.workbench.simulation import Plan
    from tui.shelf import folders
    from tui.shelf.packs import open_pack
    from tui.shelf.stories import open_story
    from tui.simulating.asked import Asked
    from tui.workbench.settings import NotASetting, parse_settings

    library = folders.library()
    opened = open_story(story, library)
    pack = open_pack(guidance or opened.scenario.guidance, opened, library)
    try:
        given = parse_settings(settings)
    except NotASetting as fault:
        raise click.UsageError(f"--set: {fault}") from None
    opening = Opening(start or opened.scenario.first, given) if start or given else None
    return Asked(story, opened.story(), pack, Plan(plays, seed, policy, opening), guidance)


def _run(asked: Asked, tournament: bool, workers: int, scheduler: str | None) -> Run:
    from sim.play.session import NoSuchOpening
    from sim.workbench.simulation import NoSuchPolicy
    from sim.workbench.simulation.crews import NoCluster
    from tui.cli.progress import Progress
    from tui.shelf.trouble import Trouble
    from tui.simulating.running import crew_of, everybody, run

    def heard(text: str) -> None:
        progress.clear()
        talk(f"heartwork: {text}")

    progress = Progress()
    policies = everybody(asked) if tournament else (asked.plan.policy,)
    try:
        with crew_of(workers, scheduler) as crew:
            return run(asked, policies, crew, progress.show, heard)
    except (NoSuchPolicy, NoSuchOpening) as fault:
        raise click.UsageError(str(fault)) from None
    except NoCluster as fault:
        raise Trouble(str(fault), fault.advice) from None
    finally:
        progress.clear()


def _told(asked: Asked, made: Run, tournament: bool, scene: str | None, seconds: float, form: str) -> str:
    """What the plays came to, as text or as JSON."""
    tally = made.tallies.get(asked.plan.policy)
    if form == "json":
        import json

        from tui.simulating import as_json

        if tally is None or tournament:
            data = as_json.of_tournament(asked, made.tallies, seconds)
        elif scene is not None:
            data = as_json.of_scene(asked, tally, seconds, scene)
        else:
            data = as_json.of_plays(asked, tally, seconds)
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    from tui.simulating import falling, page
    from tui.simulating import tournament as table
    from tui.simulating.paper import Paper

    columns = min(WIDEST, shutil.get_terminal_size().columns - 1) if sys.stdout.isatty() else COLUMNS
    paper = Paper(columns, is_styled())
    if tally is None or tournament:
        table.tell(paper, asked, made.tallies)
    elif scene is not None:
        falling.tell(paper, asked, tally, scene)
    else:
        page.tell(paper, asked, tally)
    return paper.text()


def _ended(asked: Asked, made: Run) -> int:
    """The exit code; what kept it from being all is said."""
    if made.lost is not None:
        talk(f"heartwork: {made.lost}, so this is not all. Fewer --workers need less memory.")
        return 3
    if made.interrupted:
        counted = sum(tally.plays for tally in made.tallies.values())
        talk(f"heartwork: interrupted after {counted:,} of {asked.plan.plays * len(made.tallies):,} plays.")
        return 130
    return 0


def _show(asked: Asked, number: int, form: str) -> int:
    """Tell the command that replays one play."""
    from sim.play.session import NoSuchOpening, RoadFault
    from sim.workbench.simulation import NoSuchPolicy
    from sim.workbench.simulation.single import single
    from tui.shelf.trouble import Trouble
    from tui.simulating.replaying import as_json, as_text

    try:
        made = single(asked.story, asked.pack, asked.plan, number)
    except (NoSuchPolicy, NoSuchOpening) as fault:
        raise click.UsageError(str(fault)) from None
    except RoadFault as fault:
        raise Trouble(f"this story cannot start: {fault}", "That is its author's fault, not yours.", code=1) from None
    click.echo(as_json(asked, number, made) if form == "json" else as_text(asked, number, made), nl=False)
    return 0


def _look_for(scene: str, scenario: Scenario) -> None:
    """Raises click.UsageError where the story has no such scene."""
    from sim.source.nearest import nearest

    if scene not in scenario.scenes:
        hint = nearest(scene, scenario.scenes)
        raise click.UsageError(f"--odds: there is no scene `{clean(scene)}`" + (f": {hint}" if hint else ""))
