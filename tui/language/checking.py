"""What runs in the process of `Checker`: texts come in over stdin, what is told of them goes out, until stdin ends.

It ends however the server does, since nobody else holds the other end.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import redirect_stdout, suppress

from sim.exchange.language.telling import told_of


def answer() -> None:
    """Check one text after the other, and write nothing else to stdout."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends by Ctrl+C, and this with it
    with suppress(EOFError, OSError), os.fdopen(os.dup(sys.stdout.fileno()), "wb") as back, redirect_stdout(sys.stderr):
        while True:
            text, path, folders = pickle.load(sys.stdin.buffer)  # noqa: S301  # only the server writes to it
            pickle.dump(told_of(text, path, folders), back)
            back.flush()


if __name__ == "__main__":
    answer()
