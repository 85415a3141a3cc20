def echo(**words):
    return words


class _Owner:
    __hidden = 1
    __kept_ = 5

    def method(self, __p=1, *__a, **__k):
        import math as __m
        print(echo(__x=1), sorted(locals()), f'{self.__hidden} {self.__hidden!r:>{self.__kept_}}')
        global __g
        __g = 3

        def __inner():
            return 1
        print(__inner.__name__, __inner.__qualname__, self.__kept_)
        match {'a': 1}:
            case {'a': __v, **__rest}:
                print(__v, __rest)

    class __Inside:
        __y = 2


_Owner().method()
_Owner().method(__p=3)
print(sorted(name for name in vars(_Owner) if 'Owner' in name), '_Owner__g' in globals(), _Owner._Owner__Inside)


class Account:
    def __init__(self, balance):
        self.__balance = balance


try:
    print(Account(5)._Account__balance, vars(Account(6)))
    Account(5).__balance
except AttributeError as error:
    print(error)
