from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path
from types import CodeType

import pytest

from sim.play.session import Opening, Session
from sim.workbench.simulation import Tally, player
from tests.support.workbench import TEXT, Manuscript, edited, story
from tui.debriefing.parts import Bar, Heading, Paragraph, Row
from tui.workbench import material
from tui.workbench.figures import Figures, agreements, figures, followed
from tui.workbench.material import Material
from tui.workbench.road import Changed, Road, Took, walk


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "PLAYS", 400)
    monkeypatch.setattr(material, "FOLLOWED", 60)
    monkeypatch.setattr(material, "FIRST", 100)


def made(folder: Path, road: Road, *changes: tuple[str, str]) -> tuple[Session, Material, Figures]:
    """A place, and all figures of it."""
    manuscript = Manuscript(folder, edited(TEXT, *changes))
    found = Material(manuscript.edition(), manuscript.folders)
    *_, last = found.figures(road, 1, lambda: False)
    return walk(found.story, road).session, found, last


def test_the_endings_of_random_plays_are_bars_that_add_up(tmp_path: Path) -> None:
    session, _, found = made(tmp_path, Road())
    parts = list(figures(session, found))
    assert parts[0] == Heading(2, "From kitchen on", "400 plays")
    bars = [part for part in parts if isinstance(part, Bar)]
    assert {bar.label for bar in bars} == {"at peace", "door open"}
    assert sum(bar.agreement or 0 for bar in bars) == 100
    (by_scene,) = [part for part in parts if isinstance(part, Row) and part.label == "by scene"]
    assert "quiet" in by_scene.lines[0]


def test_they_are_those_of_the_very_place(tmp_path: Path) -> None:
    road = Road(None, (Changed({"trust": 0}), Took("kitchen", "ring"), Took("kitchen", "write"), Changed({"trust": 0})))
    _, _, found = made(tmp_path, road)
    assert found.random.ends == {"quiet": 400}  # where trust is 0 nobody fetches the key
    assert found.random.entries["answer"] == 0  # it is there already


def test_an_option_that_is_never_on_offer_from_here_is_told_with_its_condition(tmp_path: Path) -> None:
    session, _, found = made(tmp_path, Road(Opening("kitchen", {"trust": 10})))
    assert Row("knock", ("Never on offer from here: if nerve > 0 and trust >= 40",)) in figures(session, found)


def test_what_was_taken_for_once_is_not_called_dead(tmp_path: Path) -> None:
    session, _, found = made(tmp_path, Road(None, (Took("kitchen", "ring"),)))
    assert "ring" not in [part.label for part in figures(session, found) if isinstance(part, Row)]


def test_two_options_that_do_the_same_are_told(tmp_path: Path) -> None:
    other = ("      post:", "      wave: {text: Wave., acts: [letter], after: 1 day, to: quiet}\n      post:")
    alike = ("      post:", "      nod: {text: Nod., acts: [letter], after: 1 day, to: quiet}\n      post:")
    session, _, found = made(tmp_path, Road(), other, alike)
    assert Row("nod", ("Does the same as wave: the same acts, effects and way on.",)) in figures(session, found)


def test_what_is_never_offered_further_on_is_told(tmp_path: Path) -> None:
    never = (
        "      later: {text",
        "      shout: {text: Shout., if: trust > 99, weight: 1, to: quiet}\n      later: {text",
    )
    session, _, found = made(tmp_path, Road(), never)
    assert Row("further on", ("Never on offer: answer/shout",)) in figures(session, found)


def test_where_nothing_is_dead_that_is_said(tmp_path: Path) -> None:
    session, _, found = made(tmp_path, Road(Opening("answer")))
    assert Paragraph("Every option was on offer, and no two do the same.") in figures(session, found)


def test_of_a_few_plays_nothing_is_said_to_have_never_happened() -> None:
    session = Session(story())
    few = Figures(Tally(plays=3, ends=story_ends(3)), {}, 400, 60)
    assert not any(isinstance(part, Row) and "Never" in part.lines[0] for part in figures(session, few))
    assert next(figures(session, few)) == Heading(2, "From kitchen on", "3 of 400 plays")


