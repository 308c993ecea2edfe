"""The server as an editor starts it: texts come in, answers and diagnostics go out, and nothing else does."""

from __future__ import annotations

import logging
import os
import signal
import sys
from contextlib import redirect_stdout, suppress
from importlib.metadata import version

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from sim.story.library import Folders
from tui.language.asking import RequestFailed, answer_faults, answer_questions, answer_renaming
from tui.language.desk import Desk
from tui.language.telling import Teller


class Server(LanguageServer):
    """The server, which remembers how it was told to end.

    Texts come whole at each change: pygls splits lines where Python does, editors where the protocol says, and a part
    of a text put in at the wrong line would spoil the rest of it without anybody noticing.
    """

    def __init__(self, folders: Folders) -> None:
        super().__init__("heartwork", version("heartwork"), types.TextDocumentSyncKind.Full)
        self.told_to_stop = self.told_to_exit = False
        desk = Desk(self, folders)
        answer_questions(self, desk)
        answer_renaming(self, desk)
        answer_faults(self, desk)
        follow_texts(self, desk, Teller(desk))
        follow_the_end(self)


def follow_texts(server: LanguageServer, desk: Desk, teller: Teller) -> None:
    """Have a server check what is opened and changed, and take back what it told of what is closed."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        teller.soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        teller.soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        for uri in desk.uris:  # others may speak its vocabulary, or be judged by its rules
            teller.soon(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        desk.forget(params.text_document.uri)
        teller.forget(params.text_document.uri)


def follow_the_end(server: Server) -> None:
    """Have a server remember whether it was told to stop before it was told to exit, as the protocol wants."""

    @server.feature(types.SHUTDOWN)
    def stop(params: None) -> None:
        server.told_to_stop = True

    @server.feature(types.EXIT)
    def leave(params: None) -> None:
        server.told_to_exit = True


class _NoRefusals(logging.Filter):
    """Keeps what was refused with a sentence out of the log, where it would stand with a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not (record.exc_info and isinstance(record.exc_info[1], RequestFailed))


def serve(folders: Folders) -> int:
    """Serve an editor over stdin and stdout until it says goodbye or goes away; the exit code."""
    server = Server(folders)
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_NoRefusals())
    # pygls waits for its reader, which waits for a line; nothing is half written that Ctrl+C could spoil
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    with suppress(OSError), os.fdopen(os.dup(sys.stdout.fileno()), "wb") as wire, redirect_stdout(sys.stderr):
        server.start_io(sys.stdin.buffer, wire)
    return 1 if server.told_to_exit and not server.told_to_stop else 0
