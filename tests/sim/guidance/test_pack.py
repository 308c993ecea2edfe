from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sim.guidance.pack import PACK, Dispute, Rule, Source, Trigger, facts_of, fits, load_pack, pack_for, unknown_sources
from sim.source.document import Document, parse_document
from sim.source.schema import Reader
from sim.story.library import SHIPPED, Folders
from sim.story.model import Scenario
from sim.story.shape import SCENARIO
from tests.support.packs import HEAD, codes_of, loaded, pack_of

CALL = """
rules:
  call-now:
    kind: do
    text: Call.
    sources: {bold: [6]}
    followed: {acts: [contact], when: day <= 7}
"""


def test_a_pack_is_read_with_everything_that_its_author_may_write() -> None:
    pack = pack_of(
        """
        vocabulary: break-ups
        facts: {cause: argument, months_together: 12, far: false}
        rules:
          call-now:
            kind: do
            text: Call.
            sources: {bold: [6, 7]}
            weight: 2
            followed: {acts: [contact], when: day <= 7}
            broken: {acts: [wait], when: day <= 3 and not far}
          ignore-no: {kind: dont, text: Heed a no., sources: {healthy: []}, floor: true, broken: {when: told_no}}
        disputes:
          when: {question: When?, sides: [[call-now], [ignore-no]]}
        """
    )
    assert pack.id == "pack"
    assert pack.articles == ("bold", "slow")
    assert pack.floor == {"ignore-no"}
    assert pack.sources["healthy"] == Source("healthy", "The house", "", True)
    assert pack.facts == {"cause": "argument", "months_together": 12, "far": False}
    assert pack.rules["call-now"] == Rule(
        "call-now",
        "do",
        "Call.",
        {"bold": (6, 7)},
        2,
        Trigger(("contact",), "day <= 7"),
        Trigger(("wait",), "day <= 3 and not far"),
    )
    assert pack.rules["ignore-no"].broken == Trigger(None, "told_no")
    assert pack.disputes == {"when": Dispute("when", "When?", (("call-now",), ("ignore-no",)))}


@pytest.mark.parametrize("key", ["format", "title", "sources", "rules"])
def test_a_pack_without_what_must_be_there_is_refused(key: str) -> None:
    parts = (HEAD + CALL).strip().split("\n")
    starts = [i for i, line in enumerate(parts) if line and not line.startswith(" ")] + [len(parts)]
    at = next(i for i, line in enumerate(parts) if line.startswith(f"{key}:"))
    text = "\n".join(parts[:at] + parts[next(end for end in starts if end > at) :]) + "\n"
    assert "HW202" in codes_of(text, "")


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("kind: do", "kind: don't", ["HW206"]),
        ("text: Call.", "", ["HW202"]),
        ("kind: do", "kind: dont", ["HW202"]),
        ("followed:", "broken:", ["HW202"]),
        ("followed:", "follows:", ["HW201"]),
        ("[6]", "[0]", ["HW208"]),
        ("[6]", "6", ["HW203"]),
        ("[6]", "[]", ["HW610"]),
        ("{bold: [6]}", "{}", ["HW610"]),
        ("{bold: [6]}", "{bald: [6]}", ["HW601"]),
        ("text: Call.", "text: Call.\n    weight: 0", ["HW208"]),
        ("text: Call.", "text: Call.\n    weight: half", ["HW204"]),
        ("text: Call.", "text: Call.\n    floor: true", ["HW605"]),
        ("[contact]", "[contacts]", ["HW303"]),
        ("[contact]", "[]", ["HW611"]),
        ("{acts: [contact], when: day <= 7}", "{}", ["HW604"]),
        ("day <= 7", "trust > 7", ["HW503"]),
        ("day <= 7", "day", ["HW504"]),
        ("day <= 7", "7", ["HW504"]),
        ("day <= 7", "day <", ["HW501"]),
        ("day <= 7", "'seen(\"hall\")'", ["HW505"]),
        ("day <= 7", "'ever(\"cal\")'", ["HW303"]),
    ],
)
def test_a_fault_of_a_rule_is_told_once_and_alone(old: str, new: str, codes: list[str]) -> None:
    body = CALL.replace(old, new)
    assert body != CALL
    assert codes_of(body) == codes


def test_a_fault_inside_a_condition_is_placed_inside_it() -> None:
    fault = loaded(CALL.replace("day <= 7", "day <= 7 and trust > 1")).faults[0]
    line = next(line for line in CALL.split("\n") if "followed" in line)
    assert fault.place.column == line.index("day") + len("day <= 7 and ") + 1
    assert fault.place.length == len("trust")


def test_a_fact_may_not_have_the_name_of_a_word_of_the_language() -> None:
    assert codes_of("facts: {silence: 3}\n" + textwrap.dedent(CALL)) == ["HW507"]


def test_a_fact_with_a_closed_list_keeps_to_it() -> None:
    assert codes_of("facts: {cause: boredom}\n" + textwrap.dedent(CALL)) == ["HW206"]


def test_the_name_of_a_source_that_has_a_fault_of_its_own_is_still_known() -> None:
    assert codes_of(CALL, HEAD.replace("{title: Be bold}", "{title: Be bold, hous: true}")) == ["HW201"]


def test_what_refers_to_a_fact_with_a_fault_stays_silent() -> None:
    body = "facts: {far: [true]}\n" + textwrap.dedent(CALL).replace("day <= 7", "far")
    assert codes_of(body) == ["HW203"]


