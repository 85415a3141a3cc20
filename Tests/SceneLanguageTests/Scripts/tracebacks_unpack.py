def pair():
    return 1, 2, 3


for i in range(2):
    a, b = pair()
