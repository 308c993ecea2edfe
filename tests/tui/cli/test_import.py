from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command import call

TWEE = ":: StoryTitle\nThe key\n\n:: Hall\n<<set $a to 1>>A key.\n[[Ring->Answer]]\n\n:: Answer\nHi.\n"


@pytest.fixture
def twee(tmp_path: Path) -> str:
    path = tmp_path / "key.twee"
    path.write_text(TWEE, encoding="utf-8")
    return str(path)


def test_the_story_goes_to_stdout_and_the_list_to_stderr(twee: str) -> None:
    done = call("import", twee)
    assert done.exit_code == 0
    assert done.stdout.startswith("# From Twine.")
    assert f"{twee}:5 in “Hall”: <<set $a to 1>>\n  a macro of SugarCube" in done.stderr
    assert done.stderr.endswith("2 scenes and 1 option; 2 places need a human.\n")


def test_the_file_that_it_writes_plays(twee: str, tmp_path: Path) -> None:
    out = tmp_path / "key.yaml"
    assert call("import", twee, "-o", str(out)).exit_code == 0
    played = json.loads(call("play", str(out), "--take", "ring", "--format", "json").stdout)
    assert (played["scene"], played["ending"]) == ("answer", "at-peace")
    assert call("check", str(out)).exit_code == 0


def test_the_list_as_json(twee: str, tmp_path: Path) -> None:
    out = tmp_path / "key.yaml"
    told = json.loads(call("import", twee, "-o", str(out), "--format", "json").stdout)
    assert (told["scenes"], told["options"], told["output"]) == (2, 1, str(out))
    assert told["remarks"][0] | {"why": ""} == {"passage": "Hall", "line": 5, "what": "<<set $a to 1>>", "why": ""}
    assert call("import", twee, "--format", "json").exit_code == 2


def test_of_many_that_are_alike_the_first_three_are_listed(tmp_path: Path) -> None:
    path, out = tmp_path / "many.twee", tmp_path / "many.yaml"
    sets = "".join(f"<<set $a to {number}>>\n" for number in range(9))
    path.write_text(
        f":: Hall\n{sets}<<run b()>><<run c()>><<run d()>><<run e()>>[[Hall]]"
        + "".join(f"\n:: Code{number} [script]\nf({number})" for number in range(5)),
        encoding="utf-8",
    )
    done = call("import", str(path), "-o", str(out))
    assert [line.rpartition(": ")[2] for line in done.stderr.splitlines() if line.startswith(str(path))] == [
        *(f"<<set $a to {number}>>" for number in range(3)),
        *(f"<<run {name}()>>" for name in "bcde"),
        *(f"f({number})" for number in range(3)),
    ]
    assert "effects and conditions\n  and 6 more like it, each after #! in the story\n" in done.stderr
    assert all(f"#     <<set $a to {number}>>" in out.read_text(encoding="utf-8") for number in range(9))
    told = json.loads(call("import", str(path), "-o", str(tmp_path / "b.yaml"), "--format", "json").stdout)
    assert len(told["remarks"]) == 18


def test_nothing_is_written_over(twee: str, tmp_path: Path) -> None:
    out = tmp_path / "key.yaml"
    out.write_text("mine")
    done = call("import", twee, "-o", str(out))
    assert (done.exit_code, out.read_text()) == (3, "mine")
    assert "is there already" in done.stderr


def test_what_cannot_be_imported_is_told_with_its_place(tmp_path: Path) -> None:
    broken = tmp_path / "x.twee"
    broken.write_bytes(b":: Hall\nna\xefve")
    done = call("import", str(broken), "-o", str(tmp_path / "x.yaml"))
    assert done.exit_code == 1
    assert f"{broken}:2: the byte 0xEF" in done.stderr
    assert not (tmp_path / "x.yaml").exists()
    assert call("import", str(tmp_path / "none.twee")).exit_code == 3
