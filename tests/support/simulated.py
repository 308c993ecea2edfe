"""What a simulated play should come to, counted on a real session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import strategies as st

from sim.guidance.adviser import advice
from sim.guidance.agreement import Ledger
from sim.guidance.model import Pack
from sim.guidance.verdicts import Judge, judge
from sim.guidance.walk import Walk
from sim.play.draws import draw, pick
from sim.play.memory import Edge, travelled
from sim.play.session import RoadFault, Session
from sim.story.clock import DAY, HOUR, At
from sim.story.compiled import amount
from sim.story.layout import MINUTES, Values
from sim.story.model import PLAYER, Choice, Meter, Scenario, Scene, Target
from sim.story.story import Story
from sim.workbench.simulation.plan import ENDLESS, MOST_DECISIONS, RANDOM, Plan, own_seed
from sim.workbench.simulation.tally import Condition, Tally
from tests.support.stories import ACTS, CAST, DONE, ENDINGS, VOCABULARY, below, one_of


def counted(session: Session, pack: Pack | None) -> dict[str, object]:
    """What a tally of this one play has to say, as `told` takes it from a tally."""
    road = session.road
    ledger = Ledger(pack.sources if pack else ())
    for moment in judge(session, pack, (PLAYER,)) if pack else ():
        ledger.enter(moment)
    return {
        "plays": 1,
        "decisions": session.steps,
        "ends": Counter([session.scene]),
        "entries": Counter(_entered(session)),
        "offered": Counter([(each.scene, option.id) for each in road for option in each.options]),
        "taken": Counter([(each.scene, each.taken) for each in road]),
        "travelled": Counter(_left(session)),
        "credit": Counter(ledger.credit),
        "total": Counter(ledger.total),
        "states": +Counter({(session.scene, name): int(value) for name, value in session.state.items()}),
        "weights": +Counter(dict(_weights(session))),
        "held": Counter([asked for asked, holds in _gates(session) if holds]),
        "failed": Counter([asked for asked, holds in _gates(session) if not holds]),
        "lost": {},
    }


def played_on(here: Session, pack: Pack | None, plan: Plan, number: int) -> Session | str:
    """One play of a plan from where a session stands, by its lots; or why it comes to no end."""
    session, seed, draws, own = here.fork(), plan.seed_of(number), 0, 0
    walk = None if pack is None or plan.policy == RANDOM else Walk(Judge(session.story, pack, (PLAYER,)))
    try:
        while session.pending is not None or session.offered:
            if session.steps - here.steps == MOST_DECISIONS:
                return ENDLESS
            by_weight = session.pending is not None or session.by != PLAYER
            names, weights = _open(session)
            if not by_weight:
                options = advice(session, pack, plan.policy, walk) if walk is not None and pack is not None else ()
                names = options or names
                weights = (1,) * len(names)
            possible = [place for place, weight in enumerate(weights) if weight] or list(range(len(weights)))
            place = possible[0]
            if len(possible) > 1 and by_weight:
                place = pick(draw(seed, draws), weights)
                draws += 1
            elif len(possible) > 1:
                place = pick(draw(own_seed(seed), own), weights)
                own += 1
            session.settle(names[place]) if session.pending is not None else session.take(names[place])
    except RoadFault as fault:
        return str(fault)
    return session


def _open(session: Session) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """What is to be decided, with its weights."""
    if session.pending is None:
        return session.offered, session.weights
    return tuple(each.scene for each in session.pending), tuple(each.weight for each in session.pending)


def told(tally: Tally) -> dict[str, object]:
    """What a tally says of the same."""
    names = ("plays", "decisions", "ends", "entries", "offered", "taken", "travelled", "credit", "total", "lost")
    sides = {
        side: Counter({asked: times for asked, times in getattr(tally, side).items() if asked.part == "if"})
        for side in ("held", "failed")
    }
    weights = Counter({key: total for key, total in tally.weights.items() if len(key) == 2})
    return {**{name: getattr(tally, name) for name in names}, "states": +tally.states, "weights": +weights, **sides}


def _entered(session: Session) -> Iterator[str]:
    yield from session.passed
    yield session.road[0].scene if session.road else session.scene
    for decision in session.road:
        yield from decision.passed
        if not decision.option.aside:
            yield decision.leads


def _gates(session: Session) -> Iterator[tuple[Condition, bool]]:
    """What was asked at each decision, and where nothing was on offer."""
    for position in (*(session.at(step).position for step in range(1, session.steps + 1)), session.position):
        for option in position.scene.offer.options:
            choice = session.story.scenario.scenes[position.scene.id].choices[option.id]
            spent = option.once is not None and position.values[option.once]
            if option.condition is not None and not spent:
                asked = Condition(position.scene.id, option.id, "if", str(choice.condition))
                yield asked, option.condition(position.values)


def _weights(session: Session) -> Iterator[tuple[tuple[str, str], int]]:
    """The sums of the weights that are worked out, where somebody decides by them."""
    sums: Counter[tuple[str, str]] = Counter()
    for step in range(1, session.steps + 1):
        position = session.at(step).position
        for option in position.offer.options:
            if position.scene.by != PLAYER and callable(option.weight):
                sums[position.scene.id, option.id] += amount(option.weight, position.values)
    yield from sums.items()


def _left(session: Session) -> Iterator[Edge]:
    """The edges along the road; an aside leaves nothing."""
    asides = {(each.scene, each.taken) for each in session.road if each.option.aside}
    return (edge for edge in travelled(session) if edge[:2] not in asides)


def comparable(values: Values, story: Story) -> list[object]:
    """The story's own values, without the days that no expression looks back to any more."""
    found = [*values[: len(story.layout.start)]]
    for (kind, name), slot in story.layout.slots.items():
        if kind == "days":
            oldest = values[MINUTES] // DAY - story.layout.windows[name]
            found[slot] = tuple(day for day in values[slot] if day > oldest)
    return found


