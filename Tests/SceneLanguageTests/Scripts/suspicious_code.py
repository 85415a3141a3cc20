x=5
if x is 5: print('is')
y = x is not 'a'
assert (x, 'msg')
z = [1,2]['a'] if 0 else 1
w = 1 is None
def f():
    return 'a'(3) if 0 else 2
