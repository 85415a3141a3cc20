# What containers that refuse a change say, by the kind of key.
class Pair(tuple): pass
class Plain: pass
class Whole(int): pass
class Index:
    def __index__(self): return 1
class Broken:
    def __index__(self): raise ValueError('no index')

for target in [(1, 2), 'ab', b'ab', range(3), {1}, frozenset(), {}.keys(), {}.values(), {}.items(), 1, None, len, int,
               Pair((1, 2)), Plain(), Whole(3), Exception()]:
    for key in [0, True, 'a', None, 1.5, slice(0, 1), 2 ** 70, Index(), Broken()]:
        try:
            target[key] = 1
        except Exception as error:
            print(type(error).__name__, error)
        try:
            del target[key]
        except Exception as error:
            print(type(error).__name__, error)
