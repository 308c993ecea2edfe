from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.play.session import Session
from sim.source.document import parse_document
from sim.story.library import Folders, Loaded, load_document
from sim.story.model import Check
from sim.story.story import Story
from sim.workbench.recording import NotRecorded, check_of, with_check
from sim.workbench.roads import as_take, take

ACTS = "format: 1\nacts: {wait: {text: waits}, self-care: {text: rests}}\n"
BASE = """\
format: 1
vocabulary: small
title: The hall
cast:
  player: {name: Sam}
scenes:
  hall:
    text: It is late.   # a comment
    choices:
      go: {text: Go., acts: [wait], to: out}
      stay:
        text: Stay.
        acts: [self-care]
        to:
          - {weight: 1, scene: out}
          - {weight: 1, scene: dark}
  out: {text: You are out., ending: at-peace}
  dark: {text: It is dark., ending: fresh-start}
"""
PATH = Path("hall.yaml")
CHECK = Check(name="dark by night", take=("stay>dark",), ends=("fresh-start",))


class Desk:
    """Where stories are read with a vocabulary that is read fast."""

    def __init__(self, folder: Path) -> None:
        self.folders = Folders(folder)
        (folder / "scenarios" / "vocabulary").mkdir(parents=True)
        (folder / "scenarios" / "vocabulary" / "small.yaml").write_text(ACTS)

    def load(self, text: str) -> Loaded:
        return load_document(parse_document(text.encode(), str(PATH)), "hall", self.folders)

    def added(self, text: str, check: Check = CHECK) -> str:
        return with_check(text.encode(), check, PATH, self.folders).decode()

    def below(self, checks: str) -> str:
        """What stands below the scenes after a check was added."""
        return self.added(BASE + checks).removeprefix(BASE)

    def session(self, *steps: str, text: str = BASE) -> Session:
        loaded = self.load(text)
        assert loaded.scenario is not None
        assert loaded.vocabulary is not None
        found = Session(Story(loaded.scenario, loaded.vocabulary))
        for step in steps:
            take(found, step)
        return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


NEW = '- name: dark by night\n    take: ["stay>dark"]\n    ends: [fresh-start]'


def test_a_file_without_checks_gets_a_section_of_its_own_at_its_end(desk: Desk) -> None:
    assert desk.below("") == f"\nchecks:\n  {NEW}\n"
    assert desk.below("language: en") == f"language: en\n\nchecks:\n  {NEW}\n"
    assert desk.below("# the end\n\n\n") == f"# the end\n\nchecks:\n  {NEW}\n\n\n"
    assert desk.below("...\n") == f"\nchecks:\n  {NEW}\n...\n"


def test_a_check_stands_behind_the_others_as_far_in_as_they_do(desk: Desk) -> None:
    old = "checks:\n  - name: old\n    take: [go]   # quick\n"
    assert desk.below(old) == f"{old}  {NEW}\n"
    assert desk.below(f"{old}    # about it\n\n# about levels\nlevel: starter\n") == (
        f"{old}    # about it\n  {NEW}\n\n# about levels\nlevel: starter\n"
    )
    assert desk.below("checks:\n- name: old\n\n# more\nlevel: starter\n") == (
        f"checks:\n- name: old\n{NEW.replace('    ', '  ')}\n\n# more\nlevel: starter\n"
    )
    assert desk.below("checks:\n  -\n      name: |\n        old\n        # no comment\n") == (
        f"checks:\n  -\n      name: |\n        old\n        # no comment\n  {NEW}\n"
    )


def test_a_list_in_brackets_stays_one_unless_it_is_empty(desk: Desk) -> None:
    assert desk.below("checks: []   # none yet\n") == f"checks:   # none yet\n  {NEW}\n"
    assert desk.below("checks: []") == f"checks:\n  {NEW}\n"
    json = '{"name": "dark by night", "take": ["stay>dark"], "ends": ["fresh-start"]}'
    assert desk.below("checks: [{name: old}]   # one\n") == f"checks: [{{name: old}}, {json}]   # one\n"
    assert desk.below("checks: [\n  {name: old},  # one\n]\n") == f"checks: [\n  {{name: old}}, {json},  # one\n]\n"
    assert desk.below("checks: [\n  # none yet\n]\n") == f"checks: [{json}\n  # none yet\n]\n"


