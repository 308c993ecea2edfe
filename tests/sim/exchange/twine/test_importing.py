from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sim.exchange.twine.book import Refused
from sim.exchange.twine.importing import Imported
from sim.story.model import Scenario
from tests.support.twine import imported_text, published, scenario_of

HEAD = ':: StoryTitle\nThe key\n\n:: StoryData\n{{"format": "{}", "start": "Hall"}}\n\n'
LINKS = "[[Answer]]", "[[Ring->Answer]]", "[[Answer<-Ring]]", "[[Ring|Answer]]"


def book(body: str, form: str = "SugarCube") -> str:
    return HEAD.format(form) + body


def ways(scenario: Scenario, scene: str) -> list[tuple[str, str]]:
    return [(choice.text, choice.to[0].scene) for choice in scenario.scenes[scene].choices.values()]


def whys(done: Imported) -> list[tuple[str, str]]:
    return [(remark.what, remark.why) for remark in done.remarks]


def test_passages_are_scenes_and_links_are_options() -> None:
    story = scenario_of(
        imported_text(book(f":: Attic\n:: Hall\nA key.\n\nTwo keys.\n{' '.join(LINKS)}\n:: Answer\nHi."))
    )
    assert (story.title, story.first, list(story.scenes)) == ("The key", "hall", ["attic", "hall", "answer"])
    assert [beat.text for beat in story.scenes["hall"].text] == ["A key.", "Two keys."]
    assert ways(story, "hall") == [("Answer", "answer"), *[("Ring", "answer")] * 3]
    assert (story.scenes["attic"].todo, story.scenes["answer"].ending) == (True, "at-peace")


def test_names_are_kept_as_titles_and_ids_are_unique() -> None:
    names = ["Über uns!", "uber uns", "日本", "null", "12", "Hall", "The Hall2"]
    story = scenario_of(imported_text(book("\n".join(f":: {name}\nx" for name in names))))
    assert [scene.title or scene.id for scene in story.scenes.values()] == names
    assert list(story.scenes)[:2] == ["uber-uns", "uber-uns-2"]


def test_a_name_that_was_meant_for_the_author_is_no_title() -> None:
    done = imported_text(book("\n".join(f":: {name}\nx" for name in ("after_hit", "AfterHit2Day", "S1R", "hit2"))))
    story = scenario_of(done)
    assert list(story.scenes) == ["after-hit", "after-hit2-day", "s1r", "hit2"]
    assert not any(scene.title for scene in story.scenes.values())
    assert "# passage “AfterHit2Day”" in done.text


@pytest.mark.parametrize("place", ['{"position": "100,250"}', "<100,250>"])
def test_tags_and_places_stay_beside_the_scene(place: str) -> None:
    done = imported_text(book(f":: Hall [red late] {place}\nx"))
    assert "# passage “Hall”, tagged red late, at 100,250 on the map" in done.text


def test_names_and_lines_are_read_with_their_escapes() -> None:
    story = scenario_of(imported_text(book(":: Ha\\[1\\] \\{a\\} [t]\n\\:: no passage\n[[Hall]]\n:: Hall\nx")))
    assert [scene.title for scene in story.scenes.values()] == ["Ha[1] {a}", "Hall"]
    assert story.scenes["ha-1-a"].text[0].text == ":: no passage"


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("SugarCube", "<<set $trust to 5>>"),
        ("SugarCube", '<<if $a is "x >> y">>'),
        ("SugarCube", "<<widget>>"),
        ("SugarCube", "[img[cat.png]]"),
        ("SugarCube", "<script>alert(1)</script>"),
        ("SugarCube", "$name"),
        ("", "<div class='x'>"),
        ("Harlowe", "(set: $trust to (a: 1, 2))"),
        ("Harlowe", "(my-own: 3)"),
        ("Chapbook", "{embed passage: 'Hall'}"),
        ("Chapbook", "[if trust > 3]"),
    ],
)
def test_what_a_format_would_run_is_kept_and_listed(form: str, written: str) -> None:
    done = imported_text(book(f":: Hall\nBefore.\n\n{written}\nAfter. [[Hall]]", form))
    found = [remark for remark in done.remarks if remark.what == written]
    assert [(remark.passage, remark.line) for remark in found] == [("Hall", 10)]
    assert f"\n    #     {written}\n" in done.text
    assert ways(scenario_of(done), "hall") == [("Hall", "hall")]


