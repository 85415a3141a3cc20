# micrograd's kind of Value class: 30,000 nodes, three times
class Value:
    def __init__(self, data, children=(), op=""):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None
        self._prev = set(children)
        self._op = op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")

        def _backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def relu(self):
        out = Value(0 if self.data < 0 else self.data, (self,), "ReLU")

        def _backward():
            self.grad += (out.data > 0) * out.grad

        out._backward = _backward
        return out

    def backward(self):
        order = []
        seen = set()

        def visit(v):
            if v not in seen:
                seen.add(v)
                for child in v._prev:
                    visit(child)
                order.append(v)

        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            v._backward()

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-other)


for step in range(3):
    total = Value(0.0)
    parts = []
    weights = [Value(0.01 * i) for i in range(100)]
    for group in range(50):
        part = Value(0.0)
        for i in range(100):
            x = weights[i] * (0.001 * group) + 0.5
            part = part + x.relu()
        parts.append(part)
    while len(parts) > 1:
        parts = [sum(parts[i : i + 2], Value(0.0)) for i in range(0, len(parts), 2)]
    total = parts[0]
    total.backward()
    print(round(total.data, 6), round(sum(w.grad for w in weights), 6))
