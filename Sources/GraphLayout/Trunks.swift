/// The lines of a drawing that fork, and new lines that fork from them, as the drawing grows.
///
/// Only long lines from the same box fork: they leave it as one, without labels.
struct Trunks {
  /// The bundle of each arc.
  private(set) var bundles: [Bundle]

  /// Finds old lines that fork. With `addsNew`, the new lines of each box do as well, from the old line that forks
  /// already, or else from the longest one, if possible one without a label.
  init(of graph: AcyclicGraph, _ input: LayoutGraph, _ previous: Layout, layer: [Int], addsNew: Bool) {
    bundles = [Bundle](repeating: .alone, count: graph.arcs.count)
    let rows = previous.bandRows
    var old: [Int: [Line]] = [:]
    var new: [Int: [Int]] = [:]
    for (index, arc) in graph.arcs.enumerated() {
      let span = arc.isReversed ? 0 : layer[arc.target] - layer[arc.source]
      guard span > 1 else { continue }
      if arc.edge < previous.routes.count {
        let route = previous.routes[arc.edge]
        let row = rows.indices.contains(layer[arc.source] + 1) ? rows[layer[arc.source] + 1] : -1
        let line = Line(
          arc: index, isPlain: input.edges[arc.edge].labelWidth == 0, span: span, start: route.points.first,
          column: row < 0 ? nil : route.column(inRow: row))
        old[arc.source, default: []].append(line)
      } else if addsNew {
        new[arc.source, default: []].append(index)
      }
    }
    for source in Set(old.keys).union(new.keys) {
      let together = (old[source] ?? []).trunk.map(\.arc) + (new[source] ?? [])
      guard together.count > 1 else { continue }
      for arc in together { bundles[arc] = .fromSource(source) }
    }
  }

  /// A long line that is drawn.
  fileprivate struct Line {
    var arc: Int
    /// Whether it has no label.
    var isPlain: Bool
    /// How many layers it leads down.
    var span: Int
    /// Where it leaves its box.
    var start: Layout.Point?
    /// Where it passes the next layer.
    var column: Int?

    /// Whether it runs together with another line of its box.
    func isTogether(with other: Line) -> Bool { column != nil && start == other.start && column == other.column }
  }
}

extension [Trunks.Line] {
  /// The lines of a box that run together; where none do, the one from which others may fork.
  fileprivate var trunk: [Trunks.Line] {
    var most: [Trunks.Line] = []
    for line in self {
      let fellows = filter(line.isTogether)
      if fellows.count > most.count { most = fellows }
    }
    if most.count > 1 { return most }
    let plain = filter(\.isPlain)
    return (plain.isEmpty ? self : plain).max { $0.span < $1.span }.map { [$0] } ?? []
  }
}
