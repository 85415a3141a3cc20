/// What a place outside an image shows, by the number that PyTorch gives each way.
enum GridPadding: Int {
  case zeros, border, reflection
}

/// One dimension of an image, along which a coordinate of a grid from −1 to 1 becomes a place among its pixels. The
/// kernels for planes and for spaces round in different orders.
struct GridAxis<T: FloatElement> {
  typealias Number = Rounded<T>
  /// A place moved inside by the padding, and how it follows the one it was.
  typealias Inside = (location: Number, slope: Number)

  let size: Int
  let padding: GridPadding
  let alignsCorners: Bool

  private var last: Number { Number(size - 1) }

  /// How far a place moves with the coordinate.
  var scale: Number { (alignsCorners ? last : Number(size)) / 2 }

  /// The place of a coordinate in a plane.
  func planeLocation(_ x: Number) -> Number { alignsCorners ? (x + 1) * scale : (x + 1).times(scale, minus: 0.5) }

  /// The place of a coordinate in a space.
  func spaceLocation(_ x: Number) -> Number {
    alignsCorners ? (x + 1) / 2 * last : ((x + 1) * Number(size) - 1) / 2
  }

  /// Moves a place of a plane inside.
  func planeInside(_ x: Number) -> Inside {
    let moved = inside(x, planeReflected)
    // What is clipped is masked there, rather than multiplied by 0: it has no sign.
    return moved.slope == 0 ? (moved.location, 0) : moved
  }

  /// Moves a place of a space inside.
  func spaceInside(_ x: Number) -> Inside { inside(x, spaceReflected) }

  private func inside(_ x: Number, _ reflected: (Number) -> Inside) -> Inside {
    switch padding {
    case .zeros: return (x, 1)
    case .border: return clipped(x)
    case .reflection:
      let mirrored = reflected(x)
      let result = clipped(mirrored.location)
      return (result.location, mirrored.slope * result.slope)
    }
  }

  private func clipped(_ x: Number) -> Inside {
    if !(x > 0) { return (0, 0) }
    return x >= last ? (last, 0) : (x, 1)
  }

  /// Where the mirrors are: at the outermost pixels, or at their edges.
  private var low: Number { alignsCorners ? 0 : -0.5 }

  private func planeReflected(_ x: Number) -> Inside {
    let round = (alignsCorners ? last : Number(size)) * 2
    if round == 0 { return (0, 0) }
    let distance = (x - low).magnitude
    let extra = distance.subtracting((distance / round).rounded(.towardZero), times: round)
    let rest = round - extra
    let sign: Number = x - low < 0 ? -1 : 1
    return extra > rest ? (rest + low, -sign) : (extra + low, sign)
  }

  private func spaceReflected(_ x: Number) -> Inside {
    let span = alignsCorners ? last : Number(size)
    if span == 0 { return (0, 0) }
    let sign: Number = x - low < 0 ? -1 : 1
    let distance = (x - low).magnitude
    let extra = distance.remainder(dividing: span)
    let flips = (distance / span).rounded(.down)
    return flips.remainder(dividing: 2) == 0 ? (extra + low, sign) : (span - extra + low, -sign)
  }
}
