"""What is proved over merged states, against what is seen by simply playing."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from hypothesis import assume, given, settings

from sim.play.position import Position, RoadFault, begin
from sim.story.layout import STANDING
from sim.story.model import Choice, Meter, PastAct, Scene
from sim.story.story import Story
from sim.workbench.proofs import endless, rewards, stuck
from sim.workbench.proofs.sights import Sights
from sim.workbench.proofs.signs import TEXTS, What
from sim.workbench.space.question import Question
from tests.support.brute import Played, Watched, key_of, moves, play_all
from tests.support.cases import case_of, steps_of, went
from tests.support.tangles import tangled

MANY = settings(max_examples=150, deadline=None)


def played(story: Story) -> Played:
    """All of it, of stories that can begin."""
    try:
        return play_all(story)
    except RoadFault:
        assume(False)
        raise


@given(story=tangled())
@MANY
def test_scenes_and_options_come_up_in_the_proofs_exactly_where_they_do_in_play(story: Story) -> None:
    seen, case = played(story), case_of(story)
    offered = {
        (str(sign.path[1]), str(sign.path[3])) for sign in case.sights.of(What.OFFERED) if sign in case.sights.first
    }
    assert seen.scenes <= case.reached
    assert seen.offered <= offered
    if seen.is_whole:
        assert (case.reached, offered) == (seen.scenes, seen.offered)


@given(story=tangled())
@MANY
def test_a_play_gets_stuck_exactly_where_the_proof_says_and_its_road_goes_there(story: Story) -> None:
    seen, case = played(story), case_of(story)
    told = list(stuck.prove(case))
    ends = [went(story, steps_of(one)) for one in told]
    assert all(end.pending is None and not end.offered and end.ending is None for end in ends)
    assert seen.stuck <= {end.scene for end in ends}
    if seen.is_all:
        assert seen.stuck == {end.scene for end in ends}


@given(story=tangled())
@MANY
def test_no_ending_can_be_reached_exactly_where_the_proof_says(story: Story) -> None:
    seen, case = played(story), case_of(story)
    assume(seen.is_all)
    hopeless = {key_of(now) for now in seen.hopeless}
    told = list(endless.prove(case))
    assert bool(told) == bool(hopeless)
    for one in told:
        assert key_of(went(story, steps_of(one)).position) in hopeless


@given(story=tangled())
@MANY
def test_conditions_of_texts_come_out_in_the_proofs_as_they_do_in_play(story: Story) -> None:
    watched = Watched(story)
    seen = played(watched)
    space = case_of(story).search("texts", Question(texts=True))
    sights = Sights(space.terrain, TEXTS)
    sights.look(space.states)
    proved = {(sign.words, sign.what is What.TOLD) for sign in sights.first}
    assert watched.noted <= proved
    if seen.is_whole:
        assert watched.noted == proved


class Road(NamedTuple):
    """Where a road stands: whether a no was breached on it, what was taken last, and how warm it was before that."""

    now: Position
    breached: bool
    taken: tuple[str, str]
    warmth: int


def warmed_up(story: Story) -> Story:
    """The story with a no that stands from the start, a meter that is marked as warmth, an ending that somebody may
    want, and options that have more to do with all that."""
    scenario = story.scenario
    trust = scenario.state["trust"]
    assert isinstance(trust, Meter)
    state = {**scenario.state, "trust": trust._replace(warmth=True)}
    scenes = {name: scene._replace(choices=pressing(scene)) for name, scene in scenario.scenes.items()}
    scenes["door"] = scenes["door"]._replace(ending="door-open")
    past = (*scenario.past, PastAct("refuse", 0))
    return Story(scenario._replace(scenes=scenes, state=state, past=past), story.vocabulary)


def pressing(scene: Scene) -> dict[str, Choice]:
    """The options of a scene with the acts that matter here."""
    acts = ("call", "wait", "message") if scene.by == "player" else ("welcome", "refuse", "reach-out")
    return {
        name: choice._replace(acts=(act,)) for act, (name, choice) in zip(acts, scene.choices.items(), strict=False)
    }


def rewarded(story: Story, most: int = 400) -> set[tuple[str, str]]:
    """The options that made it warmer after a breach, with their scenes, and the endings that one led to, with
    nothing, as far as play was followed."""
    slot = story.slots["trust"]
    found: set[tuple[str, str]] = set()
    first = begin(story)
    waiting = deque([Road(first, breached_before(story), ("", ""), first.values[slot])])
    known = {(key_of(first), waiting[0][1:])}
    while waiting and len(known) < most:
        road = waiting.popleft()
        now = road.now
        if road.breached and now.scene.ending == "door-open":
            found.add((now.scene.id, ""))
        if road.breached and now.open is None and now.values[STANDING] and now.values[slot] > road.warmth:
            found.add(road.taken)
        options = now.offer.options
        for number, move in enumerate(moves(story, now)):
            try:
                then = move()
            except RoadFault:
                continue
            after = road._replace(now=then)
            if options:
                means = {story.vocabulary.acts[act].means for act in options[number].option.acts}
                breached = breaches(story, now.scene.by, means, bool(now.values[STANDING]), road.breached)
                after = Road(then, breached, (now.scene.id, options[number].id), now.values[slot])
            key = (key_of(then), after[1:])
            if key not in known:
                known.add(key)
                waiting.append(after)
    return found


def breaches(story: Story, role: str, means: set[str | None], standing: bool, breached: bool) -> bool:
    """Whether a no is breached after acts of a role that mean this."""
    if role == story.scenario.seeker:
        return breached or (standing and "contact" in means)
    return breached and "reopen" not in means


def breached_before(story: Story) -> bool:
    """Whether a no was breached before the story begins."""
    standing = breached = False
    for role, acts, _ in sorted(story.past, key=lambda done: -done[2]):
        means = {story.vocabulary.acts[act].means for act in acts}
        breached = breaches(story, role, means, standing, breached)
        standing = "no" in means or (standing and "reopen" not in means)
    return breached


@given(story=tangled())
@MANY
def test_every_reward_for_contact_against_a_no_that_play_shows_is_proved_to_be_one(story: Story) -> None:
    story = warmed_up(story)
    played(story)
    told = list(rewards.prove(case_of(story)))
    messages = " ".join(one.message for one in told)
    for _, option in rewarded(story):
        assert (f"`{option}` raises" if option else "ends here") in messages


@given(story=tangled())
@MANY
def test_the_road_of_every_reward_that_is_told_leads_through_a_breach_to_it(story: Story) -> None:
    story = warmed_up(story)
    played(story)
    for one in rewards.prove(case_of(story)):
        breached = breached_before(story)
        end = went(story, steps_of(one))
        for decision in end.road:
            means = {story.vocabulary.acts[act].means for act in decision.option.acts}
            standing = bool(end.at(decision.step).told_no)
            breached = breaches(story, decision.role, means, standing, breached)
        assert breached
        assert end.told_no
        if one.code == "HW712":
            assert end.ending == "door-open"
        else:
            begun_by = end.last.taken if end.road else story.scenario.first  # a start may run on by itself
            assert f"`{begun_by}` raises" in one.message
