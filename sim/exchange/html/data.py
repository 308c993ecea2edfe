"""A story and a guidance pack as one value of JSON: what a page needs to play the one and to judge it by the other.

Names, pronouns and verbs are put in; of the texts only the day is left open. Scenes that no road leads to stay behind.
"""

from __future__ import annotations

from typing import Any

from sim.debrief.cards import rule_cards, source_cards
from sim.exchange.html.deeds import Deeds
from sim.exchange.html.scenes import Scenes
from sim.exchange.html.words import paragraphs_of, words
from sim.exchange.plain import plain
from sim.guidance.model import Pack
from sim.guidance.rulebook import Rulebook
from sim.story.model import PLAYER, Meter
from sim.story.story import Story
from sim.story.vocabulary import NO
from sim.workbench.outline import outline

Data = dict[str, Any]


def story_data(story: Story, pack: Pack) -> Data:
    """Everything of a story, or of the lesson that it is an excerpt for. The pack must fit it."""
    scenario, rulebook = story.scenario, Rulebook(pack, story)
    deeds = Deeds(rulebook)
    scenes = Scenes(story, deeds)
    found = outline(scenario).reachable([scenario.first])
    return {
        **_about(story),
        **_cast(story),
        "meters": _meters(story),
        "first": scenario.first,
        "values": story.begin(),
        "scenes": {name: scenes.scene(scene) for name, scene in scenario.scenes.items() if name in found},
        "deeds": deeds.data,
        "pastNo": _past_no(story),
        "pack": _pack(pack) | {"values": rulebook.begin(), "conditions": deeds.conditions},
    }


def _about(story: Story) -> Data:
    scenario, lesson = story.scenario, story.scenario.excerpt
    return {
        "language": plain(scenario.language),
        "title": plain(story.text(scenario.title)),
        "lesson": plain(lesson.name) if lesson else "",
        "stops": list(lesson.stop) if lesson else [],
        "summary": plain(story.text(scenario.summary)),
        "minutes": None if lesson else scenario.minutes,
        "ages": plain(scenario.ages),
        "notes": [plain(story.text(note)) for note in scenario.content_notes],
        "author": plain(scenario.author),
        "license": plain(scenario.license),
        "starts": story.starts,
    }


def _cast(story: Story) -> Data:
    """The roles of `player` and `seeker`, the card of the first, everybody's name and what they wanted all along."""
    cast = story.scenario.cast
    return {
        "player": PLAYER,
        "seeker": story.scenario.seeker,
        "names": {role: plain(person.name) for role, person in story.people.items()},
        "card": paragraphs_of(cast[PLAYER].card, story),
        "goals": [[each.id, words(each.goal, story)] for each in cast.values() if each.goal],
    }


def _meters(story: Story) -> list[list[Any]]:
    """The meters that players may see: label and slot."""
    return [
        [words(meter.label or name.replace("_", " "), story), story.slots[name]]
        for name, meter in story.scenario.state.items()
        if isinstance(meter, Meter) and meter.shown
    ]


def _past_no(story: Story) -> str | None:
    """The name of who said the latest no before the story begins."""
    acts = story.vocabulary.acts
    for role, done, _ in sorted(story.past, key=lambda each: each[2]):
        if any(acts[act].means == NO for act in done) and role in story.people:
            return plain(story.people[role].name)
    return None


def _pack(pack: Pack) -> Data:
    """The pack without its conditions, which stand with the deeds; rules and sources are named by their numbers."""
    cards, rules = list(source_cards(pack).values()), list(pack.rules)
    numbers = {card.id: number for number, card in enumerate(cards)}
    return {
        "title": plain(pack.title),
        "sources": [
            {"id": card.id, "title": plain(card.title), "short": card.short, "stance": plain(card.stance)}
            | ({"house": True} if card.house else {})
            for card in cards
        ],
        "rules": [
            {
                "id": card.id,
                "kind": card.kind,
                "text": plain(card.text),
                "weight": card.weight,
                "floor": card.floor,
                "cited": [[numbers[each.source.id], list(each.paragraphs)] for each in card.citations],
            }
            for card in rule_cards(pack).values()
        ],
        "disputes": [
            {"question": plain(each.question), "sides": [[rules.index(rule) for rule in side] for side in each.sides]}
            for each in pack.disputes.values()
        ],
    }
