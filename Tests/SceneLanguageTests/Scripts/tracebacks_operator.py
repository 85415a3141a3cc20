x = {"a": (1, 2)}
y = "s"
print("before")
z = 1 + x["a"][0] * (y + 2) - 3
