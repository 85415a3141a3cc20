class Model:
    def __init__(self):
        self.weight = 1


m = Model()
try:
    m.wieght
except AttributeError as error:
    print(error)
value_one = 3
print(valeu_one)
