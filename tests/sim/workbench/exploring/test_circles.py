from __future__ import annotations

from fractions import Fraction

import pytest

from sim.story.story import Story
from sim.workbench.exploring import Best, Exploration, stream
from sim.workbench.space import hope
from sim.workbench.space.roads import as_take
from tests.support.packs import pack_of
from tests.support.written import story_of

RULES = """
rules:
  call: {kind: do, text: Call., sources: {bold: [1]}, followed: {acts: [call]}}
  wait: {kind: do, text: Wait., sources: {slow: [1]}, weight: 2, followed: {acts: [wait]}, broken: {acts: [call]}}
  think: {kind: do, text: Think., sources: {slow: [1]}, followed: {acts: [reflect-cause]}}
"""


def explored(story: Story, most: int = 10_000, rules: str = RULES) -> Exploration:
    found = Exploration(story, pack_of(rules), most)
    found.run(lambda doing, states: None)
    return found


def steps(found: Exploration, source: str, kind: str) -> list[str] | None:
    best = found.best[source]
    assert best is not None
    road = best[kind].road
    return None if road is None else as_take(found.story, road)


ROUND = """
scenes:
  hall:
    text: The hall.
    choices:
      call: {text: Call., acts: [call], to: hers}
      wait: {text: Wait., acts: [wait], to: hers}
  hers:
    by: ex
    text: Hers.
    choices:
      again: {text: Again., weight: 2, to: hall}
      enough: {text: Enough., weight: 1, acts: [refuse], to: end}
  end: {text: The end., ending: at-peace}
"""


@pytest.mark.parametrize("again", [0, 4])
def test_rounds_are_counted_to_their_end(again: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "OFTEN_AGAIN", again)
    found = explored(story_of(ROUND))
    assert found.odds is not None
    assert found.odds.kinds == pytest.approx({"at-peace": 1})
    assert found.odds.entries == pytest.approx({"hall": 3, "hers": 3, "end": 1})
    assert found.odds.taken["hall", "call"] == pytest.approx(1.5)
    assert found.exact


def test_what_can_be_done_best_at_every_round_is_best() -> None:
    found = explored(story_of(ROUND))
    assert found.best["bold"] is not None
    assert found.best["bold"]["at-peace"].agreement == 100
    assert steps(found, "bold", "at-peace") == ["call", "enough"]
    assert found.unproved == []


FARM = """
scenes:
  hall:
    text: The hall.
    choices:
      wait: {text: Wait., acts: [wait], to: hall}
      call: {text: Call., acts: [call], to: hall}
      leave: {text: Leave., acts: [call], to: end}
  end: {text: The end., ending: at-peace}
"""


def test_where_credit_can_be_had_again_and_again_and_something_is_lost_there_is_no_best() -> None:
    found = explored(story_of(FARM))
    assert found.best["slow"] == {"at-peace": Best(is_farmed=True)}
    assert found.unproved == [
        "the road of `slow`: whoever follows it may go round for ever, so there is no end to what would be weighed",
        "the best agreement with `slow` on roads that end at-peace: there is credit to be had again and again in a "
        "circle on the way, so there may be no best",
    ]
    assert found.exact


def test_who_goes_round_for_ever_has_no_agreement() -> None:
    begun = FARM.replace(
        "scenes:",
        "scenes:\n  door: {text: A door., choices: {wait: {text: W., acts: [wait], to: hall},"
        " go: {text: G., to: hall}}}",
    )
    found = explored(story_of(begun))
    assert found.roads["slow"] is not None
    assert found.roads["slow"].caught == 1
    assert {*found.roads["slow"].agreement.values()} == {None}
    assert found.roads["bold"] is not None
    assert found.roads["bold"].agreement["bold"] == 100


COSTLY = """
scenes:
  hall:
    text: The hall.
    choices:
      call: {text: Call., acts: [call], to: hall}
      leave: {text: Leave., to: street}
  street:
    text: The street.
    choices:
      wait: {text: Wait., acts: [wait], to: end}
      call: {text: Call., acts: [call], to: end}
  end: {text: The end., ending: at-peace}
"""


def test_a_circle_that_only_costs_has_a_best() -> None:
    forced = story_of(COSTLY.replace("leave: {text: Leave., to", "leave: {text: Leave., if: 'took(\"hall/call\")', to"))
    assert steps(explored(story_of(COSTLY)), "slow", "at-peace") == ["leave", "wait"]
    found = explored(forced)
    assert steps(found, "slow", "at-peace") == ["call", "leave", "wait"]


