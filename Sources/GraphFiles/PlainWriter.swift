import Foundation
import GraphLayout

extension StaticGraph {
  /// A layout of the graph in Graphviz's plain format, in inches, edges as Bézier curves from tail to head.
  ///
  /// Layers are equally far apart, whatever rows the cells take, so that boxes of a layer have one centre in every
  /// component. Precondition: `layout` is one of this graph.
  public func plain(_ layout: Layout) -> String {
    let scale = PlainScale(layout, of: self)
    var lines = ["graph 1 \(inches(Double(layout.width) * PlainScale.column)) \(inches(scale.height))"]
    for (node, box) in zip(nodes, layout.boxes) {
      let x = inches((Double(box.x) + Double(box.width) / 2) * PlainScale.column)
      let size = "\(inches(Double(box.width) * PlainScale.column)) \(inches(Double(box.height) * PlainScale.row))"
      lines.append(
        "node \(quotedForDot(node.id)) \(x) \(inches(scale.y(ofLayer: box.layer))) \(size) "
          + "\(quotedForPlain(node.label)) solid box black lightgrey")
    }
    for (edge, route) in zip(edges, layout.routes) where !route.points.isEmpty {
      let corners = route.isReversed ? route.points.reversed() : route.points
      let points = curve(
        through: corners.map { point in
          ((Double(point.x) + 0.5) * PlainScale.column, scale.y(ofRow: point.y, in: scale.component[edge.source]))
        })
      let ends = "\(quotedForDot(nodes[edge.source].id)) \(quotedForDot(nodes[edge.target].id))"
      let coordinates = points.map { "\(inches($0.0)) \(inches($0.1))" }.joined(separator: " ")
      lines.append("edge \(ends) \(points.count) \(coordinates) solid black")
    }
    return lines.joined(separator: "\n") + "\nstop\n"
  }

  /// The control points of straight pieces from corner to corner.
  private func curve(through corners: [(Double, Double)]) -> [(Double, Double)] {
    var points = [corners[0]]
    for (from, to) in zip(corners, corners.dropFirst()) {
      for part in 1...3 {
        let share = Double(part) / 3
        points.append((from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share))
      }
    }
    return points
  }

  private func quotedForPlain(_ label: String) -> String {
    let isSimple = !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return isSimple ? label : quotedForDot(label, isLabel: true)
  }
}

/// A length to a thousandth of an inch, without needless zeros.
private func inches(_ value: Double) -> String {
  // Foundation's formatting takes most of the time on huge graphs; whole thousandths of an inch need none.
  let thousandths = Int((value * 1000).rounded())
  let (whole, rest) = abs(thousandths).quotientAndRemainder(dividingBy: 1000)
  let sign = thousandths < 0 ? "-" : ""
  guard rest != 0 else { return "\(sign)\(whole)" }
  var digits = String(rest + 1000).dropFirst()
  while digits.last == "0" { digits.removeLast() }
  return "\(sign)\(whole).\(digits)"
}

/// How cells become inches.
private struct PlainScale {
  /// The width of a cell.
  static let column = 0.1
  /// The height of a cell.
  static let row = 0.2

  /// The component of each node.
  let component: [Int]
  let height: Double
  /// The middle row of each layer of each component.
  private var middles: [[Double]]
  private let pitch: Double
  private let layerCount: Int

  init(_ layout: Layout, of graph: StaticGraph) {
    component = PlainScale.components(of: graph)
    var bands = [[ClosedRange<Int>?]](repeating: [], count: (component.max() ?? -1) + 1)
    for (node, box) in layout.boxes.enumerated() {
      let index = component[node]
      while bands[index].count <= box.layer { bands[index].append(nil) }
      let rows = box.y...(box.y + max(1, box.height) - 1)
      let old = bands[index][box.layer] ?? rows
      bands[index][box.layer] = min(old.lowerBound, rows.lowerBound)...max(old.upperBound, rows.upperBound)
    }
    middles = bands.map { rows in
      var middles: [Double] = []
      for band in rows {
        middles.append(band.map { Double($0.lowerBound + $0.upperBound) / 2 } ?? (middles.last ?? -1) + 1)
      }
      return middles
    }
    layerCount = bands.map(\.count).max() ?? 0
    pitch = PlainScale.row * Double(layout.height + 1) / Double(max(1, layerCount))
    height = pitch * Double(max(1, layerCount))
  }

  /// The height of a layer's middle above the bottom.
  func y(ofLayer layer: Int) -> Double { height - pitch * (Double(layer) + 0.5) }

  /// The height of a row above the bottom, in proportion between the layers round it.
  func y(ofRow row: Int, in component: Int) -> Double {
    let middles = middles[component]
    var low = 0
    var high = middles.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if middles[middle] <= Double(row) { low = middle } else { high = middle }
    }
    guard high > low else { return y(ofLayer: low) }
    let share = (Double(row) - middles[low]) / (middles[high] - middles[low])
    return y(ofLayer: low) - pitch * share
  }

  /// The connected part that each node belongs to.
  private static func components(of graph: StaticGraph) -> [Int] {
    var parent = Array(graph.nodes.indices)
    func find(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for edge in graph.edges {
      let (first, second) = (find(edge.source), find(edge.target))
      parent[max(first, second)] = min(first, second)
    }
    return graph.nodes.indices.map(find)
  }
}
