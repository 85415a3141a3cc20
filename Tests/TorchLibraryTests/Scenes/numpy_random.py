import numpy as np

np.random.seed(0)
print(np.random.rand(2), np.random.randn(3), np.random.randint(0, 10, 3), np.random.uniform(-1, 1, (2, 2)))
print(np.random.permutation(5), np.random.choice(4, 3), np.random.choice([1, 2, 3], 2, replace=False))
print(np.random.normal(1, 2, size=(2,)), np.random.choice(3, 2, p=[0.1, 0.2, 0.7]))
x = np.arange(5)
np.random.shuffle(x)
print(x, x.mean(), np.sort(x), np.exp(np.array([0, 1])), np.round(np.array([1.234]), 1), np.linalg.norm(np.array([3.0, 4.0])))
