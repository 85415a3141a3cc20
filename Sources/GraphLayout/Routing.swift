/// The rows of layers and channels, common to all parts of a drawing.
struct LayerRows {
  /// The rows of each layer's boxes.
  private(set) var bands: [Range<Int>] = []
  /// The row of the first track under each layer.
  private(set) var firstTracks: [Int] = []
  /// All rows.
  private(set) var height = 0

  /// Stacks layers and channels from top to bottom, each as high as the part that needs most.
  ///
  /// - Parameter leastTops: the rows above which the first layers must not begin.
  init(of parts: [RoutedPart], rowGap: Int, leastTops: [Int]) {
    let layerCount = parts.map(\.drawing.graph.levels.layerCount).max() ?? 0
    for layer in 0..<layerCount {
      let top = max(height, layer < leastTops.count ? leastTops[layer] : 0)
      let band = parts.map { $0.bandHeight(layer) }.max() ?? 0
      bands.append(top..<(top + band))
      let labelRow = parts.contains { $0.hasLabelRow(under: layer, band: band) } ? 1 : 0
      firstTracks.append(top + band + labelRow)
      height = top + band
      guard layer < layerCount - 1 else { break }
      let tracks = parts.map { layer < $0.channels.count ? $0.channels[layer].trackCount : 0 }.max() ?? 0
      height += max(rowGap, labelRow + tracks)
    }
  }
}

/// Gives rows to layers, tracks and labels, puts parts side by side, and gives each edge its corners.
///
/// Precondition: columns are settled. Postcondition: the contract of `Layout`. Layers of all parts share their rows.
func routed(_ parts: [RoutedPart], of graph: LayoutGraph, options: LayoutOptions, leastTops: [Int] = []) -> Layout {
  let rows = LayerRows(of: parts, rowGap: options.rowGap, leastTops: leastTops)
  let noBox = Layout.Box(x: 0, y: 0, width: 0, height: 0, layer: 0)
  let noRoute = Layout.Route(points: [], label: nil, isReversed: false)
  var layout = Layout(
    boxes: [Layout.Box](repeating: noBox, count: graph.nodes.count),
    routes: [Layout.Route](repeating: noRoute, count: graph.edges.count), width: 0, height: rows.height)
  for part in parts {
    let left = layout.width == 0 ? 0 : layout.width + options.columnGap
    part.write(to: &layout, left: left, rows: rows)
    layout.width = left + part.width
  }
  return layout
}
