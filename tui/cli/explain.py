"""`check --explain CODE`: the page of a code as plain text."""

from __future__ import annotations

from difflib import get_close_matches

import click

from sim.source.codes import codes, near, page


def explained(asked: str) -> str:
    """The page of a code, which may be named by its number or by its words. Raises click.UsageError."""
    code = asked.strip().upper()
    known = codes()
    if code in known:
        return plain(page(code).text)
    names = {page(each).name: each for each in known}
    named = names.get(asked.strip().lower())
    if named is not None:
        return plain(page(named).text)
    close = near(code) or [names[name] for name in get_close_matches(asked.lower(), names, n=3)]
    hint = f"near it are {', '.join(close)}" if close else f"there are {known[0]} to {known[-1]}"
    raise click.UsageError(f"--explain: there is no code {asked!r}, {hint}")


def plain(markdown: str) -> str:
    """Markdown of a page for a terminal: headings underlined, examples indented instead of fenced."""
    lines: list[str] = []
    fenced = False
    for line in markdown.strip().split("\n"):
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            lines.append(f"    {line}".rstrip())
        elif line.startswith("#"):
            title = line.lstrip("# ")
            lines += [title, ("=" if line.startswith("# ") else "-") * len(title)]
        else:
            lines.append(line)
    return "\n".join(lines)
