import math
text = "abc"
data = {"k": [1, 2, 3]}
data["k"][0].append(
    5)
