def load(name):
    try:
        return {}[name]
    except KeyError as error:
        raise ValueError(f"no {name}") from error


try:
    load("x")
except ValueError as error:
    print(repr(error), repr(error.__cause__), error.__suppress_context__)
    undefined + 1
