from __future__ import annotations

import os
from pathlib import Path

import pytest

from sim.story.library import SHIPPED, Folders, fingerprint, has_errors, load_scenario, missing, summaries

STORY = "format: 1\ntitle: Mine\ncast: {player: {name: Sam}}\nscenes: {a: {text: Hi., ending: at-peace}}\n"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "mine.yaml").write_text(STORY)
    return Folders(tmp_path)


def test_a_story_is_found_by_id_in_the_users_folder_and_among_those_that_ship(folders: Folders) -> None:
    assert folders.find("", "mine") == folders.user / "scenarios" / "mine.yaml"
    assert folders.find("", "the-long-quiet") == SHIPPED / "the-long-quiet.yaml"
    assert folders.find("vocabulary", "break-ups") == SHIPPED / "vocabulary" / "break-ups.yaml"
    assert folders.find("", "nowhere") is None


def test_a_story_is_found_by_path(folders: Folders, tmp_path: Path) -> None:
    assert folders.find("", str(tmp_path / "x.yaml")) == tmp_path / "x.yaml"


def test_the_users_own_story_comes_before_one_that_ships_under_the_same_id(folders: Folders) -> None:
    own = folders.user / "scenarios" / "the-long-quiet.yaml"
    own.write_text(STORY)
    assert folders.find("", "the-long-quiet") == own
    assert folders.ids("")["the-long-quiet"] == own


def test_a_story_that_is_not_there_is_told_with_the_nearest_one(folders: Folders) -> None:
    fault = missing("mein", folders, "story", "")
    assert (fault.code, fault.help) == ("HW806", "did you mean `mine`?")


def test_a_loaded_story_bears_the_name_of_its_file(folders: Folders) -> None:
    loaded = load_scenario(folders.user / "scenarios" / "mine.yaml", folders)
    assert loaded.scenario is not None
    assert (loaded.scenario.id, loaded.faults) == ("mine", ())


def test_a_story_with_an_error_is_not_played_but_told(folders: Folders) -> None:
    path = folders.user / "scenarios" / "broken.yaml"
    path.write_text(STORY.replace("at-peace", "at-war"))
    loaded = load_scenario(path, folders)
    assert loaded.scenario is None
    assert [fault.code for fault in loaded.faults] == ["HW206"]
    assert has_errors(loaded.faults)


def test_a_story_that_names_an_unknown_vocabulary_is_told_at_that_line(folders: Folders) -> None:
    path = folders.user / "scenarios" / "other.yaml"
    path.write_text(STORY + "vocabulary: brek-ups\n")
    (fault,) = load_scenario(path, folders).faults
    assert (fault.code, fault.place.line, fault.help) == ("HW308", 5, "did you mean `break-ups`?")


def test_a_file_that_is_not_there_is_a_fault_like_any_other(folders: Folders) -> None:
    (fault,) = load_scenario(folders.user / "none.yaml", folders).faults
    assert fault.code == "HW801"


def test_the_fingerprint_changes_with_the_content(folders: Folders) -> None:
    path = folders.user / "scenarios" / "mine.yaml"
    before = fingerprint(path)
    path.write_text(STORY + "\n")
    assert len(before) == 16
    assert fingerprint(path) != before
    assert fingerprint(folders.user / "none.yaml") == ""


def test_lists_have_the_texts_at_the_top_of_each_file(folders: Folders) -> None:
    told = {name: texts["title"] for name, _, texts in summaries(folders)}
    assert told["mine"] == "Mine"
    assert told["the-long-quiet"] == "The Long Quiet"


@pytest.mark.skipif(os.sep == "\\", reason="there it parts folders, and no file has it in its name")
def test_a_backslash_may_stand_in_an_id(folders: Folders) -> None:
    path = folders.user / "scenarios" / "a\\b.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", encoding="utf-8")
    assert folders.find("", "a\\b") == path == folders.ids("")["a\\b"]
