"""The blocks of a debrief: what there is to say of a play, in order and without layout.

Texts are the story's and the pack's own, with this cast's names in them; whoever prints them strips what a
terminal must not see. Clock times are whole minutes since midnight of day 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sim.guidance.verdicts import Judgement, Verdict
from sim.story.compiled import Told


@dataclass(frozen=True, slots=True)
class SourceCard:
    """Who advises: one of the articles, or the house."""

    id: str
    title: str
    short: str
    stance: str
    house: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a source says something; an article without paragraphs implies it."""

    source: SourceCard
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule in its own words, with who says it and where."""

    id: str
    kind: str
    text: str
    weight: int
    floor: bool
    citations: tuple[Citation, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of those who say it."""
        return tuple(citation.source.id for citation in self.citations)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the play stands: an ending, or the scene where it was left or where its lesson `stopped` (`kind` None).

    `decisions` are those of the roles that a person plays; where nobody plays, of all.
    """

    kind: str | None
    scene: str
    title: str
    minutes: int
    decisions: int
    stopped: bool


@dataclass(frozen=True, slots=True)
class StandingNo:
    """A no that had not been taken back; `minutes` None where it was said before the story begins."""

    name: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Breach:
    """A floor rule that was broken: what was done, when, and which no stood at that time, if one did."""

    rule: RuleCard
    step: int
    minutes: int
    title: str
    role: str
    name: str
    option: str
    no: StandingNo | None


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A rule with the steps at which it got one and the same verdict, one entry an occurrence."""

    rule: RuleCard
    paragraphs: tuple[int, ...]
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceReading:
    """How one source reads one role's decisions; an agreement of 0 to 100, None where the source says nothing."""

    source: SourceCard
    agreement: Fraction | None
    uses: Mapping[Verdict, tuple[RuleUse, ...]]


@dataclass(frozen=True, slots=True)
class RoleReading:
    """The readings of one role: the articles read the seeker, the house whoever is played by a person."""

    role: str
    name: str
    sources: tuple[SourceReading, ...]


@dataclass(frozen=True, slots=True)
class Odd:
    """One way it could have gone, with its odds in 100."""

    text: str
    percent: Fraction
    fell: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Luck:
    """What was not the judged role's to decide: a chance, or somebody's answer (`name` says whose)."""

    step: int
    minutes: int
    title: str
    name: str
    odds: tuple[Odd, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The first beats of a road not taken, as far as the one who decides may see them.

    `chances` are the outcomes where a chance would have been open, `decides` whoever else would have been asked.
    """

    beats: tuple[Told, ...]
    more: bool
    chances: tuple[Odd, ...]
    decides: str


@dataclass(frozen=True, slots=True)
class OptionCard:
    """An option that was on offer: the rules it follows and breaks, the author's note, and what would have come next.

    Note and `next` are told once a visit, at the last decision where the option stood on offer.
    """

    id: str
    text: str
    taken: bool
    aside: bool
    follows: tuple[RuleCard, ...]
    breaks: tuple[RuleCard, ...]
    note: str
    next: WhatIf | None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one source stands at a decision; `best` are the ids of the options it holds for best, none where silent."""

    source: SourceCard
    agrees: bool
    best: tuple[str, ...]
    verdicts: tuple[tuple[Verdict, RuleCard], ...]

    @property
    def speaks(self) -> bool:
        """Whether the options on offer differ for this source."""
        return bool(self.best)


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """One side of a dispute as it bites: the rules that speak here, and the ids of the options they favour."""

    rules: tuple[RuleCard, ...]
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputeCard:
    """A named dispute that bites."""

    id: str
    question: str
    sides: tuple[DisputeSide, ...]


@dataclass(frozen=True, slots=True)
class MomentCard:
    """A decision of a judged role, and the luck that followed it up to the next one.

    `best` are option ids by source, only of those that speak; `stands` are articles first, then the house. The rules
    of an option are those that this role is judged by. Decisions with the same `visit` were taken without leaving the
    scene.
    """

    step: int
    visit: int
    minutes: int
    scene: str
    title: str
    role: str
    name: str
    taken: str
    text: str
    judgements: tuple[Judgement, ...]
    best: Mapping[str, tuple[str, ...]]
    disputed: bool
    disputes: tuple[DisputeCard, ...]
    stands: tuple[Stand, ...]
    options: tuple[OptionCard, ...]
    luck: tuple[Luck, ...]

    @property
    def option(self) -> OptionCard:
        """The option that was taken."""
        return next(option for option in self.options if option.taken)

    @property
    def speaking(self) -> tuple[Stand, ...]:
        """The articles, not the house, for which the options on offer differ."""
        return tuple(stand for stand in self.stands if stand.speaks and not stand.source.house)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A beat of the road taken that not everybody could see: a thought, or text for one role's eyes."""

    minutes: int
    title: str
    name: str
    beat: Told


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody wanted all along."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything there is to say of one play; `you` is the role of the one person who played, if it was one, `lesson`
    the name of the lesson that was played, empty where it was the whole story.

    `table` reads all judged decisions together, `readings` those of each role by itself.
    """

    story: str
    title: str
    lesson: str
    pack: str
    seeker: str
    you: str | None
    names: Mapping[str, str]
    outcome: Outcome
    floor: tuple[Breach, ...]
    table: tuple[SourceReading, ...]
    readings: tuple[RoleReading, ...]
    opening: tuple[Luck, ...]
    moments: tuple[MomentCard, ...]
    goals: tuple[Goal, ...]
    hidden: tuple[Hidden, ...]
    questions: tuple[str, ...]

    @property
    def in_pain(self) -> bool:
        """Whether to point at help: a floor rule was broken, or the play ended badly for somebody."""
        return bool(self.floor) or self.outcome.kind in ("apart-in-pain", "boundary-crossed")
