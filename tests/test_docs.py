"""The pages for people hold: their examples check clean, their commands run and say what is written, links lead on."""

from __future__ import annotations

import io
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from sim.play.draws import draw
from sim.source.diagnostics import Diagnostic, Severity
from sim.source.document import parse_document
from sim.source.nodes import Mapping, Scalar, walk
from sim.source.traps import cut_short
from sim.story.library import Folders
from sim.workbench.check import check_file
from sim.workbench.depth import STATIC, USUAL, Depth
from tests.support.command import AGES
from tests.support.hosting import hosting
from tests.support.pages import (
    PAGES,
    README,
    ROOT,
    Block,
    anchors,
    blocks,
    commands,
    links,
    prose,
    put_into,
    rows,
    whole,
)
from tests.support.shelved import keep_by_lot
from tests.support.spelling import LOCALES, WORD, corrected
from tui.cli import VERBS, heartwork, main
from tui.commands import PAGES as TOLD
from tui.commands import key_names
from tui.shelf.folders import home
from tui.support.lines import help_lines

DOCS = [page for page in PAGES if page != README]
EXAMPLES = [block for page in DOCS for block in blocks(page) if block.kind == "yaml" and "into" not in block.words]
TRAPS = [cells for page in DOCS for cells in rows(page) if re.fullmatch(r"HW\d{3}", cells[-1])]
DRAWS = [cells for page in DOCS for cells in rows(page) if cells[-1].startswith("`0x")]
PLACEHOLDERS = {"STORY": "the-long-quiet", "FILE": "new.yaml", "PATH...": "the-long-quiet", "CODE": "HW301"}
FAILING = re.compile("heartwork check slip")  # pages show what a fault looks like by a file of this name
ON_A_TERMINAL = ("heartwork preview ", "heartwork host ")  # nobody has one here, which is told when all else is right
HEADLESS = re.compile("heartwork host .*--headless")  # stays open for the commands that follow and enter it
ASKING = re.compile("heartwork forget (?!.*--(yes|dry-run))")  # there is nobody here to say yes
PLAYED = "table-*.jsonl"  # what pages call the plays of a class
ELSEWHERE = ("make ", "eval ")  # commands of other programs, which are not run here
LEFT_OUT = ("HW510", "HW511")  # what reads or changes a state may stand in the scenes that a part leaves out

pytestmark = pytest.mark.skipif(not DOCS, reason="not the source tree")


def faults_of(text: str, folder: Path, depth: Depth = USUAL) -> list[Diagnostic]:
    """What `check` says about a file, beside those that are already in the folder."""
    path = folder / "page.yaml"
    path.write_text(text, encoding="utf-8")
    return check_file(path, Folders(folder), depth)


@pytest.mark.parametrize("block", EXAMPLES, ids=str)
def test_an_example_checks_clean_or_shows_what_its_fence_says(block: Block, tmp_path: Path) -> None:
    # what a part leaves out may be what brings the rest about, so nothing is proved of a part
    text, depth = (block.text, USUAL) if block.is_whole else (whole(block), STATIC)
    faults = faults_of(text, tmp_path, depth)
    excused = () if block.is_whole else LEFT_OUT
    told = [fault for fault in faults if fault.severity is not Severity.ADVICE and fault.code not in excused]
    assert sorted({fault.code for fault in told}) == block.codes, told


@pytest.mark.parametrize("cells", TRAPS, ids=lambda cells: f"{cells[-1]} {cells[0]}")
def test_a_trap_is_told_and_what_to_write_instead_is_none(cells: list[str]) -> None:
    wrong, right = (_codes(cells[column].strip("`")) for column in (0, 2))
    assert wrong == [cells[-1]]
    assert right == []


