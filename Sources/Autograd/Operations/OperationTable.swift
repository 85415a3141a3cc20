/// All operations, by family. An operation is added by defining it in its family's file and listing it there.
public enum OperationTable {
  /// Every overload of every operation.
  public static let all: [Operation] =
    neuralNetworks + linearAlgebra + ordering + arithmetic + elementary + specialFunctions + orthogonalPolynomials
    + besselFunctions
    + comparisons + copying + views + viewCopies + stridedOperations + joining
    + rearranging + reductions
    + indexing + scattering + creation + sampling + gammaSamplings + fillings

  /// The overloads of each name, in the order in which they are tried; aliases included.
  public static let byName: [String: [Operation]] = {
    var table: [String: [Operation]] = [:]
    for operation in all {
      for name in [operation.name] + operation.aliases { table[name, default: []].append(operation) }
    }
    return table
  }()
}
