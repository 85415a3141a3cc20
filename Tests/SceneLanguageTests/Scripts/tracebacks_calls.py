# Frames, carets and anchors of an uncaught exception through several calls.
def inner(x):
    return [x][3]


def middle(a,
           b):
    return inner(a) + b


class Thing:
    def method(self, n):
        return middle(n,
                      n * 2)


Thing().method(1)
