"""Tells where two printed texts differ: text equal, numbers to a tolerance, layout exact."""
import re

NUMBER = re.compile(r"(?<![\w.])-?(?:\d+\.\d*|\.\d+|\d+)(?:e[-+]\d+)?(?![\w])")


def same_line(wanted, actual, tolerance=2e-4):
    """Whether two lines agree: equal but for numbers with a point, which may differ by the tolerance."""
    if wanted == actual:
        return True
    if NUMBER.sub("#", wanted) != NUMBER.sub("#", actual):
        return False
    for a, b in zip(NUMBER.findall(wanted), NUMBER.findall(actual)):
        if a == b:
            continue
        if "." not in a or "." not in b:
            return False
        x, y = float(a), float(b)
        if abs(x - y) > tolerance * max(1, abs(x), abs(y)):
            return False
    return True


def differences(wanted, actual, tolerance=2e-4):
    """The numbers (from 1) and texts of the lines that differ."""
    left, right = wanted.split("\n"), actual.split("\n")
    found = []
    for i in range(max(len(left), len(right))):
        a = left[i] if i < len(left) else None
        b = right[i] if i < len(right) else None
        if a is None or b is None or not same_line(a, b, tolerance):
            found.append((i + 1, a, b))
    return found
