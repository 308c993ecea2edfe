from __future__ import annotations

import pytest

from sim.workbench.space.question import Question
from sim.workbench.space.terrain import Terrain
from tests.support.written import story_of

HALL = """
scenes:
  hall:
    choices:
      a: {text: A., if: 'count("contact", days=3) >= 2', to: end}
      b: {text: B., if: 'count("contact", days=3) >= 4', to: end}
      c: {text: C., to: end}
  end: {ending: at-peace}
"""


@pytest.mark.parametrize(("calls", "offered"), [(0, "c"), (1, "c"), (2, "ac"), (3, "ac"), (4, "abc")])
def test_counts_with_different_limits_are_told_apart_where_nothing_more_is_counted(calls: int, offered: str) -> None:
    past = ", ".join(["{act: call, days_ago: 1}"] * calls)
    terrain = Terrain(story_of(f"past: [{past}]{HALL}"), Question())
    assert "".join(str(terrain.edges[edge].option) for edge, _ in terrain.moves(terrain.begin())) == offered
