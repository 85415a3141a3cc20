def run():
    try:
        raise RuntimeError("first")
    finally:
        print("cleanup")


def again():
    try:
        run()
    except RuntimeError:
        print("handling")
        raise


again()