def test_what_a_link_sets_is_kept_and_listed() -> None:
    done = imported_text(book(":: Hall\n[[Ring|Hall][$rung to true]]"))
    assert ways(scenario_of(done), "hall") == [("Ring", "hall")]
    assert whys(done) == [("[$rung to true] of “Ring”", "what this link sets: say it by the option's effects")]


def test_a_jump_alone_runs_on() -> None:
    story = scenario_of(imported_text(book(':: Hall\nx\n<<goto "End">>\n:: End\ny')))
    assert [way.scene for way in story.scenes["hall"].to] == ["end"]


def test_a_link_to_nowhere_makes_a_scene_to_be_written() -> None:
    done = imported_text(book(":: Hall\nText\n[[The attic]]"))
    assert scenario_of(done).scenes["the-attic"].todo
    assert [(remark.line, remark.what) for remark in done.remarks] == [(9, "The attic")]


def test_passages_of_the_formats_own_use_are_no_scenes() -> None:
    done = imported_text(book(":: Hall\nx\n:: StoryInit\n<<set $a to 1>>\n:: Code [script]\nalert(1)\n"))
    assert list(scenario_of(done).scenes) == ["hall"]
    assert {"<<set $a to 1>>", "alert(1)"} < {remark.what for remark in done.remarks}


def test_two_passages_of_a_name_are_both_there() -> None:
    done = imported_text(book(":: Hall\nOne [[Hall]]\n:: Hall\nTwo"))
    assert list(scenario_of(done).scenes) == ["hall", "hall-2"]
    assert any("a second passage of this name" in remark.why for remark in done.remarks)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no passage begins"),
        (b"just text", "no passage begins"),
        (b":: Hall\nna\xefve", "0xEF is not UTF-8"),
        (b"\x89PNG\0\0\0\0\0\xff\xfe", "not a text file"),
        (b":: StoryTitle\nx", "no passage begins"),
        (b":: Code [script]\nx", "no passage of this book is played"),
        (b"<tw-storydata name='x'>", "has no passage"),
        (b"<!doctype html><html><p>A page.", "holds no story of Twine 2's"),
        (b"PK\3\4\x14\0\0\0\x08\0\xf1\x9a", "not a text file"),
    ],
)
def test_what_is_no_book_is_refused_with_a_reason(data: bytes, told: str) -> None:
    with pytest.raises(Refused, match=told):
        imported_text(data)


def test_comments_cannot_silence_a_fault() -> None:
    done = imported_text(book(":: Hall\n/% # heartwork: allow HW401 so %/\n<<x # heartwork: allow HW401 so>>"))
    assert "heartwork: allow" not in done.text


PIECES = st.sampled_from(
    [
        *LINKS,
        *[
            ":: ",
            "[[",
            "]]",
            "->",
            "<-",
            "<<",
            ">>",
            "<<if",
            '<<link "',
            "<<goto ",
            "/%",
            "%/",
            "<!--",
            "-->",
            "(set:",
            "(if: $a)[",
            "]",
            ")",
            "{",
            "}",
            "--",
            "$a",
            "<b>",
            "<script>",
            "'''",
        ],
        *(
            "\n",
            "\n\n",
            "\n:: ",
            "\n::a",
            " ",
            "\t",
            "\\",
            '"',
            "'",
            "#",
            ": ",
            "- ",
            "|",
            "&#27;",
            "&#x85;",
            "&lt;ex>",
        ),
        *("\x1b", "\0", "\u2028", "\x85", "\ud800", "\ufeff", "<ex.they>", "<day>", "é", '{"position": [', "[script]"),
        *("StoryData\n{", "StoryTitle\n", "<tw-storydata name=x>", "<tw-passagedata name='", "'>", "</tw-passagedata>"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join)


def is_sound_or_refused(file: str | bytes) -> None:
    try:
        done = imported_text(file)
    except Refused:
        return  # only with a message, as the parametrised test above has it
    scenario_of(done)


@given(TEXTS, st.sampled_from(["SugarCube", "Harlowe", "Chapbook", "Snowman", "", "\x1b\n"]))
@example("\u2028- x", "Harlowe")
def test_any_text_becomes_a_sound_story_or_is_refused(text: str, form: str) -> None:
    head = f":: StoryData\n{json.dumps({'format': form})}\n:: {text}"
    for whole in (text, head, published(f"<tw-passagedata name='a'>{text}", format=form)):
        is_sound_or_refused(whole)


@given(st.binary(max_size=60))
def test_any_bytes_become_a_sound_story_or_are_refused(data: bytes) -> None:
    for whole in (data, b":: Hall\n" + data):
        is_sound_or_refused(whole)
