"""What comes of a story that is played at random, again and again."""

from __future__ import annotations

import pytest

from tests.support.repertoire import PLAYS, STORIES, pleases_all, random_plays

LEAST, MOST = 0.02, 0.60  # of the plays end in one kind of ending


@pytest.mark.parametrize("name", STORIES)
def test_random_play_sees_everything_ends_in_every_way_and_pleases_nobody_wholly(name: str) -> None:
    player = random_plays(name)
    pleasing = sum(map(pleases_all, player.scores()))
    tally, scenario = player.counted(), player.story.scenario
    options = [(scene.id, option) for scene in scenario.scenes.values() for option in scene.choices]
    kinds = {scene.ending: 0.0 for scene in scenario.scenes.values() if scene.ending}
    kinds |= {kind: plays / PLAYS for kind, plays in tally.endings(scenario).items()}
    found = {
        "lost": dict(tally.lost),
        "never entered": [scene for scene in scenario.scenes if not tally.entries[scene]],
        "never taken": [option for option in options if not tally.taken[option]],
        "rare or sure": {kind: share for kind, share in kinds.items() if not LEAST <= share <= MOST},
        "plays that all articles agree with": pleasing,
    }
    assert {what: which for what, which in found.items() if which} == {}