def test_an_aside_that_can_be_taken_again_is_credit_once_a_visit() -> None:
    found = explored(
        story_of("""
        scenes:
          hall:
            text: The hall.
            choices:
              think: {text: Think., acts: [reflect-cause]}
              call: {text: Call., acts: [call], to: end}
              wait: {text: Wait., to: end}
          end: {text: The end., ending: at-peace}
        """)
    )
    assert found.best["slow"] is not None
    assert steps(found, "slow", "at-peace") == ["think", "wait"]
    assert found.unproved == []
    assert found.odds is not None
    assert found.odds.taken["hall", "think"] == pytest.approx(0.5)


HOPELESS = """
scenes:
  hall:
    text: The hall.
    choices:
      on: {text: On., to: cellar}
      up: {text: Up., to: attic}
      out: {text: Out., to: yard}
      lie: {text: Lie down., to: todo}
      home: {text: Home., to: end}
      never: {text: Never., if: 1 > 2, to: end}
  cellar: {text: The cellar., choices: {again: {text: Again., to: stairs}}}
  stairs: {text: The stairs., choices: {again: {text: Again., to: cellar}}}
  attic: {text: The attic., choices: {go: {text: Go., if: 1 > 2, to: end}}}
  yard: {text: The yard., at: day 1 10:00, after: 9 weeks, to: end}
  todo: {todo: true}
  nowhere: {text: Nowhere., choices: {go: {text: Go., to: end}}}
  end: {text: The end., ending: at-peace}
"""


@pytest.mark.parametrize("few", [0, 1, hope.FEW])
def test_what_cannot_happen_is_told(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hope, "FEW", few)
    story = story_of(HOPELESS)
    found = explored(story)
    assert found.reach is not None
    assert found.reach.unreachable(story.scenario) == ["yard", "nowhere"]
    assert found.reach.never_offered(story.scenario) == [("hall", "never"), ("attic", "go")]
    assert as_take(story, found.reach.stuck["attic"]) == ["up"]
    assert {name: as_take(story, road) for name, road in found.reach.endless.items()} == {
        "cellar": ["on"],
        "attic": ["up"],
        "stairs": ["on", "again"],
    }
    assert [edge.option for edge in found.reach.late["yard"]] == ["out"]
    assert found.odds is not None
    assert found.odds.kinds == {"at-peace": pytest.approx(0.2)}
    assert found.odds.caught == pytest.approx(0.2)


WEIGHTS = """
state: {calm: {start: 0}}
scenes:
  hall: {text: The hall., by: ex, choices: {no: {text: No., weight: 0, to: a}, yes: {text: Yes., weight: 3, to: b}}}
  a: {text: A., ending: at-peace}
  b:
    text: B.
    by: ex
    choices: {one: {text: One., weight: calm, to: c}, two: {text: Two., weight: "0 - 1", to: d}}
  c: {text: C., to: [{weight: 1, scene: e}, {weight: 0, scene: a}, {weight: 3, scene: f}]}
  d: {text: D., ending: friends}
  e: {text: E., ending: door-open}
  f: {text: F., ending: fresh-start}
"""


def test_weights_decide_for_the_others_and_where_none_is_above_0_they_are_alike() -> None:
    story = story_of(WEIGHTS)
    found = explored(story)
    assert found.odds is not None
    assert found.odds.kinds == pytest.approx({"friends": 0.5, "door-open": 0.125, "fresh-start": 0.375})
    assert found.reach is not None
    assert as_take(story, found.reach.endings["at-peace"]) == ["no"]


def test_what_is_over_the_cap_has_no_figure_and_is_told() -> None:
    found = explored(story_of(HOPELESS), most=3)
    assert not found.exact
    assert found.reach is not None
    assert (found.reach.exact, found.reach.stuck, found.reach.endless) == (False, {}, {})
    assert (found.odds, {*found.roads.values()}, {*found.best.values()}) == (None, {None}, {None})
    assert [each.partition(":")[0] for each in found.unproved] == [
        "what cannot be reached, and where a road comes to no ending",
        "how likely each ending is",
        "the road of `bold`",
        "the road of `slow`",
        "the road of `healthy`",
        "the best agreement with each source",
    ]


