"""How a guidance pack is written: the shape of every part of the file, with what an editor says about it."""

from __future__ import annotations

from sim.guidance.model import DO, DONT, Dispute, Pack, Rule, Source, Trigger
from sim.source.nodes import Mapping
from sim.source.scalars import KEBAB, KEBAB_NAME, Boolean, Expression, OneOf, Text, Whole
from sim.source.schema import Key, ListOf, MapOf, Reader, Record
from sim.story.declarations import Situation

MOST_PARAGRAPHS = 10_000
HEAVIEST = 1000

_PROSE = Text()
_ENTRY = f"^{KEBAB}$"

SOURCE = Record(
    Source,
    {
        "title": Key(_PROSE, "The source's title for people.", example="After the No"),
        "stance": Key(_PROSE, "What it advises, in one line.", example="Wait for a month, and do not write in it."),
        "house": Key(Boolean(), "`true`: not an article; shown apart, and it judges every role that a person plays."),
    },
    "Where rules come from.",
)
TRIGGER = Record(
    Trigger,
    {
        "acts": Key(
            ListOf(KEBAB_NAME),
            "Acts or groups, any of which will do; left out, every option does.",
            example=("call", "message"),
        ),
        "when": Key(
            Expression("silence >= 21 and not told_no"),
            "A condition over clock, history, `silence`, `told_no` and the pack's facts.",
        ),
    },
    "Which options follow or break a rule, and when.",
)


def _validate_rule(rule: Rule, node: Mapping, reader: Reader) -> None:
    wanted, trigger = ("followed", rule.followed) if rule.kind == DO else ("broken", rule.broken)
    if trigger is None:
        hint = f"say what it is that makes a `{rule.kind}` {wanted}"
        reader.tell("HW202", node, f"`{wanted}` must be given here", hint)


RULE = Record(
    Rule,
    {
        "kind": Key(OneOf((DO, DONT)), "`do` is followed or missed, `dont` is broken or resisted."),
        "text": Key(_PROSE, "The rule in your own words.", example="Ask before you come by."),
        "sources": Key(
            MapOf(KEBAB_NAME, ListOf(Whole(1, MOST_PARAGRAPHS)), _ENTRY),
            "Who says so: each source with its paragraphs, counted from 1; none for a house source.",
        ),
        "weight": Key(Whole(1, HEAVIEST), "How much it counts for its sources; 1 where left out.", example=2),
        "followed": Key(TRIGGER, "What follows the rule; a `do` must have it."),
        "broken": Key(TRIGGER, "What breaks the rule; a `dont` must have it."),
        "floor": Key(Boolean(), "`true`: a safety rule of the house, which no article can outvote."),
    },
    "A do or a don't.",
    _validate_rule,
)
DISPUTE = Record(
    Dispute,
    {
        "question": Key(_PROSE, "What the sides disagree about.", example="Get in touch at once, or wait?"),
        "sides": Key(
            ListOf(ListOf(KEBAB_NAME)),
            "Two or more lists of rules that stand against each other.",
            example=(("contact-now",), ("keep-no-contact",)),
        ),
    },
    "A question on which the sources disagree.",
)
PACK = Record(
    Pack,
    {
        "format": Key(Whole(1, 1), "The version of the file format: 1.", example=1),
        "title": Key(_PROSE, "The pack's title.", example="Five articles"),
        "sources": Key(MapOf(KEBAB_NAME, SOURCE, _ENTRY), "The articles and the house, by id."),
        "vocabulary": Key(KEBAB_NAME, "The vocabulary of acts; break-ups where left out.", example="break-ups"),
        "facts": Key(Situation(), "Situation facts that rules read, with what to assume where a story is silent."),
        "rules": Key(MapOf(KEBAB_NAME, RULE, _ENTRY), "The rules by id."),
        "disputes": Key(MapOf(KEBAB_NAME, DISPUTE, _ENTRY), "Where the sources disagree, by id."),
    },
    "A heartwork guidance pack: what is right, rule by rule with its sources.",
)