def test_of_a_source_that_is_still_followed_it_is_said_how_many_plays_that_rests_on(tmp_path: Path) -> None:
    session, made_of, found = made(tmp_path, Road())
    assert made_of.pack is not None
    done, *_ = followed(session, made_of.pack, found)
    assert isinstance(done, Row)
    assert "plays" not in done.lines[0]
    first = next(iter(found.followed))
    growing = found.with_more(first, Tally(plays=20, ends=story_ends(20)))
    assert Row(done.label, ("at peace 100% (20 of 60 plays)",)) in followed(session, made_of.pack, growing)


def story_ends(plays: int) -> Counter[str]:
    return Counter({"quiet": plays})


def test_at_an_ending_there_is_nothing_to_simulate() -> None:
    ended = Session(story(), Opening("quiet"))
    assert Paragraph("The story ends here, and so does every play.") in figures(ended, Figures(Tally(), {}, 400, 60))


def test_plays_that_come_to_no_end_are_told_with_the_reason(tmp_path: Path) -> None:
    late = ("    title: The answer", "    at: day 1 10:00")
    session, _, found = made(tmp_path, Road(), late)
    rows = [part for part in figures(session, found) if isinstance(part, Row) and part.label == "no end"]
    assert "takes place earlier than it is by then" in rows[0].lines[0]


def test_who_follows_a_source_agrees_with_it_wholly_and_with_the_others_as_it_comes(tmp_path: Path) -> None:
    session, made_of, found = made(tmp_path, Road())
    assert made_of.pack is not None
    table = agreements(made_of.pack, found)
    assert [label for label, _ in table.rows] == ["picks at random", *table.sources]
    for number, (_, values) in enumerate(table.rows[1:]):
        assert values[number] in (None, Fraction(100))
    rows = list(followed(session, made_of.pack, found))
    assert [row.label for row in rows if isinstance(row, Row)] == list(table.sources)


def test_figures_grow_and_stop_when_nobody_wants_them(tmp_path: Path) -> None:
    manuscript = Manuscript(tmp_path)
    made_of = Material(manuscript.edition(), manuscript.folders)
    plays = [found.random.plays for found in made_of.figures(Road(), 1, lambda: False)]
    assert plays[:2] == [100, 400]
    asked = iter([False, True])
    assert len(list(made_of.figures(Road(), 1, lambda: next(asked)))) == 1


def test_of_the_next_edition_only_the_scenes_that_changed_are_compiled_and_the_figures_are_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = list[str]()

    def noted(text: str, name: str) -> CodeType:
        compiled.append(name)
        return player.compiled(text, name)

    monkeypatch.setattr(material, "compiled", noted)
    manuscript = Manuscript(tmp_path)
    before = Material(manuscript.edition(), manuscript.folders)
    list(before.figures(Road(), 1, lambda: False))
    assert set(compiled) >= {"kitchen", "answer"}
    compiled.clear()
    manuscript.save(("effects: {trust: +10}", "effects: {trust: +30}"), ("The phone lies", "Your phone lies"))
    now = Material(manuscript.edition(), manuscript.folders, before)
    *_, found = now.figures(Road(), 1, lambda: False)
    assert set(compiled) == {"kitchen"}
    *_, anew = Material(manuscript.edition(), manuscript.folders).figures(Road(), 1, lambda: False)
    assert found == anew


def test_without_a_sound_pack_there_are_endings_and_no_agreement(tmp_path: Path) -> None:
    session, made_of, found = made(tmp_path, Road(), ("title: The spare key", "guidance: none\ntitle: The spare key"))
    assert made_of.pack is None
    assert found.followed == {}
    assert any(isinstance(part, Bar) for part in figures(session, found))


def test_a_map_is_made_for_the_zoom_that_is_looked_at(tmp_path: Path) -> None:
    manuscript = Manuscript(tmp_path)
    made_of = Material(manuscript.edition(), manuscript.folders)
    chart = made_of.chart(Road(None, (Took("kitchen", "write"),)), 3)
    assert chart.here == "answer"
    assert [drawing.width > 0 for drawing in chart.drawings] == [True] * len(chart.drawings)
