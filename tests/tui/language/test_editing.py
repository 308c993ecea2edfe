"""Stories as they are written in an editor, with the language server at the other end of the pipe."""

from __future__ import annotations

from collections.abc import AsyncIterator

import attrs
import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.support.command import STORY
from tests.support.editor import URI, Editor, editing

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def started(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    async with editing(tmp_path_factory.mktemp("home")) as one:
        yield one
    assert not one.troubles


@pytest_asyncio.fixture(loop_scope="module")
async def editor(started: Editor) -> AsyncIterator[Editor]:
    """The editor, in which whatever a test opened is closed at its end."""
    yield started
    started.close()
    await started.left()


async def test_faults_are_told_as_one_types_and_taken_back_when_the_text_is_closed(editor: Editor) -> None:
    editor.open(STORY)
    before = await editor.faults()
    editor.type(STORY.replace("scene: lost}", "scene: lots}"))
    fault = next(one for one in await editor.faults() if one.code == "HW301")
    assert fault.severity is types.DiagnosticSeverity.Error
    assert fault.source == "heartwork"
    assert fault.message == "no scene named `lots`\ndid you mean `lost`?"
    line = fault.range.start.line
    assert STORY.split("\n")[line][fault.range.start.character : fault.range.end.character] == "lost"
    editor.type(STORY)
    assert await editor.faults() == before
    editor.close()
    assert await editor.left() == []


async def test_a_text_that_is_as_it_was_is_told_of_in_its_new_version(editor: Editor) -> None:
    """An editor passes over what is told of an older version: typed and taken back, the faults would be gone."""
    editor.open(STORY)
    before = await editor.faults()
    editor.type(STORY)
    assert await editor.faults() == before


async def test_a_comment_that_allows_a_fault_is_honoured(editor: Editor) -> None:
    careless = STORY.replace("It is a key.", "It is a <key>.")
    editor.open(careless)
    assert "HW702" in [one.code for one in await editor.faults()]
    editor.type(careless.replace("      look: {", "      # heartwork: allow HW702 the game says it so\n      look: {"))
    assert "HW702" not in [one.code for one in await editor.faults()]


async def test_a_second_place_of_a_fault_stands_beside_it(editor: Editor) -> None:
    editor.open(STORY.replace("  told: false\n", "  told: false\n  told: true\n"))
    fault = next(one for one in await editor.faults() if one.code == "HW117")
    assert fault.related_information
    assert fault.related_information[0].location.range.start.line == fault.range.start.line - 1


async def test_going_to_a_scene_and_finding_where_it_is_used(editor: Editor) -> None:
    editor.open(STORY)
    [found] = await editor.ask("definition", STORY, "lost}")
    assert found.uri == URI
    assert STORY.split("\n")[found.range.start.line].startswith("  lost:")
    context = types.ReferenceContext(include_declaration=True)
    assert len(await editor.ask("references", STORY, "lost}", context=context)) == 2


async def test_an_act_is_found_in_its_vocabulary_and_told_with_the_rules_that_read_it(editor: Editor) -> None:
    editor.open(STORY)
    [found] = await editor.ask("definition", STORY, "ask-for-space")
    assert found.uri.endswith("/vocabulary/break-ups.yaml")
    told = await editor.ask("hover", STORY, "message]")
    assert told.contents.kind is types.MarkupKind.PlainText
    assert told.contents.value.startswith("act message: somebody writes a message\n- ")
    assert "¶" in told.contents.value


async def test_a_scene_is_renamed_everywhere(editor: Editor) -> None:
    editor.open(STORY)
    ready = await editor.ask("prepareRename", STORY, "answer}")
    assert ready.placeholder == "answer"
    edit = await editor.ask("rename", STORY, "answer}", new_name="the-reply")
    changed = applied(STORY, edit.changes[URI])
    assert changed == STORY.replace("to: answer", "to: the-reply").replace("scene: answer", "scene: the-reply").replace(
        "  answer:", "  the-reply:"
    )


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """A text of letters that are one unit each, with edits made in it."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        line, start, end = edit.range.start.line, edit.range.start.character, edit.range.end.character
        lines[line] = lines[line][:start] + edit.new_text + lines[line][end:]
    return "\n".join(lines)


async def test_what_is_not_renamed_is_refused_with_a_sentence(editor: Editor) -> None:
    editor.open(STORY)
    with pytest.raises(JsonRpcException, match="prose is not rewritten"):
        await editor.ask("prepareRename", STORY, "ex: {name")
    with pytest.raises(JsonRpcException, match="write it like `the-third-day`"):
        await editor.ask("rename", STORY, "answer}", new_name="The Reply")


async def test_a_fault_is_mended_by_the_name_that_was_meant_or_by_a_new_scene(editor: Editor) -> None:
    typed = STORY.replace("scene: lost}", "scene: lots}").replace("A key", "🔑 A key")
    editor.open(typed)
    fault = next(one for one in await editor.faults() if one.code == "HW301")
    meant, added = await editor.actions(fault)
    assert (meant.title, meant.kind) == ("Write `lost` in the place of `lots`", types.CodeActionKind.QuickFix)
    assert meant.is_preferred
    assert [*meant.diagnostics] == [fault]
    assert applied(typed, meant.edit.changes[URI]) == typed.replace("lots}", "lost}")
    assert added.title == "Add a scene `lots`, to be written later"
    mended = applied(typed, added.edit.changes[URI])
    assert "\n  lots:\n    todo: true\n" in mended
    editor.type(mended)
    assert "HW301" not in [one.code for one in await editor.faults()]
    assert await editor.actions(attrs.evolve(fault, source="another server")) == []


async def test_what_may_be_written_next_replaces_the_word_that_is_begun(editor: Editor) -> None:
    editor.open(STORY)
    await editor.faults()
    typed = STORY.replace("scene: lost}", "scene: ta")
    editor.type(typed)
    found = await editor.ask("completion", typed, "scene: ta", end=True)
    talk = next(item for item in found.items if item.label == "talk")
    assert applied(typed, [talk.text_edit]) == typed.replace("scene: ta", "scene: talk")
    assert {item.label for item in found.items} == {"hall", "answer", "talk", "quiet", "lost"}


async def test_columns_count_as_editors_count_them(editor: Editor) -> None:
    emoji = STORY.replace("{text: Keep it., acts", "{text: Keep it 🔑🔑., acts")
    editor.open(emoji)
    assert "act wait" in (await editor.ask("hover", emoji, "wait]")).contents.value
    [found] = await editor.ask("definition", emoji, "answer}")
    line = emoji.split("\n")[found.range.start.line]
    assert line == "  answer:"
    edit = await editor.ask("rename", emoji, "answer:\n", new_name="x")
    starts = {one.range.start.line: one.range.start.character for one in edit.changes[URI]}
    row = next(row for row, each in enumerate(emoji.split("\n")) if "🔑🔑" in each)
    assert starts[row] == emoji.split("\n")[row].index("answer}") + 2


async def test_the_parts_of_a_story_are_listed(editor: Editor) -> None:
    editor.open(STORY)
    parts = await editor.symbols()
    scenes = next(part for part in parts if part.name == "scenes")
    assert scenes.children is not None
    assert [part.name for part in scenes.children] == ["hall", "answer", "talk", "quiet", "lost"]
    assert [part.name for part in scenes.children[0].children or ()] == ["keep", "send", "look"]
    assert scenes.children[0].detail == "The hall"


async def test_other_peoples_yaml_and_texts_that_nobody_opened_are_left_alone(editor: Editor) -> None:
    other = "services:\n  web: {image: nginx}\nscenes: [\n"
    editor.open(other)
    assert await editor.faults() == []
    assert await editor.ask("hover", other, "web") is None
    assert await editor.ask("hover", STORY, "answer", uri="file:///nowhere/at/all.yaml") is None
    assert await editor.ask("definition", STORY, "answer", uri="https://example.com/%00?#") == []


@pytest.mark.parametrize("position", [(0, 10_000), (10_000, 0), (2**31 - 1, 2**31 - 1)])
async def test_a_position_outside_the_text_is_answered_with_nothing(editor: Editor, position: tuple[int, int]) -> None:
    editor.open(STORY)
    document, at = types.TextDocumentIdentifier(URI), types.Position(*position)
    assert await editor.text_document_hover_async(types.HoverParams(document, at)) is None
    assert not await editor.text_document_definition_async(types.DefinitionParams(document, at))
    await editor.text_document_completion_async(types.CompletionParams(document, at))


async def test_every_beginning_of_a_story_is_answered(editor: Editor) -> None:
    """As it is while somebody types it, and with what editors send in between."""
    editor.open("")
    await editor.faults()
    for length in range(0, len(STORY), 97):
        editor.type(STORY[:length] + "\ud83d"[: length % 2])
        place = types.Position(STORY[:length].count("\n"), len(STORY[:length].rpartition("\n")[2]))
        document = types.TextDocumentIdentifier(URI)
        await editor.text_document_completion_async(types.CompletionParams(document, place))
        await editor.symbols()
        await editor.text_document_hover_async(types.HoverParams(document, place))
    assert isinstance(await editor.faults(), list)
