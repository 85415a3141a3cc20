result = [int(v) for v in ["1", "x"]]
