"""What a story and the rules of its pack have for each other: articles left out, and acts that nobody looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sim.source.diagnostics import Diagnostic
from sim.workbench.bearings import Bearings
from sim.workbench.subject import Subject, several

ENOUGH = 0.5  # of an article's rules, or of those that so few options can meet; ours
_QUOTED = re.compile(r'"([^"\n]*)"')


def check(subject: Subject) -> Iterator[Diagnostic]:
    """HW615 for articles few of whose rules the seeker's options can meet, HW616 for acts of theirs that are never
    looked at. Each is told once for the file, and neither where some scene could not be read."""
    bearings = subject.bearings
    if bearings is not None and not subject.unjudged:
        yield from _left_out(subject, bearings)
        yield from _never_looked_at(subject, bearings)


def _left_out(subject: Subject, bearings: Bearings) -> Iterator[Diagnostic]:
    """A story need not meet every rule, and a short one cannot: as many rules as it has options, in due proportion to
    each article, is what could be asked for."""
    acts = [choice.acts for scene in subject.decisions() for choice in scene.choices.values()]
    rules = bearings.pack.rules.values()
    met = {bearing.rule for done in set(acts) for bearing in bearings.on(done)}
    enough = ENOUGH * min(1.0, len(acts) / max(1, len(rules)))
    lacking = []
    for article in bearings.pack.articles:
        its = {rule.id for rule in rules if article in rule.sources}
        if len(its & met) < enough * len(its):
            lacking.append(f"`{article}` {len(its & met)} of {len(its)}")
    if lacking:
        message = f"of the rules of some articles, few or none can meet an option of this story: {', '.join(lacking)}"
        hint = "add a decision that they have a view on, or choose another pack"
        yield Diagnostic("HW615", message, subject.top("guidance"), hint)


def _never_looked_at(subject: Subject, bearings: Bearings) -> Iterator[Diagnostic]:
    scenario, vocabulary, pack = subject.scenario, bearings.vocabulary, bearings.pack
    triggers = [each for rule in pack.rules.values() for each in (rule.followed, rule.broken) if each is not None]
    texts = {*subject.texts, *(each.when for each in triggers if each.when is not None)}
    named = {name for each in triggers for name in each.acts or ()}
    named |= {name for text in texts for name in _QUOTED.findall(text)}
    seen = frozenset().union(*map(vocabulary.expand, named))
    first: dict[str, tuple[str, str]] = {}
    unseen = {name for name, act in vocabulary.acts.items() if name not in seen and act.means is None}
    for scene in scenario.scenes.values():
        for choice in scene.choices.values() if scene.by == scenario.seeker else ():
            for act in filter(unseen.__contains__, choice.acts):
                first.setdefault(act, (scene.id, choice.id))
    if first:
        message = f"no rule and no condition ever looks at what is done here: {several(list(first))}"
        hint = "name another act where the vocabulary has one that is meant, or leave it as colour"
        yield subject.option("HW616", *next(iter(first.values())), message, hint)
