"""A page of HTML that needs nothing else: no script, no other file, and a policy under which none could be loaded."""

from __future__ import annotations

from html import escape
from pathlib import Path

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{sheet}</style>
</head>
<body>
{body}
</body>
</html>
"""


def webpage(title: str, sheet: Path, body: str, language: str) -> str:
    """The page. Title and language are plain text, the body is HTML already, the sheet is a file of ours."""
    its = sheet.read_text(encoding="utf-8")
    return _PAGE.format(language=escape(language), title=escape(title), sheet=its, body=body)
