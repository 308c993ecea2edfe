from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App, SuspendNotSupported

from tui.editing import EditorFault, open_editor


class _Shell(App[None]):
    """An app that notes when it is suspended and when it is back."""

    def __init__(self, *, can_suspend: bool = True) -> None:
        super().__init__()
        self.noted: list[str] = []
        self.can_suspend = can_suspend

    @contextmanager
    def suspend(self) -> Iterator[None]:
        if not self.can_suspend:
            raise SuspendNotSupported
        self.noted.append("suspended")
        yield
        self.noted.append("back")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...]]]:
    """What was started, and how."""
    found: list[tuple[str, tuple[str, ...]]] = []

    def run(words: tuple[str, ...], **_: Any) -> None:
        found.append(("waited for", words))

    def start(words: tuple[str, ...], **_: Any) -> SimpleNamespace:
        found.append(("started", words))
        return SimpleNamespace(wait=lambda: 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(subprocess, "Popen", start)
    return found


def test_an_editor_of_the_terminal_is_waited_for_while_the_app_is_suspended(
    calls: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    app = _Shell()
    open_editor(app, Path("/key.yaml"), 7)
    assert calls == [("waited for", ("vim", "+7", "/key.yaml"))]
    assert app.noted == ["suspended", "back"]


def test_an_editor_with_a_window_leaves_the_app_alone(calls: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "code")
    app = _Shell()
    open_editor(app, Path("/key.yaml"), 7)
    assert calls == [("started", ("code", "--goto", "/key.yaml:7"))]
    assert app.noted == []


@pytest.mark.parametrize("editor", ["no-such-editor", "no-such-folder/code"])
def test_an_editor_that_is_not_there_is_told_and_the_app_is_back(editor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", editor)
    app = _Shell()
    with pytest.raises(EditorFault, match=f"^{editor} could not be started: No such file or directory. Set VISUAL or"):
        open_editor(app, Path("/key.yaml"), 7)
    assert app.noted in ([], ["suspended", "back"])


def test_where_the_terminal_cannot_be_had_that_is_told(calls: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    with pytest.raises(EditorFault, match="needs the terminal, and cannot have it here"):
        open_editor(_Shell(can_suspend=False), Path("/key.yaml"), 7)
    assert calls == []


def test_an_interrupt_meant_for_the_editor_does_not_reach_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: os.kill(os.getpid(), signal.SIGINT))
    before = signal.getsignal(signal.SIGINT)
    open_editor(_Shell(), Path("/key.yaml"), 7)
    assert signal.getsignal(signal.SIGINT) is before
