from __future__ import annotations

import pytest

from sim.story.model import CastMember, Meter, Scenario, Scene
from sim.workbench.bounds import EITHER, ENDLESS, FALSE, TRUE, Worth, names_of, worth_of

SCENARIO = Scenario(
    format=1,
    title="A test",
    cast={"player": CastMember("player", "Sam")},
    scenes={"hall": Scene("hall", todo=True)},
    situation={"cause": "argument", "months": 26, "moved_out": True},
    state={"trust": Meter(40), "nerve": Meter(0, min=-5, max=5), "knows": False},
)
NAMES = names_of(SCENARIO)


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("true", TRUE),
        ("not true", FALSE),
        ("knows", EITHER),
        ("knows or moved_out", TRUE),
        ("knows and not moved_out", FALSE),
        ("trust >= 0", TRUE),
        ("trust > 100", FALSE),
        ("trust > 99", EITHER),
        ("0 <= trust <= 100", TRUE),
        ("trust + nerve > 105", FALSE),
        ("trust * -1 > 0", FALSE),
        ("-trust <= 0", TRUE),
        ("nerve == 6", FALSE),
        ("nerve != 6", TRUE),
        ("months == 26", TRUE),
        ("months < 12", FALSE),
        ('cause == "argument"', TRUE),
        ('cause != "argument"', FALSE),
        ("moved_out == true", TRUE),
        ("hour > 23", FALSE),
        ("day >= 0", TRUE),
        ('visits("hall") >= 0', TRUE),
        ('count("call", days=7) < 3', EITHER),
        ('seen("hall")', EITHER),
        ("told_no", EITHER),
        ("trust", (0, 100)),
        ("max(5, 100 - trust)", (5, 100)),
        ("min(day, 30)", (0, 30)),
        ("silence", (0, ENDLESS)),
        ("stranger > 3", None),
        ("trust >", None),
        ("trust and knows", None),
        ("knows > 3", None),
        ('cause == 3', None),
    ],
)  # fmt: skip
def test_an_expression_is_worth_what_its_parts_can_be(text: str, worth: Worth | None) -> None:
    assert worth_of(text, NAMES) == worth
