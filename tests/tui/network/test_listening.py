from __future__ import annotations

import socket

import pytest

from tui.network.listening import listen
from tui.shelf.trouble import Trouble


def test_where_no_port_is_named_the_next_free_one_does() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, listen("127.0.0.1", (taken.getsockname()[1], 0)) as found:
        assert found.getsockname()[1] not in (0, taken.getsockname()[1])


def test_a_host_that_is_not_this_machine_is_told() -> None:
    with pytest.raises(Trouble, match=r"cannot listen at 192\.0\.2\.1"):
        listen("192.0.2.1", (0,))


def test_a_port_that_is_taken_is_told_where_no_other_may_be_tried() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Trouble, match="in use") as told:
        listen("127.0.0.1", (taken.getsockname()[1],))
    assert "--port" in told.value.advice
