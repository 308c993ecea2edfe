from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from sim.exchange.layout.chains import Size, Tie
from sim.exchange.layout.layers import depths
from sim.exchange.layout.places import nearest
from sim.exchange.layout.sheet import APART, Sheet, lay_out

NODE, LABEL = Size(180, 46), Size(60, 26)
EDGE = 1e-6


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    """Up to a dozen nodes and any pairs of them."""
    count = draw(st.integers(1, 12))
    node = st.integers(0, count - 1)
    return count, draw(st.lists(st.tuples(node, node), max_size=30, unique=True))


def back(pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Without these no circle is left: what is numbered higher is further down."""
    return {(a, b) for a, b in pairs if b <= a}


def sheet(count: int, pairs: list[tuple[int, int]]) -> Sheet:
    ties = [Tie(a, b, LABEL if (a + b) % 2 else None) for a, b in pairs]
    return lay_out([NODE] * count, ties, back(pairs))


@given(graphs())
def test_what_is_led_to_stands_below_but_for_what_leads_back(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, pairs = graph
    apart = [(a, b) for a, b in pairs if a != b]
    found = depths(count, apart, back(pairs))
    assert all(found[a] < found[b] if a < b else found[b] < found[a] for a, b in apart)


def test_a_node_stands_no_further_from_where_it_leads_than_it_must() -> None:
    assert depths(5, [(0, 1), (1, 2), (2, 3), (4, 3)], set()) == [0, 1, 2, 3, 2]


@given(graphs())
def test_nothing_overlaps_and_no_line_runs_through_a_node_or_another_label(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    count, pairs = graph
    found = sheet(count, pairs)
    boxes = [(spot, NODE) for spot in found.nodes] + [(spot, LABEL) for spot in found.labels if spot]
    for (one, its), (other, others) in combinations(boxes, 2):
        apart = abs(one.x - other.x) >= (its.width + others.width) / 2 - EDGE
        assert apart or one.y + its.height <= other.y + EDGE or other.y + others.height <= one.y + EDGE
    for (a, b), line, label in zip(pairs, found.lines, found.labels, strict=True):
        own = {found.nodes[a], found.nodes[b], label}
        for x, *ends in line:
            for spot, size in boxes:
                beside = abs(x - spot.x) >= size.width / 2
                assert spot in own or beside or max(ends) <= spot.y + EDGE or min(ends) >= spot.y + size.height - EDGE


@given(graphs())
def test_a_line_leaves_one_node_and_arrives_at_the_other(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, pairs = graph
    found = sheet(count, pairs)
    for (a, b), line in zip(pairs, found.lines, strict=True):
        assert bool(line) == (a != b)
        if line:
            down = b > a
            assert abs(line[0].start - (found.nodes[a].y + (NODE.height if down else 0))) < EDGE
            assert abs(line[-1].end - (found.nodes[b].y + (0 if down else NODE.height))) < EDGE
            assert abs(line[0].x - found.nodes[a].x) < NODE.width / 2
            assert abs(line[-1].x - found.nodes[b].x) < NODE.width / 2
            steps = [round(each, 3) for stretch in line for each in stretch[1:]]
            assert steps == sorted(steps, reverse=not down)


@given(graphs())
def test_the_sheet_holds_everything(graph: tuple[int, list[tuple[int, int]]]) -> None:
    found = sheet(*graph)
    assert all(
        spot.x - NODE.width / 2 + EDGE >= 0 and spot.x + NODE.width / 2 <= found.width + EDGE for spot in found.nodes
    )
    assert all(0 <= x <= found.width + EDGE for line in found.lines for x, *_ in line)
    assert max(spot.y for spot in found.nodes) + NODE.height <= found.height + EDGE


@given(
    st.lists(st.tuples(st.floats(-500, 500), st.floats(0.5, 9)), min_size=1, max_size=8),
    st.lists(st.floats(0, 50), min_size=8, max_size=8),
)
def test_the_nearest_places_keep_their_distances_and_no_small_shift_is_nearer(
    wanted: list[tuple[float, float]], gaps: list[float]
) -> None:
    offsets = [0.0]
    for gap in gaps[: len(wanted) - 1]:
        offsets.append(offsets[-1] + gap)
    found = nearest(wanted, offsets)
    for (left, right), (low, high) in zip(pairwise(found), pairwise(offsets), strict=True):
        assert right - left >= high - low - 1e-6

    def far(places: list[float]) -> float:
        return sum(weight * (place - each) ** 2 for place, (each, weight) in zip(places, wanted, strict=True))

    for first in range(len(found)):  # what stands from here on may move to the right, what stands before to the left
        assert far([*found[:first], *(each + 0.01 for each in found[first:])]) >= far(found) - 1e-3
        assert far([*(each - 0.01 for each in found[:first]), *found[first:]]) >= far(found) - 1e-3


def test_a_chain_is_drawn_straight() -> None:
    found = sheet(4, [(0, 1), (1, 2), (2, 3)])
    assert len({round(spot.x, 3) for spot in found.nodes}) == 1


def test_nodes_beside_each_other_keep_apart() -> None:
    found = sheet(3, [(0, 1), (0, 2)])
    assert abs(found.nodes[1].x - found.nodes[2].x) >= NODE.width + APART - EDGE


def test_a_graph_of_nothing_is_an_empty_sheet() -> None:
    assert lay_out([], [], set()) == Sheet([], [], [], 0, 0)
