"""Measures how the cost of the author's tools grows with the scenes of a story, and draws it: `make figures`.

Whole processes, from the command line to the last byte, by the processor time that the system says they took: the
machine may have other work. The numbers go into docs/speed.md, the chart beside this file.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
from math import log
from pathlib import Path

from tests.support.generated import story

HERE = Path(__file__).parent
PAGE = HERE.parent / "speed.md"
SCENES = (500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
TIMES = 3  # of which the fastest counts
VERBS = {
    "export --to mermaid": ["export", "STORY", "--to", "mermaid"],
    "check --static": ["check", "STORY", "--static"],
    "simulate": ["simulate", "STORY", "--plays", "1000"],
}


def seconds(arguments: list[str], home: Path) -> float:
    """The processor time of one run of the command, its own and the system's."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    streams = [(os.POSIX_SPAWN_DUP2, nowhere, stream) for stream in (0, 1, 2)]
    environment = {**os.environ, "HEARTWORK_HOME": str(home)}
    command = [sys.executable, "-m", "tui.cli", *arguments]
    process = os.posix_spawn(sys.executable, command, environment, file_actions=streams)
    os.close(nowhere)
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime


def measured() -> dict[str, list[float]]:
    """The seconds of each verb, by the numbers of scenes."""
    found: dict[str, list[float]] = {verb: [] for verb in VERBS}
    with tempfile.TemporaryDirectory() as folder:
        for scenes in SCENES:
            path = Path(folder) / "story.yaml"
            path.write_text(story(scenes), encoding="utf-8")
            for verb, arguments in VERBS.items():
                words = [str(path) if word == "STORY" else word for word in arguments]
                found[verb].append(min(seconds(words, Path(folder)) for _ in range(TIMES)))
                print(f"{scenes:>6} scenes  {verb:<20} {found[verb][-1]:8.2f} s", flush=True)  # noqa: T201 - it measures
    return found


def power(times: list[float]) -> float:
    """With which power of the scenes the cost grows from 2,000 scenes on: 1 is linear."""
    points = [(log(scenes), log(time)) for scenes, time in zip(SCENES, times, strict=True) if scenes >= 2000]
    x, y = (sum(each) / len(points) for each in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def table(found: dict[str, list[float]]) -> str:
    """The numbers for the page."""
    lines = [f"| scenes | {' | '.join(f'`{verb}`' for verb in found)} |", f"|---:|{'---:|' * len(found)}"]
    for scenes, *times in zip(SCENES, *found.values(), strict=True):
        lines.append(f"| {scenes:,} | {' | '.join(f'{time:.2f} s' for time in times)} |")
    lines.append(f"| grows with the power | {' | '.join(f'{power(times):.2f}' for times in found.values())} |")
    lines.append("")
    lines.append(f"Python {platform.python_version()}, {platform.machine()}, the fastest of {TIMES} runs each.")
    return "\n".join(lines)


def main() -> None:
    from chart import chart  # it stands beside this file

    found = measured()
    lines = {f"{verb}": list(zip(SCENES, times, strict=True)) for verb, times in found.items()}
    about = "; ".join(f"{verb}: {times[0]:.2f} to {times[-1]:.1f} seconds" for verb, times in found.items())
    picture = chart("Cost by the scenes of a story", about, ("scenes", "seconds of one processor"), lines)
    (HERE / "linear.svg").write_text(picture, encoding="utf-8")
    block = f"<!-- measured -->\n{table(found)}\n<!-- end -->"
    page = re.sub(r"<!-- measured -->.*?<!-- end -->", lambda _: block, PAGE.read_text("utf-8"), flags=re.DOTALL)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
