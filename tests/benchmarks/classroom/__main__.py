"""A class under load, against the promises: `python -m tests.benchmarks.classroom`. It ends with 1 where a vote was
lost or counted double, or anything came to another room than its own.

Names of measures choose among them: `python -m tests.benchmarks.classroom crowds soak`.
"""

from __future__ import annotations

import sys

from tests.benchmarks.classroom.measures import WHOLE, measure, measures

if __name__ == "__main__":
    known = measures(WHOLE)
    wrong = [name for name in sys.argv[1:] if name not in known]
    if wrong:
        print(f"There is no measure {wrong[0]!r}; there are {', '.join(known)}.", file=sys.stderr)
        sys.exit(2)
    sys.exit(0 if measure({name: known[name] for name in sys.argv[1:] or known}).clean else 1)
