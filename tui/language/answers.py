"""What the library finds, in the protocol's words."""

from __future__ import annotations

from lsprotocol import types

from sim.exchange.language.completing import Completion, Completions
from sim.exchange.language.outline import Part
from sim.exchange.language.remedies import Remedy
from sim.source.diagnostics import Diagnostic, Place, Severity
from tui.language.positions import Positions

SOURCE = "heartwork"  # who tells a diagnostic, where several servers do
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.ADVICE: types.DiagnosticSeverity.Information,
}
SYMBOLS = {
    "section": types.SymbolKind.Namespace,
    "scenes": types.SymbolKind.Class,
    "choices": types.SymbolKind.Method,
    "state": types.SymbolKind.Variable,
    "facts": types.SymbolKind.Constant,
    "cast": types.SymbolKind.Object,
    "rules": types.SymbolKind.Interface,
    "acts": types.SymbolKind.Event,
}
KINDS = {
    "scene": types.CompletionItemKind.Class,
    "option": types.CompletionItemKind.Method,
    "state": types.CompletionItemKind.Variable,
    "fact": types.CompletionItemKind.Constant,
    "member of the cast": types.CompletionItemKind.Reference,
    "act": types.CompletionItemKind.Event,
    "group": types.CompletionItemKind.Event,
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.Value,
    "word": types.CompletionItemKind.Keyword,
}


def diagnostic(one: Diagnostic, positions: Positions, uri: str) -> types.Diagnostic:
    """A fault, with what to do about it behind what it is, and further places of this file beside it."""
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, positions.range(place)), said)
        for place, said in one.labels
        if place.path == one.place.path
    ]
    return types.Diagnostic(
        positions.range(one.place),
        f"{one.message}\n{one.help}" if one.help else one.message,
        SEVERITIES[one.severity],
        code=one.code,
        source=SOURCE,
        related_information=related or None,
    )


def completions(found: Completions, line: int, positions: Positions) -> types.CompletionList:
    """What may be written, each replacing the word at the cursor, in the order that it was found in."""
    replaced = positions.between(line, found.start, found.end)
    return types.CompletionList(False, [_item(one, number, replaced) for number, one in enumerate(found.items)])


def _item(one: Completion, number: int, replaced: types.Range) -> types.CompletionItem:
    label = one.text.rstrip(": ")
    return types.CompletionItem(
        label,
        kind=KINDS.get(one.kind, types.CompletionItemKind.Text),
        detail=one.kind,
        documentation=one.about or None,
        sort_text=f"{number:06}",
        filter_text=label,
        text_edit=types.TextEdit(replaced, one.text),
    )


def symbol(part: Part, positions: Positions) -> types.DocumentSymbol:
    """A part of a file with what is in it."""
    return types.DocumentSymbol(
        part.name or " ",
        SYMBOLS.get(part.kind, types.SymbolKind.Key),
        positions.whole(part.place.line, part.last),
        positions.range(part.place),
        detail=part.detail or None,
        children=[symbol(each, positions) for each in part.parts],
    )


def rename(places: list[Place], new: str, positions: Positions, uri: str) -> types.WorkspaceEdit:
    """A new name, written at each of these places of one file."""
    return types.WorkspaceEdit({uri: [types.TextEdit(positions.range(place), new) for place in places]})


def action(one: Remedy, told: types.Diagnostic, positions: Positions, uri: str) -> types.CodeAction:
    """What can be done about a fault that an editor shows."""
    return types.CodeAction(
        one.said,
        types.CodeActionKind.QuickFix,
        [told],
        is_preferred=one.likely,
        edit=rename([one.place], one.text, positions, uri),
    )