def test_each_question_has_its_own_cap() -> None:
    body = "state: {calm: {start: 0}}\nscenes:\n"
    for number in range(6):
        to = f"s{number + 1}"
        choices = f"up: {{text: Up., effects: {{calm: +{2**number}}}, to: {to}}}, on: {{text: On., to: {to}}}"
        body += f"  s{number}: {{text: S., choices: {{{choices}}}}}\n"
    body += (
        "  s6: {text: E., by: ex, choices: {a: {text: A., weight: calm, to: end}, b: {text: B., weight: 5, to: end}}}\n"
    )
    body += "  end: {text: End., ending: at-peace}\n"
    found = explored(story_of(body), most=20)
    assert found.reach is not None
    assert found.reach.exact
    assert found.odds is None
    assert "how likely each ending is: that takes more than 20 states" in found.unproved
    assert found.best["bold"] == {"at-peace": Best()}
    assert not found.exact


def test_what_was_broken_off_says_where() -> None:
    found = Exploration(story_of(ROUND), pack_of(RULES))

    def interrupt(doing: str, states: int) -> None:
        if doing.startswith("how likely"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        found.run(interrupt)
    found.break_off()
    assert found.reach is not None
    assert found.odds is None
    assert not found.exact
    assert found.unproved == ["how likely each ending is, and all that comes after it: broken off after 0 states"]


LONGER = """
scenes:
  hall: {text: The hall., choices: {short: {text: Short., to: lane}, long: {text: Long., to: road}}}
  lane: {text: The lane., choices: {wait: {text: Wait., acts: [wait], to: one}, go: {text: Go., to: one}}}
  one: {text: One., choices: {brood: {text: Brood., acts: [brood], to: end}, rest: {text: Rest., to: other}}}
  road: {text: The road., choices: {wait: {text: Wait., acts: [wait], to: bend}, go: {text: Go., to: bend}}}
  bend: {text: A bend., choices: {wait: {text: Wait., acts: [wait], to: two}, go: {text: Go., to: two}}}
  two: {text: Two., choices: {wait: {text: Wait., acts: [wait], to: three}, go: {text: Go., to: three}}}
  three: {text: Three., choices: {wait: {text: Wait., acts: [wait], to: four}, go: {text: Go., to: four}}}
  four: {text: Four., choices: {brood: {text: Brood., acts: [brood], to: five}, rest: {text: Rest., to: other}}}
  five: {text: Five., choices: {brood: {text: Brood., acts: [brood], to: far}, rest: {text: Rest., to: other}}}
  far: {text: Far from there., ending: at-peace}
  end: {text: The end., ending: at-peace}
  other: {text: Another., ending: friends}
"""
PATIENCE = """
rules:
  wait: {kind: do, text: Wait., sources: {slow: [1]}, followed: {acts: [wait]}}
  brood: {kind: dont, text: Do not brood., sources: {slow: [1]}, broken: {acts: [brood]}}
  call: {kind: dont, text: Do not call., sources: {slow: [1]}, weight: 5, broken: {acts: [call]}}
"""


def test_a_road_that_loses_more_may_be_better() -> None:
    found = explored(story_of(LONGER), rules=PATIENCE)
    assert steps(found, "slow", "at-peace") == ["long", "wait", "wait", "wait", "wait", "brood", "brood"]
    assert found.best["slow"] is not None
    assert found.best["slow"]["at-peace"].agreement == Fraction(400, 6)


def test_a_road_that_loses_is_better_than_one_on_which_nothing_is_weighed() -> None:
    silent = LONGER.replace("choices: {short: {text: Short., to: lane}", "choices: {short: {text: Short., to: end}")
    found = explored(story_of(silent.replace("  lane:", "  unused:")), rules=PATIENCE)
    assert steps(found, "slow", "at-peace") == ["long", "wait", "wait", "wait", "wait", "brood", "brood"]


def test_a_circle_is_farmed_even_where_it_is_dear_to_come_to() -> None:
    farm = LONGER.replace("long: {text: Long., to: road}", "long: {text: Long., acts: [call], to: farm}")
    farm += "  farm: {text: Farm., choices: {wait: {text: W., acts: [wait], to: farm}, go: {text: Go., to: four}}}\n"
    found = explored(story_of(farm), rules=PATIENCE)
    assert found.best["slow"] is not None
    assert found.best["slow"]["at-peace"] == Best(is_farmed=True)
    assert found.best["slow"]["friends"].agreement == 100
