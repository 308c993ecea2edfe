"""What an editor lists beside a file."""

from __future__ import annotations

import pytest

from sim.exchange.language.outline import MOST, Part, outline
from tests.support.language import page_of


def scenes(count: int) -> tuple[Part, ...]:
    options = "choices: {go: {text: Go., to: s0}, stay: {text: Stay.}}"
    text = "".join(f"  s{number}: {{title: Scene {number}, {options}}}\n" for number in range(count))
    [cast, found] = outline(page_of(f"format: 1\ntitle: A\ncast: {{player: {{name: Sam}}}}\nscenes:\n{text}"))
    assert (cast.name, found.name) == ("cast", "scenes")
    return found.parts


def test_scenes_are_listed_with_their_options() -> None:
    [first, second] = scenes(2)
    assert (first.name, first.detail) == ("s0", "Scene 0")
    assert [(option.name, option.detail) for option in second.parts] == [("go", "Go."), ("stay", "Stay.")]


@pytest.mark.parametrize(("count", "options"), [(MOST, 2), (MOST + 1, 0)])
def test_of_more_scenes_than_anybody_looks_through_the_options_are_left_out(count: int, options: int) -> None:
    found = scenes(count)
    assert len(found) == count
    assert {len(scene.parts) for scene in found} == {options}
