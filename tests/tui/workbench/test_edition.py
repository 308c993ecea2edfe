from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.workbench import TEXT, Manuscript
from tui.workbench.edition import content_of, read_edition, watched

PACK = "format: 1\ntitle: One voice\nsources: {one: {title: One}}\nrules: {}\n"


@pytest.fixture
def manuscript(tmp_path: Path) -> Manuscript:
    return Manuscript(tmp_path)


def test_a_sound_file_has_a_story(manuscript: Manuscript) -> None:
    edition = manuscript.edition()
    assert edition.story is not None
    assert edition.story.scenario.id == "key"
    assert (edition.errors, edition.is_there, edition.needs) == ((), True, ("break-ups", "five-articles"))


def test_a_faulty_file_has_none_and_keeps_its_lines(manuscript: Manuscript) -> None:
    manuscript.save(("to: answer", "to: anser"))
    edition = manuscript.edition()
    assert (edition.story, edition.is_there) == (None, True)
    assert [fault.code for fault in edition.errors] == ["HW301"]
    assert (
        edition.document.lines[edition.line_of("scenes", "kitchen", "choices", "write", "to") - 1].strip()
        == "to: anser"
    )


@pytest.mark.parametrize("held", [b"", b"\xff\xfe\x00", b"{" * 5000, b"a: &a [*a]\n", b"- 1\n- 2\n", b"\x00" * 9999])
def test_whatever_a_file_holds_is_an_edition(manuscript: Manuscript, held: bytes) -> None:
    manuscript.path.write_bytes(held)
    edition = manuscript.edition()
    assert edition.story is None
    assert edition.errors


def test_a_file_that_is_gone_a_folder_or_a_pipe_is_an_edition_that_is_not_there(manuscript: Manuscript) -> None:
    manuscript.path.unlink()
    gone = manuscript.edition()
    manuscript.path.mkdir()
    folder = manuscript.edition()
    manuscript.path.rmdir()
    os.mkfifo(manuscript.path)
    pipe = manuscript.edition()
    for edition, code in ((gone, "HW801"), (folder, "HW802"), (pipe, "HW803")):
        assert (edition.story, edition.is_there, edition.errors[0].code) == (None, False, code)


def test_the_line_of_what_is_gone_is_that_of_what_is_left_above_it(manuscript: Manuscript) -> None:
    edition = manuscript.edition()
    lines = edition.document.lines
    assert lines[edition.line_of("scenes", "answer") - 1] == "  answer:"
    assert lines[edition.line_of("scenes", "answer", "choices", "never") - 1] == "    choices:"
    assert lines[edition.line_of("scenes", "attic") - 1] == "scenes:"


def test_the_content_tells_one_saving_from_another_and_not_one_time_from_another(manuscript: Manuscript) -> None:
    first = manuscript.edition()
    manuscript.save()
    assert content_of(manuscript.path, first.needs, manuscript.folders) == first.content
    manuscript.save(("A key lies", "The key lies"))
    assert content_of(manuscript.path, first.needs, manuscript.folders) != first.content
    manuscript.path.unlink()
    gone = manuscript.edition()
    assert content_of(manuscript.path, gone.needs, manuscript.folders) == gone.content != first.content


def test_the_authors_own_pack_counts_too(tmp_path: Path) -> None:
    own = tmp_path / "home" / "scenarios" / "guidance" / "own.yaml"
    own.parent.mkdir(parents=True)
    manuscript = Manuscript(tmp_path, TEXT.replace("title: The", "guidance: own\ntitle: The", 1))
    before = manuscript.edition()
    assert watched(manuscript.path, before.needs, manuscript.folders)[2] is None
    own.write_text(PACK)
    after = manuscript.edition()
    assert watched(manuscript.path, after.needs, manuscript.folders)[2] == own
    assert before.content != after.content


def test_another_story_of_it_shares_nothing_that_a_play_changes(manuscript: Manuscript) -> None:
    edition = manuscript.edition()
    other = edition.another_story()
    assert edition.story is not None
    assert other is not None
    other.compile("kitchen")
    assert edition.story.scenes == {}


def test_reading_again_makes_another_edition(manuscript: Manuscript) -> None:
    assert read_edition(manuscript.path, manuscript.folders) is not manuscript.edition()
