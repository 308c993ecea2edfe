"""Pages that Twine published, and its archives."""

from __future__ import annotations

from sim.exchange.twine.importing import Imported
from tests.support.twine import imported_text, published, scenario_of

PASSAGE = '<tw-passagedata pid="2" name="{}" tags="">{}</tw-passagedata>'


def whys(done: Imported) -> list[tuple[str, str]]:
    return [(remark.what, remark.why) for remark in done.remarks]


def test_a_page_that_twine_published_is_read_and_not_run() -> None:
    page = published(
        '<tw-passagedata pid="1" name="Attic" tags="a b" position="1,2">x</tw-passagedata>',
        '\n<tw-passagedata pid="2" name="Ha&quot;ll">&lt;&lt;set $a to 1&gt;&gt; [[Up-&gt;Attic]]</tw-passagedata>',
        more="<style>b{}</style><script>alert(1)</script>",
    )
    done = imported_text(page)
    story = scenario_of(done)
    assert (
        story.title,
        story.first,
        [(choice.text, choice.to[0].scene) for choice in story.scenes["ha-ll"].choices.values()],
    ) == ("A page", "ha-ll", [("Up", "attic")])
    assert [(remark.line, remark.what) for remark in done.remarks[:2]] == [(1, "b{}"), (1, "alert(1)")]
    assert (2, "<<set $a to 1>>") in [(remark.line, remark.what) for remark in done.remarks]
    assert "# passage “Attic”, tagged a b, at 1,2 on the map" in done.text


def test_of_an_archive_the_first_story_is_read_and_the_others_are_named() -> None:
    second = published(PASSAGE.format("Attic", "y")).replace("A page", "The &amp; other")
    done = imported_text(published(PASSAGE.format("Hall", "x")) + second + second.replace("other", "third"))
    story = scenario_of(done)
    assert (story.title, list(story.scenes)) == ("A page", ["hall"])
    assert "The & other, The & third" in [what for what, why in whys(done) if "only the first was read" in why]


def test_what_a_formats_own_code_says_of_the_element_is_no_story() -> None:
    code = "<script>document.querySelector('<tw-storydata class=none>')</script>"
    done = imported_text(code + published(PASSAGE.format("Hall", "x")) + code)
    assert (scenario_of(done).title, [what for what, why in whys(done) if "only the first" in why]) == ("A page", [])


def test_twee_whose_script_speaks_of_a_page_is_twee() -> None:
    done = imported_text("\n:: Hall\nx\n:: Code [script]\nparse('<tw-storydata name=x><tw-passagedata>')\n")
    assert list(scenario_of(done).scenes) == ["hall"]
