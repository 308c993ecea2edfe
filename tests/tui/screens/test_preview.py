from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from sim.story.library import Folders
from tests.support.goldens import assert_looks, assert_pictured
from tests.support.playing import said
from tests.support.previewing import Workbench, previewing
from tests.support.stage import screen_text, settled, text_of
from tests.support.workbench import Manuscript
from tui.screens.changing import ChangeScreen
from tui.screens.library import LibraryScreen
from tui.screens.picking import PickScreen
from tui.widgets.story_map import StoryMap
from tui.widgets.workbench.bench import FAULTS, FIGURES, MAP, Bench
from tui.widgets.workbench.faults import Faults
from tui.widgets.workbench.moves import Moves
from tui.workbench import material
from tui.workbench.edition import Edition, read_edition

WIDE = (120, 40)


@pytest.fixture
def manuscript(tmp_path: Path) -> Manuscript:
    return Manuscript(tmp_path)


def notice(bench: Workbench) -> str:
    """What the notice says, on one line."""
    return " ".join(text_of(bench.screen.query_one("#notice")).split())


def shown(bench: Workbench) -> str:
    """What the screen shows, on one line; two things side by side are mixed up in it."""
    return " ".join(screen_text(bench.pilot.app).split())


# --- the story


async def test_the_story_plays_with_ids_and_what_each_option_does(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press("1")
        text = shown(bench)
        for part in (
            "▸ write · Write to her.",
            "trust 40 → 50",
            "For ex alone",
            "You count to ten.",
            "Noor thinks",
            "answer · ex decides · day 3, 20:00",
            "trust 50 (nerve 1) (knows false)",
            "1 fetch Say that you will fetch it.",
            "weight trust: 50% as it stands",
        ):
            assert part in text, part


async def test_a_shut_option_is_shown_with_its_condition_and_cannot_be_taken(
    home: Path, manuscript: Manuscript
) -> None:
    async with previewing(home, manuscript) as bench:
        assert "shut: if nerve > 0 and trust >= 40 (nerve is 0, trust is 40)" in shown(bench)
        await bench.press("4")
        assert bench.scene == "kitchen"
        await bench.press("up", "enter")  # the last that is open
        assert "post · Put it in the post." in bench.told


async def test_the_others_options_are_taken_by_hand_or_by_lot_and_taken_back(
    home: Path, manuscript: Manuscript
) -> None:
    async with previewing(home, manuscript) as bench:
        await bench.press("1", "2")
        assert bench.scene == "quiet"
        await bench.press("u", "l")
        assert bench.scene in ("quiet", "doorstep")
        await bench.press("r")
        assert (bench.scene, len(bench.told)) == ("kitchen", 2)
        await bench.press("u")
        assert "nothing to take back" in notice(bench)


async def test_a_chance_waits_to_be_settled(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript) as bench:
        await bench.press("3")
        assert "a chance is open" in shown(bench)
        await bench.press("1")
        assert bench.scene == "doorstep"


async def test_a_number_takes_its_option_from_the_other_side_too(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press("f", "1")
        assert bench.scene == "answer"
        assert bench.screen.query_one(Bench).has_focus_within


async def test_it_begins_where_it_was_asked_to(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript, "doorstep", knows=True) as bench:
        assert bench.scene == "doorstep"
        assert "I know that now." in bench.told


# --- other places


async def test_a_scene_is_found_by_words_and_begins_with_the_states_of_now(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript) as bench:
        await bench.press("2", "g")
        assert isinstance(bench.pilot.app.screen, PickScreen)
        await bench.type("door open")
        assert bench.scene == "doorstep"
        assert "I know that now." in bench.told
        await bench.press("g")
        await bench.type("the start of")
        assert bench.told == ["The kitchen · day 3, 18:00", "A key lies on the table."]


async def test_looking_for_a_scene_can_be_left(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript) as bench:
        await bench.press("g", "x", "x", "enter")
        assert isinstance(bench.pilot.app.screen, PickScreen)
        await bench.press("escape")
        assert bench.scene == "kitchen"


async def test_states_are_set_by_hand(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript) as bench:
        await bench.press("s")
        assert isinstance(bench.pilot.app.screen, ChangeScreen)
        await bench.type("trust=50 nerve=9")
        assert "`nerve` goes from 0 to 5, so it cannot be 9" in notice(bench)
        await bench.press("s")
        await bench.type("trust=50 nerve=3")
        assert "3 knock" in shown(bench)
        await bench.press("s")
        await bench.type("trust")
        assert "`trust` sets nothing" in shown(bench)
        await bench.press("escape", "u")
        assert "shut: if nerve > 0" in shown(bench)


async def test_a_state_is_chosen_from_the_list_and_a_flag_turned(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript) as bench:
        await bench.press("s", "down", "end", "enter", "enter")
        assert "set by hand: knows = true" in bench.told


async def test_a_state_that_exploration_reached_is_picked_with_its_road(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript, "answer") as bench:
        await bench.press("p")
        assert isinstance(bench.pilot.app.screen, PickScreen)
        assert "2 states in which play comes to answer" in shown(bench)
        await bench.type("knows true")
        assert bench.told[2:4] == ["ring · Ring Ade.", "Is it about the key?"]
        assert bench.scene == "answer"


async def test_a_scene_that_no_road_comes_to_says_so(home: Path, manuscript: Manuscript) -> None:
    manuscript.save(("after: 2 hours\n        to: answer", "after: 2 hours\n        to: quiet"))
    async with previewing(home, manuscript, "answer") as bench:
        await bench.press("p")
        assert notice(bench) == "No road comes to answer."


# --- the file


async def test_saving_shows_the_new_words_at_the_same_place(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press("2", "1")
        await bench.save(("Say that it can wait.", "Say that there is time."))
        text = shown(bench)
        assert "Say that there is time." in text
        assert "You are where you were, by the same road." in text
        assert bench.screen.desk.session is not None
        assert bench.screen.desk.session.steps == 2


async def test_what_became_of_the_place_is_said(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press("1")
        await bench.save(("      write:", "      text-them:"))
        assert (
            bench.scene,
            "The scene and the state are the same; the clock and the history are those of the start." in notice(bench),
        ) == ("answer", True)
        await bench.press("2")
        assert notice(bench) == ""


async def test_a_broken_file_keeps_the_last_good_story_and_says_what_is_wrong(
    home: Path, manuscript: Manuscript
) -> None:
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press("1")
        await bench.save(("to: doorstep}", "to: dorstep}"))
        text = shown(bench)
        assert "2 faults keep the file from being played. What plays here is the version before." in text
        assert "2 errors" in text
        assert "no scene named `dorstep`" in text
        assert "did you mean `doorstep`?" in text
        await bench.press("2")
        assert bench.scene == "quiet"
        await bench.save(("to: dorstep}", "to: doorstep}"))
        assert "by the same road" in notice(bench)
        assert "no faults" in shown(bench)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[" * 100_000, b"a: b\n" * 10], ids=["empty", "half", "deep", "a"])
async def test_whatever_is_in_the_file_the_story_plays_on(home: Path, manuscript: Manuscript, data: bytes) -> None:
    async with previewing(home, manuscript) as bench:
        await bench.press("1")
        manuscript.write(data)
        await bench.notice()
        assert "What plays here is the version before." in notice(bench)
        await bench.press("2")
        assert bench.scene == "quiet"


async def test_a_file_that_is_gone_comes_back(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript) as bench:
        manuscript.path.unlink()
        await bench.notice()
        assert "The file is gone. What plays here is the version before." in notice(bench)
        await bench.save()
        assert "by the same road" in notice(bench)


async def test_a_file_that_is_written_again_as_it_was_changes_nothing(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript) as bench:
        edition = bench.screen.edition
        await bench.save()
        assert bench.screen.edition is edition
        assert notice(bench) == ""


async def test_a_file_that_is_faulty_from_the_start_shows_its_faults_and_plays_once_it_is_mended(
    home: Path, manuscript: Manuscript
) -> None:
    manuscript.save(("to: answer", "to: anser"))
    async with previewing(home, manuscript, "doorstep") as bench:
        text = shown(bench)
        assert "There is nothing to play yet." in text
        assert "no scene named `anser`" in text
        await bench.press("l", "u", "r", "g", "s", "p", "m", "h", "f", "1")  # none of it may fall over
        await bench.save(("to: anser", "to: answer"))
        assert bench.scene == "doorstep"


async def test_a_pack_of_ones_own_counts_as_the_file_does(home: Path, tmp_path: Path) -> None:
    own = home / "scenarios" / "guidance" / "own.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("format: 1\ntitle: One voice\nsources: {one: {title: One}}\nrules: {}\n")
    manuscript = Manuscript(tmp_path)
    manuscript.folders = manuscript.folders._replace(user=home)
    manuscript.save(("title: The spare key", "guidance: own\ntitle: The spare key"))
    async with previewing(home, manuscript, size=WIDE) as bench:
        before = bench.screen.edition
        own.write_text("format: 1\ntitle: One voice\nsources: {one: {titel: One}}\nrules: {}\n")
        await bench.notice()
        assert bench.screen.edition is not before


# --- the bench


async def test_the_faults_are_listed_and_enter_opens_the_editor_there(
    home: Path, manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, int]] = []
    manuscript.save(("reflect: [And <ex>?]", "reflect: []"))
    async with previewing(home, manuscript, size=WIDE) as bench:
        monkeypatch.setattr(bench.screen, "edit", lambda path, line: opened.append((path, line)))
        await bench.press("f", "enter")
        lines = manuscript.text.splitlines()
        assert [(path, "quiet:" in lines[line - 1]) for path, line in opened] == [(manuscript.path, True)]


async def test_e_opens_the_editor_at_the_scene_or_at_the_marked_option(
    home: Path, manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    async with previewing(home, manuscript) as bench:
        monkeypatch.setattr(bench.screen, "edit", lambda _, line: opened.append(line))
        await bench.press("e", "down", "down", "e")
        lines = manuscript.text.splitlines()
        assert [lines[line - 1] for line in opened] == ["  kitchen:", "      ring:"]


async def test_without_an_editor_it_says_what_to_set(
    home: Path, manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    async with previewing(home, manuscript) as bench:
        await bench.press("e")
        assert said(bench.pilot) == (
            "No editor is named. Set VISUAL or EDITOR, for example: export VISUAL=nano (or: export VISUAL=code)"
        )


async def test_the_map_shows_every_scene_and_goes_to_one(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press("m")
        text = shown(bench)
        assert "◆ kitchen" in text
        assert "○ answer" in text
        drawn = bench.screen.query_one(StoryMap)
        drawn.select("quiet")
        await bench.press("enter")
        assert bench.scene == "quiet"
        assert bench.screen.query_one(StoryMap) is drawn
        assert drawn.chart.here == "quiet"


async def test_a_map_keeps_its_zoom_and_its_place_when_the_file_is_saved(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press("m", "plus", "plus", "full_stop")
        drawn = bench.screen.query_one(StoryMap)
        before = drawn.selected, drawn.zoom
        await bench.save(("  doorstep:\n", "  stairs: {text: Up., to: quiet}\n  doorstep:\n"))
        assert (drawn.selected, drawn.zoom) == before
        assert "stairs" in drawn.chart.marks


async def test_the_figures_are_those_of_the_place_on_show(
    home: Path, manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(material, "PLAYS", 100)
    monkeypatch.setattr(material, "FOLLOWED", 50)
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press("h")
        text = shown(bench)
        assert "From kitchen on" in text
        assert "Agreement with the articles" in text
        await bench.press("1")
        assert "From answer on" in shown(bench)
        await bench.press("2")
        assert "The story ends here, and so does every play." in shown(bench)


async def test_the_two_sides_take_turns_where_there_is_room_for_one(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript) as bench:
        moves, side = bench.screen.query_one(Moves), bench.screen.query_one(Bench)
        assert (moves.region.area > 0, side.region.area > 0) == (True, False)
        await bench.press("tab")
        assert (moves.region.area > 0, side.region.area > 0) == (False, True)
        assert isinstance(bench.screen.focused, Faults)
        await bench.press("escape")
        assert (moves.region.area > 0, side.region.area > 0) == (True, False)
        await bench.press("m", "tab", "h")
        assert side.active == FIGURES
        await bench.press("f")
        assert side.active == FAULTS
        await bench.press("m")
        assert side.active == MAP


async def test_where_there_is_room_they_stand_side_by_side(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript, size=WIDE) as bench:
        moves, side = bench.screen.query_one(Moves), bench.screen.query_one(Bench)
        assert moves.region.right <= side.region.x
        await bench.press("tab")
        assert side.has_focus_within
        await bench.press("tab")
        assert moves.has_focus


async def test_leaving_goes_back_to_the_library_and_keeps_no_play(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript) as bench:
        await bench.press("1", "2", "escape")
        assert isinstance(bench.pilot.app.screen, LibraryScreen)
        assert not (home / "plays").exists()


async def test_what_an_author_writes_is_never_markup(home: Path, manuscript: Manuscript) -> None:
    manuscript.save(
        ("A key lies on the table.", "'[b]A key[/b] [@click=app.quit]lies[/] [/i] \\\\ here'"),
        ("Write to <ex.them>.", "'[red]Write[/red] [/b]'"),
        ("title: The kitchen", "title: 'The [/b] kitchen'"),
    )
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.press("m", "h", "g", "escape", "1")
        text = shown(bench)
        assert "[b]A key[/b] [@click=app.quit]lies[/] [/i]" in text
        assert "[red]Write[/red] [/b]" in text


# --- how it looks


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_how_it_looks(home: Path, manuscript: Manuscript, size: tuple[int, int]) -> None:
    manuscript.save(("reflect: [And <ex>?]", "reflect: []"))
    async with previewing(home, manuscript, size=size) as bench:
        await bench.press("2", "1")
        assert_looks(bench.pilot.app, f"preview-{size[0]}x{size[1]}")
        if size == (120, 40):
            assert_pictured(bench.pilot.app, "preview")
        await bench.press("m")
        assert_looks(bench.pilot.app, f"preview-map-{size[0]}x{size[1]}")


async def test_a_file_that_takes_long_to_read_is_said_to_be_read(
    home: Path, manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slowly(path: Path, folders: Folders) -> Edition:
        go_on.wait()
        return read_edition(path, folders)

    async with previewing(home, manuscript) as bench:
        monkeypatch.setattr("tui.screens.watching.read_edition", slowly)
        manuscript.save(("A key lies", "A cat lies"))
        bench.screen.look()
        bench.clock.now += 1
        bench.screen.look()
        assert notice(bench) == ""
        bench.clock.now += 1
        bench.screen.look()
        await bench.pilot.pause()
        assert notice(bench) == "The file was saved, and is being read ..."
        go_on.set()
        await bench.notice()
        assert notice(bench) == "Read anew. You are where you were, by the same road."
        assert "A cat lies on the table." in bench.told


async def test_the_mouse_does_it_too(home: Path, manuscript: Manuscript) -> None:
    async with previewing(home, manuscript, size=WIDE) as bench:
        await bench.pilot.click(Moves, offset=(8, 0))
        await settled(bench.pilot)
        assert bench.scene == "answer"
        await bench.pilot.click("#--content-tab-map")
        await settled(bench.pilot)
        drawn = bench.screen.query_one(StoryMap)
        spot, margin = drawn.drawing.spots["kitchen"], drawn._margin
        await bench.pilot.click(drawn, offset=(spot.x + margin.x - drawn.scroll_offset.x, spot.y + margin.y))
        await settled(bench.pilot)
        assert drawn.selected == "kitchen"
