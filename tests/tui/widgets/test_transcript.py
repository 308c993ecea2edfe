from __future__ import annotations

from textual.app import App, ComposeResult

from tests.support.stage import screen_text
from tui.playing.entries import Entry
from tui.widgets.transcript import FOLD, MOST, Passage, Transcript


class Reader(App[None]):
    def compose(self) -> ComposeResult:
        yield Transcript()


def entries(count: int) -> list[Entry]:
    return [Entry("narration", f"Beat {number}.") for number in range(count)]


async def test_however_much_is_told_few_widgets_hold_all_of_it() -> None:
    app = Reader()
    async with app.run_test(size=(60, 18)) as pilot:
        transcript = app.query_one(Transcript)
        for count in range(0, 400, 7):
            transcript.show(entries(count))
        await pilot.pause()
        assert [entry.text for entry in transcript.entries] == [f"Beat {number}." for number in range(399)]
        assert list(transcript.query(Passage)) == transcript._passages
        assert len(transcript._passages) <= MOST + 399 // FOLD + 1
        assert "Beat 398." in screen_text(app)
        assert transcript.virtual_size.height == 2 * 399


async def test_going_back_takes_away_what_came_later_and_nothing_else() -> None:
    app = Reader()
    async with app.run_test(size=(60, 18)) as pilot:
        transcript = app.query_one(Transcript)
        transcript.show(entries(200))
        await pilot.pause()
        first = transcript._passages[0]
        transcript.show([*entries(95), Entry("choice", "Other.")])
        await pilot.pause()
        assert transcript._passages[0] is first
        assert [entry.text for entry in transcript.entries][-2:] == ["Beat 94.", "Other."]
        assert "▸ Other." in screen_text(app)


async def test_what_comes_in_between_leaves_the_rest_where_it_is() -> None:
    app = Reader()
    async with app.run_test(size=(60, 18)) as pilot:
        transcript = app.query_one(Transcript)
        told = entries(10)
        transcript.show(told)
        await pilot.pause()
        before = list(transcript._passages)
        transcript.show([*told[:5], Entry("note", "Mine."), *told[5:]])
        await pilot.pause()
        assert [each for each in transcript._passages if each not in before] == [transcript._passages[5]]
        assert [child.entries[0].text for child in transcript.query(Passage)][4:7] == ["Beat 4.", "Mine.", "Beat 5."]
