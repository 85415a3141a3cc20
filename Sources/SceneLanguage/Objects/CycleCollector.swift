import Foundation

/// The objects that reference cycles of scenes pass through, instances and the cells of closures: those of a thread.
///
/// Reference counting never frees a cycle, and a training loop can leave thousands behind in each round (a node that
/// holds a closure that holds the node). When the suspects have doubled since the last look, the cycles among them
/// that nobody outside holds are found by trial deletion (Bacon and Rajan 2001, in CPython's variant): every object
/// reached from the suspects is given the number of references that come from other reached objects, and those with
/// references left over, with all that they reach, stay. References that are not known here only ever keep an object.
struct CycleSuspects {
  private var objects: UnsafeMutablePointer<Unmanaged<PythonObject>>
  private var count = 0
  private var capacity = 1024
  private var threshold = smallestThreshold
  private var isCollecting = false

  private static let smallestThreshold = 20_000

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { pointer in
      guard let table = pointer?.assumingMemoryBound(to: CycleSuspects.self) else { return }
      table.pointee.objects.deallocate()
      table.deallocate()
    }
    return key
  }()

  private static var current: UnsafeMutablePointer<CycleSuspects> {
    if let known = pthread_getspecific(key) { return known.assumingMemoryBound(to: CycleSuspects.self) }
    let table = UnsafeMutablePointer<CycleSuspects>.allocate(capacity: 1)
    table.initialize(to: CycleSuspects(objects: .allocate(capacity: 1024)))
    pthread_setspecific(key, table)
    return table
  }

  private init(objects: UnsafeMutablePointer<Unmanaged<PythonObject>>) { self.objects = objects }

  /// Enters an object and gives its place.
  static func add(_ object: PythonObject) -> Int {
    let table = current
    if table.pointee.count == table.pointee.capacity { table.pointee.grow() }
    let place = table.pointee.count
    (table.pointee.objects + place).initialize(to: Unmanaged.passUnretained(object))
    table.pointee.count = place + 1
    return place
  }

  /// Removes the object at a place; the last one moves there.
  static func remove(at place: Int) {
    let table = current
    let last = table.pointee.count - 1
    table.pointee.count = last
    guard place != last else { return }
    let moved = table.pointee.objects[last]
    table.pointee.objects[place] = moved
    moved._withUnsafeGuaranteedRef { $0.move(to: place) }
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Unmanaged<PythonObject>>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: objects, count: count)
    objects.deallocate()
    objects = larger
    capacity *= 2
  }

  /// Whether it is time to look for cycles.
  @inline(__always) static var isDue: Bool {
    let table = current
    return table.pointee.count >= table.pointee.threshold
  }

  /// Frees the cycles among this thread's objects that nobody holds; gives the number of objects.
  @discardableResult static func collect() -> Int {
    let table = current
    guard !table.pointee.isCollecting else { return 0 }
    table.pointee.isCollecting = true
    defer {
      table.pointee.isCollecting = false
      table.pointee.threshold = max(smallestThreshold, table.pointee.count * 2)
    }
    var search = CycleSearch()
    for place in 0..<table.pointee.count { search.reach(table.pointee.objects[place].toOpaque()) }
    search.spread()
    return search.free()
  }
}

/// The strong references to an object.
@_silgen_name("swift_retainCount")
private func strongReferenceCount(_ object: UnsafeMutableRawPointer) -> Int

/// One look for cycles.
private struct CycleSearch {
  private struct Node {
    let object: UnsafeMutableRawPointer
    /// A Python object, or the shared buffer of an array of values.
    let isBuffer: Bool
    var internalCount = 0
    var isHeld = false
  }

  private var nodes: [Node] = []
  private var indices: [UnsafeMutableRawPointer: Int] = [:]
  private var edges: [[Int]] = []
  private var unexplored = 0
  private var buffers: [UnsafeMutableRawPointer: [Value]] = [:]

  /// Enters an object to be looked at.
  @discardableResult mutating func reach(_ object: UnsafeMutableRawPointer, isBuffer: Bool = false) -> Int {
    if let known = indices[object] { return known }
    let index = nodes.count
    nodes.append(Node(object: object, isBuffer: isBuffer))
    edges.append([])
    indices[object] = index
    return index
  }

