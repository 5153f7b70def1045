"""The same scoring as a script an office might write: csv and decimal, one dictionary per unit."""
import csv
import sys
from decimal import Decimal
from collections import defaultdict

units = defaultdict(lambda: defaultdict(dict))
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        units[row["unit"]][row["code"]][row["input"]] = Decimal(row["value"])


def points(code, done, total):
    kind = int(code.split(".")[1]) % 4
    if kind == 3:
        return Decimal(1) if done == total else Decimal(0)
    if total == 0:
        return Decimal(1)
    rate = done / total
    if kind == 0:
        return rate
    if kind == 1:
        return Decimal(1) if rate >= Decimal("0.95") else rate if rate >= Decimal("0.8") else Decimal(0)
    return min(Decimal(1), rate / Decimal("0.5"))


totals = {unit: sum(points(code, v["done"], v["total"]) for code, v in leaves.items()) for unit, leaves in units.items()}
for rank, (unit, total) in enumerate(sorted(totals.items(), key=lambda pair: -pair[1]), 1):
    print(rank, unit, total)
