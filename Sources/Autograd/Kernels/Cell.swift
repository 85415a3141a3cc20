/// Single elements of any type.
enum Cell {
  /// Reads an element.
  static func read(_ place: UnsafeRawPointer, _ type: DType) -> Scalar {
    switch type {
    case .bool: .bool(place.load(as: UInt8.self) != 0)
    case .uint8: .int(Int(place.load(as: UInt8.self)))
    case .int8: .int(Int(place.load(as: Int8.self)))
    case .int16: .int(Int(place.load(as: Int16.self)))
    case .int32: .int(Int(place.load(as: Int32.self)))
    case .int64: .int(place.load(as: Int.self))
    case .float16: .double(place.load(as: Half.self).double)
    case .bfloat16: .double(place.load(as: BrainFloat.self).double)
    case .float32: .double(Double(place.load(as: Float.self)))
    case .float64: .double(place.load(as: Double.self))
    }
  }

  /// Writes an element, converting the number as C++ does.
  static func write(_ value: Scalar, to place: UnsafeMutableRawPointer, _ type: DType) {
    switch type {
    case .bool: place.storeBytes(of: value.boolValue, as: Bool.self)
    case .uint8: place.storeBytes(of: UInt8(value), as: UInt8.self)
    case .int8: place.storeBytes(of: Int8(value), as: Int8.self)
    case .int16: place.storeBytes(of: Int16(value), as: Int16.self)
    case .int32: place.storeBytes(of: Int32(value), as: Int32.self)
    case .int64: place.storeBytes(of: value.intValue, as: Int.self)
    case .float16: place.storeBytes(of: Half(value), as: Half.self)
    case .bfloat16: place.storeBytes(of: BrainFloat(value), as: BrainFloat.self)
    case .float32: place.storeBytes(of: Float(value.doubleValue), as: Float.self)
    case .float64: place.storeBytes(of: value.doubleValue, as: Double.self)
    }
  }
}
