from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from sim.story.library import SHIPPED
from tests.support.command import STORY
from tests.support.shelved import keep, shelve
from tests.support.stage import SIZES, on_stage, screen_text, settled, text_of
from tui import messages
from tui.commands import PAGES
from tui.screens.fault import FaultScreen
from tui.screens.filtering import FilterScreen
from tui.screens.library import LibraryScreen
from tui.themes import TITLES as THEMES
from tui.widgets.stories import Stories

SHIP = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
JAR = STORY.replace("The Spare Key of <ex>", "A Jar of Buttons").replace("minutes: 3", "minutes: 9\nlevel: advanced")
STRANGE = r"[door] [/b] [@click=app.quit]x[/] \[ *so* שלום 名前 e\u0301 <3 \e[31m"
SHOWN = "[door] [/b] [@click=app.quit]x[/] \\[ *so* שלום 名前 e\u0301 <3 [31m"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Message]:
    """What the library asks of the app, which hears nothing of it."""
    heard: list[Message] = []
    post: Callable[[LibraryScreen, Message], bool] = LibraryScreen.post_message

    def keep_back(screen: LibraryScreen, message: Message) -> bool:
        if type(message).__module__ != messages.__name__:
            return post(screen, message)
        heard.append(message)
        return True

    monkeypatch.setattr(LibraryScreen, "post_message", keep_back)
    return heard


def _titles(pilot: Pilot[None]) -> list[str]:
    return [str(option.id) for option in pilot.app.screen.query_one(Stories).options]


async def _choose(pilot: Pilot[None], story: str) -> None:
    stories = pilot.app.screen.query_one(Stories)
    stories.highlighted = stories.get_option_index(story)
    await settled(pilot)


def _pane(pilot: Pilot[None]) -> str:
    return "\n".join(text_of(widget) for widget in pilot.app.screen.query("#pane Static").results(Static))


