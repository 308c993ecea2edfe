"""No file of the project names a place that exists on one machine only, or where packages come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_SKIPPED = {"__pycache__", "build", "dist"}
_PRIVATE = re.compile(
    r"(?<![\w.~*>-])/(?:home|root|work|Users)/\w"  # somebody's folder
    r"|//[\w.-]*(?:registry|mirror|artifactory|nexus|py[p]i|pythonho[s]ted)[\w-]*[.:/]"  # a host of packages
    r"|(?:extra-)?index-ur[l]\b"
)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in _SKIPPED or (path.name.startswith(".") and path.name not in {".ci", ".gitignore"}):
            continue
        if path.is_dir():
            if not (path / "pyvenv.cfg").exists():
                yield from _files(path)
        elif not path.is_symlink():
            yield path


@pytest.mark.skipif(not (ROOT / "sim").is_dir(), reason="not the source tree")
def test_no_file_names_a_private_place() -> None:
    found = []
    for path in _files(ROOT):
        text = path.read_bytes().decode("utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if _PRIVATE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("line", ["/ho" + "me/noor/stories", "https://regi" + "stry.example.org/simple"])
def test_such_a_place_would_be_found(line: str) -> None:
    assert _PRIVATE.search(line)