@pytest.mark.parametrize(
    ("followed", "broken", "clash"),
    [
        ("{acts: [call]}", "{acts: [call]}", True),
        ("{acts: [contact]}", "{acts: [wait, call]}", True),
        ("{acts: [call], when: day > 1}", "{acts: [contact], when: day  > 1}", True),
        ("{acts: [call], when: day > 1}", "{acts: [call]}", True),
        ("{acts: [call]}", "{when: day > 1}", True),
        ("{acts: [call], when: day > 1}", "{acts: [call], when: day <= 1}", False),
        ("{acts: [call]}", "{acts: [wait]}", False),
        ("{when: day > 1}", "{when: day <= 1}", False),
    ],
)
def test_one_option_may_not_follow_and_break_the_same_rule(followed: str, broken: str, clash: bool) -> None:
    body = f"""
    rules:
      call-now: {{kind: do, text: Call., sources: {{bold: [6]}}, followed: {followed}, broken: {broken}}}
    """
    assert codes_of(body) == (["HW603"] if clash else [])


@pytest.mark.parametrize(
    ("sides", "codes"),
    [
        ("[[call-now]]", ["HW606"]),
        ("[]", ["HW606"]),
        ("[[call-now], []]", ["HW606"]),
        ("[[call-now], [call-now]]", ["HW606"]),
        ("[[call-now], [wait]]", ["HW602"]),
        ("[call-now, wait]", ["HW203", "HW203"]),
    ],
)
def test_a_dispute_has_two_sides_of_known_rules(sides: str, codes: list[str]) -> None:
    disputes = f"disputes:\n  when: {{question: When?, sides: {sides}}}\n"
    assert codes_of(textwrap.dedent(CALL) + disputes) == codes


def test_a_floor_rule_needs_the_house_among_its_sources() -> None:
    body = CALL.replace("{bold: [6]}", "{bold: [6], healthy: []}\n    floor: true")
    assert pack_of(body).floor == {"call-now"}


def test_a_pack_of_an_unknown_vocabulary_says_so_and_no_more() -> None:
    assert codes_of("vocabulary: breakups\n" + textwrap.dedent(CALL)) == ["HW308"]


def test_every_fault_of_a_pack_comes_in_one_run_in_the_order_of_the_file() -> None:
    body = CALL.replace("kind: do", "kind: maybe") + textwrap.dedent(
        """\
          wait: {kind: do, text: Wait., sources: {nobody: [1]}, followed: {acts: [waits]}}
        disputes:
          when: {question: When?, sides: [[wait], [call]]}
        """
    ).replace("\n  wait", "\n  wait")
    found = loaded(body).faults
    assert [fault.code for fault in found] == ["HW206", "HW601", "HW303", "HW602"]
    assert [fault.place.line for fault in found] == sorted(fault.place.line for fault in found)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff", b"rules: 3", b"format: 1\nrules: {a: {}}\nsources: []\n", b"a: [1"]
)
def test_no_bytes_make_reading_a_pack_raise(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_bytes(data)
    found = load_pack(path, Folders(tmp_path))
    assert found.pack is None
    assert found.faults


def test_a_missing_file_is_a_fault() -> None:
    assert load_pack(Path("/nowhere/pack.yaml"), Folders(Path("/nowhere"))).faults


def test_the_pack_that_ships_is_free_of_faults_and_fits_its_json_schema() -> None:
    found = load_pack(SHIPPED / "guidance" / "five-articles.yaml", Folders(Path("/nowhere")))
    assert found.faults == ()
    assert found.pack is not None
    assert len(found.pack.articles) == 5
    Draft202012Validator.check_schema(PACK.schema())
    json.dumps(PACK.schema())


def _story(text: str) -> tuple[Scenario, Document]:
    base = "format: 1\ntitle: T\ncast: {player: {name: Sam}}\nscenes: {end: {text: The end., ending: at-peace}}\n"
    document = parse_document((base + text).encode(), "story.yaml")
    assert document.root is not None
    return SCENARIO.read(document.root, Reader(document)), document


def test_a_pack_for_another_vocabulary_does_not_fit() -> None:
    scenario, document = _story("vocabulary: neighbours\n")
    faults = fits(pack_of(CALL), scenario, document)
    assert [(fault.code, fault.place.line) for fault in faults] == [("HW607", 5)]


def test_a_fact_of_another_kind_does_not_fit_and_is_not_taken_over() -> None:
    pack = pack_of("facts: {months_together: 12, far: false, cause: argument}\n" + textwrap.dedent(CALL))
    scenario, document = _story("situation: {far: 3, months_together: 30}\n")
    assert [fault.code for fault in fits(pack, scenario, document)] == ["HW608"]
    assert facts_of(pack, scenario) == {"months_together": 30, "far": False, "cause": "argument"}


def test_a_check_that_agrees_with_an_unknown_source_is_told() -> None:
    _, document = _story("checks: [{name: c, agrees: {bald: '> 3', slow: '> 3'}}]\n")
    faults = unknown_sources(pack_of(CALL), document)
    assert [(fault.code, fault.help) for fault in faults] == [("HW609", "did you mean `bold`?")]


def test_a_scenario_that_names_no_pack_there_is_gets_the_nearest_name() -> None:
    scenario, document = _story("guidance: five-article\n")
    found, faults = pack_for(scenario, document, Folders(Path("/nowhere")))
    assert found is None
    assert [(fault.code, fault.place.line, fault.help) for fault in faults] == [
        ("HW612", 5, "did you mean `five-articles`?")
    ]
