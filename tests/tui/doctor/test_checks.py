from __future__ import annotations

import socket
import threading
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from sim.story.library import SHIPPED, Folders
from tests.support.shelved import shelve
from tui.doctor import keeping
from tui.doctor.addresses import check_addresses
from tui.doctor.clock import check_clock
from tui.doctor.examining import SILENT, examine
from tui.doctor.finding import Finding, State
from tui.doctor.firewall import check_firewall
from tui.doctor.keeping import check_keeping
from tui.doctor.port import check_port
from tui.doctor.program import check_program
from tui.doctor.reaching import check_reaching
from tui.doctor.screen import Screen, check_screen
from tui.doctor.stories import check_stories
from tui.doctor.unseen import check_unseen
from tui.network.addresses import Address, Kind

OK, LOOK, TROUBLE = State
LINUX = {"TERM": "xterm-256color"}


# the program


def test_every_package_that_is_asked_for_is_named_with_its_version() -> None:
    found = check_program()
    assert found.state is OK
    assert {"heartwork", "click", "textual"} <= found.facts["packages"].keys()  # type: ignore[attr-defined] # a dict
    assert "textual-serve" not in found.found  # an extra is nobody's trouble


def test_a_package_that_is_missing_is_trouble() -> None:
    def version(name: str) -> str:
        if name == "gone":
            raise PackageNotFoundError(name)
        return "1"

    found = check_program(["gone", "here"], version)
    assert found.state is TROUBLE
    assert found.found.startswith("gone is not installed")
    assert found.facts["missing"] == ["gone"]


# the port and the way to it


def test_the_port_is_free_again_after_it_was_looked_at() -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    assert [check_port((port,), "127.0.0.1") for _ in range(2)] == [
        Finding(OK, f"Port {port} is free; a lesson takes it.", facts={"port": port, "usual": port})
    ] * 2


def test_where_the_first_port_is_taken_the_one_that_a_lesson_takes_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = check_port((port, 0), "127.0.0.1")
    assert found.state is LOOK
    assert found.facts["port"] not in (0, port)
    assert f"Port {port} is taken" in found.found
    assert f"a lesson takes {found.facts['port']}" in found.found


def test_no_port_at_all_is_trouble() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        found = check_port((taken.getsockname()[1],), "127.0.0.1")
    assert (found.state, found.facts["port"]) == (TROUBLE, None)


def test_addresses_for_phones_are_told_and_why_others_are_none() -> None:
    found = check_addresses(
        [
            Address("192.168.1.7", "wlan0", Kind.LAN),
            Address("10.0.0.7", "eth0", Kind.LAN),
            Address("fd00::7", "wlan0", Kind.LAN),
            Address("172.17.0.1", "docker0", Kind.BRIDGE),
            Address("127.0.0.1", "lo", Kind.LOOPBACK),
        ]
    )
    assert found.state is OK
    assert found.found == (
        "Phones look for this machine at 192.168.1.7 (wlan0), or at 10.0.0.7."
        " Not for them: fd00::7 (wlan0: IPv6, at which no lesson listens),"
        " 172.17.0.1 (docker0: for containers or virtual machines)."
    )


@pytest.mark.parametrize("only", [Address("127.0.0.1", "lo", Kind.LOOPBACK), Address("fd00::7", "wlan0", Kind.LAN)])
def test_without_a_network_a_lesson_from_the_projector_is_left(only: Address) -> None:
    found = check_addresses([only])
    assert found.state is LOOK
    assert "projector" in found.advice
    assert check_reaching([only]) is None


def test_a_way_that_was_tried_and_is_open_is_told_with_what_that_does_not_show() -> None:
    found = check_reaching([Address("127.0.0.1", "pretended", Kind.LAN)], (0,))
    assert found is not None
    assert (found.state, found.facts["reached"]) == (OK, ["127.0.0.1"])
    assert "Try it with a phone" in found.advice


def test_an_address_that_cannot_be_listened_at_is_trouble_where_it_is_the_only_one() -> None:
    foreign = Address("192.0.2.77", "gone", Kind.LAN)
    alone = check_reaching([foreign], (0,))
    among = check_reaching([foreign, Address("127.0.0.1", "pretended", Kind.LAN)], (0,))
    assert alone is not None
    assert among is not None
    assert (alone.state, among.state) == (TROUBLE, LOOK)
    assert "192.0.2.77" in alone.found
    assert among.advice == "Give the class another: 127.0.0.1."


# what may stand in the way


@pytest.mark.parametrize("line", ["ENABLED=yes", "ENABLED = yes", "enabled=YES"])
def test_a_firewall_that_is_on_is_named_with_the_command_that_opens_it(line: str, tmp_path: Path) -> None:
    _write(tmp_path / "etc/ufw/ufw.conf", f"# ufw\n{line}\n")
    found = check_firewall(8003, tmp_path, "linux")
    assert found.state is LOOK
    assert "sudo ufw allow 8003/tcp" in found.advice


def test_firewalld_shows_where_its_service_runs(tmp_path: Path) -> None:
    (tmp_path / "sys/fs/cgroup/system.slice/firewalld.service").mkdir(parents=True)
    found = check_firewall(8000, tmp_path, "linux")
    assert (found.state, found.facts["firewall"]) == (LOOK, "firewalld")
    assert "--add-port=8000/tcp" in found.advice


def test_a_firewall_that_is_off_is_none(tmp_path: Path) -> None:
    _write(tmp_path / "etc/ufw/ufw.conf", "ENABLED=no\n")
    assert check_firewall(8000, tmp_path, "linux").state is OK


def test_on_macos_the_question_that_will_come_is_told(tmp_path: Path) -> None:
    assert "Allow" in check_firewall(8000, tmp_path, "darwin").advice


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(text)