def _codes(line: str) -> list[str]:
    document = parse_document(f"{line}\nnext: line\n".encode(), "story.yaml")
    prosaic = [node for _, node in walk(document.root) if isinstance(node, Mapping)] if document.root else []
    texts = [text for node in prosaic if isinstance(text := node.get("text"), Scalar)]
    cut = [fault for text in texts if (fault := cut_short(document, text)) is not None]
    return sorted({fault.code for fault in (*document.faults, *cut)})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_run_and_say_what_is_written(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEARTWORK_HOME", str(tmp_path / "home"))
    if PLAYED in page.read_text(encoding="utf-8"):
        _play_at_tables(tmp_path)
    said = ""
    for block in blocks(page):
        if block.kind == "sh":
            said = _run_all(commands(block), monkeypatch, capsys)
        elif "into" in block.words:
            path = Path(block.file)
            path.write_text(put_into(path.read_text(encoding="utf-8"), block.text), encoding="utf-8")
        elif block.kind in ("yaml", "ini", "twee") and block.file:
            Path(block.file).write_text(block.text, encoding="utf-8")
        elif "output" in block.words[1:]:
            _compare(block, said)
        elif block.kind in ("json", "jsonl") and block.file:
            _compare(block, Path(block.file).read_text(encoding="utf-8"))


def _play_at_tables(folder: Path) -> None:
    """What the tables of a class played, each in a file of its own."""
    for table in range(1, 7):
        kept = keep_by_lot(folder / "home", "dishwasher-treaty", seed=table)
        kept.path.rename(folder / PLAYED.replace("*", str(table)))


def _run_all(those: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Run commands one after the other; what the last one writes to stdout."""
    said = ""
    for number, command in enumerate(those):
        if HEADLESS.match(command):
            words = [word for word in shlex.split(command)[2:] if word != "--headless"]
            with hosting(home(), *words) as room:
                after = [
                    each.replace("ADDRESS", room.address).replace("CODE", room.code) for each in those[number + 1 :]
                ]
                said = _run_all(after, monkeypatch, capsys)
                assert room.end()[0] == 130
                return said
        said = _run(command, monkeypatch, capsys)
    return said


def _run(command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command here, with nobody to answer it; what it writes to stdout."""
    program, *words = shlex.split(command)
    if "=" in program:
        name, _, value = program.partition("=")
        monkeypatch.setenv(name, value)
        program, *words = words
    if program == "mkdir":
        Path(words[-1]).mkdir(parents=True)
    if program == "mkdir" or command.startswith(ELSEWHERE):
        return ""
    if program == "pytest":
        return _run_pytest(words)
    assert program == "heartwork", command
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    words = [*words, "--yes"] if ASKING.match(command) else words
    code = main([each for word in words for each in _meant(word)])
    out, err = capsys.readouterr()
    if command.startswith(ON_A_TERMINAL):
        assert (code, "needs a terminal" in err) == (2, True), f"{command}\n{out}{err}"
        return out
    assert code == (1 if FAILING.match(command) else 0), f"{command}\n{out}{err}"
    return out


def _meant(word: str) -> list[str]:
    """What a word of a command stands for: something that is there, or the files of a pattern."""
    return sorted(map(str, Path().glob(word))) if "*" in word else [PLACEHOLDERS.get(word, word)]


def _run_pytest(words: list[str]) -> str:
    """Run pytest as the project of somebody who has heartwork installed does; what it writes to stdout."""
    program = [sys.executable, "-m", "pytest", "-p", "pytest_heartwork", "-p", "no:cacheprovider"]
    done = subprocess.run([*program, *words], capture_output=True, text=True, timeout=AGES, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _compare(block: Block, found: str) -> None:
    if block.kind == "text":
        assert found.rstrip() == block.text.rstrip(), block
        return
    many = block.kind == "jsonl"
    written, said = ([json.loads(line) for line in _parts(text, many)] for text in (block.text, found))
    assert _fits(written, said), f"{block}\n{found}"


def _parts(text: str, many: bool) -> list[str]:
    return text.split("\n")[:-1] if many else [text]


def _fits(written: Any, found: Any) -> bool:
    """Whether JSON is as it is written on a page; "..." stands for anything, at the end of a list for the rest."""
    if written == "...":
        return True
    if isinstance(written, dict) and isinstance(found, dict):
        return written.keys() == found.keys() and all(_fits(written[key], found[key]) for key in written)
    if isinstance(written, list) and isinstance(found, list):
        if written[-1:] == ["..."]:
            written, found = written[:-1], found[: len(written) - 1]
        return len(written) == len(found) and all(map(_fits, written, found))
    return bool(written == found and isinstance(written, bool) is isinstance(found, bool))


@pytest.mark.parametrize(("seed", "n", "number"), DRAWS)
def test_a_draw_is_as_it_is_written(seed: str, n: str, number: str) -> None:
    assert draw(int(seed), int(n)) == int(number.strip("`"), 16)


def _named() -> Iterator[tuple[str, str]]:
    """Every command that stands in running text or in a table."""
    for page in (*PAGES, ROOT / "CONTRIBUTING.md"):
        for found in re.findall(r"`(heartwork(?: [^`]*)?)`", prose(page)):
            yield page.name, found


@pytest.mark.parametrize(("page", "command"), sorted(set(_named())))
def test_a_command_that_is_named_exists(page: str, command: str) -> None:
    verb, *words = [*command.split()[1:], "--help"]
    if verb == "VERB" or verb.startswith("-"):
        verb, words = "", [verb, *words]
    assert not verb or verb in VERBS
    context = click.Context(heartwork, info_name="heartwork")
    asked = heartwork.get_command(context, verb) if verb else heartwork
    if verb and isinstance(asked, click.Group) and words[0] != "--help":
        asked = asked.get_command(context, words[0])
    assert asked is not None
    known = {name for option in asked.params for name in (*option.opts, *option.secondary_opts)}
    known |= {"--help", "-h", "VERB"}
    assert {word.split("=")[0] for word in words if word.startswith("-")} <= known


@pytest.mark.parametrize(("page", "screen"), [("teachers.md", "projector"), ("players.md", "play")])
def test_the_keys_of_a_screen_are_all_told_and_no_others(page: str, screen: str) -> None:
    table = [*rows(ROOT / "docs" / page)]
    begin = next(row for row, cells in enumerate(table) if cells[0] == "key") + 2
    keys = [key_names(command) for command in TOLD[screen].commands]
    assert [cells[0] for cells in table[begin : begin + len(keys)]] == keys


def test_the_tabs_of_the_debrief_are_told_by_their_names_and_numbers() -> None:
    told = re.findall(r"^(\d)\. \*\*(.*?)\.\*\*", (ROOT / "docs" / "players.md").read_text("utf-8"), re.MULTILINE)
    tabs = [(command.keys, command.label) for command in TOLD["debrief"].commands if command.keys.isdigit()]
    assert told == tabs


def test_help_lines_that_are_written_as_the_page_says_are_told_first(tmp_path: Path) -> None:
    written = next(block for block in blocks(ROOT / "docs" / "players.md") if block.kind == "json")
    (tmp_path / "help-lines.json").write_text(written.text, encoding="utf-8")
    found = help_lines(tmp_path)
    assert (found.trouble, found.lines[0].own, found.lines[0].place) == ("", True, "Ireland")


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        place, _, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_a_page_is_spelt_as_in_britain(page: Path) -> None:
    told = re.sub(r"`[^`]*`|<[^>]*>|\]\([^)]*\)", " ", prose(page))
    assert corrected(set(WORD.findall(told)), LOCALES["en-GB"]) == set()


def test_the_readme_names_every_page() -> None:
    named = {(ROOT / link.partition("#")[0]).resolve() for link in links(README)}
    assert named >= set(DOCS)
