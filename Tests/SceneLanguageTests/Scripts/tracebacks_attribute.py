class Model:
    def __init__(self):
        self.weight = 1


Model().weigth
