"""What to say where a check does not hold: where its road left, what was on offer there, and what would have led on."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from sim.guidance.agreement import Ledger
from sim.guidance.verdicts import Moment
from sim.play.session import Session
from sim.source.diagnostics import Place
from sim.source.nearest import nearest
from sim.story.expression import parse
from sim.workbench.bench import Bench
from sim.workbench.onward import Onward

Label = tuple[Place, str]
MOST_OPTIONS = 6
MOST_COSTS = 3
LONGEST_TEXT = 80  # characters of an option's text
LONGEST_ROAD = 8  # decisions


def where_it_stands(bench: Bench, session: Session) -> Iterator[Label]:
    """The scene to which a road has come, and each option on offer there with its text."""
    scene, document = session.scene, bench.document
    place = document.place(("scenes", scene), key=True)
    if session.pending is not None:
        yield place, "a chance is open here"
    elif session.by is None:
        yield place, f"the road has ended here ({session.ending})" if session.ending else "the road stops here"
    else:
        yield place, f"the road has come to here, and {session.by} may take"
    for option in session.options[:MOST_OPTIONS]:
        option_place = document.place(("scenes", scene, "choices", option.id), key=True)
        yield option_place, f"`{option.id}`: {_cut(option.text)}"
    if len(session.options) > MOST_OPTIONS:
        yield place, f"and {len(session.options) - MOST_OPTIONS} more"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT].rstrip()}..."


def why_not(session: Session, name: str) -> str:
    """Why an option of the scene is not on offer in it; empty where the scene has none of that name."""
    choice = session.story.scenario.scenes[session.scene].choices.get(name)
    if choice is None or session.pending is not None:
        return ""
    if choice.once and any((each.scene, each.taken) == (session.scene, name) for each in session.road):
        return "it was taken before, and is offered once"
    if choice.condition is None:
        return ""
    names = [node for node in ast.walk(parse(choice.condition)) if isinstance(node, ast.Name)]
    read = dict.fromkeys(node.id for node in sorted(names, key=lambda node: node.col_offset))
    known = [f"`{name}` is {str(value).lower()}" for name in read if (value := session.state.get(name)) is not None]
    return f"its `if` does not hold, {choice.condition}" + (f" ({', '.join(known)})" if known else "")


def what_was_meant(session: Session, name: str) -> str:
    """A hint for what is not on offer: the chance that is open, an option with a name like it, or where it is one."""
    if session.pending is not None:
        return f"say how the chance falls, behind the decision before it: `>{session.pending[0].scene}`"
    scenes = session.story.scenario.scenes
    elsewhere = [f"`{scene}`" for scene, its in scenes.items() if name in its.choices and scene != session.scene]
    return nearest(name, session.offered) or (
        f"`{name}` is on offer in {' and '.join(elsewhere[:3])}" if elsewhere else ""
    )


def nearest_way(
    bench: Bench, session: Session, ends: Iterable[str], first: int = 0, without: frozenset[str] = frozenset()
) -> tuple[str, tuple[Label, ...]]:
    """How a road that came to none of these ends could still have come to one, and from where: the last such moment,
    not before decision `first` (from 0); nobody does the acts of `without`. Nothing where none was found; only so many
    states are looked at.
    """
    goals = frozenset().union(*map(bench.scenes, ends))
    for number in range(session.steps, first - 1, -1):
        before = session if number == session.steps else session.at(number + 1)
        road = _way_to(bench, before, goals, without)
        if road and number == session.steps:
            return f"; from there it is reached by: {road}", ()
        if road:
            scene, taken = before.scene, session.road[number].taken
            place = bench.document.place(("scenes", scene, "choices", taken), key=True)
            told = f"before `{taken}` there was still a way: {road}"
            return f"; in `{scene}` {told}", ((place, told),)
    return "", ()


def _way_to(bench: Bench, session: Session, goals: frozenset[str], without: frozenset[str]) -> str:
    """The shortest way on to one of the goals; empty where none was found among so many states."""
    onward = Onward(bench.terrain(without), session)
    for states in onward.chunks(bench.glances):
        for state in states:
            if onward.scene(state) in goals and (road := onward.road(state)):
                return _shortened(road)
    return ""


def _shortened(road: list[str]) -> str:
    rest = len(road) - LONGEST_ROAD
    return ", ".join(road) if rest <= 0 else f"{', '.join(road[:LONGEST_ROAD])} and {rest} more"


def heaviest(bench: Bench, moments: Iterable[Moment], source: str, gained: bool) -> tuple[str, tuple[Label, ...]]:
    """The decisions that cost the agreement with a source most, or that brought it most, the heaviest first."""
    assert bench.pack is not None
    ledger, found = Ledger(bench.pack.sources), []
    for moment in moments:
        credit, total = ledger.credit[source], ledger.total[source]
        ledger.enter(moment)
        credit, total = ledger.credit[source] - credit, ledger.total[source] - total
        weight = credit if gained else total - credit
        if weight:
            found.append((weight, total, moment))
    found.sort(key=lambda each: each[0], reverse=True)
    labels = []
    for weight, total, moment in found[:MOST_COSTS]:
        place = bench.document.place(("scenes", moment.decision.scene, "choices", moment.decision.taken), key=True)
        labels.append(
            (place, f"brings {weight} of {total}" if gained else f"costs {weight} of {total}{_better(moment, source)}")
        )
    if not found:
        return "", ()
    decision = found[0][2].decision
    verb = "brings" if gained else "costs"
    return f"; `{decision.taken}` in `{decision.scene}` {verb} most", tuple(labels)


def _better(moment: Moment, source: str) -> str:
    """What the source would rather have had taken: another option, or an aside that was left."""
    taken, worth, best = moment.decision.taken, moment.worth[source], moment.best.get(source, ())
    if best and taken not in best:
        return f"; best for it {'is' if len(best) == 1 else 'are'} {' and '.join(f'`{name}`' for name in best)}"
    left = [
        f"`{each.id}`" for each in moment.decision.options if each.aside and each.id != taken and worth[each.id] > 0
    ]
    return f", for {' and '.join(left)} {'was' if len(left) == 1 else 'were'} left" if left else ""
