#!/usr/bin/env python3
"""Makes a composite index to measure: make.py FOLDER [UNITS LEAVES] -> data.csv, weights.csv, spec.yaml."""
import random
import sys

folder, units, leaves = sys.argv[1], int((sys.argv[2:] or [63])[0]), int((sys.argv[3:] or [100])[0])
r = random.Random(20)
groups, areas = max(2, leaves * 38 // 100), max(2, leaves * 8 // 100)
group = lambda leaf: leaf * groups // leaves
area = lambda g: g * areas // groups
with open(f"{folder}/weights.csv", "w") as f:
    f.write("code,parent,weight\n")
    for leaf in range(leaves):
        f.write(f"I{leaf + 1},C{group(leaf) + 1},{r.randint(5, 20)}\n")
    for g in range(groups):
        f.write(f"C{g + 1},A{area(g) + 1},{r.randint(20, 60)}\n")
    for a in range(areas):
        f.write(f"A{a + 1},,{r.randint(50, 150)}\n")
with open(f"{folder}/data.csv", "w") as f:
    f.write("unit," + ",".join(f"I{leaf + 1}" for leaf in range(leaves)) + "\n")
    for u in range(units):
        base = 45 + r.random() * 25
        f.write(f"U{u + 1:02d}," + ",".join(f"{base + r.random() * 30:.2f}" for _ in range(leaves)) + "\n")
with open(f"{folder}/spec.yaml", "w") as f:
    f.write("title: weight noise\nresults: data.csv\nweights: weights.csv\nnormalise: min_max\nseed: 1\n"
            "sources:\n  - { kind: weight_noise, name: weights, amplitude: 0.2 }\n")
