import Foundation

extension StaticGraph {
  /// Reads `{"nodes":[{"id","label"}],"edges":[[from,to]]}`; ids are numbers or strings, labels may be missing.
  ///
  /// A node whose id is the number 7 is called `n7`.
  public init(json data: Data) throws(GraphFileError) {
    let file: JSONFile
    do {
      file = try JSONDecoder().decode(JSONFile.self, from: data)
    } catch let error as DecodingError {
      throw .notJSON(reason: error.reason)
    } catch {
      throw .notJSON(reason: error.localizedDescription)
    }
    self.init(name: file.name ?? "")
    nodes.reserveCapacity(file.nodes.count)
    var indices = [JSONFile.ID: Int](minimumCapacity: file.nodes.count)
    for node in file.nodes {
      guard indices.updateValue(nodes.count, forKey: node.id) == nil else { throw .repeatedNode(id: node.id.text) }
      nodes.append(Node(id: node.id.text, label: node.label ?? node.id.text))
    }
    edges.reserveCapacity(file.edges.count)
    for (number, edge) in file.edges.enumerated() {
      guard let source = indices[edge.from] else { throw .unknownNode(id: edge.from.text, edge: number) }
      guard let target = indices[edge.to] else { throw .unknownNode(id: edge.to.text, edge: number) }
      edges.append(Edge(from: source, to: target))
    }
  }

  /// The graph as JSON that `init(json:)` reads, one node or edge a line.
  public var json: String {
    let nodeLines = nodes.indices.map { "  {\"id\":\($0),\"label\":\(quotedForJSON(nodes[$0].label))}" }
    let edgeLines = edges.map { "  [\($0.source),\($0.target)]" }
    return "{\"nodes\":[\n\(nodeLines.joined(separator: ",\n"))\n],\"edges\":[\n"
      + "\(edgeLines.joined(separator: ",\n"))\n]}\n"
  }
}

/// The file as it is written.
private struct JSONFile: Decodable {
  var name: String?
  var nodes: [Node]
  var edges: [Edge]

  struct Node: Decodable {
    var id: ID
    var label: String?
  }

  enum ID: Decodable, Hashable {
    case number(Int)
    case string(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .string(try container.decode(String.self))
      }
    }

    var text: String {
      switch self {
      case .number(let number): "n\(number)"
      case .string(let text): text
      }
    }
  }

  struct Edge: Decodable {
    var from: ID
    var to: ID

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      from = try container.decode(ID.self)
      to = try container.decode(ID.self)
    }
  }
}

extension DecodingError {
  /// What is wrong and where, on one line.
  fileprivate var reason: String {
    switch self {
    case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context):
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
      return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
    @unknown default: return localizedDescription
    }
  }
}

/// A string literal of JSON.
private func quotedForJSON(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case _ where scalar.value < 32: result += String(format: "\\u%04x", scalar.value)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
