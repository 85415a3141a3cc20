# The same network in micrograd's Value
import random

from micrograd.engine import Value


def scalar(number):
    return Value(number)


class Neuron:
    def __init__(self, inputs):
        self.w = [scalar(random.uniform(-1, 1)) for _ in range(inputs)]
        self.b = scalar(0.0)

    def __call__(self, x):
        total = self.b
        for w, value in zip(self.w, x):
            total = total + w * value
        return total.relu()

    def parameters(self):
        return self.w + [self.b]


class Network:
    def __init__(self, sizes):
        self.layers = [[Neuron(a) for _ in range(b)] for a, b in zip(sizes, sizes[1:])]

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0]

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]


random.seed(1)
model = Network([3, 16, 16, 1])
points = [[random.uniform(-1, 1) for _ in range(3)] for _ in range(29)]
targets = [p[0] * p[1] - p[2] for p in points]
for step in range(10):
    loss = scalar(0.0)
    for point, target in zip(points, targets):
        error = model(point) - target
        loss = loss + error * error
    for p in model.parameters():
        p.grad = 0
    loss.backward()
    for p in model.parameters():
        p.data -= 0.001 * p.grad
    print(step, f"{loss.data:.3f}")
