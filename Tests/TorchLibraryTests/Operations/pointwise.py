# Pointwise operations of one tensor.
for name in ("exp exp2 expm1 sin cos tan atan sinh cosh tanh asinh erf erfc sinc sigmoid neg abs sgn sign square ceil floor round "
             "trunc frac relu deg2rad rad2deg positive signbit isnan isinf isfinite isposinf isneginf logical_not nan_to_num").split():
    sample(name, t(2, 3))
for name in "negative absolute fix arctan arcsinh".split():
    sample(name, t(2, 3), _brief=True)
for name in "log log2 log10 log1p sqrt rsqrt reciprocal lgamma digamma".split():
    sample(name, p(2, 3))
    sample(name, t(4))
for name in "asin acos atanh erfinv".split():
    sample(name, t(2, 3, low=-0.9, high=0.9))
sample("logit", p(2, 3, low=0.1, high=0.9))
sample("logit", t(2, 3), eps=0.1)
sample("logit", t(2, 3), 0.2, _of="special")
for name in "arcsin arccos arctanh".split():
    sample(name, t(2, 3, low=-0.9, high=0.9), _brief=True)
sample("arccosh", p(2, 3, low=1.2, high=3.0), _brief=True)
for name in "acosh".split():
    sample(name, p(2, 3, low=1.2, high=3.0))
for name in "digamma erf erfc erfinv expit sinc".split():
    sample(name, p(2, 3, low=0.1, high=0.9), _of="special")
sample("polygamma", 1, p(2, 3))
sample("polygamma", 2, p(2, 3), _of="special")
sample("bitwise_not", t(2, 3))
sample("round", t(2, 3, low=-20.0, high=20.0), decimals=1)
sample("round", t(2, 3, low=-20.0, high=20.0), decimals=-1)
sample("nan_to_num", t(2, 3), nan=3.0, posinf=5.0)
sample("clone", t(2, 3))
sample("detach", t(2, 3), _of="Tensor", _forms="m")
sample("contiguous", t(2, 3), _of="Tensor")
sample("conj_physical", t(2, 3))
for name in "real conj resolve_conj resolve_neg angle i0 exp2".split():
    sample(name, t(2, 3))

# Of two tensors.
for name in "add sub mul div maximum minimum fmax fmin atan2 hypot logaddexp copysign subtract multiply divide true_divide arctan2 logaddexp2".split():
    sample(name, t(2, 3), t(2, 3),
           _brief=name in "subtract multiply divide true_divide arctan2".split())
for name in "pow xlogy remainder fmod floor_divide float_power".split():
    sample(name, p(2, 3), p(2, 3))
    sample(name, t(2, 3), t(2, 3, low=-1.0, high=3.0))
sample("xlogy", t(2, 3), p(2, 3), _of="special")
sample("xlogy", t(2, 3), 2.0)
sample("xlogy", 2.0, p(2, 3), _forms="f")
for name in "eq ne lt le gt ge equal logical_and logical_or logical_xor not_equal less less_equal greater greater_equal".split():
    sample(name, t(2, 3), t(2, 3), _brief=len(name) > 5 and name[:3] != "log")
for name in "eq ne lt le gt ge not_equal less less_equal greater greater_equal".split():
    sample(name, t(2, 3), 0.5, _brief=True)
for name in "bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift gcd lcm".split():
    sample(name, n(2, 3, low=0.0, high=3.0), n(2, 3, low=0.0, high=3.0))
    if name[:3] == "bit":
        sample(name, n(2, 3, low=0.0, high=3.0), 2)
        sample(name, 2, n(2, 3, low=0.0, high=3.0), _forms="f")
sample("heaviside", n(2, 3), n(2, 3))
sample("ldexp", t(2, 3), n(2, 3))
sample("nextafter", n(2, 3), n(2, 3))
for name in "add sub mul div pow remainder fmod floor_divide float_power copysign".split():
    for number in (2, 2.5, True):
        sample(name, p(2, 3), number, _brief=True)
        if name not in ("div", "fmod", "copysign", "floor_divide"):
            sample(name, number, p(2, 3), _call=lambda a, b, f=getattr(torch, name): f(a, b), _brief=True)
for number in (-1, 0, 0.5, 3, -2):
    sample("pow", p(2, 3), number)
sample("pow", t(2, 3), 2)
sample("pow", t(2, 3), fixed([[0.0, 1.0, 2.0], [3.0, 0.5, -1.0]]))
for mode in ("floor", "trunc"):
    sample("div", t(2, 3), p(2, 3), rounding_mode=mode)
    sample("div", t(2, 3), 2, rounding_mode=mode)
    sample("divide", t(2, 3), 0.5, rounding_mode=mode)
    sample("div", t(2, 3), fixed([[0.0, 1.0, 2.0], [0.0, -1.0, 2.0]]), rounding_mode=mode)
