"""The requests of an editor, each answered from the open text that it is about; of any other text nothing is known."""

from __future__ import annotations

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from sim.exchange.language.completing import complete
from sim.exchange.language.finding import definitions, uses
from sim.exchange.language.hovering import hover
from sim.exchange.language.outline import outline
from sim.exchange.language.remedies import Remedy, remedies
from sim.exchange.language.renaming import Refused, renamable, renamed
from sim.source.diagnostics import Place
from tui.language import answers
from tui.language.desk import Desk, Sheet

TRIGGERS = ["<", '"', "/", "[", "{", ".", " "]


class RequestFailed(JsonRpcException):
    """What was asked cannot be done, and the message says why to a person."""

    CODE = types.LSPErrorCodes.RequestFailed.value


def answer_questions(server: LanguageServer, desk: Desk) -> None:
    """Have a server answer what is asked about a name: where it is, what it means, what may be written."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location]:
        sheet = desk.sheet(params.text_document.uri)
        places = definitions(sheet.page, *sheet.positions.back(params.position)) if sheet else []
        return [desk.location(place, sheet) for place in places if sheet]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        sheet = desk.sheet(params.text_document.uri)
        declared = params.context.include_declaration
        places = uses(sheet.page, *sheet.positions.back(params.position), declared=declared) if sheet else []
        return [desk.location(place, sheet) for place in places if sheet]

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        sheet = desk.sheet(params.text_document.uri)
        found = hover(sheet.page, *sheet.positions.back(params.position)) if sheet else None
        if sheet is None or found is None:
            return None
        return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, found[0]), sheet.positions.range(found[1]))

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
    def completion(params: types.CompletionParams) -> types.CompletionList | None:
        sheet = desk.draft(params.text_document.uri)
        if sheet is None:
            return None
        line, column = sheet.positions.back(params.position)
        return answers.completions(complete(sheet.page, sheet.positions.lines, line, column), line, sheet.positions)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        sheet = desk.sheet(params.text_document.uri)
        return [answers.symbol(part, sheet.positions) for part in outline(sheet.page)] if sheet else []


def answer_faults(server: LanguageServer, desk: Desk) -> None:
    """Have a server say what can be done about the faults that an editor shows."""

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        sheet = desk.sheet(params.text_document.uri)
        if sheet is None:
            return []
        ours = [told for told in params.context.diagnostics if told.source == answers.SOURCE]
        found = [(told, one) for told in ours for one in _found(sheet, told)]
        return [answers.action(one, told, sheet.positions, sheet.uri) for told, one in found]


def _found(sheet: Sheet, told: types.Diagnostic) -> list[Remedy]:
    line, column = sheet.positions.back(told.range.start)
    last, end = sheet.positions.back(told.range.end)
    place = Place(sheet.path, line, column, end - column if last == line else 1)
    return remedies(sheet.page, told.message, place)


def answer_renaming(server: LanguageServer, desk: Desk) -> None:
    """Have a server rename, or say in a sentence why it does not."""

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        sheet = desk.sheet(params.text_document.uri)
        if sheet is None:
            return None
        try:
            name = renamable(sheet.page, *sheet.positions.back(params.position))
        except Refused as refused:
            raise RequestFailed(str(refused)) from None
        return types.PrepareRenamePlaceholder(sheet.positions.range(name.place), name.id.rpartition("/")[2])

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        sheet = desk.sheet(params.text_document.uri)
        if sheet is None:
            return None
        try:
            places = renamed(sheet.page, *sheet.positions.back(params.position), params.new_name)
        except Refused as refused:
            raise RequestFailed(str(refused)) from None
        return answers.rename(places, params.new_name, sheet.positions, sheet.uri)
