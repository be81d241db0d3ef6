"""Compares what two builds of evaluate.cpp printed (RULES 12).

Everything built of + - * / and square roots is equal to the bit; where logarithms enter, ranks are equal and scores within
1e-12 relative.
"""

import math
import sys
from pathlib import Path

native, other = (Path(path).read_text(encoding="utf-8").splitlines() for path in sys.argv[1:3])
faults = [] if len(native) == len(other) else [f"{len(native)} lines and {len(other)} lines"]
exact = 0
for left, right in zip(native, other, strict=False):
    if left == right:
        exact += 1
        continue
    a, b = left.split(), right.split()
    same_cell = a[0] == "logarithms" and a[:3] + a[4:] == b[:3] + b[4:]
    if not same_cell or not math.isclose(float.fromhex(a[3]), float.fromhex(b[3]), rel_tol=1e-12):
        faults.append(f"{left} | {right}")
random = [line.split() for line in native if line.startswith(("exact ", "logarithms ")) and ":" in line.split()[1]]
faults += [" ".join(line) for line in random if line[4] != "1"]  # a trace that does not say what all units at once say
cases = {line[1].split(":")[0] for line in random}
print(f"{len(native)} lines, {exact} equal to the bit, {len(cases)} random cases")
if faults or len(native) < 2 * 290 or len(cases) < 300:
    sys.exit("\n".join(["not the same scores:", *faults[:10]]))
