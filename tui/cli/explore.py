"""`heartwork explore`: all that can happen in a story, worked out exactly."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import click

from sim.play.session import RoadFault
from sim.source.nearest import nearest
from tui.cli.output import is_styled, show, talk
from tui.prose import clean
from tui.shelf.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.story.model import Scenario
    from sim.workbench.exploring import Exploration, Road
    from sim.workbench.exploring.exploration import Report

HELP = """Work out all that can happen in a story: no play is left out, and none is drawn by lot.

It tells which scenes, options and endings can be reached, and where a play would be stuck; how likely each ending is
for a player who picks at random while the others decide by weight; how far each article agrees with the road of each;
and the best agreement with each that an ending can come with. One question is searched through at most --cap states
(2,000,000). What that leaves unknown is told, and has no figure.

--road tells instead a shortest road to an ending, a scene or an option (SCENE/OPTION): the command that plays it.

\b
--format json:
  {"states",                      that play can reach
   "exact": true or false,        whether everything was searched to its end
   "unreachable": [scene], "never_offered": [[scene, option]] (of scenes that can be reached),
   "stuck": [scene],              nothing is on offer, and it is no ending
   "endless": [scene],            from some state there no ending can be reached
   "late": [scene],               it has a time, which is past on some road
   "endings": {kind: probability}, "no_ending": probability,
   "entries": {scene: number},    how often a play enters it on average
   "roads": {source: {source: agreement or null}},    by the source that is followed
   "best": {kind: {source: {"agreement": 0..100 or null, "road": [step] or null}}},
   "witness": {"scenes": {scene: [step]}, "options": {"scene/option": [step]}, "endings": {kind: [step]},
               "stuck", "endless", "late": {scene: [step]}},
   "unproved": [text]}            what is not known, and why
  Steps are as `play --take` wants them. Null is what is not known, or of which a source says nothing.
  With --road: {"road": [step]}.

Exit codes: 0 done, also where something is not known; 1 no road leads where --road asks, or the story cannot begin;
2 wrong usage; 3 a file cannot be read; 130 interrupted, after telling what was found so far.
"""
COLUMNS = 80
WIDEST = 100


@click.command("explore", help=HELP, short_help="All that can happen in a story, exactly.")
@click.argument("story")
@click.option("--guidance", metavar="ID|PATH", help="Ask this guidance pack instead of the one that the story names.")
@click.option("--cap", metavar="N", type=click.IntRange(min=1), help="Search at most N states for one question.")
@click.option("--road", "place", metavar="ENDING|SCENE|SCENE/OPTION", help="Tell a shortest road there.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text, or JSON.")
@click.pass_context
def command(
    ctx: click.Context, story: str, guidance: str | None, cap: int | None, place: str | None, form: str
) -> None:
    """Explore a story."""
    from sim.workbench.exploring import MOST_STATES, Exploration
    from tui.shelf import folders
    from tui.shelf.packs import open_pack
    from tui.shelf.stories import open_story

    library = folders.library()
    opened = open_story(story, library)
    pack = open_pack(guidance or opened.scenario.guidance, opened, library)
    found = Exploration(opened.story(), pack, cap or MOST_STATES)
    if place is None:
        ctx.exit(_tell_all(found, story, form))
    ctx.exit(_tell_road(found, story, _known(place, opened.scenario), form))


def _tell_all(found: Exploration, name: str, form: str) -> int:
    interrupted = not _finished(found, found.run)
    if form == "json":
        from tui.exploring.as_json import as_json

        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        from tui.exploring.page import Page

        columns = min(WIDEST, shutil.get_terminal_size().columns - 1) if sys.stdout.isatty() else COLUMNS
        text = Page(found, name, columns, is_styled()).text()
        if interrupted:
            click.echo(text, nl=False)  # at once, with no page to turn
        else:
            show(text)
    return 130 if interrupted else 0


def _tell_road(found: Exploration, name: str, place: str, form: str) -> int:
    from tui.exploring.taking import play, taken

    interrupted = not _finished(found, found.survey)
    road = _road_to(place, found)
    if road is not None:
        steps = taken(found.story, road)
        click.echo(json.dumps({"road": steps}, ensure_ascii=False) if form == "json" else play(name, steps))
        return 0
    if interrupted:
        talk(f"heartwork: interrupted after {found.states:,} states, none of which is at `{place}`.")
        return 130
    if found.exact:
        talk(f"heartwork: no road leads to `{place}`.")
    else:
        talk(f"heartwork: none of the first {found.states:,} states is at `{place}`, and there are more.")
        talk("  A higher --cap searches further.")
    return 1


def _finished(found: Exploration, work: Callable[[Report], object]) -> bool:
    """Whether the work was done to its end, and not interrupted."""
    from tui.cli.progress import Progress

    progress, steps = Progress(), 2 + 2 * len(found.pack.sources)
    done: dict[str, None] = {}

    def report(doing: str, states: int) -> None:
        done[doing] = None
        bar = f"{'█' * len(done)}{'░' * (steps - len(done))}"
        progress.show(f"{bar} {doing}" + (f", {states:,} states" if states else "") + " ...")

    try:
        work(report)
    except KeyboardInterrupt:
        found.break_off()
        return False
    except RoadFault as fault:
        raise Trouble(f"this story cannot start: {fault}", "That is its author's fault, not yours.", code=1) from None
    finally:
        progress.clear()
    return True


def _known(place: str, scenario: Scenario) -> str:
    """The place, if the story has it. Raises click.UsageError."""
    scene, _, option = place.partition("/")
    kinds = {each.ending for each in scenario.scenes.values() if each.ending}
    if option:
        names = [f"{scene}/{name}" for name in scenario.scenes[scene].choices] if scene in scenario.scenes else []
        names = names or [f"{name}/{each}" for name, its in scenario.scenes.items() for each in its.choices]
    else:
        names = [*kinds, *scenario.scenes]
    if place not in names:
        hint = nearest(place, names)
        told = f"--road: this story has no ending, scene or option `{clean(place)}`"
        raise click.UsageError(f"{told}: {hint}" if hint else told)
    return place


def _road_to(place: str, found: Exploration) -> Road | None:
    reach = found.reach
    if reach is None:
        return None
    scene, _, option = place.partition("/")
    if option:
        return reach.options.get((scene, option))
    return reach.scenes.get(place) if place in found.story.scenario.scenes else reach.endings.get(place)