def test_what_cannot_be_seen_is_said_and_whom_to_ask() -> None:
    found = check_unseen("6.8.0-generic")
    assert found.state is LOOK
    assert all(word in found.found for word in ("keeps its devices apart", "firewall", "encrypted"))
    assert "Ask" in found.advice
    assert "phone" in found.advice


def test_linux_inside_windows_is_told_apart() -> None:
    found = check_unseen("5.15.153.1-microsoft-standard-WSL2")
    assert "Windows" in found.found
    assert found.facts == {"wsl": True}


# the screen


@pytest.mark.parametrize(
    ("size", "state"),
    [((60, 18), LOOK), ((59, 24), TROUBLE), ((80, 17), TROUBLE), ((79, 24), LOOK), ((80, 24), OK), (None, LOOK)],
)
def test_a_screen_is_large_enough_from_60_by_18_and_better_from_80_by_24(
    size: tuple[int, int] | None, state: State
) -> None:
    assert check_screen(Screen(size, "utf-8", LINUX)).state is state


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        (LINUX, "256"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "millions"),
        ({"TERM": "linux"}, "16"),
        ({"TERM": "dumb"}, "none"),
        ({}, "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none"),
    ],
)
def test_a_terminal_says_how_many_colours_it_has(environment: dict[str, str], colours: str) -> None:
    found = check_screen(Screen((80, 24), "UTF-8", environment))
    assert found.facts["colours"] == colours
    assert found.state is (LOOK if colours == "none" else OK)


def test_a_terminal_without_utf8_is_told() -> None:
    found = check_screen(Screen((80, 24), "iso-8859-1", LINUX))
    assert (found.state, found.facts["utf8"]) == (LOOK, False)


# what is kept


def test_trying_whether_a_lesson_can_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    home = tmp_path / "not" / "yet"
    found = check_keeping(home)
    assert found.state is OK
    assert [*tmp_path.iterdir()] == []
    assert found.facts["free_bytes"]


def test_a_home_that_is_a_file_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    found = check_keeping(tmp_path / "home")
    assert found.state is TROUBLE
    assert "HEARTWORK_HOME" in found.advice


@pytest.mark.parametrize(
    ("free", "seconds", "state"),
    [
        (1_000_000, 0.001, TROUBLE),
        (50_000_000, 0.001, LOOK),
        (5_000_000_000, 0.4, LOOK),
        (5_000_000_000, 0.04, OK),
    ],
)
def test_a_full_disk_and_a_slow_one_are_told(
    free: int, seconds: float, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "write_for_certain", lambda folder: [0.001, seconds])
    monkeypatch.setattr(keeping, "free_bytes", lambda folder: free)
    assert check_keeping(tmp_path).state is state


# the clock and the stories


@pytest.mark.parametrize(("year", "state"), [(1970, LOOK), (2024, LOOK), (2025, OK), (2099, OK), (2107, LOOK)])
def test_a_year_that_cannot_be_is_told(year: int, state: State) -> None:
    found = check_clock(datetime(year, 1, 1, 8, 30, tzinfo=UTC))
    assert found.state is state
    assert "08:30 (UTC)" in found.found


def test_a_clock_that_jumps_is_told() -> None:
    assert check_clock(datetime(2026, 1, 1, tzinfo=UTC), steady=False).state is LOOK


def test_stories_that_ship_and_your_own_are_counted(tmp_path: Path) -> None:
    shelve(tmp_path)
    found = check_stories(Folders(tmp_path))
    shipped = len([*SHIPPED.glob("*.yaml")])
    assert found == Finding(
        OK, f"{shipped} stories that ship and 1 of your own.", facts={"shipped": shipped, "yours": 1, "faulty": []}
    )


def test_a_story_of_your_own_that_cannot_be_played_is_named(tmp_path: Path) -> None:
    shelve(tmp_path, "broken", "format: 1\ntitle: Half a st")
    found = check_stories(Folders(tmp_path))
    assert found.state is LOOK
    assert found.advice.endswith("heartwork check broken")


@pytest.mark.parametrize(("named", "state"), [("dishwasher-treaty", OK), ("broken", TROUBLE), ("no-such", TROUBLE)])
def test_the_story_of_the_lesson_has_to_be_one_that_can_be_played(named: str, state: State, tmp_path: Path) -> None:
    shelve(tmp_path, "broken", "format: 1\ntitle: Half a st")
    found = check_stories(Folders(tmp_path), named)
    assert found.state is (LOOK if state is OK else state)
    assert (f"{named} can be played" in found.found) is (state is OK)


def test_an_installation_without_stories_is_trouble(tmp_path: Path) -> None:
    assert check_stories(Folders(tmp_path, tmp_path)).state is TROUBLE


def test_a_story_that_ships_and_is_empty_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "half.yaml").write_text("")
    shelve(tmp_path / "own")
    found = check_stories(Folders(tmp_path / "own", tmp_path / "shipped"))
    assert found.state is TROUBLE
    assert "half" in found.found


# all of them


def test_a_check_that_hangs_keeps_nobody_waiting() -> None:
    never = threading.Event()
    fine = Finding(OK, "Fine.")

    def hang() -> Finding:
        never.wait()
        return fine

    assert examine({"slow": hang, "quick": lambda: fine, "nothing": lambda: None}, patience=0.1) == {
        "slow": SILENT,
        "quick": fine,
    }
    never.set()


def test_what_the_system_refuses_is_trouble_and_no_crash() -> None:
    def refused() -> Finding:
        raise PermissionError(13, "Permission denied")

    found = examine({"refused": refused})["refused"]
    assert found.state is TROUBLE
    assert "Permission denied" in found.found
