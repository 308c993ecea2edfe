"""The gallery of the stories that ship, made from their files. `pytest --write-goldens` writes it anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sim.story.model import PLAYER
from sim.story.story import Story
from tests.support import goldens
from tests.support.pages import ROOT, anchors, links
from tests.support.repertoire import STORIES, story_named

PAGE = ROOT / "docs" / "stories.md"
HEADING = "## All of them"
LANGUAGES = {"en-GB": "British English", "en-US": "American English"}
CAUSES = {
    "argument": "an argument",
    "drunken-mistake": "something that was done drunk",
    "misunderstanding": "a misunderstanding",
    "neglect": "too little attention",
    "infidelity": "an infidelity",
    "distance": "the distance",
    "long-decline": "a long decline",
}

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="not the source tree")


def gallery() -> str:
    """The list of the stories, and each of them under its title."""
    listed = "".join(f"- [{_title(name)}](#{_anchor(name)})\n" for name in STORIES)
    return f"{HEADING}\n\n{listed}\n" + "\n".join("\n".join(_entry(name)) for name in STORIES)


def _title(name: str) -> str:
    return story_named(name).scenario.title


def _anchor(name: str) -> str:
    return re.sub(r"[^\w\- ]", "", _title(name).lower()).replace(" ", "-")


def _entry(name: str) -> Iterator[str]:
    story = story_named(name)
    scenario = story.scenario
    level = f"{scenario.level}, {scenario.ages}, in {LANGUAGES[scenario.language]}"
    yield f"## {scenario.title}\n\n{story.text(scenario.summary)}\n\n{_situation(story)}\n"
    yield f"- **How long, how hard:** about {scenario.minutes} minutes, {level}"
    yield f"- **Content notes:** {'; '.join(scenario.content_notes)}"
    yield f"- **To practise:** {'; '.join(map(_lowered, scenario.objectives))}"
    yield f"- **Lessons for a class:** {'; '.join(lesson.name for lesson in scenario.lessons)}"
    yield f"- **Play it:** `heartwork play {name}`\n"


def _situation(story: Story) -> str:
    """Whom one plays, and how it ended, in the facts that the articles read."""
    facts, people = story.scenario.situation, story.people
    who = {"player": "You ended it", "ex": f"{people['ex'].name} ended it", "both": "You ended it together"}
    years, months = divmod(int(facts["months_together"]), 12)
    together = " and ".join(filter(None, (_counted(years, "year"), _counted(months, "month"))))
    return (
        f"You are {people[PLAYER].name}. {who[str(facts['ended_by'])]} after {together}: {CAUSES[str(facts['cause'])]}."
    )


def _counted(number: int, thing: str) -> str:
    return "" if not number else f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _lowered(aim: str) -> str:
    return aim[:1].lower() + aim[1:]


def test_the_gallery_tells_every_story_as_its_file_does() -> None:
    goldens.assert_ends_so(PAGE, gallery())


def test_every_story_can_be_gone_to() -> None:
    named = {link[1:] for link in links(PAGE) if link.startswith("#")}
    assert {_anchor(name) for name in STORIES} <= named & anchors(PAGE)
