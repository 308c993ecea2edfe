from __future__ import annotations

from pathlib import Path

import pytest

from sim.story.library import Folders
from sim.story.prose import PRONOUNS, Person
from tests.support.command import write_story
from tui.shelf.preferring import preferred
from tui.shelf.request import Request
from tui.shelf.seat import sit_down
from tui.shelf.settings import Settings
from tui.shelf.stories import open_story

OWN = Settings(name="Robin [b]", pronouns="he", coach=True)


def prefer(folder: Path, request: Request, settings: Settings) -> tuple[Request, list[str]]:
    told: list[str] = []
    library = Folders(folder)
    opened = open_story(write_story(folder), library)
    return preferred(request, settings, opened, library, told.append), told


def test_the_settings_recast_the_lead_of_a_new_play(tmp_path: Path) -> None:
    request = Request(story=write_story(tmp_path))
    seat = sit_down(request, Folders(tmp_path), tmp_path / "plays", lambda text: None, OWN)
    assert seat.play.header.cast["player"] == Person("Robin [b]", PRONOUNS["he"])
    assert seat.play.header.cast["ex"].name == "Noor"
    seat.leave()


def test_without_settings_a_story_keeps_its_own_lead(tmp_path: Path) -> None:
    assert prefer(tmp_path, Request(), Settings()) == (Request(), [])


def test_what_the_request_says_itself_stands(tmp_path: Path) -> None:
    asked = Request(names=("player=Kim",), pronouns=("ex=they",), guidance="five-articles", coach=False)
    got, _ = prefer(tmp_path, asked, Settings(name="Robin", pronouns="he", guidance="other"))
    assert got == Request(names=("player=Kim",), pronouns=("player=he", "ex=they"), guidance="five-articles")


def test_whoever_plays_somebody_else_leaves_the_lead_alone(tmp_path: Path) -> None:
    got, _ = prefer(tmp_path, Request(role="ex"), OWN)
    assert got == Request(role="ex", coach=True)


@pytest.mark.parametrize("name", ["", "x" * 41, "a\x1bb", "a\nb"])
def test_what_is_no_name_or_pronoun_is_passed_over(name: str, tmp_path: Path) -> None:
    assert prefer(tmp_path, Request(), Settings(name=name, pronouns="xe"))[0] == Request()


def test_guidance_that_can_judge_the_story_is_taken(tmp_path: Path) -> None:
    got, told = prefer(tmp_path, Request(), Settings(guidance="five-articles"))
    assert (got.guidance, told) == ("five-articles", [])


def test_guidance_of_another_vocabulary_or_of_nowhere_is_told_and_the_storys_own_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios" / "guidance"
    folder.mkdir(parents=True)
    (folder / "office.yaml").write_text("format: 1\ntitle: Office\nvocabulary: office\n", encoding="utf-8")
    for name in ("office", "nowhere"):
        got, told = prefer(tmp_path, Request(), Settings(guidance=name))
        assert got.guidance is None
        assert len(told) == 1
        assert name in told[0]
