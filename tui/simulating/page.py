"""What the plays of one player came to, as a page for the one who writes the story."""

from __future__ import annotations

from sim.story.model import PLAYER, Meter, Scenario
from sim.workbench.simulation import Condition, Tally
from sim.workbench.simulation.coverage import Coverage, coverage
from sim.workbench.simulation.margins import interval
from tui.simulating.asked import Asked
from tui.simulating.paper import INDENT, NAME, Paper, in_hundred

NO_ENDING = "(no ending)"


def tell(paper: Paper, asked: Asked, tally: Tally) -> None:
    """Everything about the plays, on the paper."""
    story = asked.story
    paper.title(story.text(story.scenario.title), f"{tally.plays:,} plays, seed {asked.plan.seed}")
    opening = asked.plan.opening
    begins = "" if opening is None else f", and every play begins in `{opening.scene}`"
    paper.said(f"{asked.player}, the others decide by weight{begins}.")
    if tally.plays:
        _endings(paper, tally, story.scenario)
        _met(paper, coverage(tally, story.scenario))
        _agreement(paper, tally)
        _states(paper, tally, story.scenario)
        _lost(paper, asked, tally)


def kinds_of(tally: Tally, scenario: Scenario) -> dict[str, int]:
    """How many plays ended so, the most first; every kind that the story has is there."""
    found = dict.fromkeys((scene.ending for scene in scenario.scenes.values() if scene.ending), 0)
    found |= tally.endings(scenario)
    return dict(sorted(found.items(), key=lambda each: -each[1]))


def meters_of(scenario: Scenario) -> dict[str, str]:
    """The role that each of the story's meters is of, empty where it is nobody's; the others' come before the player's
    own."""
    whose = {name: meter.of or "" for name, meter in scenario.state.items() if isinstance(meter, Meter)}
    return dict(sorted(whose.items(), key=lambda each: (each[1] == "", each[1] == PLAYER)))


def _endings(paper: Paper, tally: Tally, scenario: Scenario) -> None:
    paper.heading("How they end")
    kinds = kinds_of(tally, scenario)
    rest = tally.plays - sum(kinds.values())
    for kind, plays in {**kinds, **({NO_ENDING: rest} if rest else {})}.items():
        low, high = interval(plays, tally.plays)
        paper.bar(kind, plays / tally.plays, f"{100 * low:.1f} to {100 * high:.1f}")
    paper.said("The range behind a bar holds the true figure 95 times in 100.")


def _met(paper: Paper, met: Coverage) -> None:
    paper.heading("What they met")
    words = {"scenes": "entered", "options": "taken", "conditions": "seen to hold, and not to"}
    for what, (seen, all_) in met.shares.items():
        if all_:
            figure = f"{seen:,} of {all_:,}"
            paper.line(f"{INDENT}{what:{NAME}}{in_hundred(seen / all_):>5} %  {figure} {words[what]}")
    paper.listed("Never entered", met.never_entered)
    paper.listed("Never on offer", [f"{scene}/{option}" for scene, option in met.never_offered])
    paper.listed("On offer, and never taken", [f"{scene}/{option}" for scene, option in met.never_taken])
    paper.each("Held whenever they were asked", [place_of(each) for each in met.only_held])
    paper.each("Never held when they were asked", [place_of(each) for each in met.only_failed])


def place_of(asked: Condition) -> str:
    """A condition with where it stands: `hall/go if trust >= 40`, `hall/go to 2 if trust >= 40`."""
    place = asked.scene if asked.option is None else f"{asked.scene}/{asked.option}"
    part = "" if asked.part == "if" else f" {asked.part}"
    return f"{place}{part} if {asked.text}"


def _agreement(paper: Paper, tally: Tally) -> None:
    paper.heading("How far they agree with each source")
    for source, agreement in tally.agreement.items():
        if agreement is None:
            paper.line(f"{INDENT}{source:{NAME}}says nothing here")
        else:
            paper.bar(source, float(agreement) / 100)


def _states(paper: Paper, tally: Tally, scenario: Scenario) -> None:
    meters = meters_of(scenario)
    kinds = [kind for kind, plays in kinds_of(tally, scenario).items() if plays]
    if not meters or not kinds:
        return
    paper.heading("The meters at the end, on average")
    rows = {kind: tally.means(scenario, kind) for kind in kinds}
    paper.table(
        [f"{name}\n{whose}" for name, whose in meters.items()],
        {kind: [f"{float(its[name]):.1f}" for name in meters] for kind, its in rows.items()},
    )


def _lost(paper: Paper, asked: Asked, tally: Tally) -> None:
    paper.heading("Plays that came to no ending")
    scenes = asked.story.scenario.scenes
    stopped = {name: plays for name, plays in tally.ends.most_common() if not scenes[name].ending}
    paper.listed("Nothing was on offer", [f"{name} ({plays:,} plays)" for name, plays in stopped.items()])
    for why, lost in tally.lost.items():
        plays = f"{lost.plays:,} play{'' if lost.plays == 1 else 's'}"
        paper.said(f"{plays}: {why}. This tells how to replay the first:")
        paper.line(f"{INDENT * 2}{asked.show(lost.first)}")
