import Foundation

/// The header of a `Storage`.
struct StorageHeader {
  /// The first byte.
  var data: UnsafeMutableRawPointer
  /// How many bytes there are.
  var byteCount: Int
  /// How often the memory was written in place; views and detached tensors count together.
  var version: Int32
  /// Whether `data` was allocated apart from the object.
  var isExternal: Bool
}

/// Memory that tensors share. Small ones lie behind the object itself; large ones are allocated apart, so that an
/// impossible size is an error and not a crash.
final class Storage: ManagedBuffer<StorageHeader, UInt64> {
  private static let largestInline = 1 << 16

  /// Allocates memory, with undefined contents unless it is to be cleared. Clearing costs nothing for the largest.
  static func allocate(byteCount: Int, isCleared: Bool = false) throws -> Storage {
    let inline = byteCount <= largestInline
    let buffer = Storage.create(minimumCapacity: inline ? (byteCount + 7) / 8 : 0) { buffer in
      StorageHeader(
        data: UnsafeMutableRawPointer(buffer.withUnsafeMutablePointerToElements { $0 }), byteCount: byteCount,
        version: 0, isExternal: false)
    }
    let storage = unsafeDowncast(buffer, to: Storage.self)
    if !inline {
      guard let data = isCleared ? BlockPool.takeCleared(byteCount) : BlockPool.take(byteCount) else {
        throw TorchError.runtime(
          "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
            + "you tried to allocate \(byteCount) bytes. Error code 12 (Cannot allocate memory)")
      }
      storage.header.data = data
      storage.header.isExternal = true
    } else if isCleared {
      memset(storage.data, 0, byteCount)
    }
    return storage
  }

  deinit {
    withUnsafeMutablePointerToHeader {
      if $0.pointee.isExternal { BlockPool.give($0.pointee.data, $0.pointee.byteCount) }
    }
  }

  /// How many bytes there are.
  var byteCount: Int { withUnsafeMutablePointerToHeader { $0.pointee.byteCount } }

  /// How often the memory was written in place.
  @inline(__always)
  var version: Int32 {
    get { withUnsafeMutablePointerToHeader { $0.pointee.version } }
    set { withUnsafeMutablePointerToHeader { $0.pointee.version = newValue } }
  }

  /// The first byte.
  @inline(__always)
  var data: UnsafeMutableRawPointer { withUnsafeMutablePointerToHeader { $0.pointee.data } }
}

extension Session {
  /// From this size on memory is asked for before it is taken.
  private static let muchMemory = 1 << 24

  /// Allocates the memory of a tensor within the limits of the run.
  func allocate(byteCount: Int, isCleared: Bool = false) throws -> Storage {
    if let limit = tensorByteLimit, byteCount > limit {
      throw TorchError(
        exception: "MemoryError",
        message: "a tensor of \(byteCount) bytes, where one may have \(limit); --tensor-limit allows more")
    }
    if byteCount >= Session.muchMemory { try willAllocate?(byteCount) }
    return try Storage.allocate(byteCount: byteCount, isCleared: isCleared)
  }
}
