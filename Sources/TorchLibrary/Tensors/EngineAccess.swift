import Autograd

extension Tensor {
  /// The first element. Precondition: there is one.
  var firstElement: Scalar { scalars(limit: 1)[0] }
}
