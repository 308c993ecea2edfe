"""What no program can see of a network from one machine on it, so that somebody has to be asked."""

from __future__ import annotations

import platform

from tui.doctor.finding import Finding, State

TOLD = (
    "What cannot be seen from here: whether the network keeps its devices apart, as guest Wi-Fi often does; whether a"
    " firewall stands between; whether the Wi-Fi is encrypted."
)
ASK = "Ask whoever looks after it, and join with a phone before the lesson. Without encryption others can listen in."
WINDOWS = "This is Linux inside Windows (WSL), and phones reach Windows, not what runs in it."
MIRRORED = (
    "Put networkingMode=mirrored under [wsl2] in .wslconfig and let Python through Windows' firewall, or project."
)


def check_unseen(release: str | None = None) -> Finding:
    """What has to be asked; `release` is how the kernel calls itself."""
    in_windows = "microsoft" in (platform.release() if release is None else release).lower()
    facts = {"wsl": in_windows}
    return Finding(State.LOOK, *((WINDOWS, MIRRORED) if in_windows else (TOLD, ASK)), facts)