def test_a_story_in_json_stays_json(desk: Desk) -> None:
    story = (
        '{"format": 1, "title": "T", "cast": {"player": {"name": "Sam"}}, "scenes": {"hall": {"choices": '
        '{"go": {"text": "Go.", "to": "out"}}}, "out": {"ending": "at-peace"}}}'
    )
    check = Check(name="out", take=("go",), ends=("out",))
    once = desk.added(story, check)
    assert once == story[:-1] + ', "checks": [{"name": "out", "take": ["go"], "ends": ["out"]}]}\n'
    twice = desk.load(desk.added(once, check._replace(name="again"))).scenario
    assert twice is not None
    assert [each.name for each in twice.checks] == ["out", "again"]


@pytest.mark.parametrize("name", ['what: "a" # b', "true", "12", "- dash", "'", "\\n", "[x]", "שלום", "é, or not"])
def test_whatever_a_check_is_called_is_quoted_where_it_has_to_be(desk: Desk, name: str) -> None:
    scenario = desk.load(desk.added(BASE, CHECK._replace(name=name))).scenario
    assert scenario is not None
    assert scenario.checks == (CHECK._replace(name=name),)


FILLING = st.lists(st.sampled_from(["\n", "# note\n", "    # far in\n", "      \n"]), max_size=3).map("".join)
OLD = st.sampled_from(
    [
        "",
        "checks:\n  - name: old\n",
        "checks: # some\n      - name: old\n        take: [go] # x\n",
        "checks:\n- {name: old, take: [go]}\n",
        "checks:\n  - name: old\n  # two\n  - name: older\n    ends:\n      - out\n    take: [go]\n",
        'checks: [{name: old}, {name: "older"}]\n',
        'checks:\n  [\n    {name: old},\n    {name: "older"},\n  ]\n',
        "checks:\n  - name: >-\n      old\n\n      and older\n\n",
    ]
)


AFTER = st.sampled_from(["", "level: starter\n", "summary: |\n  One.\n\n  Two.\n"])
BELOW = st.tuples(FILLING, OLD, FILLING, AFTER, FILLING).map("".join)


@given(checks=BELOW, newline=st.sampled_from(["\n", "\r\n", "\r"]), final=st.booleans(), mark=st.booleans())
def test_nothing_else_changes(desk: Desk, checks: str, newline: str, final: bool, mark: bool) -> None:
    text = BASE + checks
    text = text if final else text.rstrip("\n")
    text = ("\ufeff" if mark else "") + text.replace("\n", newline)
    old, new = desk.load(text).scenario, desk.added(text)
    assert old is not None
    assert desk.load(new).scenario == old._replace(checks=(*old.checks, CHECK))
    text = text if text.endswith(newline) else text + newline
    start = next(at for at in range(len(text) + 1) if text[at : at + 1] != new[at : at + 1])
    inserted = new[start : start + len(new) - len(text)]
    assert new == text[:start] + inserted + text[start:]
    assert set(newline) >= set(inserted) & set("\r\n")


def test_a_road_becomes_the_list_that_leads_along_it(desk: Desk) -> None:
    assert check_of(desk.session("stay>dark"), "n") == CHECK._replace(name="n")
    assert check_of(desk.session(), "n") == Check(name="n", ends=("hall",))
    chance = "  begin:\n    to: [{weight: 1, scene: hall}, {weight: 1, scene: out}]\nstart: begin\n"
    assert as_take(desk.session(">hall", "go", text=BASE + chance)) == (">hall", "go")


def test_what_would_not_pass_or_not_be_read_again_is_not_added(desk: Desk) -> None:
    with pytest.raises(NotRecorded, match="would fail"):
        desk.added(BASE, CHECK._replace(ends=("at-peace",)))
    with pytest.raises(NotRecorded, match="errors"):
        desk.added(BASE.replace("title", "titel"))
    with pytest.raises(NotRecorded, match="rest of the file"):
        desk.added(BASE + "summary: |+\n  kept with its lines\n\n\n")
