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
  /// - Parameters:
  ///   - leastTops: the rows above which the first layers must not begin.
  ///   - top: the first row of all.
  init(of parts: [RoutedPart], rowGap: Int, leastTops: [Int], top: Int) {
    height = top
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
/// Precondition: columns are settled. Postcondition: the contract of `Layout`. Layers of parts side by side share their
/// rows; a part that would exceed the width asked for begins a new row of parts below, in layers of its own.
/// With `leastTops`, which counts all layers, there is one part.
func routed(_ parts: [RoutedPart], of graph: LayoutGraph, options: LayoutOptions, leastTops: [Int] = []) -> Layout {
  let noBox = Layout.Box(x: 0, y: 0, width: 0, height: 0, layer: 0)
  let noRoute = Layout.Route(points: [], label: nil, isReversed: false)
  var layout = Layout(
    boxes: [Layout.Box](repeating: noBox, count: graph.nodes.count),
    routes: [Layout.Route](repeating: noRoute, count: graph.edges.count), width: 0, height: 0)
  var begun = 0
  var firstLayer = 0
  while begun < parts.count {
    var end = begun + 1
    var right = parts[begun].width
    while end < parts.count, right + options.columnGap + parts[end].width <= options.fittingWidth ?? .max {
      right += options.columnGap + parts[end].width
      end += 1
    }
    let side = Array(parts[begun..<end])
    let top = layout.height == 0 ? 0 : layout.height + options.rowGap
    let rows = LayerRows(of: side, rowGap: options.rowGap, leastTops: leastTops, top: top)
    var left = 0
    for part in side {
      part.write(to: &layout, left: left, rows: rows, firstLayer: firstLayer)
      layout.width = max(layout.width, left + part.width)
      left += part.width == 0 ? 0 : part.width + options.columnGap
    }
    layout.height = rows.height
    firstLayer += rows.bands.count
    begun = end
  }
  return layout
}
