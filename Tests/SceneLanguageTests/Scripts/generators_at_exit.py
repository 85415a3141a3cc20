def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print('closing', name)


def outer():
    yield from numbers('inner')


waiting = numbers('waiting')
next(waiting)
delegating = outer()
next(delegating)
fresh = numbers('never begun')
done = list(numbers('done'))
print('end')