  /// Follows the references of everything that was reached, counts them, and marks what is held from outside.
  mutating func spread() {
    while unexplored < nodes.count {
      explore(unexplored)
      unexplored += 1
    }
    var pending: [Int] = []
    for index in nodes.indices {
      // The map of buffers holds each of them once itself.
      let own = nodes[index].isBuffer ? 1 : 0
      if strongReferenceCount(nodes[index].object) - own > nodes[index].internalCount {
        nodes[index].isHeld = true
        pending.append(index)
      }
    }
    while let index = pending.popLast() {
      for next in edges[index] where !nodes[next].isHeld {
        nodes[next].isHeld = true
        pending.append(next)
      }
    }
  }

  private mutating func explore(_ index: Int) {
    let pointer = nodes[index].object
    if nodes[index].isBuffer {
      for value in buffers[pointer] ?? [] { follow(value, from: index) }
      return
    }
    let object = Unmanaged<PythonObject>.fromOpaque(pointer)._withUnsafeGuaranteedRef { $0 }
    if let slots = object.slots {
      for slot in 0..<(object.shape.pointee.isDictionary ? 1 : object.shape.pointee.names.count) {
        follow(slots[slot], from: index)
      }
    }
    switch object {
    case let list as ListObject: follow(list.items, from: index)
    case let tuple as TupleObject: follow(tuple.items, from: index)
    case let dictionary as DictionaryObject:
      for entry in 0..<dictionary.used {
        follow(dictionary.entries[entry].key, from: index)
        follow(dictionary.entries[entry].value, from: index)
      }
    case let cell as CellObject: follow(cell.value, from: index)
    case let function as FunctionObject:
      for cell in function.closure { follow(.object(cell), from: index) }
      follow(function.defaults, from: index)
    case let method as BoundMethod:
      follow(method.receiver, from: index)
      follow(.object(method.function), from: index)
    case let generator as GeneratorObject where generator.state == .suspended || generator.state == .fresh:
      for register in 0..<generator.code.registerCount { follow(generator.registers[register], from: index) }
      follow(.object(generator.function), from: index)
    default: break
    }
  }

  private mutating func follow(_ value: Value, from index: Int) {
    guard case .object(let object) = value, Self.isFollowed(object) else { return }
    let next = reach(Unmanaged.passUnretained(object).toOpaque())
    nodes[next].internalCount += 1
    edges[index].append(next)
  }

  /// Arrays share their buffers, whose elements are referred to once, so that a buffer is a node of its own.
  private mutating func follow(_ values: [Value], from index: Int) {
    guard values.contains(where: { $0.object != nil }) else { return }
    let pointer = unsafeBitCast(values, to: UnsafeMutableRawPointer.self)
    let next = reach(pointer, isBuffer: true)
    if buffers[pointer] == nil { buffers[pointer] = values }
    nodes[next].internalCount += 1
    edges[index].append(next)
  }

  private static func isFollowed(_ object: PythonObject) -> Bool {
    switch object.kind {
    case .instance, .list, .tuple, .dictionary, .function, .boundMethod, .generator, .cell: true
    default: false
    }
  }

  /// Takes the cycles apart; objects with a `__del__` that has not run yet wait for it with all they hold.
  mutating func free() -> Int {
    let watch = Interpreter.current?.releaseWatch
    var waiting: [Int] = []
    for index in nodes.indices where !nodes[index].isHeld && !nodes[index].isBuffer {
      let object = Unmanaged<PythonObject>.fromOpaque(nodes[index].object).takeUnretainedValue()
      guard object.kind == .instance, object.type.hasFinalizer, let watch, !watch.isFinalized(object) else { continue }
      watch.noteFinalized(object)
      watch.add(.finalize(object))
      nodes[index].isHeld = true
      waiting.append(index)
    }
    while let index = waiting.popLast() {
      for next in edges[index] where !nodes[next].isHeld {
        nodes[next].isHeld = true
        waiting.append(next)
      }
    }
    buffers = [:]
    let garbage = nodes.filter { !$0.isHeld && !$0.isBuffer }.map {
      Unmanaged<PythonObject>.fromOpaque($0.object).takeUnretainedValue()
    }
    for object in garbage {
      if object.kind == .instance { object.releaseSlots() }
      switch object {
      case let cell as CellObject: cell.value = .undefined
      case let list as ListObject: list.items = []
      case let dictionary as DictionaryObject: dictionary.removeAll()
      default: break
      }
    }
    return garbage.count
  }
}

extension Interpreter {
  /// Frees objects that only refer to each other; gives their number.
  func collectCycles() -> Int {
    var total = 0
    repeat {
      total += CycleSuspects.collect()
      if releaseWatch.isEmpty { return total }
      settleReleases()
    } while true
  }
}
