"""An editor as the language server knows one: a process at the other end of a pipe, with texts that it opens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.support.command import AGES
from tests.support.terminal import command

URI = "untitled:story.yaml"


class Editor(LanguageClient):
    """A client that keeps what it is told, in order."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.troubles: list[str] = []
        self.typed = 0

        def show(params: types.ShowMessageParams) -> None:
            self.troubles.append(params.message)

        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

        for kind, heard in ((types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, publish), (types.WINDOW_SHOW_MESSAGE, show)):
            self.feature(kind)(heard)

    def open(self, text: str, uri: str = URI) -> None:
        """Open a text."""
        self.typed += 1
        item = types.TextDocumentItem(uri, "yaml", self.typed, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, text: str, uri: str = URI) -> None:
        """Change a text to another."""
        self.typed += 1
        item = types.VersionedTextDocumentIdentifier(self.typed, uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(item, [change]))

    def close(self, uri: str = URI) -> None:
        """Close a text."""
        self.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def faults(self) -> list[types.Diagnostic]:
        """The faults of the newest version that is open, once they are told."""
        while True:
            told = await asyncio.wait_for(self.told.get(), AGES)
            if told.version == self.typed:
                return [*told.diagnostics]

    async def left(self) -> list[types.Diagnostic]:
        """What is told of a text once it is closed."""
        while (told := await asyncio.wait_for(self.told.get(), AGES)).version is not None:
            pass
        return [*told.diagnostics]

    async def ask(self, question: str, text: str, word: str, uri: str = URI, **more: Any) -> Any:
        """A request about the second letter of the first `word` in a text, or about the end of it by `end=True`."""
        at = text.index(word) + (len(word) if more.pop("end", False) else 1)
        before = text[:at]
        row = before.count("\n")
        units = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
        method = f"textDocument/{question}"
        kind: Any = types.METHOD_TO_TYPES[method][2]
        document, position = types.TextDocumentIdentifier(uri), types.Position(row, units)
        params = kind(text_document=document, position=position, **more)
        return await asyncio.wait_for(self.protocol.send_request_async(method, params), AGES)

    async def symbols(self, uri: str = URI) -> list[types.DocumentSymbol]:
        """The parts of a text as a tree."""
        params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
        found = await self.text_document_document_symbol_async(params)
        return [part for part in found or () if isinstance(part, types.DocumentSymbol)]

    async def actions(self, fault: types.Diagnostic, uri: str = URI) -> list[Any]:
        """What can be done about a fault."""
        document, context = types.TextDocumentIdentifier(uri), types.CodeActionContext([fault])
        found = await self.text_document_code_action_async(types.CodeActionParams(document, fault.range, context))
        return [*(found or ())]


@asynccontextmanager
async def editing(home: Path) -> AsyncIterator[Editor]:
    """An editor with a server of its own, which has said goodbye at the end."""
    editor = Editor()
    program, *words = command("lsp")
    await editor.start_io(program, *words, env={"HEARTWORK_HOME": str(home), "PYTHONPATH": str(Path.cwd())})
    await editor.initialize_async(types.InitializeParams(types.ClientCapabilities()))
    editor.initialized(types.InitializedParams())
    yield editor
    await editor.shutdown_async(None)
    editor.exit(None)
    await editor.stop()  # type: ignore[no-untyped-call]  # pygls has types, but not here
