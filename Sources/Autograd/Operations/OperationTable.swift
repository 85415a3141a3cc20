/// All operations, by family. An operation is added by defining it in its family's file and listing it there.
public enum OperationTable {
  /// Every overload of every operation.
  public static let all: [Operation] = arithmetic + copying + views + joining + reductions

  /// The overloads of each name, in the order in which they are tried.
  public static let byName: [String: [Operation]] = Dictionary(grouping: all, by: \.name)
}
