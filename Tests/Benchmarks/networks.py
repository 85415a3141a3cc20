"""Graphs of networks and random ones, made from seed numbers alone: what `layout.py` draws besides the corpus.

The networks are graphs of gradient functions as PyTorch records them: the loss on top, an edge from each function to
those that go on with its gradients, `AccumulateGrad` at the leaves; nodes are numbered breadth first from the loss.
"""

import math
import random
from collections import deque


class Tape:
    """Records gradient functions: each is a number, made from those of its inputs; None is an input without one."""

    def __init__(self):
        self.labels, self.inputs = [], []

    def __call__(self, name, *inputs):
        self.labels.append(f"{name}Backward0" if name else "AccumulateGrad")
        self.inputs.append([index for index in inputs if index is not None])
        return len(self.labels) - 1

    def leaf(self):
        return self("")

    def parameters(self, count):
        return [self.leaf() for _ in range(count)]

    def linear(self, x, weights):
        weight, bias = weights
        return self("Addmm", bias, x, self("T", weight))

    def graph(self, *roots):
        """The functions that the roots lead to, as `layout.py` writes them to files."""
        number, order, edges = {}, [], []
        waiting = deque()

        def seen(index):
            if index not in number:
                number[index] = len(order)
                order.append(index)
                waiting.append(index)
            return number[index]

        for root in roots:
            seen(root)
        while waiting:
            index = waiting.popleft()
            for source in self.inputs[index]:
                edges.append((number[index], seen(source)))
        nodes = [{"id": place, "label": self.labels[index]} for place, index in enumerate(order)]
        return {"nodes": nodes, "edges": edges}


def chain(length):
    """One operation after another."""
    tape = Tape()
    x = tape.leaf()
    for index in range(length - 1):
        x = tape(["Mul", "Sin", "Add"][index % 3], x)
    return tape.graph(x)


def fan_in(count):
    """Many values stacked, half of them functions of leaves of their own, the others leaves."""
    tape = Tape()
    return tape.graph(tape("Mean", tape("Stack", *[tape("Mul", tape.leaf()) if i % 2 else tape.leaf() for i in range(count)])))


def fan_out(count):
    """One leaf used many times, the uses added up one by one."""
    tape = Tape()
    leaf = tape.leaf()
    total = tape("Mul", leaf)
    for _ in range(count - 1):
        total = tape("Add", total, tape("Mul", leaf))
    return tape.graph(total)


def tree(depth):
    """Leaves added up in pairs."""
    tape = Tape()
    values = [tape("Mul", tape.leaf(), tape.leaf()) for _ in range(2**depth)]
    while len(values) > 1:
        values = [tape("Add", *pair) for pair in zip(values[::2], values[1::2])]
    return tape.graph(values[0])


def gru(steps, is_bidirectional):
    """An unrolled GRU of cells, their weights shared by all steps, and a linear layer on all outputs."""
    tape = Tape()

    def run(order):
        w_ih, b_ih, w_hh, b_hh = tape.parameters(4)
        h, outputs = None, [None] * steps
        for step in order:
            inner = tape("Split", tape("Addmm", b_ih, tape("T", w_ih)))
            outer = tape("Split", tape("Addmm", b_hh, h, tape("T", w_hh)))
            reset = tape("Sigmoid", tape("Add", inner, outer))
            update = tape("Sigmoid", tape("Add", inner, outer))
            new = tape("Tanh", tape("Add", inner, tape("Mul", reset, outer)))
            h = tape("Add", new, tape("Mul", update, tape("Sub", h, new)))
            outputs[step] = h
        return outputs

    outputs = run(range(steps))
    if is_bidirectional:
        outputs = [tape("Cat", *pair) for pair in zip(outputs, run(reversed(range(steps))))]
    out = tape.linear(tape("View", tape("Stack", *outputs)), tape.parameters(2))
    return tape.graph(tape("NllLoss", tape("LogSoftmax", out)))


