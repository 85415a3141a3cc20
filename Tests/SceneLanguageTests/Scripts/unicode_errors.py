import traceback

for data in (b'\xff', b'a\xe2\x82', b'\xe2\x28\xa1', b'\xed\xa0\x80', b'\xf0\x9f\x98', b'\xc3'):
    try:
        data.decode()
    except UnicodeDecodeError as error:
        print(error, '|', error.args, error.start, error.end, error.reason, error.encoding, error.object)
for text, encoding in (('é', 'ascii'), ('aéßb', 'ascii'), ('日本x', 'latin-1')):
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        print(error, '|', repr(error))
print(b'xyzx'.translate(None, b'x'), b'abc'.find(98), b'abcb'.rindex(98), b'abcb'.count(98))
try:
    print(len('日本') + ('日本' + 1))
except TypeError:
    print(traceback.format_exc())
try:
    five = 5
    print((five)[0])
except TypeError:
    print(traceback.format_exc())
try:
    print((5) + ('a'))
except TypeError:
    print(traceback.format_exc())
