from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.guidance.adviser import advice
from sim.guidance.agreement import agreements
from sim.guidance.model import Pack
from sim.guidance.verdicts import Judge, judge
from sim.guidance.walk import Walk
from sim.play.session import Session
from sim.story.story import Story
from sim.workbench.exploring.prospects import Gain
from sim.workbench.exploring.stand import Memory
from sim.workbench.exploring.weighing import Readings, Weighing, only_asides
from tests.support.packs import pack_of
from tests.support.stories import packs, step, stories
from tests.support.written import story_of

KINDS = ("aside", "on", "aside", "aside")


def readings_of(session: Session, walk: Walk) -> Readings:
    walk.follow(session)
    return walk.readings


@given(stories(kinds=KINDS), packs(), st.lists(st.integers(0, 5), max_size=30))
def test_what_decisions_bring_adds_up_to_the_agreement_of_the_road(story: Story, pack: Pack, picks: list[int]) -> None:
    session, walk = Session(story), Walk(Judge(story, pack, ("player",)))
    weighing = Weighing(story.scenario, pack, tuple(pack.sources))
    memory: Memory = ()
    sums = [Gain(0, 0) for _ in pack.sources]
    for pick in picks:
        if session.by != "player":
            memory = ()
            if not step(session, pick):
                break
            continue
        scene = session.scene
        stand = weighing.stand(scene, readings_of(session, walk), memory)
        option = session.offered[pick % len(session.offered)]
        gains = stand.gains[option]
        sums = [Gain(a.credit + b.credit, a.loss + b.loss) for a, b in zip(sums, gains, strict=True)]
        session.take(option)
        stays = weighing.is_aside(scene, option)
        memory = weighing.after(scene, stand, option, readings_of(session, walk)) if stays else ()
    found = agreements(judge(session, pack, ("player",)), pack)
    assert [sum(gain) and 100 * gain.credit / sum(gain) for gain in sums] == [
        float(found[name] or 0) for name in pack.sources
    ]
    assert [bool(sum(gain)) for gain in sums] == [found[name] is not None for name in pack.sources]


@given(stories(kinds=KINDS), packs(), st.booleans(), st.data())
def test_a_source_would_take_what_the_adviser_says(story: Story, pack: Pack, gated: bool, data: st.DataObject) -> None:
    session, walk = Session(story), Walk(Judge(story, pack, ("player",)))
    weighing = Weighing(story.scenario, pack, tuple(pack.sources), only_asides(story.scenario))
    memory: Memory = ()
    for _ in range(30):
        if session.by != "player":
            memory = ()
            if not step(session, data.draw(st.integers(0, 3))):
                break
            continue
        scene = session.scene
        stand = weighing.stand(scene, readings_of(session, walk), memory)
        for number, source in enumerate(weighing.sources):
            assert stand.advised(number) == advice(session, pack, source, walk)
        option = data.draw(st.sampled_from(session.offered))
        session.take(option)
        stays = weighing.is_aside(scene, option)
        memory = weighing.after(scene, stand, option, readings_of(session, walk)) if stays else ()


WAITING_ROOM = """
state: {calm: {start: 40}}
scenes:
  flat:
    text: The flat.
    choices:
      think: {text: Think., acts: [reflect-cause], effects: {calm: +10}, after: 9 hours}
      brood: {text: Brood., acts: [brood], effects: {calm: -10}, after: 4 hours}
      rest: {text: Rest., acts: [wait], once: true}
      call: {text: Call., acts: [call], if: calm < 40}
      go: {text: Go., if: calm > 60, to: end}
  end: {text: The end., ending: at-peace}
"""
RULES = """
rules:
  think: {kind: do, text: Think., sources: {slow: [1]}, weight: 2, followed: {acts: [reflect-cause], when: day < 2}}
  brood: {kind: dont, text: Do not., sources: {slow: [1], bold: [1]}, broken: {acts: [brood], when: hour > 12}}
  call: {kind: do, text: Call., sources: {bold: [1]}, followed: {acts: [call], when: 'ever("brood")'}}
"""


@given(st.lists(st.integers(0, 5), max_size=20))
def test_where_only_asides_are_on_offer_their_turns_are_counted(picks: list[int]) -> None:
    story, pack = story_of(WAITING_ROOM), pack_of(RULES)
    session, walk = Session(story), Walk(Judge(story, pack, ("player",)))
    weighing = Weighing(story.scenario, pack, tuple(pack.sources), only_asides(story.scenario))
    memory: Memory = ()
    for pick in picks:
        stand = weighing.stand("flat", readings_of(session, walk), memory)
        for number, source in enumerate(weighing.sources):
            assert stand.advised(number) == advice(session, pack, source, walk)
        option = session.offered[pick % len(session.offered)]
        session.take(option)
        if session.ending:
            break
        memory = weighing.after("flat", stand, option, readings_of(session, walk))


def test_a_memory_is_empty_where_what_is_on_offer_says_it_all() -> None:
    story, pack = story_of(WAITING_ROOM), pack_of(RULES)
    session, walk = Session(story), Walk(Judge(story, pack, ("player",)))
    weighing = Weighing(story.scenario, pack, tuple(pack.sources))
    stand = weighing.stand("flat", readings_of(session, walk))
    session.take("rest")
    assert weighing.after("flat", stand, "rest", readings_of(session, walk)) == ()