def lstm(steps, layers):
    """An unrolled LSTM of one or more layers of cells."""
    tape = Tape()
    weights = [tape.parameters(4) for _ in range(layers)]
    state = [(None, None)] * layers
    losses = []
    for _ in range(steps):
        x = None
        for index, (w_ih, b_ih, w_hh, b_hh) in enumerate(weights):
            h, c = state[index]
            gates = tape("Add", tape("Addmm", b_ih, x, tape("T", w_ih)), tape("Addmm", b_hh, h, tape("T", w_hh)))
            split = tape("Split", gates)
            i, f, o = (tape("Sigmoid", split) for _ in range(3))
            c = tape("Add", tape("Mul", f, c), tape("Mul", i, tape("Tanh", split)))
            x = h = tape("Mul", o, tape("Tanh", c))
            state[index] = (h, c)
        losses.append(x)
    return tape.graph(tape("MseLoss", tape.linear(tape("Stack", *losses), tape.parameters(2))))


def unet(depth):
    """Blocks of convolutions on the way down and up again, joined across."""
    tape = Tape()

    def block(x):
        for _ in range(2):
            x = tape("Relu", tape("NativeBatchNorm", tape("Convolution", x, *tape.parameters(2)), *tape.parameters(2)))
        return x

    x, skips = None, []
    for _ in range(depth):
        x = block(x)
        skips.append(x)
        x = tape("MaxPool2DWithIndices", x)
    x = block(x)
    for skip in reversed(skips):
        x = block(tape("Cat", skip, tape("Convolution", x, *tape.parameters(2))))
    return tape.graph(tape("NllLoss2D", tape("LogSoftmax", tape("Convolution", x, *tape.parameters(2)))))


def densenet(layers):
    """Each layer sees the outputs of all layers before it."""
    tape = Tape()
    features = [tape("Convolution", tape.leaf())]
    for _ in range(layers):
        x = tape("Cat", *features) if len(features) > 1 else features[0]
        features.append(tape("Convolution", tape("Relu", tape("NativeBatchNorm", x, *tape.parameters(2))), tape.leaf()))
    return tape.graph(tape("Mean", tape("Cat", *features)))


def residual(blocks):
    """A residual MLP with norms."""
    tape = Tape()
    x = tape.linear(None, tape.parameters(2))
    for _ in range(blocks):
        y = tape("NativeLayerNorm", x, *tape.parameters(2))
        y = tape.linear(tape("Gelu", tape.linear(y, tape.parameters(2))), tape.parameters(2))
        x = tape("Add", x, y)
    return tape.graph(tape("MseLoss", tape.linear(x, tape.parameters(2))))


def attention(blocks, heads):
    """Transformer blocks whose heads are computed one by one."""
    tape = Tape()
    x = tape("Add", tape("Embedding", tape.leaf()), tape("Embedding", tape.leaf()))
    for _ in range(blocks):
        y = tape("NativeLayerNorm", x, *tape.parameters(2))
        q, k, v = (tape.linear(y, tape.parameters(2)) for _ in range(3))
        outputs = []
        for _ in range(heads):
            scores = tape("Div", tape("Bmm", tape("Slice", q), tape("Transpose", tape("Slice", k))))
            outputs.append(tape("Bmm", tape("Softmax", scores), tape("Slice", v)))
        x = tape("Add", x, tape.linear(tape("Cat", *outputs), tape.parameters(2)))
        y = tape.linear(tape("NativeLayerNorm", x, *tape.parameters(2)), tape.parameters(2))
        x = tape("Add", x, tape.linear(tape("Gelu", y), tape.parameters(2)))
    return tape.graph(tape("NllLoss", tape("LogSoftmax", tape.linear(x, tape.parameters(2)))))


def scalar_mlp(sizes, samples):
    """A network of one function for each scalar, the loss over some samples and the squares of all weights."""
    tape = Tape()
    layers = [
        [(tape.parameters(inputs), tape.leaf()) for _ in range(outputs)] for inputs, outputs in zip(sizes, sizes[1:])
    ]

    def neuron(inputs, weights, bias, is_last):
        total = bias
        for x, weight in zip(inputs, weights):
            total = tape("Add", total, tape("Mul", weight, x))
        return total if is_last else tape("Relu", total)

    def added(values):
        total = values[0]
        for value in values[1:]:
            total = tape("Add", total, value)
        return total

    losses = []
    for _ in range(samples):
        values = [None] * sizes[0]
        for depth, layer in enumerate(layers):
            values = [neuron(values, *weights, depth == len(layers) - 1) for weights in layer]
        losses += [tape("Relu", tape("Rsub", value)) for value in values]
    data = tape("Mul", added(losses))
    squares = [tape("Mul", leaf, leaf) for layer in layers for weights, bias in layer for leaf in [*weights, bias]]
    return tape.graph(tape("Add", data, tape("Mul", added(squares))))


