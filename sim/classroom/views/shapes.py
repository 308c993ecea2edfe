"""The shapes of what screens are shown of a room: JSON values, whoever asks. Texts are plain, never markup."""

from __future__ import annotations

from typing import Literal, TypedDict

Veil = Literal["", "paused", "blank"]


class BeatView(TypedDict):
    """A beat; narration has no name. `manner` is narration, speech, message, call or thought."""

    name: str
    manner: str
    text: str


class SceneView(TypedDict):
    """What the story tells since the last decision of this room. `ending` is the kind of an ending, or empty; `over`
    whether the story goes no further here."""

    id: str
    title: str
    day: int
    time: str
    beats: list[BeatView]
    ending: str
    over: bool


class OptionView(TypedDict):
    """An option on offer; `letter` is A, B, ... in the order of the offer."""

    id: str
    letter: str
    text: str


class DecisionView(TypedDict):
    """The decision that is open. `options` is empty for whoever may not see what is on offer; `votes` of `electors`
    have voted or passed."""

    step: int
    role: str
    name: str
    options: list[OptionView]
    votes: int
    electors: int


class SplitView(TypedDict):
    """How many chose an option; `share` is whole per cent of those who chose one; `leading` has the most votes."""

    id: str
    letter: str
    text: str
    votes: int
    share: int
    leading: bool
    chosen: bool


class TallyView(TypedDict):
    """A ballot as it fell; `hands` says that hands were counted. `how` is majority, override, lot, or empty so far."""

    splits: list[SplitView]
    passes: int
    total: int
    hands: bool
    tie: bool
    how: str


class SourceStand(TypedDict):
    """What one source holds for best: letters of options; none where it is silent here."""

    id: str
    title: str
    house: bool
    best: list[str]


class RuleView(TypedDict):
    """A rule with who says it where: `For Good, paragraph 6`."""

    text: str
    cited: list[str]


class SideView(TypedDict):
    """One side of a dispute: its rules, and the letters of the options that they favour."""

    rules: list[RuleView]
    best: list[str]


class DisputeView(TypedDict):
    """A dispute that bites here."""

    question: str
    sides: list[SideView]


class FeedbackView(TypedDict):
    """What the sources make of the options on offer."""

    stands: list[SourceStand]
    disputes: list[DisputeView]


class BriefView(TypedDict):
    """What a class hears before it begins."""

    summary: str
    content_notes: list[str]
    objectives: list[str]
    rules: list[str]


class StepView(TypedDict):
    """One decision of the path. `tally` is what the class voted; None where nobody voted. `step` counts from 1."""

    step: int
    day: int
    time: str
    title: str
    name: str
    text: str
    tally: TallyView | None
    stands: list[SourceStand]
    disputes: list[DisputeView]


class AgreementView(TypedDict):
    """One source's agreement with a line: 0 to 100 with one decimal as text, or empty where it says nothing."""

    id: str
    title: str
    house: bool
    agreement: str


class LineView(TypedDict):
    """One line of the class's story. `parts` is the step of the decision where it leaves the line on show; 0 on it."""

    number: int
    present: bool
    outcome: str
    steps: list[str]
    agreements: list[AgreementView]
    parts: int


class HiddenView(TypedDict):
    """A beat that not everybody could see."""

    title: str
    name: str
    beat: BeatView


class DebriefView(TypedDict):
    """A station of the debrief: reactions, description, analysis or summary; lists are filled at the station they
    belong to, and empty elsewhere. `prompts` are questions for the room."""

    station: str
    stations: list[str]
    prompts: list[str]
    outcome: str
    path: list[StepView]
    floor: list[str]
    agreements: list[AgreementView]
    lines: list[LineView]
    goals: list[BeatView]
    hidden: list[HiddenView]
    questions: list[str]
    marks: list[str]


class RoomView(TypedDict):
    """What everybody in a room may know. `phase` is lobby, brief, scene, vote, closed, revealed, debrief, out-of-role
    or ended; over all of it lies the veil. `mode` is class, split or own."""

    revision: int
    title: str
    lesson: str
    language: str
    mode: str
    practice: bool
    phase: str
    veil: Veil
    networked: bool
    locked: bool
    seats: int
    brief: BriefView | None
    debrief: DebriefView | None


class StageView(RoomView):
    """What the projector shows. Before the reveal it knows no more of a vote than how many have voted."""

    code: str
    scene: SceneView | None
    decision: DecisionView | None
    tally: TallyView | None
    feedback: FeedbackView | None
    going: list[str]
    exits: list[str]


class SeatView(RoomView):
    """What one seat is shown. `vote` is the id of its option, empty for a pass, None before it voted; `yours` says
    whether the decision is this seat's; `card` are paragraphs, and `goal` is empty until the summary."""

    seat: str
    name: str
    role: str
    playing: str
    observer: bool
    card: list[str]
    criteria: list[str]
    scene: SceneView | None
    decision: DecisionView | None
    yours: bool
    vote: str | None
    tally: TallyView | None
    feedback: FeedbackView | None
    can_undo: bool


class RosterView(TypedDict):
    """A seat as the teacher sees it. `voted` says whether it voted on the open ballot; `stands` where its own road
    stands."""

    seat: str
    name: str
    role: str
    playing: str
    voted: bool
    stands: str


class NoteView(TypedDict):
    """The author's note on an option of the decision that is open."""

    letter: str
    text: str
    note: str


class MarkView(TypedDict):
    """A mark by somebody who watched."""

    name: str
    sign: str
    text: str


class TeacherView(StageView):
    """What the teacher alone sees: the split and the verdicts before the reveal, notes, cards, roster, lines."""

    roster: list[RosterView]
    roles: list[dict[str, str]]
    notes: list[NoteView]
    lines: list[LineView]
    marks_all: list[MarkView]
    path_so_far: list[StepView]
    over: bool
