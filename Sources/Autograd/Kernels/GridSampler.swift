/// Reads images at the places that grids name, in ATen's order of steps, each rounded to the elements' type.
struct GridSampler<T: FloatElement> {
  typealias Number = Rounded<T>

  let batch, channels, places: Int
  /// The coordinates of a place in order: the last dimension of the image is the first.
  let axes: [GridAxis<T>]
  let image, grid: [Number]
  let mode: GridMode

  init(_ input: Tensor, _ grid: Tensor, mode: GridMode, padding: GridPadding, alignsCorners: Bool) {
    (batch, channels) = (input.sizes[0], input.sizes[1])
    places = grid.sizes.dropFirst().dropLast().reduce(1, *)
    axes = input.sizes.dropFirst(2).reversed().map {
      GridAxis(size: $0, padding: padding, alignsCorners: alignsCorners)
    }
    (image, self.grid) = (input.doubles.map { Number($0) }, grid.doubles.map { Number($0) })
    self.mode = mode
  }

  /// The elements of an image of one channel.
  private var plane: Int { axes.map(\.size).reduce(1, *) }

  /// The pixel at an index along each axis; nil outside.
  private func pixel(_ indices: [Int]) -> Int? {
    var (offset, step) = (0, 1)
    for (axis, index) in zip(axes, indices) {
      if index < 0 || index >= axis.size { return nil }
      offset += index * step
      step *= axis.size
    }
    return offset
  }

  private func coordinate(_ b: Int, _ place: Int, _ d: Int) -> Number { grid[(b * places + place) * axes.count + d] }

  /// The elements of the result.
  func values() -> [Double] {
    var result = [Double](repeating: 0, count: batch * channels * places)
    forEachPlace { b, place, spot in
      for c in 0..<channels {
        let start = (b * channels + c) * plane
        result[(b * channels + c) * places + place] = value(spot) { image[start + $0] }.value.double
      }
    }
    return result
  }

  /// The gradients of the image and of the grid, given that of the result.
  func slopes(_ grads: [Double]) -> (input: [Double], grid: [Double]) {
    var toImage = [Number](repeating: 0, count: image.count)
    var toGrid = [Number](repeating: 0, count: grid.count)
    // Planes are treated in vectors of places: one corner of all of them, then the next.
    let stretch = axes.count == 2 ? max(1, 32 / T.dtype.size) : 1
    var spots: [(place: Int, spot: Spot)] = []
    forEachPlace { b, place, spot in
      spots.append((place, spot))
      if spots.count < stretch && place < places - 1 { return }
      for c in 0..<channels {
        let start = (b * channels + c) * plane
        let given = spots.map { Number(grads[(b * channels + c) * places + $0.place]) }
        for tap in 0..<spot.pixels.count {
          for (grad, (_, spot)) in zip(given, spots) {
            guard let pixel = spot.pixels[tap] else { continue }
            toImage[start + pixel] += mode == .nearest ? grad : spread(spot, tap, grad)
          }
        }
        if mode == .nearest { continue }
        for (grad, (place, spot)) in zip(given, spots) {
          let first = (b * places + place) * axes.count
          addSlopes(spot, grad, to: &toGrid, first) { image[start + $0] }
        }
      }
      spots.removeAll(keepingCapacity: true)
    }
    if mode != .nearest {
      forEachPlace { b, place, spot in
        for d in axes.indices {
          let at = (b * places + place) * axes.count + d
          toGrid[at] = toGrid[at] * spot.multipliers[d]
        }
      }
    }
    return (toImage.map(\.value.double), toGrid.map(\.value.double))
  }
}

/// How the pixels around a place are weighed, by the number that PyTorch gives each way.
enum GridMode: Int {
  case linear, nearest, cubic
}

// MARK: - The pixels around a place

extension GridSampler {
  /// The pixels that a place reads, and their weights.
  fileprivate struct Spot {
    /// The pixels, nil where they are outside: of nearest one; of linear a corner for each set of axes, that of all axes'
    /// near ends first and the first axis changing fastest; of cubic four times four, the second axis changing fastest.
    var pixels: [Int?]
    /// For every axis the weights of its indices, lowest first.
    var weights: [[Number]]
    /// For cubic, how the weights change.
    var changes: [[Number]] = []
    /// How the coordinates follow those of the grid.
    var multipliers: [Number]
  }

  fileprivate func forEachPlace(_ body: (Int, Int, Spot) -> Void) {
    for b in 0..<batch {
      for place in 0..<places { body(b, place, spot((0..<axes.count).map { coordinate(b, place, $0) })) }
    }
  }

  private func spot(_ coordinates: [Number]) -> Spot {
    let isPlane = axes.count == 2
    let raw = zip(axes, coordinates).map { isPlane ? $0.planeLocation($1) : $0.spaceLocation($1) }
    if mode == .cubic { return cubicSpot(raw) }
    let moved = zip(axes, raw).map { isPlane ? $0.planeInside($1) : $0.spaceInside($1) }
    let multipliers = zip(axes, moved).map { $0.scale * $1.slope }
    if mode == .nearest {
      let indices = moved.map { $0.location.rounded(.toNearestOrEven).index }
      return Spot(pixels: [pixel(indices)], weights: [], multipliers: multipliers)
    }
    let low = moved.map { $0.location.rounded(.down) }
    let weights = zip(moved, low).map { moved, low in
      let far = moved.location - low
      // Where the location is a whole number of the type, both ways give the same.
      return isPlane ? [1 - far, far] : [Number(low.value + 1) - moved.location, far]
    }
    let pixels = (0..<1 << axes.count).map { corner in
      pixel(low.enumerated().map { d, low in low.index + (corner >> d & 1) })
    }
    return Spot(pixels: pixels, weights: weights, multipliers: multipliers)
  }

