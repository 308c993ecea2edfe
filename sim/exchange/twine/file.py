"""The bytes of a file as a book: its encoding, then whichever of Twine's two forms it is in."""

from __future__ import annotations

from sim.exchange.twine.book import Book, Refused, Remark
from sim.exchange.twine.published import is_published, read_published
from sim.exchange.twine.twee import read_twee
from sim.source.composer import CONTROL
from sim.source.decoding import decode

_UTF_16, _CONTROL = "HW105", "HW103"


def read_book(data: bytes, path: str) -> Book:
    """The book of a file. Raises Refused where it is no text, or none of Twine's."""
    lines, faults = decode(data, path)
    bad = next((fault for fault in faults if fault.code not in (_UTF_16, _CONTROL)), None)
    if bad or lines is None:
        fault = bad or faults[0]
        raise Refused(fault.message, fault.place.line, fault.help)
    odd = [Remark("", fault.place.line, "", fault.message) for fault in faults if fault.code == _CONTROL][:1]
    if odd:
        lines = [CONTROL.sub("", line) for line in lines]
    text = "\n".join(lines)
    book = read_published(text) if is_published(text) else read_twee(lines)
    return book._replace(remarks=(*odd, *book.remarks))
