"""Random programs out of the operation table.

`Program(seed).write()` gives the text of one. It grows statement by statement: each is tried in PyTorch, which knows the
shapes, and kept when it runs; one that fails is dropped, or kept now and then with its error printed."""

import contextlib
import io
import random
import re

import torch

from catalogue import BLOCKS, DEFINITIONS, EXPRESSIONS, INDICES, LITERALS, STATEMENTS


def tensors_in(names, accepts):
    """The names of the tensors that fit, the newest last."""
    def fits(value):
        try:
            return accepts(value)
        except RuntimeError:  # a view whose history may not be asked for any more
            return False
    return [n for n, v in names.items() if isinstance(v, torch.Tensor) and not n.startswith("_") and fits(v)]


class Program:
    """A program that grows, and the namespace in which it has run so far."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = ["import torch", "import torch.nn as nn", "import torch.nn.functional as F",
                      f"torch.manual_seed({seed % 1000})"]
        self.names = {}
        self.count = 0
        run("\n".join(self.lines), self.names)

    def tensors(self, accepts=lambda t: True):
        return tensors_in(self.names, accepts)

    def name(self, kind):
        """The name of a tensor that fits a letter of a template."""
        accepts = {"X": lambda t: t.is_floating_point(), "Y": lambda t: t.is_floating_point(),
                   "Z": lambda t: t.is_floating_point(), "N": lambda t: t.dtype == torch.int64,
                   "B": lambda t: t.dtype == torch.bool, "T": lambda t: True,
                   "L": lambda t: t.is_leaf and t.requires_grad,
                   "R": lambda t: t.requires_grad and not t.is_leaf,
                   "M": lambda t: t.dim() == 2 and t.is_floating_point()}[kind]
        found = self.tensors(accepts)
        if not found:
            return None
        # The newest are the likeliest, so that graphs grow deep.
        return found[-1 - min(len(found) - 1, int(self.random.expovariate(0.45)))]

    def filled(self, template):
        """A template with names, numbers and shapes in place of its letters; None where there is no tensor that fits."""
        def replace(match):
            letter = match.group(1)
            if letter in LITERALS:
                return self.filled(self.random.choice(LITERALS[letter]))
            if letter == "I":
                return self.filled(self.random.choice(INDICES))
            if letter == "E":
                return self.filled(self.random.choice(EXPRESSIONS))
            chosen = self.name(letter)
            if chosen is None:
                raise LookupError(letter)
            return chosen
        return re.sub(r"\{([A-Za-z])\}", replace, template)

    def add(self, template):
        """Tries a statement; keeps it when it runs."""
        try:
            text = self.filled(template)
        except LookupError:
            return
        if "{new}" in text:
            self.count += 1
            text = text.replace("{new}", "abcdefghijklmnopqrstuvw"[self.count % 23] + str(self.count // 23 or ""))
        try:
            run(text, self.names)
        except Exception:
            if self.random.random() > 0.12 or "\n" in text and not text.startswith("with"):
                return
            inner = "\n".join("    " + line for line in text.split("\n"))
            text = f"try:\n{inner}\nexcept Exception as error:\n    print(type(error).__name__, error)"
            try:
                run(text, self.names)
            except Exception:
                return
        self.lines.append(text)
        for name in self.tensors(lambda t: t.numel() > 400):
            del self.names[name]
            self.lines.append(f"del {name}")

    def write(self):
        for _ in range(self.random.randint(2, 5)):
            self.add(self.random.choice(STATEMENTS["make"]))
        if self.random.random() < 0.3:
            self.add(self.random.choice(DEFINITIONS))
        kinds, weights = zip(*((k, w) for k, (w, _) in BLOCKS.items()))
        for _ in range(self.random.randint(18, 48)):
            kind = self.random.choices(kinds, weights)[0]
            self.add(self.random.choice(BLOCKS[kind][1]))
        for name in self.tensors()[-6:]:
            self.add(f"print({name!r}, {name})")
            self.add(f"print({name}.shape, {name}.dtype, {name}.stride(), {name}._version, {name}.requires_grad)")
        for name in self.tensors(lambda t: t.is_leaf and t.requires_grad):
            self.add(f"print({name}.grad)")
        return "\n".join(self.lines) + "\n"


def run(text, names):
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(text, "program", "exec"), names)
