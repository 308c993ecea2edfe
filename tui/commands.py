"""Everything that can be done in the app, once: keys, footer, palette and help are made from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual.binding import Binding, BindingType
from textual.keys import format_key


class Command(NamedTuple):
    """One thing that a person can do: the action that does it, its keys (the first is shown), and how it is told.

    `label` is the two words of the footer and the palette's entry, `about` a sentence for help and palette;
    `footer` puts it into the footer (five at most on a screen), `priority` before whatever has the focus. Where one
    action has to know by which of its keys it was called, `{key}` stands for that in it.
    """

    action: str
    keys: str
    label: str
    about: str
    footer: bool = False
    priority: bool = False


class Page(NamedTuple):
    """A screen as help tells it: what it is for, and what can be done there."""

    title: str
    about: str
    commands: tuple[Command, ...]


EVERYWHERE = (
    Command("help", "f1,question_mark", "Help", "What this screen is for, and its keys.", footer=True, priority=True),
    Command("support", "f2", "Support", "Where to find somebody to talk to.", footer=True, priority=True),
    Command("settings", "f3", "Settings", "Colours, the pace of the text, your name, help lines.", priority=True),
    Command("command_palette", "ctrl+p", "Commands", "Everything that can be done here, by name.", priority=True),
    Command("quit", "ctrl+q", "Quit", "Leave heartwork. Every play is kept as it stands.", priority=True),
)
BACK = Command("back", "escape", "Back", "Back to where you came from.")

ON_THE_MAP = (
    Command("nearer", "plus,equals_sign", "Nearer", "Zoom in, up to full titles.", footer=True),
    Command("further", "minus", "Further", "Zoom out, down to dots."),
    Command("whole", "0", "Whole map", "As much of the map as fits, as large as it goes."),
    Command("centre", "c", "Where you are", "Back to where the play stands."),
)

PAGES: dict[str, Page] = {
    "library": Page(
        "Library",
        "The stories there are. Choose one and play; what you left unfinished goes on where you left it.",
        (
            Command("play", "enter", "Play", "Play the story, or go on with it where you left it.", footer=True),
            Command("anew", "a", "Start anew", "Play the story from its beginning; what you left unfinished is kept."),
            Command("lesson", "l", "A lesson", "Play one of the story's lessons, an excerpt for a class."),
            Command("search", "slash", "Search", "Find a story by words of its title, summary, aims or names.", True),
            Command("filter", "f", "Filter", "Find a story by what broke, by level, or by article.", footer=True),
            Command("clear", "x,escape", "Show all", "Let go of search and filters; every story is shown again."),
            Command("several", "s", "Several people", "Two to four people at this laptop, who pass it to each other."),
            Command("look_back", "d", "Look back", "Look back on your last play of the story."),
            Command("map", "m", "Map", "The story as a map, with what you have seen of it."),
            Command("history", "h", "History", "Every play that is kept on this machine."),
            Command("welcome", "i", "What this is", "What heartwork is and is not for, and where to find help."),
        ),
    ),
    "play": Page(
        "Play",
        "A story, as it happens. Read at your own pace, then choose; every road you take is kept. Nothing here tells "
        "you right from wrong, unless you ask the coach in. Behind what you did on another road or in an earlier play "
        "stands “· taken before”.",
        (
            Command("go_on", "space,enter", "Go on", "The next lines.", footer=True),
            Command("show_all", "a,end", "Tell it all", "Everything that is left of this scene."),
            Command("skip_read", "s", "Skip what you know", "Forward to the first lines that are new to you."),
            Command(
                "choose", "1,2,3,4,5,6,7,8,9", "Choose", "Take an option by its number, or by the arrows and enter."
            ),
            Command("take_back", "u", "Take back", "Undo your last decision, and take another road.", footer=True),
            Command(
                "roads", "r", "Roads", "All your decisions so far: go back to any of them, or over to another line."
            ),
            Command("note", "n", "Note", "Write a line of your own about your last decision.", footer=True),
            Command("coach", "c", "Coach", "After each decision, which articles are with you and which against."),
            Command("card", "w", "Who you are", "The card of the role you play, and the content notes."),
            Command("map", "m", "Map", "The story as a map, with your road on it."),
            Command("look_back", "d", "Look back", "What was on offer so far, and what others would have advised."),
            Command("page_up", "pageup", "Page up", "Back in the text; the options stay where they are."),
            Command("page_down", "pagedown", "Page down", "Forward in the text."),
            Command("back", "escape", "Leave", "Leave the play. It is kept as it stands."),
        ),
    ),
    "seats": Page(
        "Who sits where",
        "Two to four people at one laptop. Each plays a role or observes; the laptop is passed to whoever has to "
        "decide, and shows what that role may see. Nobody sees the card of another. Whom nobody plays the story plays. "
        "Afterwards the roles go round.",
        (
            Command("begin", "enter", "Begin", "Sit down so, and begin.", footer=True),
            Command("role(1)", "right", "Other role", "The next role for the seat; who had it swaps."),
            Command("role(-1)", "left", "Role before", "The role before it."),
            Command("seat(-1)", "up", "Seat above", "To the seat above."),
            Command("seat(1)", "down", "Seat below", "To the seat below."),
            Command("more(1)", "plus,equals_sign", "One more", "One more seat, up to four.", footer=True),
            Command("more(-1)", "minus", "One less", "One seat less."),
            Command("draw", "d", "Draw again", "Have the roles drawn again.", footer=True),
            Command("lesson", "l", "A lesson", "Play one of the story's lessons, an excerpt for a class."),
            BACK,
        ),
    ),
    "passing": Page(
        "Pass the laptop",
        "Nothing here is private. Whoever is named takes the laptop, and presses enter when nobody else looks.",
        (
            Command("hand_over", "enter", "Only I look", "Go on, for whoever is named alone.", footer=True),
            Command("plus", "plus,equals_sign", "Plus", "Whoever observes: what was good about the decision.", True),
            Command("delta", "minus", "Delta", "Whoever observes: what could be done another way.", footer=True),
            Command("back", "escape", "Leave", "Leave the play. It is kept, and goes on here."),
        ),
    ),
    "table": Page(
        "At the table",
        "A story played by several people at one laptop. What is on the screen is for whoever has it: what was told "
        "since their last turn, and what they can do now.",
        (
            Command("go_on", "space,enter", "Go on", "The next lines.", footer=True),
            Command("show_all", "a,end", "Tell it all", "Everything that is left of this scene."),
            Command(
                "choose", "1,2,3,4,5,6,7,8,9", "Choose", "Take an option by its number, or by the arrows and enter."
            ),
            Command("let_be", "p", "Pass", "Let the story decide for you. It costs nothing and nobody is told.", True),
            Command("card", "c", "Your card", "Your card, for your eyes alone; the next key blanks it.", footer=True),
            Command("take_back", "u", "Take back", "Undo what you decided since you got the laptop."),
            Command("plus", "plus,equals_sign", "Plus", "Whoever observes: what was good about the last decision."),
            Command("delta", "minus", "Delta", "Whoever observes: what could be done another way."),
            Command("page_up", "pageup", "Page up", "Back in the text; the options stay where they are."),
            Command("page_down", "pagedown", "Page down", "Forward in the text."),
            Command("back", "escape", "Leave", "Leave the play. It is kept as it stands."),
        ),
    ),
    "debrief": Page(
        "Looking back",
        "How it ended, what five articles and the house say of each decision, and where they disagree.",
        (
            Command(
                "try_again", "t", "Try from here", "Play on from the moment that is chosen, another way.", footer=True
            ),
            Command("note", "n", "Note", "Write about the moment that is chosen.", footer=True),
            Command("export", "e", "Export", "Write the debrief to a file, as Markdown or as a page.", footer=True),
            Command("ended", "1", "How it ended", "A crossed line first, the ending, and the other side."),
            Command("articles", "2", "The articles", "The articles side by side, and each by its rules."),
            Command("moments", "3", "Moments", "Your decisions, one by one."),
            Command("path", "4", "The path", "The road you took, with what fell to chance and to others."),
            Command("along", "5", "To take along", "Questions, with room to write."),
            Command("next_page", "right", "Next tab", "The tab to the right."),
            Command("previous_page", "left", "Previous tab", "The tab to the left."),
            Command("next_moment", "j", "Next moment", "The moment after this one, while one is open."),
            Command("previous_moment", "k", "Previous moment", "The moment before this one."),
            Command("map", "m", "Map", "The map of the story, with this road on it."),
            BACK,
        ),
    ),
    "map": Page(
        "Map",
        "The story as a map: the road you took, the roads of other plays, and dots for what you have not seen."
        " The arrow keys move it, and so does the mouse.",
        (
            Command("resume", "enter", "Go on here", "Play on from the selected decision of the road.", footer=True),
            Command(
                "next", "tab,full_stop", "Next scene", "The next scene you have seen, the road first.", footer=True
            ),
            Command("previous", "shift+tab,comma", "Scene before", "The scene before it."),
            *ON_THE_MAP,
            BACK,
        ),
    ),
    "history": Page(
        "History",
        "Every play that is kept on this machine, the one you played last first. Look back on it, go on with it, or "
        "lay two plays of one story side by side.",
        (
            Command("look_back", "enter", "Look back", "The debrief of the play, finished or not.", footer=True),
            Command("resume", "r", "Go on", "Go on where the play stands, or try another road from its end.", True),
            Command("mark", "space", "Mark", "Mark the play for comparing; once more lets go of it."),
            Command(
                "compare", "c", "Compare", "The two marked plays side by side, or the marked one and this.", footer=True
            ),
            Command("search", "slash", "Search", "Find the plays of a story by words of its title."),
            Command("delete", "x,delete", "Delete", "Delete the play with its notes, after a question."),
            BACK,
        ),
    ),
    "compare": Page(
        "Side by side",
        "Two plays of one story: how they ended, how each source reads them, and where they parted. Nothing is added "
        "up.",
        (
            Command("moment", "enter", "Look closer", "The moment in the debrief, or the decisions you shared.", True),
            Command("other_side", "left,right", "Other play", "From one play to the other.", footer=True),
            Command("previous", "up", "Up", "To the decision before."),
            Command("next", "down", "Down", "To the next decision."),
            BACK,
        ),
    ),
    "preview": Page(
        "Workbench",
        "A story under work: it plays on the left, and is read anew whenever its file is saved. On the right are its "
        "faults (enter opens one in your editor), its map (enter goes to a scene) and what plays from here come to. "
        "This is no player's seat: you see every beat, option and state, those that players do not see in brackets. "
        "Nothing of it is kept.",
        (
            Command(
                "choose", "1,2,3,4,5,6,7,8,9", "Choose", "Take an option, or let a chance fall so; or arrows and enter."
            ),
            Command("by_lot", "l", "By lot", "Let the weights decide what is open, as in a play."),
            Command("take_back", "u", "Take back", "Undo your last step, whatever it was.", footer=True),
            Command("start_again", "r", "Start again", "Back to where this road begins."),
            Command("jump", "g", "Go to a scene", "Begin at any scene, with the states as they are now."),
            Command("change", "s", "Set a state", "Set meters and flags by hand, here and now."),
            Command("pick", "p", "Reached states", "The states in which this scene can be reached, and the way there."),
            Command(
                "edit", "e", "Edit", "Your editor, at the line of this scene or of the marked option.", footer=True
            ),
            Command("other_side", "tab", "Other side", "From the story to the bench beside it, and back.", footer=True),
            Command("faults", "f", "Faults", "What is wrong with the file."),
            Command("map", "m", "Map", "All of the story as a map; + and - zoom there, 0 shows it whole."),
            Command("figures", "h", "From here", "How simulated plays go on from here, by luck and by the articles."),
            Command("page_up", "pageup", "Page up", "Back in the text; the options stay where they are."),
            Command("page_down", "pagedown", "Page down", "Forward in the text."),
            Command("back", "escape", "Back", "Back to the story, and from there out of the workbench."),
        ),
    ),
    "projector": Page(
        "Projector",
        "What a class sees of a room, and how its teacher leads: enter or space always does the one thing that comes "
        "next, a presenter's keys do too. Nothing here shows notes, verdicts or votes before the split is shown.",
        (
            Command("next('{key}')", "enter,space,pagedown", "Next", "The next page; after the last, what comes next."),
            Command("turn(-1)", "pageup", "Page before", "The page before."),
            Command("turn(-99)", "home", "First page", "The first page of what is on show."),
            Command("turn(99)", "end", "Last page", "The last page of it; from there enter goes on."),
            Command(
                "count('{key}')", "0,1,2,3,4,5,6,7,8,9", "Count hands", "Type the hands, 12 7 9, and enter: A, B, C."
            ),
            Command("rub_out", "backspace", "Rub out", "Take back the last digit of the hands that are being typed."),
            Command(
                "option('{key}')",
                "a,b,c,d,e,f,g,h,i",
                "Go on with",
                "Go on with the option of this letter, whatever most want; it is marked as the teacher's choice.",
            ),
            Command("pause", "p", "Pause", "Pause the lesson on every screen, or go on.", footer=True),
            Command("blank", "x,full_stop", "Blank", "Nothing on any screen, or everything again.", footer=True),
            Command("hands", "n", "Network or hands", "From devices to hands and back; nothing is lost.", footer=True),
            Command("articles", "v", "The articles", "In practice, after the split: what the articles hold, or back."),
            Command("go_back", "u", "Back", "Open a vote again, or go back to any decision; both lines are kept."),
            Command("lines", "l", "Lines", "On with another line that was tried."),
            Command("out", "o", "Out of the story", "To the debrief; from there out of role."),
            Command("join", "j", "How to join", "Address, room code and code for cameras, large; or back."),
            Command("roster", "r", "Who is here", "The seats: give one another role, or take it away."),
            Command("lock", "k", "Lock", "Nobody else may join, or anybody again."),
            Command("link", "t", "Teacher's link", "The link to the teacher's page; the class sees it, so it asks."),
            Command("wipe", "w", "Wipe", "At the end of the lesson: wipe everything of this room."),
            Command(
                "back", "escape", "Back", "From the way in, the articles, the link or the hands back to the lesson."
            ),
        ),
    ),
    "settings": Page(
        "Settings",
        "How heartwork looks and reads, and who you are in it. Everything is kept at once.",
        (
            Command("row(-1)", "up", "Setting above", "To the setting above."),
            Command("row(1)", "down", "Setting below", "To the setting below."),
            Command("turn(-1)", "left", "Change back", "The value before this one."),
            Command("turn(1)", "right", "Change", "The next value.", footer=True),
            Command("turn_round", "enter,space", "Go round", "The next value, and after the last the first."),
            BACK._replace(footer=True),
        ),
    ),
    "help": Page(
        "Help",
        "What can be done on the screen you came from, and everywhere.",
        (BACK._replace(footer=True),),
    ),
    "support": Page(
        "Support",
        "People to talk to.",
        (BACK._replace(footer=True),),
    ),
}
ASIDE = ("help", "support", "settings")  # the pages that open over any other and go back to it

# What keys are called in people's words, where that is not what Textual shows for them.
_KEY_NAMES = {
    "enter": "enter",
    "backspace": "backspace",
    "delete": "delete",
    "pageup": "page up",
    "pagedown": "page down",
}


def key_name(key: str) -> str:
    """A key in people's words: `ctrl+p`, `esc`, `F1`, `?`."""
    *held, last = key.split("+")
    name = _KEY_NAMES.get(last) or format_key(last)
    return "+".join((*held, name.upper() if name[1:].isdigit() else name))


def key_names(command: Command) -> str:
    """The keys of a command in people's words: `F1, ?`, `1 to 9`, `a to i`."""
    names = [key_name(key) for key in command.keys.split(",")]
    return (
        f"{names[0]} to {names[-1]}"
        if len(names) > 2 and all(len(name) == 1 and name.isalnum() for name in names)
        else ", ".join(names)
    )


def keys_of(page: str, *actions: str) -> Iterator[str]:
    """Every key of some actions of a page."""
    for command in PAGES[page].commands:
        if command.action in actions:
            yield from command.keys.split(",")


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """The commands as keys, with those that belong into the footer."""
    return list(_bindings(commands))


def _bindings(commands: tuple[Command, ...]) -> Iterator[Binding]:
    for command in commands:
        first, *others = command.keys.split(",")
        yield Binding(
            first,
            _by(first, command),
            command.label,
            show=command.footer,
            key_display=key_name(first),
            priority=command.priority,
        )
        yield from (
            Binding(key, _by(key, command), command.label, show=False, priority=command.priority) for key in others
        )


def _by(key: str, command: Command) -> str:
    """The action of a command, called by one of its keys."""
    return command.action.replace("{key}", key)
