from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command import call
from tui.entry import support
from tui.shelf.settings import change
from tui.support.lines import NAME, HelpLine, help_lines, nearest_first

RESPECT = HelpLine("love is respect", "1-866-331-9474", "US", "USA", "November 2026")
STALKING = HelpLine("National Stalking Helpline", "0808 802 0300", "GB", "UK", "November 2026")


def write(folder: Path, countries: object, checked: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(json.dumps({"checked": checked, "countries": countries}), encoding="utf-8")


def country(name: str, *lines: tuple[str, str]) -> dict[str, object]:
    return {"name": name, "lines": [{"name": each, "number": number} for each, number in lines]}


def test_two_examples_ship_and_no_other_number(tmp_path: Path) -> None:
    assert help_lines(tmp_path) == ((RESPECT, STALKING), "")
    assert help_lines(tmp_path).places == {"US": "USA", "GB": "UK"}


def test_own_lines_come_first_and_correct_those_that_ship(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"at": country("Austria", ("Somebody", "1")), "GB": country("UK", ("national stalking helpline", "2"))},
    )
    lines = help_lines(tmp_path).lines
    assert [(line.number, line.country, line.own) for line in lines] == [
        ("1", "AT", True),
        ("2", "GB", True),
        (RESPECT.number, "US", False),
    ]


def test_the_own_country_comes_first_and_the_others_stay() -> None:
    assert nearest_first((RESPECT, STALKING), "GB") == [STALKING, RESPECT]
    assert nearest_first((RESPECT, STALKING), "FR") == [RESPECT, STALKING]


def test_what_a_terminal_would_obey_is_taken_out_of_own_lines(tmp_path: Path) -> None:
    write(tmp_path, {"AT": country("Aus\ntria", ("So\x1b[31mme", "1\u202e2"))})
    line = help_lines(tmp_path).lines[0]
    assert (line.name, line.number, line.place) == ("So[31mme", "12", "Aus tria")


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        "{",
        '{"countries": []}',
        '{"countries": {"AT": 1}}',
        '{"countries": {"AT": {"name": "Austria", "lines": [7]}}}',
        '{"countries": {"AT": {"name": "Austria", "lines": [{"name": "Somebody"}]}}}',
        '{"countries": {"AT": {"name": "Austria", "lines": [{"name": "Somebody", "number": 142}]}}}',
        '{"countries": {"AT": {"name": " ", "lines": [{"name": "Somebody", "number": "1"}]}}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_told_and_the_examples_stay(damage: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(damage, encoding="utf-8")
    lines, trouble = help_lines(tmp_path)
    assert lines == (RESPECT, STALKING)
    assert "set aside" in trouble
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == [damage]
    assert help_lines(tmp_path).trouble == ""


def test_the_sentence_on_support_names_the_own_country_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path))
    assert support() == (
        "Talk to somebody who knows, for example love is respect (USA), 1-866-331-9474; "
        "National Stalking Helpline (UK), 0808 802 0300. Numbers change (these are of November 2026): confirm them."
    )
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "for example National Stalking Helpline" in support()
    change(tmp_path, country="US")
    assert "for example love is respect" in support()
    write(tmp_path, {"AT": country("Austria", ("Somebody", "1"))}, "May 2027")
    assert "Somebody (Austria), 1" in support()
    assert "(these are of November 2026 and May 2027)" in support() or "May 2027 and November 2026" in support()


def test_the_plain_player_tells_support_and_what_was_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path))
    (tmp_path / NAME).write_text("{", encoding="utf-8")
    said = " ".join(call(answers="q\n").output.split())
    assert "0808 802 0300" in said
    assert "set aside" in said
