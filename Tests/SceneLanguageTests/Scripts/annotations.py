from typing import *
def f(x: int | None = None, y: list[int] = []) -> dict[str, int] | None: ...
print(f.__annotations__, isinstance(3, int | str), isinstance(None, int | None), list[int], tuple[int, ...], int | None | str, dict[str, list[int]])
class A:
    x: list[int]
    y: Optional[int] = None
print(A.__annotations__, list[int]([1,2]), list[int] == list[int], (int | str) == (str | int))
T = TypeVar('T')
class St(Generic[T]):
    def p(self, x: T) -> T: return x
print(St[int]().p(3), None | int if 0 else '', List[int], Union[int, None], Callable[..., int], Literal['a'], Tuple[int, ...])
