/// `numbers`, in Python.
enum NumbersSource {
  static let text = #"""
    class _Numeric(type):
        def __instancecheck__(cls, instance):
            return cls.__subclasscheck__(type(instance))

        def __subclasscheck__(cls, subclass):
            return cls in subclass.__mro__ or any(
                issubclass(subclass, known) for below in _tower if cls in below.__mro__ for known in below._registered)

        def register(cls, subclass):
            cls._registered = cls._registered + (subclass,)
            return subclass


    class Number(metaclass=_Numeric):
        _registered = ()
        __hash__ = None


    class Complex(Number):
        _registered = ()


    class Real(Complex):
        _registered = (float,)


    class Rational(Real):
        _registered = ()


    class Integral(Rational):
        _registered = (int,)


    _tower = (Number, Complex, Real, Rational, Integral)
    """#
}
