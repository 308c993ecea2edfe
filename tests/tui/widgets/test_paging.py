"""Pages of the projector: nothing is cut off, whatever is on them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.playing.entries import Entry
from tui.projector.blocks import Beside, Big, Block, Gauge, Item, Split, Text, Title, Told, Turn, Way
from tui.widgets.projector.paging import paged

words = st.text("abcdefghij", min_size=1, max_size=9)
texts = st.lists(words, min_size=1, max_size=40).map(" ".join)
entries = st.builds(
    Entry, st.sampled_from(["narration", "speech", "message", "call", "thought"]), texts, st.just("Noor")
)
blocks = st.one_of(
    st.builds(Title, texts),
    st.builds(Text, texts, st.booleans()),
    st.builds(Item, st.sampled_from(["A", "12", "·"]), texts, st.booleans()),
    st.builds(Told, st.lists(entries, min_size=1, max_size=4).map(tuple)),
    st.builds(Split, st.just("A"), texts, st.integers(0, 999), st.integers(0, 100), st.sampled_from(["", "most"])),
    st.builds(Gauge, words, st.none() | st.floats(0, 100), st.just("57.1")),
    st.builds(
        Beside, st.tuples(words, words), st.lists(texts, max_size=3).map(tuple), st.lists(texts, max_size=3).map(tuple)
    ),
    st.just(Turn()),
)
sizes = st.tuples(st.integers(40, 112), st.integers(12, 60))


def written(block: Block) -> list[str]:
    """The words of a block, in the order in which a page has them."""
    match block:
        case Title() | Text() | Item() | Split():
            return block.text.split()
        case Told():
            return [word for entry in block.entries for word in entry.text.split()]
    return []


@given(st.lists(blocks, max_size=8), sizes)
def test_every_word_is_on_some_page_in_its_order_and_no_page_is_too_large(
    shown: list[Block], size: tuple[int, int]
) -> None:
    columns, rows = size
    pages = paged(shown, columns, rows)
    for page in pages:
        lines = page.split("\n", allow_blank=True)
        assert len(lines) <= rows
        assert all(line.cell_length <= columns for line in lines)
    found = iter(word.strip("“”()") for page in pages for word in page.plain.split())
    for block in shown:
        for word in written(block):
            assert word in found, f"{word} of {block} is on no page"


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    pages = paged([Text("a"), Text("b"), Title("Heading"), Text("first")], 40, 5)
    assert [page.plain for page in pages] == ["a\n\nb", "Heading\nfirst"]


def test_what_begins_on_a_new_page_does_so_whatever_room_there_is() -> None:
    assert [page.plain for page in paged([Text("a"), Turn(), Text("b")], 40, 20)] == ["a", "b"]
    assert [page.plain for page in paged([Turn(), Text("b")], 40, 20)] == ["b"]
    assert [page.plain for page in paged([], 40, 20)] == [""]


def test_letters_are_as_big_as_they_can_be_without_costing_a_page() -> None:
    heights = [
        len(paged([Big("12 OF 20"), Text("x")], columns, rows)[0].split("\n"))
        for columns, rows in ((80, 20), (40, 20), (20, 20), (80, 4))
    ]
    assert heights == [7, 5, 3, 3]


def test_options_are_spread_where_there_is_room_and_close_up_where_there_is_none() -> None:
    options = [Item(letter, "An option.") for letter in "ABC"]
    assert paged(options, 40, 5)[0].plain.count("\n") == 4
    assert paged(options, 40, 4)[0].plain.count("\n") == 2


def test_the_cameras_code_stands_beside_the_address_or_not_at_all() -> None:
    way = Way("192.168.178.23:8765", "BCDFGH", "http://192.168.178.23:8765/#BCDFGH", "Nobody has joined yet.")
    roomy, low = paged([way], 76, 19), paged([way], 58, 15)
    assert "█▀▀▀▀▀█" in roomy[0].plain
    assert "█▀▀▀▀▀█" not in low[0].plain
    for page in (roomy, low):
        assert len(page) == 1
        assert "192.168.178.23:8765" in page[0].plain
        assert "Nobody has joined yet." in page[0].plain.replace("\n", " ")


def test_a_code_for_cameras_is_dark_on_light_in_every_theme() -> None:
    page = paged([Way("a:1", "", "http://a:1/#B")], 76, 19)[0]
    code = next(line for line in page.split("\n", allow_blank=True) if "█▀▀▀▀▀█" in line.plain)
    at = code.plain.index("█▀▀▀▀▀█")
    assert {str(span.style) for span in code.spans if span.start <= at < span.end} == {"#000000 on #ffffff"}


def test_nothing_that_was_written_is_markup() -> None:
    text = "[b]bold[/b] [@click=app.quit]x[/]"
    page = paged([Title(text), Item("A", text), Split("A", text, 1, 100, "")], 80, 20)[0]
    assert page.plain.count(text) == 3
    assert not any("click" in str(span.style) for span in page.spans)
