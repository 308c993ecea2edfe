"""The language server as an editor meets it: a process, a pipe, and how it ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import AGES, STORY, call
from tests.support.editor import URI
from tests.support.terminal import command


@pytest.fixture
def server(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    program = command("lsp", "--stdio")
    pipe = subprocess.PIPE
    with subprocess.Popen(program, stdin=pipe, stdout=pipe, stderr=pipe, env={"HEARTWORK_HOME": str(home)}) as process:
        yield process
        process.kill()


def message(method: str, params: Any = None, **more: Any) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


HELLO = message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)


def answered(server: subprocess.Popen[bytes]) -> dict[str, Any]:
    """The next message of a server."""
    assert server.stdout is not None
    length = 0
    while line := server.stdout.readline().strip():
        name, _, value = line.partition(b": ")
        length = int(value) if name == b"Content-Length" else length
    return dict(json.loads(server.stdout.read(length)))


def sent(server: subprocess.Popen[bytes], *messages: bytes) -> None:
    assert server.stdin is not None
    server.stdin.write(b"".join(messages))
    server.stdin.flush()


def test_nothing_but_the_protocol_is_on_stdout(server: subprocess.Popen[bytes]) -> None:
    bye = (message("shutdown", id=2), message("exit"))
    out, _ = server.communicate(HELLO + message("initialized", {}) + b"".join(bye), timeout=AGES)
    assert server.returncode == 0
    while out:
        head, _, rest = out.partition(b"\r\n\r\n")
        length = int(next(line for line in head.split(b"\r\n") if line.startswith(b"Content-Length: "))[16:])
        assert json.loads(rest[:length])["jsonrpc"] == "2.0"
        out = rest[length:]


@pytest.mark.parametrize("rest", [b"", b"Content-Length: 400\r\n\r\n{", b"Content-Le"])
def test_it_ends_by_itself_when_the_editor_dies(server: subprocess.Popen[bytes], rest: bytes) -> None:
    document = {"uri": URI, "languageId": "yaml", "version": 1, "text": STORY}
    sent(server, HELLO, message("initialized", {}), message("textDocument/didOpen", {"textDocument": document}))
    assert answered(server)["id"] == 1
    assert server.stdout is not None
    server.stdout.close()
    server.communicate(rest, timeout=AGES)
    assert server.returncode == 0


def test_exit_without_shutdown_is_1_as_the_protocol_says(server: subprocess.Popen[bytes]) -> None:
    server.communicate(HELLO + message("exit"), timeout=AGES)
    assert server.returncode == 1


def test_a_message_that_is_none_is_passed_over(server: subprocess.Popen[bytes]) -> None:
    sent(server, HELLO)
    assert "capabilities" in answered(server)["result"]
    change = {"textDocument": {"uri": "file:///never/opened.yaml", "version": 3}, "contentChanges": [{"text": "x"}]}
    sent(server, b"Content-Length: 5\r\n\r\n{nope", message("textDocument/didChange", change), message("no/such", {}))
    sent(server, message("shutdown", id=2))
    while (answer := answered(server)).get("id") != 2:
        assert answer["method"] == "window/showMessage"
    server.communicate(message("exit"), timeout=AGES)
    assert server.returncode == 0


def test_ctrl_c_stops_it_at_once(server: subprocess.Popen[bytes]) -> None:
    sent(server, HELLO)
    answered(server)
    server.send_signal(signal.SIGINT)
    _, told = server.communicate(timeout=AGES)
    assert server.returncode == 130
    assert b"Traceback" not in told


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    done = call("lsp")
    assert done.exit_code == 3
    assert "pip install 'heartwork[lsp]'" in done.stderr