CONDITIONS = (
    None,
    None,
    "calm >= 50",
    "calm > 60 or dark",
    "not dark",
    'count("contact", days=3) >= 1',
    'days_since("think") > 1',
    'ever("no")',
    "told_no",
    "silence >= 2",
    "hour >= 12",
    'seen("scene-1")',
    'visits("scene-0") >= 2',
    'took("scene-0/on")',
)
WEIGHTS = (None, "0", "3", "calm - 40", "5 * day")
CHANGES: tuple[dict[str, int | bool], ...] = ({}, {}, {"calm": 30}, {"calm": -70}, {"dark": True})
TIMES = (None, None, None, None, At(9 * HOUR), At(HOUR, 30))


@st.composite
def tangled(draw: st.DrawFn) -> Story:
    """Stories that have everything: chances and answers by weights that are worked out, roads by condition, scenes that
    only run on, that move the clock or lead back, options that can be taken once, conditions on the history, and places
    where nothing is on offer any more. Some of their plays never end, or come to an hour that is past."""
    names = [f"scene-{number}" for number in range(3 + draw(below(3)))]
    scenes = {
        name: _scene(draw, name, (*names[place + 1 :], *ENDINGS, one_of(draw, names)))
        for place, name in enumerate(names)
    }
    scenes |= {ending: Scene(ending, ending=ending) for ending in ENDINGS}
    seeker = one_of(draw, ("player", "player", "ex"))
    state: dict[str, Meter | bool] = {"calm": Meter(50), "dark": False}
    return Story(Scenario(1, "A story", CAST, scenes, seeker=seeker, state=state), VOCABULARY)


def _scene(draw: st.DrawFn, name: str, ways: tuple[str, ...]) -> Scene:
    role, at, after = one_of(draw, tuple(ACTS)), one_of(draw, TIMES), one_of(draw, (0, 0, HOUR, 2 * DAY))
    scene = Scene(name, by=role, effects=one_of(draw, CHANGES), at=at, after=0 if at else after)
    if name != "scene-0" and not draw(below(4)):
        return scene._replace(to=_road(draw, ways))
    choices = [_choice(draw, f"option-{number}", role, ways) for number in range(1 + draw(below(3)))]
    if draw(below(8)):
        choices.append(_choice(draw, "on", role, ways)._replace(condition=None, once=False, to=_road(draw, ways)))
    return scene._replace(choices={choice.id: choice for choice in choices})


def _choice(draw: st.DrawFn, name: str, role: str, ways: tuple[str, ...]) -> Choice:
    return Choice(
        name,
        "An option.",
        one_of(draw, DONE[role][1:]),
        condition=one_of(draw, CONDITIONS),
        once=not draw(below(4)),
        weight=one_of(draw, WEIGHTS),
        settings=one_of(draw, ({}, {"dark": False}, {"calm": 5})),
        effects=one_of(draw, CHANGES),
        after=one_of(draw, (0, HOUR, DAY)),
        to=_road(draw, ways) if draw(below(3)) else (),
    )


def _road(draw: st.DrawFn, ways: tuple[str, ...]) -> tuple[Target, ...]:
    kind, bare = draw(below(3)), Target(one_of(draw, ways))
    if kind == 0:
        return (bare,)
    if kind == 1:
        return (Target(one_of(draw, ways), one_of(draw, CONDITIONS[2:])), bare)
    scenes = dict.fromkeys((bare.scene, one_of(draw, ways), one_of(draw, ways)))
    return tuple(Target(scene, weight=one_of(draw, WEIGHTS[1:])) for scene in scenes)
