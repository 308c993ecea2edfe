"""What play can reach, with a shortest road to each, and where it cannot come to an ending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.story.model import Scenario, Scene
from sim.workbench.exploring.survey import Road, Survey

FEW = 8  # sweeps, before states are put into order


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be reached, with a shortest road each: scenes that are entered, options that are on offer (the road's
    last step takes them), endings by kind. With roads as well: scenes where nothing is on offer though they are no end
    (`stuck`), scenes from a state of which no ending can be reached (`endless`; what is still to be written counts as
    one), and scenes to which a road comes when a time that they have to reach is past (`late`).

    `exact` is False where the search stopped at so many `states`. The roads are true then, but there may be more of
    everything, and of what is stuck or endless nothing is known.
    """

    states: int
    exact: bool
    scenes: Mapping[str, Road]
    options: Mapping[tuple[str, str], Road]
    endings: Mapping[str, Road]
    stuck: Mapping[str, Road]
    endless: Mapping[str, Road]
    late: Mapping[str, Road]

    def unreachable(self, scenario: Scenario) -> list[str]:
        """The scenes that no road enters; true only where the search was exact."""
        return [name for name in scenario.scenes if name not in self.scenes]

    def never_offered(self, scenario: Scenario) -> list[tuple[str, str]]:
        """The options that are on offer on no road, of the scenes that are entered; true only where it was exact."""
        entered = [scenario.scenes[name] for name in scenario.scenes if name in self.scenes]
        options = [(scene.id, option) for scene in entered for option in scene.choices]
        return [option for option in options if option not in self.options]


def reach(survey: Survey) -> Reach:
    """What the states of a story say about its scenes, options and endings."""
    written = survey.story.scenario.scenes
    scenes = survey.first_states
    endings: dict[str, int] = {}
    for name, state in scenes.items():
        if (kind := written[name].ending) is not None:
            endings.setdefault(kind, state)
    options: dict[tuple[str, str], Road] = {}
    for move in survey.first_moves():
        edge = survey.edge(move)
        if edge.option is not None and (edge.scene, edge.option) not in options:
            options[edge.scene, edge.option] = (*survey.road(survey.moves.start(move)), edge)
    stuck, endless = ({}, {}) if survey.capped else _without_end(survey)
    return Reach(
        len(survey.states),
        not survey.capped,
        _roads(survey, scenes),
        options,
        _roads(survey, endings),
        _roads(survey, stuck),
        _roads(survey, endless),
        _late(survey),
    )


def is_end(scene: Scene) -> bool:
    """Whether a road may end there: at an ending, or at a scene that is still to be written."""
    return scene.ending is not None or (scene.todo and not scene.choices and not scene.to)


def _roads(survey: Survey, states: Mapping[str, int]) -> dict[str, Road]:
    return {name: survey.road(state) for name, state in states.items()}


def _late(survey: Survey) -> dict[str, Road]:
    found: dict[str, Road] = {}
    if -1 not in survey.moves.targets:
        return found
    for move, target in enumerate(survey.moves.targets):
        if target < 0 and (edge := survey.edge(move)).to not in found:
            found[edge.to] = (*survey.road(survey.moves.start(move)), edge)
    return found


def _without_end(survey: Survey) -> tuple[dict[str, int], dict[str, int]]:
    """The scenes that are stuck, and those that are endless, each with the first state in which it is."""
    moves, written = survey.moves, survey.story.scenario.scenes
    hopeful = bytearray(len(moves) + 1)  # the last, at -1, is where a move leads that cannot be made
    stuck: dict[str, int] = {}
    for state in range(len(moves)):
        if moves.offsets[state] == moves.offsets[state + 1]:
            name = survey.scene(state)
            hopeful[state] = is_end(written[name])
            if not hopeful[state]:
                stuck.setdefault(name, state)
    endless: dict[str, int] = {}
    for state in _hopeless(survey, hopeful):
        endless.setdefault(survey.scene(state), state)
    return stuck, endless


def _hopeless(survey: Survey, hopeful: bytearray) -> list[int]:
    """The states from which no hopeful one can be reached, in order. Those that can be reached are made hopeful."""
    offsets, targets = survey.moves.offsets, survey.moves.targets
    left = [state for state in range(len(survey.moves) - 1, -1, -1) if not hopeful[state]]
    for _ in range(
        FEW
    ):  # most states lead to some that were found later, so that one sweep from the last does for them
        still = []
        for state in left:
            for target in targets[offsets[state] : offsets[state + 1]]:
                if hopeful[target]:
                    hopeful[state] = True
                    break
            else:
                still.append(state)
        if len(still) in (0, len(left)):
            return still[::-1]
        left = still
    for part in reversed(survey.order):
        members = (part,) if isinstance(part, int) else part
        if any(hopeful[target] for state in members for target in targets[offsets[state] : offsets[state + 1]]):
            for state in members:
                hopeful[state] = True
    return [state for state in left[::-1] if not hopeful[state]]
