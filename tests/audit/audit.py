"""Compares the page's values with those of NumPy and scikit-learn for the same files: `python audit.py FOLDER`, with the
output folder of `collect.js`. Exits with 1 on any disagreement. `cargo xtask audit` runs both."""

import json
import re
import sys
from pathlib import Path

from labs import BY_CHANCE, LABS

# Tolerances for unrounded numbers: the page's have 32 bits, and a tie in a sort of 2,000 may go either way.
EXACT, TIE = 1e-3, 1e-3
SHARES = ("hashing", "neighbors", "reduction", "anomaly", "measured neighbors")


def number(shown):
    """A number, and half a unit of its last digit if it is text from the page."""
    if not isinstance(shown, str):
        return float(shown), 0.0
    text = re.sub(r"[^\d.\-−]", "", shown).replace("−", "-")
    decimals = len(text.partition(".")[2])
    return float(text), 0.5001 * 10.0**-decimals


def by_chance(visit):
    return next((slack for start, slack in BY_CHANCE.items() if visit.startswith(start)), None)


def compare(visit, page, found):
    value, half = number(page)
    slack = (by_chance(visit) or EXACT) * abs(found) + half
    is_share = visit.startswith(SHARES) and 0 < found < 1
    return value, abs(value - found) <= slack + (TIE if is_share else 1e-7)


def main(folder):
    visits = json.loads((folder / "page.json").read_text())
    by_name = {lab.__name__: lab for lab in LABS}
    wrong = 0
    print(f"{'visit':24} {'quantity':36} {'page':>12} {'recomputed':>12}  verdict")
    for name, page in visits.items():
        lab = name.split()[0]
        for quantity, shown, found in by_name[lab](name, page, folder):
            value, agrees = compare(name, shown, float(found))
            verdict = "ok" + (" (by chance)" if by_chance(name) else "") if agrees else "DISAGREES"
            wrong += not agrees
            print(f"{name:24} {quantity:36} {value:12.6g} {found:12.6g}  {verdict}", flush=True)
    print(f"{wrong} disagree" if wrong else "everything agrees")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
