"""What stories cover, in words: a table that fits a terminal, the plays that show it, and the same as JSON."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sim.guidance.model import Pack, Rule
from sim.guidance.verdicts import Verdict
from sim.workbench.coverage import (
    ENOUGH_FOR_A_DISPUTE,
    ENOUGH_FOR_A_RULE,
    Coverage,
    Road,
    uncovered,
    verdicts_of,
)
from sim.workbench.space.roads import as_take
from tui.prose import clean, wrap

WIDTH = 79
LABEL = 24  # columns of the name of a rule
CELL = 6
AT_ONCE = (WIDTH - LABEL - 7) // CELL  # stories in one table
LETTERS = {Verdict.FOLLOWED: "f", Verdict.BROKEN: "b", Verdict.MISSED: "m", Verdict.RESISTED: "r"}

Found = Mapping[str, Coverage]  # by the name of the story


# --- everything


def table(found: Found, pack: Pack) -> str:
    """Rules as rows, by source, and stories as columns; then disputes, and what is lacking."""
    return "\n".join(_lines(found, pack)) + "\n"


def _lines(found: Found, pack: Pack) -> Iterator[str]:
    for number, (name, each) in enumerate(found.items(), start=1):
        proved = "all there are" if not each.unproved else "not all of them; ? is what they do not prove"
        yield f"{number:3}  {clean(name)}: {each.states:,} states, {proved}"
    yield ""
    yield "f followed   b broken   m missed   r resisted   . out of reach"
    names = list(found)
    for at in range(0, len(names), AT_ONCE):
        yield from _block(at, {name: found[name] for name in names[at : at + AT_ONCE]}, pack)
    yield from _lacking(found, pack)


def _block(at: int, found: Found, pack: Pack) -> Iterator[str]:
    numbers = "".join(f"{at + number:<{CELL}}" for number, _ in enumerate(found, start=1))
    for source in pack.sources:
        yield ""
        yield _row(f"{source}:", "", numbers)
        for rule in pack.rules.values():
            if source in rule.sources:
                yield _row(f"  {rule.id}", rule.kind, "".join(_cell(each, rule) for each in found.values()))
    if pack.disputes:
        yield ""
        yield _row("disputes, by decisions:", "", numbers)
        for dispute in pack.disputes:
            yield _row(f"  {dispute}", "", "".join(_count(each, dispute) for each in found.values()))


def _row(label: str, kind: str, cells: str) -> str:
    label = label if len(label) <= LABEL else f"{label[: LABEL - 1]}…"
    return f"{label:<{LABEL}} {kind:<5} {cells}".rstrip()


def _cell(each: Coverage, rule: Rule) -> str:
    can = {verdict: each.can(rule.id, verdict) for verdict in verdicts_of(rule)}
    marks = {True: "", None: "?", False: "."}
    letters = [LETTERS[verdict] if can.get(verdict) else marks[can.get(verdict, False)] for verdict in LETTERS]
    return "".join(letters).ljust(CELL)


def _count(each: Coverage, dispute: str) -> str:
    number = len(each.bites_in(dispute))
    more = "+" if dispute in each.unproved else ""
    return f"{number or '.'}{more}".ljust(CELL)


def _lacking(found: Found, pack: Pack) -> Iterator[str]:
    rules, disputes = uncovered(pack, found.values())
    yield ""
    yield f"Covered by fewer than {ENOUGH_FOR_A_RULE} stories (do: followed, missed; dont: broken, resisted):"
    yield from _by_number(rules)
    if pack.disputes:
        yield ""
        yield f"Biting in fewer than {ENOUGH_FOR_A_DISPUTE} stories:"
        yield from _by_number(disputes)
    open_ = sorted({name for each in found.values() for name in each.unproved})
    if open_:
        yield ""
        yield "Not proved to the end, as there are more states than were looked at (--cap):"
        yield wrap(", ".join(open_), WIDTH, "  ", "  ")


def _by_number(names: Mapping[str, int]) -> Iterator[str]:
    for number in sorted(set(names.values())):
        its = ", ".join(name for name, stories in names.items() if stories == number)
        yield wrap(f"in {number or 'none'}: {its}", WIDTH, "  ", "     ")
    if not names:
        yield "  none"


# --- one rule or dispute, with its plays


class Shown(NamedTuple):
    """Whether something can be come to in a story, and the decisions that lead there."""

    story: str
    what: str
    reached: bool | None
    take: list[str] | None


def _shown(found: Found, rule: str | None, dispute: str | None, pack: Pack) -> Iterator[Shown]:
    for name, each in found.items():
        roads: Iterable[tuple[str, bool | None, Road | None]]
        if rule is not None:
            its = verdicts_of(pack.rules[rule])
            roads = [(verdict.value, each.can(rule, verdict), each.reached.get((rule, verdict))) for verdict in its]
        else:
            roads = [(scene, True, each.biting[str(dispute), scene]) for scene in each.bites_in(str(dispute))]
        for what, reached, road in roads:
            yield Shown(name, what, reached, None if road is None else as_take(each.story, road))


def plays(found: Found, rule: str | None, dispute: str | None, pack: Pack) -> str:
    """Each with the command that shows it."""
    about = pack.rules[rule] if rule is not None else None
    head = f"{about.id} ({about.kind}): {about.text}" if about else f"{dispute}: {pack.disputes[str(dispute)].question}"
    lines = [wrap(clean(head), WIDTH)]
    shown = list(_shown(found, rule, dispute, pack))
    for name, each in found.items():
        lines += ["", clean(name)]
        its = [one for one in shown if one.story == name]
        lines += [f"  {one.what}: {_command(one)}" for one in its]
        if dispute in each.unproved:
            lines.append("  elsewhere: not proved, as there are more states than were looked at (--cap)")
        elif not its:
            lines.append("  out of reach")
    return "\n".join(lines) + "\n"


def _command(one: Shown) -> str:
    if one.take is None:
        return "out of reach" if one.reached is False else "not proved, as there are more states than were looked at"
    words = ["heartwork", "play", one.story, *(["--take", ",".join(one.take)] if one.take else [])]
    return shlex.join(words)


def plays_as_json(found: Found, rule: str | None, dispute: str | None, pack: Pack) -> str:
    """The same for programs."""
    return _json([one._asdict() for one in _shown(found, rule, dispute, pack)])


# --- for programs


def as_json(found: Found, pack: Pack) -> str:
    """Everything, in the shape that the verb's help tells."""
    rules, disputes = uncovered(pack, found.values())
    return _json(
        {
            "guidance": pack.id,
            "stories": [
                {"story": name, "states": each.states, "exact": not each.unproved} for name, each in found.items()
            ],
            "rules": {name: _rule_as_json(found, rule) for name, rule in pack.rules.items()},
            "disputes": {
                dispute: {
                    name: {"scenes": each.bites_in(dispute), "exact": dispute not in each.unproved}
                    for name, each in found.items()
                }
                for dispute in pack.disputes
            },
            "lacking": {"rules": [*rules], "disputes": [*disputes]},
        }
    )


def _rule_as_json(found: Found, rule: Rule) -> dict[str, Any]:
    return {
        "kind": rule.kind,
        "sources": [*rule.sources],
        "stories": {
            name: {verdict.value: each.can(rule.id, verdict) for verdict in Verdict} for name, each in found.items()
        },
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
