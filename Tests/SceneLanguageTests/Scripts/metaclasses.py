import enum


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print('prepare', name, kw)
        return {'prepared': len(kw)}

    def __new__(mcls, name, bases, namespace, **kw):
        print('new', name, sorted(key for key in namespace if not key.startswith('__')))
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        print('init', name, kw)
        super().__init__(name, bases, namespace)

    def __call__(cls, *arguments):
        print('call', arguments)
        return super().__call__(*arguments)


class Named:
    def __set_name__(self, owner, name):
        print('named', owner.__name__, name)


class Base(metaclass=Meta):
    def __init_subclass__(cls, **kw):
        print('subclass', cls.__name__, kw)


class Derived(Base, flag=1):
    field = Named()

    def who(self):
        return __class__.__name__


print(Derived().who(), Derived.prepared, len(Meta.__mro__))
Made = type('Made', (Derived,), {'x': 1})
print(type(Made), Made.x, Meta('Direct', (), {}).__name__)


class Other(type):
    pass


try:
    class Conflict(Base, metaclass=Other):
        pass
except TypeError as error:
    print(error)


def maker(name, bases, namespace, **kw):
    return name, bases, sorted(namespace)[:1], kw


class Odd(metaclass=maker, word=2):
    pass


print(Odd)


class Access(enum.Flag):
    R = 4
    W = enum.auto()
    X = enum.auto()
    RW = R | W


print(list(Access), Access.R | Access.X, Access.RW)
try:
    class Twice(enum.Enum):
        A = 1
        A = 2
except TypeError as error:
    print(error)


class Day(str, enum.Enum):
    MON = 'mon'

    def __str__(self):
        return self.value.title()


print(f'{Day.MON}', f'{Day.MON:>5}', Day.MON)
