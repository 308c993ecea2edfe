from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from sim.story.library import Folders
from sim.workbench.check import Inspection
from sim.workbench.depth import STATIC, USUAL, Depth
from tests.support.benches import HEAD, MORNING, checked, codes, told

HALL = """\
hall:
  text: It is late.
  choices:
    wait: {text: Wait., to: morning}%s
    write: {text: Write., acts: [message], to: door}
"""
ALLOWED = "  # heartwork: allow HW704 no word for it"


def test_advice_is_silenced_where_a_comment_allows_it() -> None:
    assert codes(told(HALL % "")) == ["HW704"]
    assert told(HALL % ALLOWED) == []


def test_a_comment_on_the_line_before_silences_as_well() -> None:
    alone = ALLOWED.strip()
    assert told(HALL.replace("    wait", f"    {alone}\n    wait") % "") == []


def test_only_the_code_and_the_line_that_are_named_are_silenced() -> None:
    assert codes(told(HALL % "  # heartwork: allow HW706 it has to be this long")) == ["HW704", "HW144"]
    elsewhere = HALL % "" + f"    sleep: {{text: Sleep., acts: [wait], to: door}}{ALLOWED}\n"
    assert codes(told(elsewhere)) == ["HW704", "HW144"]


def test_a_warning_is_silenced_too() -> None:
    body = HALL.replace("  text: It is late.", "  text: [{if: day >= 0, text: It is late.}]%s")
    assert codes(told(body % ("", ALLOWED))) == ["HW406"]
    assert told(body % ("  # heartwork: allow HW406 one day it may", ALLOWED)) == []


def test_an_error_is_told_all_the_same_and_so_is_the_comment() -> None:
    body = HALL.replace("to: door", "to: dor").replace("door}", "door}  # heartwork: allow HW301 later")
    found = told(body.replace("to: dor}", "to: dor}  # heartwork: allow HW301 later") % ALLOWED)
    assert "HW301" in codes(found)
    assert "HW142" in codes(found)


def test_without_a_reason_nothing_is_silenced() -> None:
    assert sorted(codes(told(HALL % "  # heartwork: allow HW704"))) == ["HW143", "HW704"]


def test_nothing_is_called_unused_while_errors_keep_the_checks_from_looking() -> None:
    body = HALL % "  # heartwork: allow HW706 it has to be this long"
    assert "HW144" in codes(told(body))
    assert "HW144" not in codes(told(body.replace("to: door", "to: dor")))


def test_a_comment_about_a_proof_is_not_called_unused_where_nothing_or_not_all_is_proved() -> None:
    body = HALL.replace("It is late.", "It is late.  # heartwork: allow HW428 a guard for later") % ALLOWED
    assert codes(told(body, depth=USUAL)) == ["HW144"]
    assert told(body, depth=STATIC) == []
    assert codes(told(body, depth=Depth(1))) == ["HW430"]


def test_a_comment_is_not_called_unused_where_the_check_was_broken_off(tmp_path: Path) -> None:
    def interrupt(what: str, states: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "story.yaml"
    path.write_text(f"{HEAD}scenes:\n{textwrap.indent(HALL % ALLOWED.replace('704', '706'), '  ')}{MORNING}")
    inspection = Inspection(path, Folders(tmp_path), USUAL, interrupt)
    with pytest.raises(KeyboardInterrupt):
        inspection.run()
    found = codes(inspection.told())
    assert "HW704" in found
    assert "HW144" not in found


def test_one_space_before_it_is_enough_also_behind_prose() -> None:
    body = HALL.replace("text: It is late.", "text: It is late # heartwork: allow HW722 as long as it was") % ALLOWED
    assert codes(told(body)) == ["HW144"]


def test_what_is_allowed_does_not_count_among_the_many_that_are_cut_off() -> None:
    long = " on and on" * 20
    options = "\n".join(
        f"    o{i}: {{text: Go {i}{long}., acts: [wait], to: door}}"
        + "  # heartwork: allow HW706 it is a song" * (i < 9)
        for i in range(30)
    )
    found = told(f"hall:\n  text: It is late.\n  choices:\n{options}\n    w: {{text: W., acts: [call], to: morning}}\n")
    assert codes(found) == ["HW706"] * 20
    assert "and 1 more" in found[-1].message


def test_a_vocabulary_and_a_pack_may_speak_to_heartwork_as_well() -> None:
    vocabulary = "format: 1\nacts:\n  wait: {text: waits}  # heartwork: allow HW402 there is nothing like it\n"
    assert codes(checked(vocabulary)) == ["HW144"]
    pack = "format: 1\ntitle: A pack\nrules: {}  # heartwork: alow HW402 x\n"
    assert "HW140" in codes(checked(pack))


def test_twenty_thousand_comments_are_no_burden() -> None:
    comments = "\n".join(f"# heartwork: allow HW{number % 1000:03} so it is" for number in range(20_000))
    found = checked(f"{comments}\n# heartwork: allow HW704 so it is\nformat: 1\n")
    assert {"HW141", "HW142"} <= set(codes(found))
