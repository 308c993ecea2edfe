"""Diagnostics as somebody types: told when they pause, worked out beside the answers, and taken back at the end."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from lsprotocol import types

from tui.language.answers import diagnostic
from tui.language.checker import Checker
from tui.language.desk import Desk

PAUSE = 0.2  # seconds without a keystroke before a text is checked


class Teller:
    """Who checks the open texts, one at a time; a check that a keystroke has overtaken is not told."""

    def __init__(self, desk: Desk, pause: float = PAUSE) -> None:
        self.desk = desk
        self.pause = pause
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._checker = Checker(desk.folders)
        self._asking = ThreadPoolExecutor(1, "check")  # it only waits for the checker

    def soon(self, uri: str, pause: float | None = None) -> None:
        """Check a text after a pause, from now on."""
        self._drop(uri)
        waiting = asyncio.get_running_loop().create_task(self._tell(uri, self.pause if pause is None else pause))
        self._waiting[uri] = waiting
        waiting.add_done_callback(lambda done: self._waiting.pop(uri) if self._waiting.get(uri) is done else None)

    def forget(self, uri: str) -> None:
        """Take back all that was told of a text that was closed."""
        self._drop(uri)
        self._publish(uri, [], None)

    def _drop(self, uri: str) -> None:
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()

    async def _tell(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        sheet = self.desk.sheet(uri)
        if sheet is None:
            self._publish(uri, [], self.desk.version(uri))
            return
        loop = asyncio.get_running_loop()
        told = await loop.run_in_executor(self._asking, self._checker.told_of, sheet.text, sheet.path)
        self._publish(uri, [diagnostic(one, sheet.positions, uri) for one in told], sheet.version)

    def _publish(self, uri: str, told: list[types.Diagnostic], version: int | None) -> None:
        params = types.PublishDiagnosticsParams(uri, told, version)
        self.desk.server.text_document_publish_diagnostics(params)
