"""Whether a firewall of this machine is known to be on. What it lets through, only an administrator may read."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from tui.doctor.finding import Finding, State

UFW = Path("etc/ufw/ufw.conf")
FIREWALLD = Path("sys/fs/cgroup/system.slice/firewalld.service")
OPENING = {
    "ufw": "Phones need its leave: sudo ufw allow {port}/tcp (and afterwards: sudo ufw delete allow {port}/tcp).",
    "firewalld": "Phones may need its leave: sudo firewall-cmd --add-port={port}/tcp, which holds until it restarts.",
}


def check_firewall(port: int, root: Path = Path("/"), system: str = sys.platform) -> Finding:
    """A firewall that is on; `root` is where the files of the system are."""
    facts = {"firewall": _which(root)}
    if system == "darwin":
        told = "macOS asks at the first lesson whether Python may accept connections."
        return Finding(State.LOOK, told, "Say Allow; it can be changed in System Settings, Network, Firewall.", facts)
    for name, advice in OPENING.items():
        if facts["firewall"] == name:
            return Finding(State.LOOK, f"The firewall {name} is on.", advice.format(port=port), facts)
    return Finding(State.OK, "Neither ufw nor firewalld is on; of other firewalls nothing is known.", facts=facts)


def _which(root: Path) -> str | None:
    with suppress(OSError):
        lines = (root / UFW).read_text(encoding="utf-8", errors="replace").splitlines()
        if any(line.replace(" ", "").lower() == "enabled=yes" for line in lines):
            return "ufw"
    return "firewalld" if (root / FIREWALLD).is_dir() else None