def _notices(pilot: Pilot[None]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


async def test_every_story_is_listed_the_own_ones_first(home: Path) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        assert _titles(pilot) == ["key", *SHIP]
        assert f"{len(SHIP) + 1} stories" in screen_text(pilot.app)
        assert "The Spare Key of Noor  yours" in screen_text(pilot.app)
        assert "The Spare Key of Noor" in _pane(pilot)


async def test_the_pane_tells_the_story_that_is_chosen(home: Path) -> None:
    shelve(home)
    shelve(home, "jar", JAR)
    async with on_stage(home, size=(120, 40)) as pilot:
        await _choose(pilot, "key")
        assert "9 minutes" not in _pane(pilot)
        await pilot.press("up")
        await settled(pilot)
        assert "9 minutes · advanced · Sam and Noor · yours" in _pane(pilot)
        assert "a key is mentioned" in _pane(pilot)
        assert "three to find" in _pane(pilot)


async def test_enter_plays_a_story_that_has_no_unfinished_play(home: Path, asked: list[Message]) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        await pilot.press("enter")
        assert [message.request.story for message in asked if isinstance(message, messages.Play)] == ["key"]
        assert not pilot.app.screen.query_one("#anew").display


async def test_enter_goes_on_and_a_starts_anew_where_a_play_is_unfinished(home: Path, asked: list[Message]) -> None:
    shelve(home)
    kept = keep(home, "look", "keep")
    async with on_stage(home) as pilot:
        assert "Day 1, 21:00. 2 decisions so far." in _pane(pilot)
        await pilot.press("enter", "a")
        going_on, anew = asked
        assert isinstance(going_on, messages.Resume)
        assert going_on.kept.path == kept
        assert isinstance(anew, messages.Play)


async def test_the_mouse_chooses_with_one_click_and_opens_with_the_next(home: Path, asked: list[Message]) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        await pilot.click(Stories, offset=(3, 2))
        await settled(pilot)
        assert pilot.app.screen.query_one(Stories).chosen == SHIP[0]
        assert asked == []
        await pilot.click(Stories, offset=(3, 2))
        assert isinstance(asked[0], messages.Play)
        assert asked[0].request.story == SHIP[0]


async def test_the_doors_in_the_pane_open_by_mouse(home: Path, asked: list[Message]) -> None:
    shelve(home)
    keep(home, "keep")
    async with on_stage(home) as pilot:
        await pilot.click("#play")
        await pilot.click("#anew")
        assert [type(message) for message in asked] == [messages.Resume, messages.Play]


async def test_the_other_screens_are_asked_for_by_key(home: Path, asked: list[Message]) -> None:
    shelve(home)
    kept = keep(home, "keep", "stop")
    async with on_stage(home) as pilot:
        await pilot.press("d", "m", "h")
        back, chart, history = asked
        assert isinstance(back, messages.LookBack)
        assert back.kept.path == kept
        assert isinstance(chart, messages.ShowMap)
        assert chart.story == "key"
        assert isinstance(history, messages.ShowHistory)
        assert history.story is None


async def test_a_story_that_was_never_played_cannot_be_looked_back_on(home: Path, asked: list[Message]) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert asked == []
        assert _notices(pilot) == ["You have not played this story yet."]


async def test_every_command_of_the_registry_is_an_action_of_the_screen() -> None:
    for command in PAGES["library"].commands:
        assert callable(getattr(LibraryScreen, f"action_{command.action}", None)), command.action


async def test_a_search_narrows_the_list_as_it_is_typed_and_escape_ends_it(home: Path) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        await pilot.press("slash", *"key")
        assert _titles(pilot) == ["key"]
        assert f"1 of {len(SHIP) + 1}: “key”" in screen_text(pilot.app)
        await pilot.press("enter")
        assert isinstance(pilot.app.focused, Stories)
        await pilot.press("escape")
        assert len(_titles(pilot)) == len(SHIP) + 1
        assert not pilot.app.screen.query_one("#words", Input).display


async def test_what_is_typed_right_behind_the_slash_belongs_to_the_search(home: Path) -> None:
    async with on_stage(home) as pilot:
        library = pilot.app.screen
        assert isinstance(library, LibraryScreen)
        library.action_search()
        assert library.focused is library.query_one("#words")


async def test_the_letters_of_other_commands_can_be_searched_for(home: Path, asked: list[Message]) -> None:
    async with on_stage(home) as pilot:
        await pilot.press("slash", *"xhdamf")
        assert asked == []
        assert pilot.app.screen.query_one("#words", Input).value == "xhdamf"
        assert "No story here has all of this: “xhdamf”." in " ".join(screen_text(pilot.app).split())


async def test_filters_are_set_and_let_go_by_keys_and_told_in_one_line(home: Path) -> None:
    shelve(home, "jar", JAR)
    async with on_stage(home, size=(120, 40)) as pilot:
        await pilot.press("f")
        assert isinstance(pilot.app.screen, FilterScreen)
        assert "○ a long decline" in screen_text(pilot.app)
        causes = pilot.app.screen.query_one(OptionList)
        causes.highlighted = causes.get_option_index("cause long-decline")
        await pilot.press("enter")
        assert "● a long decline" in screen_text(pilot.app)
        await pilot.press("escape")
        declined = [name for name in SHIP if "cause: long-decline" in (SHIPPED / f"{name}.yaml").read_text("utf-8")]
        assert _titles(pilot) == declined
        assert f"{len(declined)} of {len(SHIP) + 1}: a long decline" in screen_text(pilot.app)
        await pilot.press("x")
        assert len(_titles(pilot)) == len(SHIP) + 1


async def test_a_filter_is_let_go_where_it_was_set(home: Path) -> None:
    async with on_stage(home) as pilot:
        await pilot.press("f", "enter", "escape")
        assert 0 < len(_titles(pilot)) < len(SHIP)
        await pilot.press("f", "enter", "escape")
        assert len(_titles(pilot)) == len(SHIP)


async def test_the_story_that_is_chosen_stays_so_while_others_come_and_go(home: Path) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        await _choose(pilot, "the-long-quiet")
        await pilot.press("slash", *"quiet")
        await pilot.press("escape")
        assert pilot.app.screen.query_one(Stories).chosen == "the-long-quiet"


async def test_coming_back_tells_the_play_that_was_played_meanwhile(home: Path) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        await _choose(pilot, "dishwasher-treaty")
        await _choose(pilot, "key")
        await pilot.press("f2")
        keep(home, "keep", "stop")
        shelve(home, "jar", JAR)
        await pilot.press("escape")
        await settled(pilot)
        assert "1 of 3 found: At peace" in _pane(pilot)
        assert pilot.app.screen.query_one(Stories).chosen == "key"
        assert _titles(pilot) == ["jar", "key", *SHIP]


async def test_the_doors_are_told_in_full_once_there_is_a_play_to_go_on_with(home: Path) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        assert "Play  enter" in screen_text(pilot.app)
        await pilot.press("f2")
        keep(home, "keep")
        await pilot.press("escape")
        await settled(pilot)
        assert "Go on  enter" in screen_text(pilot.app)
        assert "Start anew  a" in screen_text(pilot.app)


async def test_a_story_that_went_meanwhile_is_gone(home: Path) -> None:
    path = shelve(home)
    async with on_stage(home) as pilot:
        await pilot.press("f2")
        path.unlink()
        await pilot.press("escape")
        await settled(pilot)
        assert _titles(pilot) == SHIP
        assert "A Clear No" in _pane(pilot)


async def test_a_story_with_faults_says_so_and_cannot_be_played(home: Path) -> None:
    shelve(home, "broken", STORY.replace("to: answer}", "to: nowhere}", 1))
    async with on_stage(home) as pilot:
        assert "cannot be played as it is" in screen_text(pilot.app)
        assert "`heartwork check broken`" in _pane(pilot)
        assert not pilot.app.screen.query_one("#doors").display
        await pilot.press("m", "d", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FaultScreen)
        assert "HW301" in screen_text(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_what_an_author_wrote_is_shown_as_it_is(size: tuple[int, int], home: Path) -> None:
    text = STORY.replace("The Spare Key of <ex>", f'"{STRANGE}"').replace("A key, and who keeps it.", f'"{STRANGE}"')
    text = text.replace("[a key is mentioned]", f'["{STRANGE}"]\nobjectives: ["{STRANGE}"]')
    shelve(home, "strange", text.replace(r"\[", r"\\["))
    async with on_stage(home, size=size) as pilot:
        told = " ".join(_pane(pilot).split())
        assert told.count(SHOWN) == 4
        await pilot.press("f", "escape", "slash", *"[/b]")
        assert _titles(pilot) == ["strange"]
        assert "“[/b]”" in screen_text(pilot.app)


@pytest.mark.parametrize("theme", THEMES)
async def test_the_row_under_the_cursor_has_one_colour_that_can_be_told_from_its_ground(theme: str, home: Path) -> None:
    async with on_stage(home, theme=theme) as pilot:
        stories = pilot.app.screen.query_one(Stories)
        colours = {
            segment.style.color
            for y in range(2)
            for segment in stories.render_line(y)
            if segment.style is not None and segment.text.strip()
        }
        assert len(colours) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_list_story_and_ways_in_have_room_at_every_size(size: tuple[int, int], home: Path) -> None:
    shelve(home)
    keep(home, "keep")
    async with on_stage(home, size=size) as pilot:
        shown = screen_text(pilot.app)
        for each in (
            "heartwork",
            f"{len(SHIP) + 1} stories",
            "A Clear No",
            "A key, and who keeps it.",
            "Go on",
            "Start anew",
        ):
            assert each in shown, each
        assert {"Play", "Search", "Filter", "Help", "Support"} <= set(shown.splitlines()[-1].split())


async def test_the_picture_shows_what_was_seen(home: Path) -> None:
    shelve(home)
    async with on_stage(home) as pilot:
        before = text_of(pilot.app.screen.query_one("#picture"))
        assert before.strip()
        assert "●" not in before
        await pilot.press("f2")
        keep(home, "keep")
        await pilot.press("escape")
        await settled(pilot)
        assert text_of(pilot.app.screen.query_one("#picture")).count("●") == 2
        assert "2 of 5 scenes seen" in _pane(pilot)


async def test_a_library_without_stories_says_how_to_begin_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sim.story.library import Folders

    monkeypatch.setattr(Folders, "ids", lambda *_: {})
    async with on_stage(home) as pilot:
        await pilot.press("enter", "a", "d", "m", "x", "f", "escape")
        assert "There are no stories here yet." in " ".join(screen_text(pilot.app).split())


async def test_plays_out_of_reach_are_told_and_the_stories_stay(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(home) as pilot:
        await pilot.press("f2")

        def out_of_reach(_: Path) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("tui.shelf.catalogue.kept_plays", out_of_reach)
        await pilot.press("escape")
        await settled(pilot)
        assert _notices(pilot) == ["Your plays could not be looked through: Permission denied"]
        assert len(_titles(pilot)) == len(SHIP)


async def test_a_damaged_play_is_set_aside_and_told_once(home: Path) -> None:
    (home / "plays").mkdir(parents=True)
    (home / "plays" / "torn.jsonl").write_text("no play at all\n", encoding="utf-8")
    async with on_stage(home) as pilot:
        await pilot.press("f2", "escape")
        await settled(pilot)
        assert ["torn.jsonl was damaged" in each for each in _notices(pilot)] == [True]
        assert (home / "plays" / "set-aside" / "torn.jsonl").is_file()


async def test_the_library_behind_the_first_welcome_has_its_styles(home: Path) -> None:
    async with on_stage(home, welcomed=False, size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen.query_one("#shelf").outer_size.width == 42
        assert text_of(pilot.app.screen.query_one("#told")).strip().startswith(f"{len(SHIP)} stories")


async def test_a_long_fault_still_says_how_it_closes(home: Path) -> None:
    async with on_stage(home, size=(60, 18)) as pilot:
        await pilot.app.push_screen(FaultScreen("This cannot be opened as it is", "a line of it\n" * 60))
        await settled(pilot)
        assert "enter closes" in screen_text(pilot.app)
        await pilot.press("end")
        await settled(pilot)
        assert "Close" in screen_text(pilot.app)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, LibraryScreen)
