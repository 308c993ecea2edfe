"""The debrief screen, driven by its keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Tab, TabbedContent, TextArea

from sim.play.notes import Notes, notes_path
from sim.story.prose import PRONOUNS, Person
from tests.support.shelf import STORY, Shelf, assert_in_order
from tests.support.stage import SIZES, on_stage, screen_text, settled
from tui import messages
from tui.commands import EVERYWHERE, PAGES
from tui.screens.debrief import DebriefScreen
from tui.screens.export import ExportScreen
from tui.screens.fault import FaultScreen
from tui.screens.map import MapScreen
from tui.screens.note import NoteScreen
from tui.screens.play import PlayScreen
from tui.shelf.kept import read_play
from tui.widgets.debrief.along import Answer
from tui.widgets.debrief.ended import Ended
from tui.widgets.sheet import Sheet
from tui.widgets.story_map import StoryMap

TALL = (100, 60)
WIDE = (120, 40)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@asynccontextmanager
async def looking_back(
    home: Path, path: Path, step: int | None = None, size: tuple[int, int] = (80, 24), guidance: str = ""
) -> AsyncIterator[Pilot[None]]:
    """The app, with the debrief of a play on top."""
    async with on_stage(home, size=size, guidance=guidance) as pilot:
        pilot.app.post_message(messages.LookBack(read_play(path), step))
        await settled(pilot)
        await settled(pilot)
        yield pilot


async def pressed(pilot: Pilot[None], *keys: str) -> str:
    """What the screen shows after these keys."""
    await pilot.press(*keys)
    await settled(pilot)
    return screen_text(pilot.app)


def open_tab(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(TabbedContent).active


def words(text: str) -> str:
    return " ".join(text.split())


# --- the tabs


async def test_a_crossed_line_is_told_before_the_ending_and_help_before_the_other_side(
    home: Path, shelf: Shelf
) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), size=TALL) as pilot:
        order = [
            "The Jar",
            "a line that was crossed",
            "you chose “Call again.”",
            "Noor had said no on Day 3, 21:50",
            "No article can outvote them",
            "How it ended A boundary was crossed: “Dead line”",
            "Endings carry no points",
            "If you want to talk to somebody",
            "The other side",
            "Find out whether Sam heard.",
            "Not again.",
        ]
        assert_in_order(screen_text(pilot.app).replace("─", " "), order)


async def test_nothing_is_said_of_lines_or_of_help_where_nothing_hurts(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("wait"), size=TALL) as pilot:
        shown = screen_text(pilot.app)
        assert "At peace" in shown
        assert "crossed" not in shown
        assert "talk to somebody" not in shown


async def test_an_unfinished_play_is_looked_back_on_so_far(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space"), size=TALL) as pilot:
        shown = screen_text(pilot.app)
        assert "looking back so far" in shown
        assert "Not finished: the play stands at “After”" in words(shown)
        assert "have none yet" not in shown
        assert "this play has none yet" in await pressed(pilot, "5")


@pytest.mark.parametrize(
    ("key", "name"), [("1", "ended"), ("2", "articles"), ("3", "moments"), ("4", "road"), ("5", "along")]
)
async def test_every_tab_has_its_number(home: Path, shelf: Shelf, key: str, name: str) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), size=WIDE) as pilot:
        await pressed(pilot, "3" if key == "1" else "1", key)
        assert open_tab(pilot) == name


async def test_the_arrows_and_the_mouse_turn_the_tabs_too(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), size=WIDE) as pilot:
        seen = []
        for _ in range(6):
            await pressed(pilot, "right")
            seen.append(open_tab(pilot))
        assert seen == ["articles", "moments", "road", "along", "ended", "articles"]
        await pressed(pilot, "left", "left")
        assert open_tab(pilot) == "along"
        await pilot.click(pilot.app.screen.query(Tab)[2])
        await settled(pilot)
        assert open_tab(pilot) == "moments"


async def test_the_articles_stand_side_by_side_and_the_house_apart(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), size=TALL) as pilot:
        shown = (await pressed(pilot, "2")).replace("─", "").replace("━", "")
        order = [
            "Bold Move 100.0",
            "Slow One 0.0",
            "At 2 of your 2 decisions that led on the articles wanted different things. They are not added up",
            "Set apart from them",
            "Respect",
        ]
        assert_in_order(shown, order)


async def test_an_article_opens_to_its_rules_and_a_rule_leads_to_its_moment(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        shown = await pressed(pilot, "2", "down", "enter")
        assert_in_order(shown, ["Be slow", "missed Wait (¶3 and 4)", "▸ Day 3, 21:40", "▸ Day 3, 21:50 · After"])
        shown = await pressed(pilot, "down", "enter")
        assert open_tab(pilot) == "moments"
        assert "You took:     “Call again.”" in shown


async def test_an_article_that_says_nothing_says_so(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep(""), size=TALL) as pilot:
        shown = words(await pressed(pilot, "2"))
        assert "Bold Move says nothing here" in shown
        assert "No decision has been taken yet" in shown
        assert "It says nothing about this play." in await pressed(pilot, "enter")
        assert "No decision of yours has been taken yet." in await pressed(pilot, "escape", "3", "t", "n")
        assert isinstance(pilot.app.screen, DebriefScreen)


async def test_a_moment_says_what_stood_beside_it_and_marks_named_disputes_alone(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        shown = await pressed(pilot, "3")
        order = [
            "● Day 3, 21:40 · The quiet flat",
            "“Call her and say everything.”",
            "1 of 2 that speak agree · in dispute",
        ]
        assert_in_order(shown, order)
    shelf.pack.write_text(
        shelf.pack.read_text().replace("disputes:\n  when: {question: Now or later?, sides: [[ask], [wait]]}\n", "")
    )
    async with looking_back(home, shelf.folder / "play.jsonl") as pilot:
        shown = await pressed(pilot, "3")
        assert "1 of 2 that speak agree" in shown
        assert "in dispute" not in shown


async def test_a_moment_opens_to_everything_there_is_to_say_of_it(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), size=(80, 70)) as pilot:
        shown = await pressed(pilot, "3", "enter")
        order = [
            "Day 3, 21:40 · The quiet flat",
            "the articles disagree",
            "You took: “Call her and say everything.”",
            "What was on offer",
            "1 taken",
            "2 “Wait.”",
            "1 of 2 articles that speak is with you.",
            "with you Be bold Get in touch (¶6)",
            "against you Be slow Wait (¶3 and 4) rather “Wait.”",
            "Where the articles disagree ? Now or later? Bold Move: 1 Slow One: 2",
            "Option by option",
            "follows: Get in touch (Bold Move ¶6)",
            "follows: Wait (Slow One ¶3 and 4)",
            "the author: Waiting is also doing something.",
            "next: Quiet.",
            "Luck",
            "“Ask for room.” 60 in 100",
            "it could have been “Hear them out.” 40 in 100",
        ]
        assert_in_order(shown, order)


async def test_the_house_stands_apart_at_a_moment_too(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), step=3, size=(80, 70)) as pilot:
        order = [
            "Who stood where",
            "with you Be bold",
            "Set apart: the house",
            "against you The house Leave a no alone",
        ]
        assert_in_order(screen_text(pilot.app), order)


async def test_escape_leads_out_of_a_moment_and_only_then_away(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        assert "What was on offer" in await pressed(pilot, "3", "enter")
        assert "What was on offer" not in await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, DebriefScreen)
        await pressed(pilot, "escape")
        assert not isinstance(pilot.app.screen, DebriefScreen)


async def test_on_a_wide_screen_list_and_moment_stand_side_by_side(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), size=WIDE) as pilot:
        shown = await pressed(pilot, "3")
        assert "● Day 3, 21:50 · After" in shown
        assert "You took:     “Call her" in shown
        assert "You took:     “Call again.”" in await pressed(pilot, "down")


async def test_j_and_k_turn_the_moments_over(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        assert "“Call again.”" in await pressed(pilot, "3", "enter", "j", "j")
        assert "“Call her and say everything.”" in await pressed(pilot, "k", "k")


async def test_it_opens_at_the_moment_that_was_asked_for(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), step=3) as pilot:
        assert open_tab(pilot) == "moments"
        assert "You took:     “Call again.”" in screen_text(pilot.app)


async def test_the_path_tells_the_road_with_its_luck_and_leads_to_the_moments(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        order = [
            "● Day 3, 21:40 · The quiet flat",
            "You took: “Call her and say everything.”",
            "Noor “Ask for room.” (60 in 100)",
            "● Day 3, 21:50 · After",
            "the end A boundary was crossed",
        ]
        assert_in_order((await pressed(pilot, "4")).replace("│", " "), order)
        assert "You took:     “Call again.”" in await pressed(pilot, "down", "enter")
        assert open_tab(pilot) == "moments"


async def test_where_there_is_room_the_map_stands_beside_the_road_and_follows_it(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), size=WIDE) as pilot:
        await pressed(pilot, "4")
        await settled(pilot)
        shown = pilot.app.screen.query_one(StoryMap)
        assert shown.selected == "flat"
        await pressed(pilot, "down")
        assert shown.selected == "after"
        await pressed(pilot, "down")
        assert shown.selected == "hurt"


async def test_no_map_is_drawn_where_there_is_no_room_for_it(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        await pressed(pilot, "4")
        assert not pilot.app.screen.query(StoryMap)


# --- what can be done


async def test_t_goes_on_with_the_play_from_the_moment_that_is_chosen(
    home: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        monkeypatch.setattr(type(pilot.app), "_sit", lambda self, begin, step=None: asked.append(step))
        await pressed(pilot, "3", "down", "t")
        await pressed(pilot, "4", "home", "t")
    assert asked == [3, 1]


async def test_t_opens_the_play(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        await pressed(pilot, "3", "t")
        assert isinstance(pilot.app.screen, PlayScreen)


async def test_coming_back_from_another_try_looks_back_on_the_play_as_it_is_now(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), size=WIDE) as pilot:
        assert "a line that was crossed" in screen_text(pilot.app)
        await pressed(pilot, "3", "down", "t", "a", "2")
        shown = await pressed(pilot, "escape")
        assert open_tab(pilot) == "moments"
        assert "● Day 3, 21:50 · After" in shown
        assert "You took:     “Leave it.”" in shown
        assert "a line that was crossed" not in await pressed(pilot, "1")
        await pressed(pilot, "3", "t")
        assert isinstance(pilot.app.screen, PlayScreen)
        assert not [note for note in pilot.app._notifications if "another window" in note.message]


async def test_coming_back_to_a_play_that_stands_as_it_was_changes_nothing(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        pages = pilot.app.screen.query_one(TabbedContent)
        await pressed(pilot, "2", "f1", "escape")
        assert pilot.app.screen.query_one(TabbedContent) is pages
        assert open_tab(pilot) == "articles"


async def test_without_a_moment_t_and_n_lead_to_the_moments(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        for key in ("t", "n"):
            shown = await pressed(pilot, "1", key)
            assert open_tab(pilot) == "moments"
            assert "Choose a moment first" in shown


async def test_a_note_is_kept_with_its_decision_and_can_be_changed_and_taken_away(home: Path, shelf: Shelf) -> None:
    path = shelf.keep("call,space,again")
    async with looking_back(home, path) as pilot:
        await pressed(pilot, "3", "down", "n")
        assert isinstance(pilot.app.screen, NoteScreen)
        shown = await pressed(pilot, *"a[/b]", "escape")
        assert "your note" in shown
        assert Notes(notes_path(path)).by_step == {3: "a[/b]"}
        assert "a[/b]" in await pressed(pilot, "enter")
        assert "a[/b]c" in await pressed(pilot, "n", "c", "escape")
    async with looking_back(home, path, step=3) as pilot:
        assert "a[/b]c" in screen_text(pilot.app)
        assert "a[/b]c" not in await pressed(pilot, "n", *["backspace"] * 6, "escape")
    assert Notes(notes_path(path)).by_step == {}


async def test_what_is_written_to_a_question_is_kept_on_leaving_its_field(home: Path, shelf: Shelf) -> None:
    path = shelf.keep("wait")
    async with looking_back(home, path) as pilot:
        assert "What did Noor hear?" in await pressed(pilot, "5")
        await pressed(pilot, "tab", *"1 [b]")
        assert open_tab(pilot) == "along"  # a digit in a field is a digit
        await pressed(pilot, "escape")
        assert Notes(notes_path(path)).by_question == {"What did Noor hear?": "1 [b]"}
        assert isinstance(pilot.app.screen, DebriefScreen)
    async with looking_back(home, path) as pilot:
        assert "1 [b]" in await pressed(pilot, "5")


@pytest.mark.parametrize("keys", [["escape", "escape"], ["ctrl+q"]])
async def test_what_is_written_is_kept_on_leaving_the_screen_and_the_app(
    home: Path, shelf: Shelf, keys: list[str]
) -> None:
    path = shelf.keep("wait")
    async with looking_back(home, path) as pilot:
        await pressed(pilot, "5", "tab", "x")
        await pilot.press(*keys)
        await pilot.pause()
    assert Notes(notes_path(path)).by_question == {"What did Noor hear?": "x"}


async def test_words_that_cannot_be_kept_are_told_and_stay_on_the_page_and_in_the_export(
    home: Path, shelf: Shelf
) -> None:
    path = shelf.keep("wait")
    notes_path(path).mkdir()
    target = shelf.folder / "out.md"
    async with looking_back(home, path) as pilot:
        shown = await pressed(pilot, "5", "tab", "x", "y", "escape")
        assert "could not be kept" in words(shown)
        assert pilot.app.screen.query_one(Answer).text == "xy"
        await pressed(pilot, "3", "n", "q", "escape")
        await export(pilot, target)
    assert "xy" in target.read_text()
    assert "**your note**: q" in target.read_text()


async def export(pilot: Pilot[None], target: Path, *keys: str) -> str:
    await pressed(pilot, "e", *keys)
    assert isinstance(pilot.app.screen, ExportScreen)
    field = pilot.app.screen.query_one(Input)
    field.value = str(target)
    field.focus()
    return await pressed(pilot, "enter")


async def test_both_formats_go_where_they_are_sent_and_say_so(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        shown = await export(pilot, shelf.folder / "out.md")
        assert "The debrief is in" in shown
        await export(pilot, shelf.folder / "out.html", "down")
        await export(pilot, shelf.folder / "out.md")
    assert (shelf.folder / "out.md").read_text().startswith("# The Jar")
    assert (shelf.folder / "out.html").read_text().startswith("<!DOCTYPE html>")
    assert (shelf.folder / "out-2.md").exists()


async def test_the_proposed_name_follows_the_format(home: Path, shelf: Shelf) -> None:
    home.mkdir()
    async with looking_back(home, shelf.keep("wait")) as pilot:
        await pressed(pilot, "e")
        field = pilot.app.screen.query_one(Input)
        assert field.value == str(home / "jar-debrief.md")
        await pressed(pilot, "down")
        assert field.value == str(home / "jar-debrief.html")
        await pressed(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, DebriefScreen)
    assert (home / "jar-debrief.html").is_file()


@pytest.mark.parametrize(("name", "told"), [("", "Name a file."), ("no/such/folder.md", "No such file")])
async def test_an_export_that_fails_says_why_and_stays_open(home: Path, shelf: Shelf, name: str, told: str) -> None:
    async with looking_back(home, shelf.keep("wait")) as pilot:
        await pressed(pilot, "e")
        field = pilot.app.screen.query_one(Input)
        field.value = name
        await pilot.click("#write")
        await settled(pilot)
        assert told in screen_text(pilot.app)
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, DebriefScreen)


async def test_m_opens_the_map(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("wait")) as pilot:
        await pressed(pilot, "m")
        assert isinstance(pilot.app.screen, MapScreen)


# --- all of it


async def test_every_command_of_the_page_has_its_action(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("wait")) as pilot:
        for command in PAGES["debrief"].commands:
            assert callable(getattr(pilot.app.screen, f"action_{command.action}"))
        assert sum(command.footer for command in (*PAGES["debrief"].commands, *EVERYWHERE)) <= 5


@pytest.mark.parametrize("size", SIZES)
async def test_at_every_size_every_page_fits_its_width(home: Path, shelf: Shelf, size: tuple[int, int]) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), size=size) as pilot:
        for key, landmark in [
            ("1", "crossed"),
            ("2", "Bold Move"),
            ("3", "The quiet flat"),
            ("4", "You took:"),
            ("5", "ending"),
        ]:
            shown = await pressed(pilot, key)
            assert landmark in shown
            assert "5 To take along" in shown or "5 Along" in shown
            assert all(
                not each.show_horizontal_scrollbar for each in pilot.app.screen.query("Ended, OptionList, Along")
            )


async def test_markup_in_a_story_shows_as_it_is_on_every_page(home: Path, shelf: Shelf) -> None:
    nasty = STORY.format(guidance="five-articles")
    for old, new in [
        ("title: The Jar", "title: 'The [b]Jar[/b]'"),
        ("title: The quiet flat", "title: 'The [quiet] flat'"),
        ("Wait.,", "'[/b] wait [@click=app.quit]here[/]',"),
        ("What did <ex> hear?", "'Did <ex> [hear]?'"),
    ]:
        nasty = nasty.replace(old, new)
    shelf.write(nasty)
    path = shelf.keep("wait", {"ex": Person("[red]Noor", PRONOUNS["she"])})
    async with looking_back(home, path, size=(80, 70)) as pilot:
        assert "The [b]Jar[/b]" in screen_text(pilot.app)
        assert "[red]Noor" in screen_text(pilot.app)
        for key in "34":
            shown = await pressed(pilot, key)
            assert "The [quiet] flat" in shown
            assert "[/b] wait [@click=app.quit]here[/]" in shown
        assert "[/b] wait [@click=app.quit]here[/]" in await pressed(pilot, "3", "enter", "n", "escape")
        assert "Did [red]Noor [hear]?" in await pressed(pilot, "5")


async def test_what_differs_from_the_play_as_it_was_is_told_on_top(home: Path, shelf: Shelf) -> None:
    path = shelf.keep("call,space,again")
    shelf.write(shelf.story.read_text().replace("The flat hums.", "The flat is loud."))
    path.write_bytes(path.read_bytes()[:-9])
    async with looking_back(home, path, size=TALL, guidance="nobodys") as pilot:
        order = [
            "cut off in the middle of a step",
            "The story was changed since",
            "guidance of nobodys",
            "Where it stands",
        ]
        assert_in_order(screen_text(pilot.app), order)


async def test_the_pack_of_the_settings_judges(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again"), guidance="five-articles") as pilot:
        assert "After No Contact" in await pressed(pilot, "2")


async def test_a_story_that_is_gone_is_told_in_a_dialog(home: Path, shelf: Shelf) -> None:
    path = shelf.keep("wait")
    shelf.story.unlink()
    async with looking_back(home, path) as pilot:
        assert isinstance(pilot.app.screen, FaultScreen)
        assert "HW801" in screen_text(pilot.app)
        await pressed(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_a_page_is_copied_as_it_stands(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("wait")) as pilot:
        sheet = pilot.app.screen.query_one(Ended).query_one(Sheet)
        sheet.text_select_all()
        assert "How it ended" in (pilot.app.screen.get_selected_text() or "")


async def test_a_long_debrief_mounts_few_widgets(home: Path, shelf: Shelf) -> None:
    async with looking_back(home, shelf.keep("call,space,again")) as pilot:
        assert len(pilot.app.screen.query("*")) < 60
        assert len(pilot.app.screen.query(OptionList)) == 4
        assert len(pilot.app.screen.query(TextArea)) == 0
