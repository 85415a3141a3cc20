# Autograd in forty lines: a scalar that remembers where it came from
import math

import torch


class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.push = lambda: None

    def __add__(self, other):
        out = Value(self.data + other.data, (self, other))

        def push():
            self.grad += out.grad
            other.grad += out.grad

        out.push = push
        return out

    def __mul__(self, other):
        out = Value(self.data * other.data, (self, other))

        def push():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.push = push
        return out

    def tanh(self):
        out = Value(math.tanh(self.data), (self,))

        def push():
            self.grad += (1 - out.data**2) * out.grad

        out.push = push
        return out

    def backward(self):
        # Children after their parents; each pushes its gradient to its parents, last one first.
        order, seen = [], set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for parent in value.parents:
                    visit(parent)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            value.push()


x, w, b = Value(0.5), Value(-1.5), Value(2.0)
y = (x * w + b).tanh() * x
y.backward()
print(f"{y.data:.6f} {x.grad:.6f} {w.grad:.6f} {b.grad:.6f}")

# The same in PyTorch: this is the graph to step through.
x = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
w = torch.tensor(-1.5, dtype=torch.float64, requires_grad=True)
b = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
y = (x * w + b).tanh() * x
y.backward()
print(f"{y.item():.6f} {x.grad.item():.6f} {w.grad.item():.6f} {b.grad.item():.6f}")