  private func cubicSpot(_ raw: [Number]) -> Spot {
    let low = raw.map { $0.rounded(.down) }
    let distances = zip(raw, low).map { $0 - $1 }
    let indices = zip(axes, low).map { axis, low in
      (0..<4).map { axis.planeInside(low + Number($0 - 1)).location.index }
    }
    let pixels = (0..<16).map { pixel([indices[0][$0 >> 2], indices[1][$0 & 3]]) }
    return Spot(
      pixels: pixels, weights: distances.map(cubicWeights), changes: distances.map(cubicChanges),
      multipliers: axes.map(\.scale))
  }

  /// Keys' kernel (1981) with A = −0.75.
  private func cubicWeights(_ t: Number) -> [Number] {
    let a: Number = -0.75
    func outer(_ x: Number) -> Number {
      let square = (a * x - 5 * a) * x + 8 * a
      return square * x - 4 * a
    }
    func inner(_ x: Number) -> Number {
      let line = (a + 2).times(x, minus: a + 3)
      return (1 as Number).adding(line * x, times: x)
    }
    return [outer(t + 1), inner(t), inner(1 - t), outer(2 - t)]
  }

  /// The derivatives of the weights by the distance, with their signs turned.
  private func cubicChanges(_ t: Number) -> [Number] {
    let a: Number = -0.75
    let (near, mid, far) = (-1 - t, -t, 2 - t)
    let rest = 1 - t
    let first = (-3 * a * near - 10 * a) * near - 8 * a
    let second = (-3 * (a + 2) * mid - 2 * (a + 3)) * mid
    let third = (3 * (a + 2) * rest - 2 * (a + 3)) * rest
    let fourth = (3 * a * far - 10 * a) * far + 8 * a
    return [first, second, third, fourth]
  }

  /// The weight of a corner, its axes multiplied in the order in which the kernel does.
  private func weight(_ spot: Spot, _ corner: Int) -> Number {
    let factors = axes.indices.map { spot.weights[$0][corner >> $0 & 1] }
    return axes.count == 2 ? factors[1] * factors[0] : factors[0] * factors[1] * factors[2]
  }

  /// The sum of products, of which compilers join all but the first with their additions.
  private func sum(_ products: [(Number, Number)]) -> Number {
    let first = products[0].0 * products[0].1
    return products.dropFirst().reduce(first) { $0.adding($1.0, times: $1.1) }
  }

  fileprivate func value(_ spot: Spot, _ image: (Int) -> Number) -> Number {
    func pixel(_ tap: Int) -> Number { spot.pixels[tap].map(image) ?? 0 }
    switch mode {
    case .nearest: return pixel(0)
    case .cubic:
      let rows = (0..<4).map { row in
        let products = (0..<4).map { (spot.weights[0][$0], pixel($0 * 4 + row)) }
        return sum(products[0...1].reversed()) + products[2].0 * products[2].1 + products[3].0 * products[3].1
      }
      return sum(zip(spot.weights[1], rows).map { ($0, $1) })
    case .linear:
      // Planes take zeros outside times their weights, which may be no numbers; spaces leave them out.
      if axes.count == 2 {
        return sum((0..<4).map { (pixel($0), weight(spot, $0)) })
      }
      var sum: Number = 0
      for corner in spot.pixels.indices where spot.pixels[corner] != nil {
        sum += pixel(corner) * weight(spot, corner)
      }
      return sum
    }
  }

  /// What a gradient gives to the pixel of a tap.
  fileprivate func spread(_ spot: Spot, _ tap: Int, _ grad: Number) -> Number {
    if mode == .cubic { return grad * spot.weights[0][tap >> 2] * spot.weights[1][tap & 3] }
    return weight(spot, tap) * grad
  }

  /// Adds what one channel gives to the gradients of a place's coordinates, from `first` on.
  fileprivate func addSlopes(
    _ spot: Spot, _ grad: Number, to grid: inout [Number], _ first: Int, _ image: (Int) -> Number
  ) {
    func pixel(_ tap: Int) -> Number { spot.pixels[tap].map(image) ?? 0 }
    if mode == .cubic {
      for column in 0..<4 {
        for row in 0..<4 {
          let part = pixel(column * 4 + row) * grad
          grid[first] = grid[first].subtracting(part * spot.changes[0][column], times: spot.weights[1][row])
          grid[first + 1] = grid[first + 1].subtracting(part * spot.changes[1][row], times: spot.weights[0][column])
        }
      }
    } else if axes.count == 2 {
      let (x, y) = (spot.weights[0], spot.weights[1])
      let across = sum([(pixel(1) - pixel(0), y[0]), (pixel(3) - pixel(2), y[1])])
      let down = sum([(pixel(2) - pixel(0), x[0]), (pixel(3) - pixel(1), x[1])])
      grid[first] = grid[first].adding(across, times: grad)
      grid[first + 1] = grid[first + 1].adding(down, times: grad)
    } else {
      for corner in spot.pixels.indices where spot.pixels[corner] != nil {
        for d in axes.indices {
          var part = pixel(corner)
          for other in axes.indices where other != d { part = part * spot.weights[other][corner >> other & 1] }
          part = part * grad
          grid[first + d] += corner >> d & 1 == 1 ? part : -part
        }
      }
    }
  }
}
