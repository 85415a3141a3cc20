/// Why a graph file cannot be read.
public enum GraphFileError: Error, Sendable, Hashable {
  /// A place in a text, both counted from 1; columns in Unicode scalars.
  public struct Place: Sendable, Hashable {
    /// The line.
    public var line: Int
    /// The column.
    public var column: Int

    /// Makes a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Something else was expected here; `found` is nil at the end of the file.
  case unexpected(found: String?, expected: String, Place)
  /// A string, comment or HTML-like label that begins here is never closed.
  case unclosed(String, Place)
  /// Things of this kind are nested more deeply than is supported.
  case nestedTooDeeply(String, limit: Int, Place)
  /// The JSON is not even an object.
  indirect case notAGraph(GraphFileError)
  /// The JSON has no list of nodes.
  case noNodes
  /// Two nodes of the JSON have this id.
  case repeatedNode(id: String)
  /// An edge of the JSON, counted from 0, names a node that does not exist.
  case unknownNode(id: String, edge: Int)
}

extension GraphFileError: CustomStringConvertible {
  private static let jsonForm = #"a graph in JSON is {"nodes":[{"id":0,"label":"a"},…],"edges":[[0,1],…]}"#

  /// The complaint in words.
  public var description: String {
    switch self {
    case .unexpected(let found, let expected, let place):
      let what = found.map { "`\($0)`" } ?? "the end of the file"
      return "line \(place.line), column \(place.column): expected \(expected), found \(what)"
    case .unclosed(let what, let place):
      return "line \(place.line), column \(place.column): this \(what) is never closed"
    case .nestedTooDeeply(let what, let limit, let place):
      return "line \(place.line), column \(place.column): \(what) are nested more than \(limit) deep"
    case .notAGraph(let reason): return "\(reason); \(Self.jsonForm)"
    case .noNodes: return "there are no \"nodes\"; \(Self.jsonForm)"
    case .repeatedNode(let id): return "two nodes have the id \(id)"
    case .unknownNode(let id, let edge): return "edge \(edge) names node \(id), which is not in \"nodes\""
    }
  }
}