def double_backward(layers, is_penalty=True):
    """A network of tanh layers with the gradients of its leaves made by `create_graph`, and a loss of their squares."""
    tape = Tape()
    x = tape.leaf()
    weights = tape.parameters(layers)
    forward = [x]
    for weight in weights:
        forward.append(tape("Tanh", tape("Mm", forward[-1], tape("T", weight))))
    loss = tape("Sum", tape("Pow", forward[-1]))
    gradient = tape("Mul", tape("Pow", forward[-1]))
    gradients = []
    for depth in reversed(range(layers)):
        product = tape("TanhBackward", gradient, forward[depth + 1])
        gradients.append(tape("T", tape("Mm", tape("T", forward[depth]), product)))
        gradient = tape("Mm", product, tape("T", tape("T", weights[depth])))
    gradients.append(gradient)
    total = tape("Sum", tape("Pow", gradients[0]))
    for other in gradients[1:]:
        total = tape("Add", total, tape("Sum", tape("Pow", other)))
    return tape.graph(tape("Add", loss, total) if is_penalty else total)


def random_layers(count, seed, edges=1.5, shape=1.5, spread=3):
    """A layered graph: every node but the first ones has an edge from the layer above, others reach up to four layers."""
    chance = random.Random(seed)
    width = max(2, int(math.sqrt(count) / shape))
    found = {}
    for node in range(width, count):
        above = node - width - node % width
        found[(above + min(width - 1, max(0, node % width + round(chance.gauss(0, spread)))), node)] = None
    while len(found) < edges * count:
        node = chance.randrange(count - width)
        target = node - node % width + width * (1 if chance.random() < 0.8 else chance.randint(2, 4))
        slot = chance.randrange(width) if chance.random() < 0.1 else node % width + round(chance.gauss(0, spread))
        target += min(width - 1, max(0, slot))
        if target < count:
            found[(node, target)] = None
    return plain_graph(count, list(found))


def random_graph(count, edges, seed):
    """Edges between any two nodes, from the first to the last."""
    chance = random.Random(seed)
    found = set()
    while len(found) < edges:
        pair = sorted(chance.sample(range(count), 2))
        found.add(tuple(pair))
    return plain_graph(count, sorted(found))


def random_skips(length, skips, reach, seed):
    """A chain with edges that pass over some of it."""
    chance = random.Random(seed)
    found = {(node, node + 1): None for node in range(length - 1)}
    for _ in range(skips):
        node = chance.randrange(length - 2)
        found[(node, min(length - 1, node + 2 + chance.randrange(reach)))] = None
    return plain_graph(length, list(found))


def plain_graph(count, edges):
    return {"nodes": [{"id": node, "label": f"Node{node}"} for node in range(count)], "edges": edges}


# The rows of the table, small ones first within a family. `layout.py` sorts them by size.
GRAPHS = {
    "chain 5k": lambda: chain(5_000),
    "fan-in 400": lambda: fan_in(400),
    "fan-out 400": lambda: fan_out(400),
    "tree": lambda: tree(9),
    "GRU": lambda: gru(10, False),
    "biGRU": lambda: gru(6, True),
    "LSTM 8": lambda: lstm(8, 1),
    "LSTM 2x6": lambda: lstm(6, 2),
    "U-Net": lambda: unet(5),
    "DenseNet": lambda: densenet(14),
    "residual MLP": lambda: residual(40),
    "attention": lambda: attention(4, 8),
    "scalar MLP 8": lambda: scalar_mlp([2, 8, 8, 1], 4),
    "scalar MLP 12": lambda: scalar_mlp([3, 12, 12, 1], 5),
    "double back": lambda: double_backward(25),
    "skips": lambda: random_skips(400, 120, 40, 1),
    "random 50": lambda: random_layers(50, 1),
    "random 200": lambda: random_layers(200, 2, edges=1.3),
    "random 500": lambda: random_layers(500, 3),
    "random 1k": lambda: random_layers(1_000, 4),
    "random dense": lambda: random_layers(1_000, 6, edges=2),
    "random sparse": lambda: random_layers(1_000, 7, edges=1.15),
    "random wide": lambda: random_layers(1_000, 8, shape=0.7),
    "random long": lambda: random_graph(300, 380, 9),
    "random 3k": lambda: random_layers(3_000, 10),
}