sample("div", t(2, 3), fixed([[0, 1, 2], [0, -1, 2]]))
sample("floor_divide", t(2, 3), fixed([[0, 1, 2], [0, -1, 2]]))
sample("remainder", t(2, 3), fixed([[0, 1, 2], [0, -1, 2]]))
sample("fmod", t(2, 3), fixed([[0, 1, 2], [0, -1, 2]]))
sample("add", t(2, 3), t(2, 3), alpha=3)
sample("add", t(2, 3), t(2, 3), alpha=0.5)
sample("sub", t(2, 3), t(2, 3), alpha=2)
sample("add", t(2, 3), 2, alpha=3)
sample("sub", t(2, 3), 2.5, alpha=2)
sample("subtract", t(2, 3), t(2, 3), alpha=2)
sample("rsub", t(2, 3), t(2, 3))
sample("rsub", t(2, 3), 2)
sample("rsub", t(2, 3), t(2, 3), alpha=2)
for symbol, call in [("add", lambda a, b: a + b), ("sub", lambda a, b: a - b), ("mul", lambda a, b: a * b), ("div", lambda a, b: a / b), ("floor_divide", lambda a, b: a // b), ("remainder", lambda a, b: a % b), ("pow", lambda a, b: a ** b), ("eq", lambda a, b: a == b), ("lt", lambda a, b: a < b), ("bitwise_and", lambda a, b: a & b), ("bitwise_or", lambda a, b: a | b), ("bitwise_xor", lambda a, b: a ^ b), ("bitwise_left_shift", lambda a, b: a << b), ("bitwise_right_shift", lambda a, b: a >> b)]:
    sample(symbol, p(2, 3), p(2, 3), _call=call, _brief=True)
    for number in (2, 2.5, True):
        sample(symbol, p(2, 3), number, _call=call, _brief=True)
        sample(symbol, number, p(2, 3), _call=call, _brief=True)


def in_place(name):
    def call(a, b):
        a = a.clone()
        if name == "+": a += b
        elif name == "-": a -= b
        elif name == "*": a *= b
        elif name == "/": a /= b
        elif name == "//": a //= b
        elif name == "%": a %= b
        elif name == "**": a **= b
        elif name == "&": a &= b
        elif name == "|": a |= b
        elif name == "^": a ^= b
        elif name == "<<": a <<= b
        elif name == ">>": a >>= b
        return a
    return call


for symbol, name in [("+", "add"), ("-", "sub"), ("*", "mul"), ("/", "div"), ("//", "floor_divide"), ("%", "remainder"), ("**", "pow"), ("&", "bitwise_and"), ("|", "bitwise_or"), ("^", "bitwise_xor"), ("<<", "bitwise_left_shift"), (">>", "bitwise_right_shift")]:
    for other in (p(2, 3), 2, 1.5):
        sample(name, p(2, 3), other, _call=in_place(symbol), _brief=True)
for name, call in [("neg", lambda a: -a), ("positive", lambda a: +a), ("bitwise_not", lambda a: ~a), ("abs", lambda a: abs(a))]:
    sample(name, t(2, 3), _call=call)

# Of three.
sample("addcmul", t(2, 3), t(2, 3), t(2, 3))
sample("addcmul", t(2, 3), t(2, 3), t(2, 3), value=2)
sample("addcdiv", t(2, 3), t(2, 3), p(2, 3))
sample("addcdiv", t(2, 3), t(2, 3), p(2, 3), value=0.5)
sample("lerp", t(2, 3), t(2, 3), 0.3)
sample("lerp", t(2, 3), t(2, 3), 0.7)
sample("lerp", t(2, 3), t(2, 3), p(2, 3))
for low, high in ((-1, 1), (-0.5, 1.25), (None, 1), (0, None), (1, -1), (0.5, 0.5)):
    sample("clamp", t(2, 3), low, high)
sample("clamp", t(2, 3), n(2, 3, high=0.0), n(2, 3, low=0.0))
sample("clamp", t(2, 3), t(2, 3, high=0.0), t(2, 3, low=0.0))
sample("clamp", t(2, 3), min=-0.5)
sample("clip", t(2, 3), -1, 1)
sample("clip", t(2, 3), max=t(2, 3))
sample("clamp_min", t(2, 3), 0.5)
sample("clamp_max", t(2, 3), 1)
sample("clamp_min", t(2, 3), t(2, 3))
sample("clamp_max", t(2, 3), t(2, 3))
mask = [[True, False, True], [False, False, True]]
sample("where", fixed(mask), t(2, 3), t(2, 3), _forms="f")
sample("where", fixed(mask), t(2, 3), 2, _forms="f")
sample("where", fixed(mask), 1.5, t(2, 3), _forms="f")
sample("where", fixed(mask), 1, 2, _forms="f")
sample("where", t(2, 3), fixed(mask), t(2, 3), _call=lambda x, m, y: x.where(m, y))
sample("where", t(2, 3), _call=lambda x: torch.where(x > 0))
sample("masked_fill", t(2, 3), fixed(mask), 1.5)
sample("masked_fill", t(2, 3), fixed(mask), 2)
sample("masked_fill", t(2, 3), fixed([True, False, True]), t())
sample("isclose", t(2, 3), t(2, 3))
sample("isclose", t(2, 3), t(2, 3), rtol=0.5, atol=1.0, equal_nan=True)
sample("allclose", t(2, 3), t(2, 3))
sample("allclose", t(2, 3), t(2, 3), rtol=0.5, atol=5.0, equal_nan=True)
sample("dist", t(2, 3), t(2, 3))
sample("dist", t(2, 3), t(2, 3), 1)
sample("igamma", n(2, 3, low=0.5), n(2, 3, low=0.5))

# Copies into existing tensors.
sample("copy_", t(2, 3), t(2, 3), _call=lambda a, b: a.clone().copy_(b))
sample("fill_", t(2, 3), 2, _call=lambda a, b: a.clone().fill_(b))
sample("fill_", t(2, 3), 1.5, _call=lambda a, b: a.clone().fill_(b))
sample("fill_", t(2, 3), t(), _call=lambda a, b: a.clone().fill_(b))
sample("zero_", t(2, 3), _call=lambda a: a.clone().zero_())
for dtype in DTYPES:
    sample("to", t(2, 3), dtype, _of="Tensor")
for name in "float double half bfloat16 long int short char byte bool".split():
    sample(name, t(2, 3), _of="Tensor")
sample("type_as", t(2, 3), n(2, 3), _of="Tensor")
for name in "softplus silu mish gelu selu elu celu leaky_relu relu relu6 hardtanh hardsigmoid hardswish logsigmoid softsign tanhshrink softshrink hardshrink sigmoid tanh rrelu".split():
    sample(name, t(2, 3, low=-4.0, high=8.0), _of="F", _second=name != "hardsigmoid")
sample("gelu", t(2, 3), _of="F", approximate="tanh")
sample("elu", t(2, 3), _of="F", alpha=0.5)
sample("celu", t(2, 3), _of="F", alpha=0.5)
sample("leaky_relu", t(2, 3), 0.3, _of="F")
sample("softplus", t(2, 3), _of="F", beta=2, threshold=1)
sample("hardtanh", t(2, 3), -0.5, 0.75, _of="F")
sample("threshold", t(2, 3), 0.5, 3.0, _of="F")
sample("hardshrink", t(2, 3), 0.7)
sample("softshrink", t(2, 3), 0.7, _of="F")
sample("threshold", t(2, 3), 0.5, 3.0, _forms="f")
for name in "relu elu celu selu leaky_relu hardtanh threshold rrelu".split():
    extra = (0.5, 3.0) if name == "threshold" else ()
    sample(name, t(2, 3), _call=lambda x, f=getattr(F, name + "_"), e=extra: f(x.clone(), *e))
for name in "relu relu6 elu celu selu silu mish leaky_relu hardtanh hardsigmoid hardswish".split():
    sample(name, t(2, 3), _call=lambda x, f=getattr(F, name): f(x.clone(), inplace=True), _second=name != "hardsigmoid")
sample("prelu", t(2, 3), p(3))
sample("prelu", t(2, 3), p(1), _of="F")
sample("glu", t(2, 4), _of="F")
sample("glu", t(4, 3), 0, _of="F")
for name in "softmax log_softmax softmin".split():
    sample(name, t(2, 3), 1, _of="F")
    sample(name, t(2, 3, 2), 0, _of="F")
    sample(name, t(2, 3), 1, _of="F", dtype=torch.float64)
    if name != "softmin":
        sample(name, t(2, 3), -1)
        sample(name, t(2, 3), -1, _of="special")
sample("normalize", t(2, 3), _of="F")
sample("normalize", t(2, 3), _of="F", p=1, dim=0)
sample("gumbel_softmax", t(2, 3), _of="F")
sample("dropout", t(2, 3), 0.5, True)
sample("dropout", t(2, 3), _of="F")
