"""What the coach says of a decision: which articles are with you and which against, rule and paragraph."""

from __future__ import annotations

from sim.guidance.model import Pack
from sim.guidance.verdicts import Moment, Verdict

WORDS = {
    Verdict.FOLLOWED: "You did",
    Verdict.BROKEN: "You went against",
    Verdict.MISSED: "You passed over",
}


def remarks(moment: Moment, pack: Pack) -> list[str]:
    """The lines about one decision: who is with you, what you did, the floor rules first, and where they disagree.

    Warnings that somebody would have ignored here are only counted; the debrief has them all. After an aside, what was
    not done is still on offer, so nothing was passed over yet.
    """
    aside = moment.decision.option.aside
    ranks = {verdict: rank for rank, verdict in enumerate(WORDS)}
    told = [
        each for each in moment.judgements if each.verdict in WORDS and not (aside and each.verdict is Verdict.MISSED)
    ]
    told.sort(key=lambda each: (each.verdict is not Verdict.BROKEN or each.rule not in pack.floor, ranks[each.verdict]))
    lines = [_sides(moment, pack)]
    lines += [f"{WORDS[each.verdict]}: {pack.rules[each.rule].text} ({cited(each.rule, pack)})" for each in told]
    kept = 0 if aside else len(moment.judgements) - len(told)
    lines += [f"You also kept clear of {kept} thing{'' if kept == 1 else 's'} that they warn of."] if kept else []
    lines += [f"They disagree: {pack.disputes[name].question}" for name in moment.bites]
    return [line for line in lines if line]


def _sides(moment: Moment, pack: Pack) -> str:
    """Who would have done the same and who would not, of those that speak here."""
    speaking = [name for name in pack.sources if name in moment.best]
    if not speaking:
        return "No article tells these options apart."
    good = [titled(name, pack) for name in speaking if name in moment.with_]
    bad = [titled(name, pack) for name in speaking if name not in moment.with_]
    return " ".join(
        f"{words}: {', '.join(names)}." for words, names in (("With you", good), ("Against you", bad)) if names
    )


def titled(source: str, pack: Pack) -> str:
    """A source's title, the house's clearly as the house's."""
    own = pack.sources[source]
    return f"{own.title} (the house)" if own.house else own.title


def cited(rule: str, pack: Pack) -> str:
    """`How To Get Him Back For Good, paragraph 6; ...`"""
    return "; ".join(_citation(titled(name, pack), at) for name, at in pack.rules[rule].sources.items())


def _citation(title: str, paragraphs: tuple[int, ...]) -> str:
    if not paragraphs:
        return title
    word = "paragraph" if len(paragraphs) == 1 else "paragraphs"
    return f"{title}, {word} {', '.join(map(str, paragraphs))}"
