from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest

from sim.story.library import Folders
from tui.shelf.choices import OWN, Choice, Option, country_options, groups, guidance_options
from tui.shelf.settings import Settings
from tui.support.lines import NAME
from tui.themes import TITLES

CHOICES = [choice for _, choices in groups(TITLES) for choice in choices]


def test_every_setting_can_be_chosen_but_the_one_the_app_keeps_for_itself() -> None:
    assert sorted(choice.key for choice in CHOICES) == sorted({each.name for each in fields(Settings)} - {"welcomed"})


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.key)
def test_a_choice_is_told_in_a_line_or_two_and_offers_the_usual_value(choice: Choice) -> None:
    assert choice.about.endswith(".")
    assert len(choice.about) <= 116
    usual = getattr(Settings(), choice.key)
    assert all(type(option.value) is type(usual) for option in choice.options)
    assert not choice.options or usual in [option.value for option in choice.options]


def test_guidance_is_told_by_title_and_one_without_a_title_by_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios" / "guidance"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("title: '[b]Mine[/b]'\n", encoding="utf-8")
    (folder / "torn.yaml").write_text("title: [", encoding="utf-8")
    assert guidance_options(Folders(tmp_path)) == [
        Option("", OWN),
        Option("mine", "[b]Mine[/b]"),
        Option("torn", "torn"),
        Option("five-articles", "Five articles on winning someone back"),
    ]


def test_countries_are_those_that_have_lines_after_the_one_of_the_machine(tmp_path: Path) -> None:
    lines = [{"name": "Somebody", "number": "1"}]
    own = {"countries": {"AT": {"name": "Austria", "lines": lines}}}
    (tmp_path / NAME).write_text(json.dumps(own), encoding="utf-8")
    assert [option.value for option in country_options(tmp_path, {})] == ["", "AT", "US", "GB"]
    assert country_options(tmp_path, {"LANG": "en_GB"})[0] == Option("", "as this machine (UK)")
    assert country_options(tmp_path, {"LANG": "fr_FR"})[0] == Option("", "as this machine")
