"""All stories that ship, together: there is no rule that they do not put to the test from both sides."""

from __future__ import annotations

from sim.workbench.coverage import coverage, uncovered
from tests.support.repertoire import MOST_STATES, STORIES, pack, story_named, whole_set


@whole_set
def test_every_rule_is_kept_and_not_kept_in_two_stories_and_every_dispute_bites_in_three() -> None:
    rules, disputes = uncovered(pack(), [coverage(story_named(name), pack(), MOST_STATES) for name in STORIES])
    assert rules == {}
    assert disputes == {}
