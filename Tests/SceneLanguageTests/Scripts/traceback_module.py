import traceback, sys
def f(): raise ValueError('x')
try: f()
except ValueError as e:
    print(e.__traceback__.tb_lineno, e.__traceback__.tb_next.tb_lineno)
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc())
    print(traceback.format_exception_only(type(e), e))
    print(sys.exc_info()[0])
