from __future__ import annotations

from sim.play.position import begin
from sim.workbench.merging import Merging
from sim.workbench.search import Budget, Search
from tests.support.written import story_of

MORNING = """
  morning:
    text: The kettle boils.
    ending: at-peace
"""


def states(body: str, limit: int = 1000) -> int:
    """How many positions are told apart on the way through a story; -1 where there are more than the limit."""
    story = story_of(body + MORNING)
    search = Search(story, Merging(story), lambda before, after: False, lambda option: True, Budget(limit))
    found = len(list(search.arrivals(begin(story))))
    return -1 if search.capped else found


def test_what_nothing_reads_tells_no_states_apart() -> None:
    body = """
state: {trust: {start: 0}}
scenes:
  hall:
    text: It is late.
    choices:
      more: {text: More., effects: {trust: +1}, after: 1 hour, to: hall}
      done: {text: Done., to: morning}
"""
    assert states(body) == 2


def test_a_meter_that_a_condition_reads_does() -> None:
    body = """
state: {trust: {start: 0, max: 5}}
scenes:
  hall:
    text: It is late.
    choices:
      more: {text: More., if: trust < 5, effects: {trust: +1}, to: hall}
      done: {text: Done., to: morning}
"""
    assert states(body) == 7  # six values in the hall, and the morning, where nothing reads it any more


def test_days_count_up_to_the_largest_constant_and_one_more() -> None:
    body = """
scenes:
  hall:
    text: It is late.
    choices:
      wait: {text: Wait., after: 1 day, to: hall}
      done: {text: Done., if: day > 3, to: morning}
"""
    assert states(body) == 6


def test_visits_silence_and_counts_are_finite_too() -> None:
    for condition in ('visits("hall") > 3', "silence > 3", 'days_since("call") > 3', 'count("call", days=3) < 2'):
        body = f"""
scenes:
  hall:
    text: It is late.
    choices:
      wait: {{text: Wait., after: 1 day, to: hall}}
      call: {{text: Call., acts: [call], after: 8 hours, to: hall}}
      done: {{text: Done., if: '{condition}', to: morning}}
"""
        assert 4 < states(body) < 100, condition


def test_a_search_that_stops_early_says_so() -> None:
    body = """
state: {trust: {start: 0}}
scenes:
  hall:
    text: It is late.
    choices:
      more: {text: More., if: trust < 90, effects: {trust: +1}, to: hall}
      done: {text: Done., to: morning}
"""
    assert states(body, limit=20) == -1
