#!/usr/bin/env python3
"""Asks PyTorch how it prints tensors and which random numbers it draws: writes texts.json beside this file."""
import json
import math
import pathlib

import torch

from make_table import encode

texts = []


def text(tensor, **options):
    torch.set_printoptions(profile="default")
    torch.set_printoptions(**options)
    texts.append({"tensor": encode(tensor), "options": options, "text": repr(tensor)})


t = torch.tensor
for value in [3.0, 3.5, -2.25, 0.0, 1e-3, 1e-5, 123456.0, 1e10, math.inf, -math.inf, math.nan, 7, -12, True]:
    text(t(value))
for values in [[1.0, 2.0, 3.0], [1.0, 2.5], [-1.5, 2.0, 30.25], [1e-5, 2e-5], [0.0001, 0.001], [0.00012, 0.5],
               [1.0, 100000.0], [1.5, 100000.0], [1e8, 2e8], [1e9, 1.0], [1e-3, 1.0], [1e20, -1e20], [0.0, 1e-7],
               [-0.0, 1.0], [math.inf, 1.0], [-math.inf, 1.5, math.nan], [math.inf, math.nan], [99999.0, 1.0], [],
               [[]], [[1.0, -2.0], [3.5, 40.0]], [[[1.0], [2.0]], [[3.0], [4.5]]], [1, 2, 3], [[1, -200], [3, 4]],
               [True, False], [[0.5]]]:
    text(t(values))
    if values and values not in ([[]],):
        text(t(values, dtype=torch.float64))
        text(t(values, dtype=torch.float16))
    if all(isinstance(v, float) for v in values):
        text(t(values, requires_grad=True))
for dtype in [torch.int32, torch.uint8, torch.int16, torch.int8, torch.bfloat16]:
    text(t([1, 2, 3], dtype=dtype))
text(torch.zeros(0, 3))
text(torch.zeros(2, 0, dtype=torch.int64))
text(torch.arange(30))
text(torch.arange(30.0))
text(torch.arange(60.0).reshape(2, 30) / 7)
text(torch.arange(1001))
text(torch.arange(1001.0, requires_grad=True))
text(torch.linspace(0, 1, 1025))
text(torch.zeros(40, 40))
text(torch.arange(2160).reshape(12, 12, 15))
text(torch.arange(3000.0).reshape(3, 1000))
text(torch.arange(24, dtype=torch.float64))
text(torch.arange(16.0).reshape(2, 2, 2, 2))
text(torch.arange(6.0).reshape(2, 3).t() * 1e6)
text(torch.arange(20.0) * 0.5, precision=2)
text(torch.arange(20.0) * 0.5, linewidth=40)
text(torch.arange(20.0) * 0.5, threshold=10, edgeitems=2)
text(torch.arange(5.0) * 0.5, sci_mode=True)
text(torch.arange(5.0) * 1e-6, sci_mode=False)
torch.set_printoptions(profile="default")

draws = []


def draw(name, seed, *arguments, method=None, **keywords):
    """The second of two draws, so that what the first leaves behind counts too."""
    torch.manual_seed(seed)
    for _ in range(2):
        result = getattr(torch, name)(*arguments, **keywords) if method is None else getattr(
            torch.zeros(method), name)(*arguments, **keywords)
    draws.append({"name": name, "seed": seed, "method": method, "args": [encode(a) for a in arguments],
                  "kwargs": {k: encode(v) for k, v in keywords.items()}, "out": encode(result)})


for seed in (0, 42, 123456789012):
    for count in (1, 3, 15, 16, 17, 40):
        draw("randn", seed, (count,))
        draw("rand", seed, (count,))
    draw("randn", seed, (3,), dtype=torch.float64)
    draw("randn", seed, (20,), dtype=torch.float64)
    draw("rand", seed, (5,), dtype=torch.float64)
    draw("randint", seed, 10, (8,))
    draw("randint", seed, -3, 4, (6,))
    draw("randint", seed, 0, 1 << 40, (3,))
    draw("randperm", seed, 10)
    draw("normal", seed, 1.0, 2.0, (5,))
    draw("normal", seed, torch.tensor([1.0, 2.0]), torch.tensor([0.5, 3.0]))
    draw("bernoulli", seed, torch.tensor([0.1, 0.5, 0.9, 0.5]))
    draw("multinomial", seed, torch.tensor([0.1, 0.5, 0.4]), 2)
    draw("multinomial", seed, torch.tensor([0.1, 0.5, 0.4]), 6, True)
    draw("uniform_", seed, method=[5])
    draw("uniform_", seed, -2.0, 3.0, method=[20])
    draw("normal_", seed, method=[4])
    draw("normal_", seed, 1.0, 0.5, method=[18])
    draw("bernoulli_", seed, 0.3, method=[9])
    draw("random_", seed, 10, method=[4])
    draw("exponential_", seed, method=[4])
    draw("randn_like", seed, torch.zeros(2, 2))

target = pathlib.Path(__file__).with_name("texts.json")
target.write_text(json.dumps({"texts": texts, "draws": draws}, indent=0))
print(len(texts), len(draws))
