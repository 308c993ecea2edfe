"""What a source would rather have had at a decision, and the one rule why, for whoever has a line and not a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sim.debrief.blocks import MomentCard, OptionCard, RuleCard, Stand


def rather(moment: MomentCard, stand: Stand) -> tuple[str, ...]:
    """What a source that is against the option taken would have taken: every other option, or one of its best.

    Of several, the one that most of those against it share, so that the dividing lines of a decision stay few.
    """
    if stand.agrees or 2 < len(stand.best) == len(moment.options) - 1:
        return () if stand.agrees else stand.best
    against = [other.best for other in moment.stands if not other.agrees]
    shared = max(stand.best, key=lambda option: sum(option in best for best in against), default=None)
    return () if shared is None else (shared,)


def deciding_rule(moment: MomentCard, stand: Stand) -> RuleCard | None:
    """The weightiest rule for which a source puts some options before others; None where it is silent.

    What was done comes first: with the option taken, a rule that it follows; against it, a rule that it breaks. Only
    then come the rules that the other options break or follow.
    """
    if not stand.speaks:
        return None
    taken = [moment.option]
    if stand.agrees:
        better, worse = taken, [option for option in moment.options if option.id not in stand.best]
        ways = (_followed, _broken)
    else:
        preferred = rather(moment, stand)
        better, worse = [option for option in moment.options if option.id in preferred], taken
        ways = (_broken, _followed)
    for way in ways:
        rules = [rule for rule in way(better, worse) if stand.source.id in rule.sources]
        if rules:
            return weightiest(rules)
    return None


def weightiest(rules: Collection[RuleCard]) -> RuleCard:
    """The rule of most weight; of several, the one that most sources share, then the first."""
    return max(rules, key=lambda rule: (rule.weight, len(rule.citations)))


def _followed(better: Collection[OptionCard], worse: Collection[OptionCard]) -> Iterator[RuleCard]:
    """The rules that one of the better options follows and one of the worse does not."""
    for option in better:
        yield from (rule for rule in option.follows if any(rule not in other.follows for other in worse))


def _broken(better: Collection[OptionCard], worse: Collection[OptionCard]) -> Iterator[RuleCard]:
    """The rules that one of the worse options breaks and one of the better does not."""
    for option in worse:
        yield from (rule for rule in option.breaks if any(rule not in other.breaks for other in better))
