"""What is left of a passage once links, macros and comments are taken out of it, as paragraphs of ours."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from sim.exchange.twine.scan import MARK

MARKDOWN = frozenset(("chapbook", "snowman"))  # in which a lone line break is a space
_STYLED = re.compile(r"(?<![:/])//(?!/)((?:[^/\n]|/(?!/))+)//(?!/)|''([^'\n]+)''|\*\*([^*\n]+)\*\*|__([^_\n]+)__")
_PLAIN = re.compile(r"(?P<mark>==|~~|\^\^)(?P<text>[^=~^\n]+)(?P=mark)")
_ITALIC = re.compile(r"(?<![\w\\])_(?!_)([^_\n]+)_(?!\w)")
_CONTINUED = re.compile(r"\\[ \t]*\n|\n[ \t]*\\")
_BROKEN = re.compile(r"(?:(?<! ) {2,}+|\\)\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])")
_RULE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|(?=[<>]*=)[<>=]{2,})[ \t]*$", re.MULTILINE)
_BEGINNING = {"": r"^[ \t]*(?:>+|#{1,6}(?=[ \t]))[ \t]*", "sugarcube": r"^(?:>+|!{1,6})[ \t]*"}
_SENTENCE = re.compile(r"""(?<=[.!?…:])\s+|(?<=[.!?…]["'”’)*])\s+|(?<=[。！？])(?![」』”])|(?<=[。！？][」』”])""")
_ITEM = re.compile(rf"[^\w{MARK}]*+(?:(?:\d{{1,2}}|[A-Za-z])[.)][^\w{MARK}]*+)?{MARK}[\W_]*")
_SHOWN = re.compile(rf"{MARK}(?=(\w?))")
_APART = re.compile(r"(?<! ) {1,9}(?=[.,](?:\s|$))")
_SAYS = re.compile(r"[^\W_]")


def stressed(text: str, form: str = "") -> str:
    """A text with what is italic or bold between stars, and without what is otherwise set off."""
    if form in MARKDOWN:
        text = _ITALIC.sub(r"*\1*", text)
    text = _STYLED.sub(lambda found: f"*{next(filter(None, found.groups())).strip('* ')}*", text)
    return _PLAIN.sub(r"\g<text>", text)


def said(text: str) -> str:
    """What a piece of markup says, on its own."""
    return html.unescape(stressed(text))


def unbroken(prose: str, form: str) -> str:
    """Prose without line breaks that are none, and with those that a format sees where others do not."""
    return _BROKEN.sub("\n\n", prose) if form in MARKDOWN else _CONTINUED.sub("", prose)


def paragraphs_of(prose: str, words: Sequence[str], form: str) -> str:
    """The prose with a blank line between its paragraphs. The words of a link stay where they are part of a sentence,
    and a line of links alone is none."""
    if form == "sugarcube":
        prose = re.sub("(?<!-)--(?!-)", "—", prose).replace("$$", "$")
    plain = re.sub(_BEGINNING.get(form, _BEGINNING[""]), "", _RULE.sub("", prose), flags=re.MULTILINE)
    left = iter(words)
    lines = [_line(line, left) for line in html.unescape(stressed(plain, form)).split("\n")]
    return ("\n" if form in MARKDOWN else "\n\n").join(lines).strip()


def _line(line: str, words: Iterator[str]) -> str:
    if MARK not in line:
        return line
    sentences = [(each, _SHOWN.sub(lambda found: _filled(found, words), each)) for each in _SENTENCE.split(line)]
    if _ITEM.fullmatch(line):
        return ""
    kept = " ".join(filled for each, filled in sentences if MARK not in each or _SAYS.search(each))
    return _APART.sub("", kept)


def _filled(found: re.Match[str], words: Iterator[str]) -> str:
    shown = next(words, "")
    return shown if found[1] else shown.rstrip()
