from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import call, write_story

PACK = """\
format: 1
title: Two voices
sources:
  bold: {title: Be Bold}
  slow: {title: Be Slow}
  house: {title: The House, house: true}
rules:
  write-now:
    {kind: do, text: Write at once., sources: {bold: [3]}, followed: {acts: [message]}, broken: {acts: [wait]}}
  keep-still:
    {kind: do, text: Keep still., sources: {slow: [1, 2]}, followed: {acts: [wait]}}
  no-notes:
    {kind: dont, text: Send no notes., sources: {slow: [4], house: []}, floor: true, broken: {acts: [message]}}
disputes:
  when: {question: When should one write?, sides: [[write-now], [keep-still]]}
"""


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "scenarios" / "guidance").mkdir(parents=True)
    (tmp_path / "home" / "scenarios" / "guidance" / "two-voices.yaml").write_text(PACK)
    return write_story(tmp_path)


def test_the_coach_cites_who_is_with_you_and_who_against(story: str) -> None:
    done = call("play", story, "--seed", "1", "--coach", "--guidance", "two-voices", answers="keep\n")
    assert done.exit_code == 0, done.stderr
    assert (
        "  | With you: Be Slow, The House (the house). Against you: Be Bold.\n"
        "  | You did: Keep still. (Be Slow, paragraphs 1, 2)\n"
        "  | You went against: Write at once. (Be Bold, paragraph 3)\n"
        "  | You also kept clear of 1 thing that they warn of.\n"
        "  | They disagree: When should one write?\n\n"
    ) in done.stdout


def test_a_broken_floor_rule_is_named_first(story: str) -> None:
    done = call("play", story, "--coach", "--guidance", "two-voices", answers="send\n")
    lines = [line for line in done.stdout.split("\n") if line.startswith("  | You")]
    assert lines[0] == "  | You went against: Send no notes. (Be Slow, paragraph 4; The House (the house))"
    assert lines[1:] == [
        "  | You did: Write at once. (Be Bold, paragraph 3)",
        "  | You passed over: Keep still. (Be Slow, paragraphs 1, 2)",
    ]


def test_without_the_coach_nothing_is_said_of_right_or_wrong(story: str) -> None:
    done = call("play", story, "--guidance", "two-voices", answers="keep\n")
    assert "Be Slow" not in done.stdout + done.stderr


def test_after_an_aside_nothing_was_passed_over_yet(story: str) -> None:
    done = call("play", story, "--coach", "--guidance", "two-voices", answers="look\nkeep\n")
    first, _, then = done.stdout.partition("> keep")
    assert "They disagree" in first
    assert "You passed over" not in first
    assert "kept clear" not in first
    assert "You also kept clear of 1 thing" in then


def test_a_play_that_goes_on_is_coached_by_its_own_pack(story: str) -> None:
    call("play", story, "--guidance", "two-voices", answers="look\n")
    assert "You did: Keep still." in call("play", story, "--resume", "--coach", answers="keep\n").stdout


def test_a_pack_may_be_named_by_its_path(story: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(PACK)
    assert "Be Bold" in call("play", story, "--coach", "--guidance", str(path), answers="keep\n").stdout


def test_a_pack_that_is_not_there_is_file_trouble(story: str) -> None:
    for arguments in (["--coach"], []):
        done = call("play", story, *arguments, "--guidance", "two-voicse")
        assert done.exit_code == 3
        assert "did you mean `two-voices`?" in done.stderr


@pytest.mark.parametrize("further", [["--coach"], [], ["--format", "json"]])
def test_a_faulty_pack_is_told_before_the_play(further: list[str], story: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(PACK.replace("kind: dont", "kind: never"))
    done = call("play", story, *further, "--guidance", str(path), answers="keep\n")
    assert done.exit_code == 1
    assert "error[" in done.stderr
    assert not done.stdout


def test_a_pack_for_another_vocabulary_is_told(story: str, tmp_path: Path) -> None:
    (tmp_path / "home" / "scenarios" / "vocabulary").mkdir(parents=True)
    (tmp_path / "home" / "scenarios" / "vocabulary" / "other.yaml").write_text(
        "format: 1\nacts: {message: {text: writes}, wait: {text: waits}}\n"
    )
    (tmp_path / "mine.yaml").write_text(PACK + "vocabulary: other\n")
    done = call("play", story, "--coach", "--guidance", str(tmp_path / "mine.yaml"))
    assert done.exit_code == 1
    assert "HW607" in done.stderr


def test_the_shipped_pack_coaches_the_shipped_story() -> None:
    done = call("play", "the-long-quiet", "--coach", "--seed", "4", answers="call-now\n")
    assert "paragraph" in done.stdout
