extension Machine {
  /// Carries out instructions until the frame at `level` returns.
  func run(from level: Int) throws -> Value {
    while true {
      do {
        return try loop(level)
      } catch let signal as Signal {
        try unwind(signal.error, isRaisedAgain: signal.isRaisedAgain, from: level)
      } catch let error as PythonError {
        try unwind(error, isRaisedAgain: false, from: level)
      } catch {
        try unwind(.runtimeError("\(error)"), isRaisedAgain: false, from: level)
      }
    }
  }

  /// An exception that goes on its way without a new traceback entry for the innermost frame.
  struct Signal: Error, @unchecked Sendable {
    let error: PythonError
    let isRaisedAgain: Bool
  }

  @inline(__always)
  private static func operand(_ index: Int16, _ registers: Registers, _ constants: Registers) -> Registers {
    index >= 0 ? registers + Int(index) : constants + ~Int(index)
  }

  /// The loop itself. Numbers and known attributes are dealt with here; everything else goes to a method that is not
  /// inlined, so that this stays small enough for the optimizer.
  private func loop(_ level: Int) throws -> Value {
    var frame = frames + (depth - 1)
    var registers = frame.pointee.base
    var next = frame.pointee.next
    var code = frame.pointee.code
    var constants = code._withUnsafeGuaranteedRef { $0.constants }
    var caches = code._withUnsafeGuaranteedRef { $0.caches }
    var localCount = code._withUnsafeGuaranteedRef { $0.localCount }
    let listShape = TypeObject.list.rootShape
    let dictionaryShape = TypeObject.dictionary.rootShape

    /// Takes up the innermost frame after a call or a return.
    @inline(__always) func enter() {
      frame = frames + (depth - 1)
      registers = frame.pointee.base
      next = frame.pointee.next
      code = frame.pointee.code
      constants = code._withUnsafeGuaranteedRef { $0.constants }
      caches = code._withUnsafeGuaranteedRef { $0.caches }
      localCount = code._withUnsafeGuaranteedRef { $0.localCount }
    }

    while true {
      let i = next.pointee
      next += 1
      frame.pointee.next = next
      switch i.operation {
      // MARK: Variables
      case .move:
        let source = Self.operand(i.b, registers, constants)
        let target = registers + Int(i.a)
        if source.holdsObject, i.c == 2 || (i.c == 0 && Int(i.b) >= localCount) {
          target.assign(moving: source)
        } else {
          target.assign(copyOf: source)
        }
      case .loadConstant:
        (registers + Int(i.a)).assign(copyOf: constants + Int(i.d))
      case .loadGlobal:
        let values = frame.pointee.module._withUnsafeGuaranteedRef { $0.namespace.values }
        let source = values + Int(i.d)
        if !source.holdsUndefined {
          (registers + Int(i.a)).assign(copyOf: source)
        } else if i.e >= 0, !(builtins.values + Int(i.e)).holdsUndefined {
          (registers + Int(i.a)).assign(copyOf: builtins.values + Int(i.e))
        } else {
          try loadMissingGlobal(i, registers)
        }
      case .storeGlobal:
        let values = frame.pointee.module._withUnsafeGuaranteedRef { $0.namespace.values }
        let source = Self.operand(i.a, registers, constants)
        if Int(i.a) >= localCount {
          (values + Int(i.d)).assign(moving: source)
        } else {
          (values + Int(i.d)).assign(copyOf: source)
        }
      case .loadCell:
        let cell = (registers + Int(i.b)).uncheckedObject
        let value = cell._withUnsafeGuaranteedRef { unsafeDowncast($0, to: CellObject.self).value }
        if case .undefined = value { throw unbound(i, code.takeUnretainedValue()) }
        registers[Int(i.a)] = value
      case .storeCell:
        let cell = (registers + Int(i.a)).uncheckedObject
        let value = take(i.b, registers, constants, localCount)
        cell._withUnsafeGuaranteedRef { unsafeDowncast($0, to: CellObject.self).value = value }
      case .makeCell:
        let register = registers + Int(i.a)
        let value = register.move()
        register.initialize(to: .object(CellObject(value)))
      case .checkBound:
        if (registers + Int(i.a)).holdsUndefined { throw unbound(i, code.takeUnretainedValue()) }
      case .drop:
        (registers + Int(i.a)).drop()

      // MARK: Arithmetic
      case .add:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let tags = left.tag | (right.tag << 4)
        if tags == 0 {
          let (sum, overflow) = left.uncheckedInt.addingReportingOverflow(right.uncheckedInt)
          if !overflow {
            (registers + Int(i.a)).set(sum)
            continue
          }
        } else if tags == 0x11 {
          (registers + Int(i.a)).set(left.uncheckedFloat + right.uncheckedFloat)
          continue
        }
        try slowBinary(i, .add, left, right, registers, localCount)
      case .subtract:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let tags = left.tag | (right.tag << 4)
        if tags == 0 {
          let (difference, overflow) = left.uncheckedInt.subtractingReportingOverflow(right.uncheckedInt)
          if !overflow {
            (registers + Int(i.a)).set(difference)
            continue
          }
        } else if tags == 0x11 {
          (registers + Int(i.a)).set(left.uncheckedFloat - right.uncheckedFloat)
          continue
        }
        try slowBinary(i, .subtract, left, right, registers, localCount)
      case .multiply:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let tags = left.tag | (right.tag << 4)
        if tags == 0 {
          let (product, overflow) = left.uncheckedInt.multipliedReportingOverflow(by: right.uncheckedInt)
          if !overflow {
            (registers + Int(i.a)).set(product)
            continue
          }
        } else if tags == 0x11 {
          (registers + Int(i.a)).set(left.uncheckedFloat * right.uncheckedFloat)
          continue
        }
        try slowBinary(i, .multiply, left, right, registers, localCount)
      case .trueDivide:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        if left.tag == ValueLayout.floatTag, right.tag == ValueLayout.floatTag, right.uncheckedFloat != 0 {
          (registers + Int(i.a)).set(left.uncheckedFloat / right.uncheckedFloat)
          continue
        }
        try slowBinary(i, .trueDivide, left, right, registers, localCount)
      case .floorDivide:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        if Registers.areInts(left, right), right.uncheckedInt > 0 {
          (registers + Int(i.a)).set(Numbers.floorDivide(left.uncheckedInt, right.uncheckedInt))
          continue
        }
        try slowBinary(i, .floorDivide, left, right, registers, localCount)
      case .modulo:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        if Registers.areInts(left, right), right.uncheckedInt > 0 {
          (registers + Int(i.a)).set(Numbers.modulo(left.uncheckedInt, right.uncheckedInt))
          continue
        }
        try slowBinary(i, .modulo, left, right, registers, localCount)
      case .binary:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        try slowBinary(
          i, BinaryOperator(rawValue: UInt8(truncatingIfNeeded: i.d)).unsafelyUnwrapped, left, right, registers,
          localCount)
      case .unary:
        try unary(i, registers, localCount)
      case .not:
        let truth = try isTrue(registers + Int(i.b))
        if Int(i.b) >= localCount { (registers + Int(i.b)).drop() }
        (registers + Int(i.a)).set(!truth)
      case .compare:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let comparison = Comparison(rawValue: UInt8(truncatingIfNeeded: i.d)).unsafelyUnwrapped
        if Registers.areInts(left, right) {
          (registers + Int(i.a)).set(comparison.holds(left.uncheckedInt, right.uncheckedInt))
        } else {
          let value = try left.pointee.compare(comparison, right.pointee)
          giveUp(i.b, i.c, registers, localCount)
          registers[Int(i.a)] = value
        }
      case .identity:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let same = left.pointee.isIdentical(to: right.pointee)
        giveUp(i.b, i.c, registers, localCount)
        (registers + Int(i.a)).set(same != (i.d == 1))
      case .membership:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let found: Bool
        if right.holdsObject, right.uncheckedObject._withUnsafeGuaranteedRef({ $0.shape }) == dictionaryShape {
          found = try right.uncheckedObject._withUnsafeGuaranteedRef {
            try unsafeDowncast($0, to: DictionaryObject.self).holds(left.pointee)
          }
        } else {
          found = try right.pointee.contains(left.pointee)
        }
        giveUp(i.b, i.c, registers, localCount)
        (registers + Int(i.a)).set(found != (i.d == 1))

      // MARK: Control
      case .jumpLess:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let holds =
          Registers.areInts(left, right)
          ? left.uncheckedInt < right.uncheckedInt : try test(.less, i, left, right, registers, localCount)
        if holds == (i.a == 1) { next = jump(code, i) }
      case .jumpLessEqual:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let holds =
          Registers.areInts(left, right)
          ? left.uncheckedInt <= right.uncheckedInt : try test(.lessEqual, i, left, right, registers, localCount)
        if holds == (i.a == 1) { next = jump(code, i) }
      case .jumpEqual:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let holds =
          Registers.areInts(left, right)
          ? left.uncheckedInt == right.uncheckedInt : try test(.equal, i, left, right, registers, localCount)
        if holds == (i.a == 1) { next = jump(code, i) }
      case .jumpNotEqual:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let holds =
          Registers.areInts(left, right)
          ? left.uncheckedInt != right.uncheckedInt : try test(.notEqual, i, left, right, registers, localCount)
        if holds == (i.a == 1) { next = jump(code, i) }
      case .jumpGreater:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let holds =
          Registers.areInts(left, right)
          ? left.uncheckedInt > right.uncheckedInt : try test(.greater, i, left, right, registers, localCount)
        if holds == (i.a == 1) { next = jump(code, i) }
      case .jumpGreaterEqual:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let holds =
          Registers.areInts(left, right)
          ? left.uncheckedInt >= right.uncheckedInt : try test(.greaterEqual, i, left, right, registers, localCount)
        if holds == (i.a == 1) { next = jump(code, i) }
      case .jumpIdentity:
        let left = Self.operand(i.b, registers, constants)
        let right = Self.operand(i.c, registers, constants)
        let same = left.pointee.isIdentical(to: right.pointee)
        giveUp(i.b, i.c, registers, localCount)
        if same == (i.a == 1) { next = jump(code, i) }
      case .jump:
        next = jump(code, i)
      case .jumpBack:
        if interruption.isRequested { throw interrupted() }
        next = jump(code, i)
      case .jumpIfFalse:
        let register = registers + Int(i.a)
        let truth = register.tag == ValueLayout.boolTag ? register.uncheckedBool : try isTrue(register)
        if Int(i.a) >= localCount { register.drop() }
        if !truth { next = jump(code, i) }
      case .jumpIfTrue:
        let register = registers + Int(i.a)
        let truth = register.tag == ValueLayout.boolTag ? register.uncheckedBool : try isTrue(register)
        if Int(i.a) >= localCount { register.drop() }
        if truth { next = jump(code, i) }
      case .jumpIfFalseOrDrop:
        if try isTrue(registers + Int(i.a)) { (registers + Int(i.a)).drop() } else { next = jump(code, i) }
      case .jumpIfTrueOrDrop:
        if try isTrue(registers + Int(i.a)) { next = jump(code, i) } else { (registers + Int(i.a)).drop() }
      case .getIterator:
        try getIterator(i, registers, localCount)
      case .forIterator:
        let iterator = (registers + Int(i.a)).uncheckedObject
        let kind = iterator._withUnsafeGuaranteedRef { $0.kind }
        if kind == .rangeIterator {
          if let number = iterator._withUnsafeGuaranteedRef({ unsafeDowncast($0, to: RangeIterator.self).advance() }) {
            (registers + Int(i.b)).set(number)
            continue
          }
        } else if kind == .listIterator {
          let isThere = iterator._withUnsafeGuaranteedRef {
            unsafeDowncast($0, to: ListIterator.self).advance(into: registers + Int(i.b))
          }
          if isThere { continue }
        } else if kind == .pairIterator, next.pointee.operation == .unpack, next.pointee.b == i.b,
          next.pointee.c == 2, Int(i.b) >= localCount
        {
          // `for a, b in zip(…)`: the pair goes straight into the registers of its unpacking.
          let pairs = iterator._withUnsafeGuaranteedRef { unsafeDowncast($0, to: PairIterator.self) }
          if let (first, second) = try pairs.nextPair() {
            registers[Int(next.pointee.a)] = first
            registers[Int(next.pointee.a) + 1] = second
            next += 1
            continue
          }
        } else if kind == .generator {
          if try enterGenerator(i, registers) {
            enter()
            continue
          }
        } else if let value = try nextItem(iterator) {
          registers[Int(i.b)] = value
          continue
        }
        (registers + Int(i.a)).clear()
        next = jump(code, i)
      case .returnValue:
        let value = take(i.a, registers, constants, localCount)
        if let result = try leaveFrame(value, level) { return result }
        enter()
      case .yieldValue:
        let value = take(i.b, registers, constants, localCount)
        if let result = yield(value, code.takeUnretainedValue()) { return result }
        enter()
      case .yieldFrom:
        if let produced = try delegate(i, registers) {
          frame.pointee.next = next - 1
          if let result = yield(produced, code.takeUnretainedValue()) { return result }
          enter()
        } else {
          next = jump(code, i)
        }

      // MARK: Objects
      case .getAttribute:
        let source = registers + Int(i.b)
        if source.holdsObject {
          let object = source.uncheckedObject
          let cache = caches + Int(i.e)
          if object._withUnsafeGuaranteedRef({ $0.shape }) == cache.pointee.shape,
            cache.pointee.epoch == TypeObject.epoch
          {
            let slots = object._withUnsafeGuaranteedRef { $0.slots }
            let value = slots.unsafelyUnwrapped + cache.pointee.slot
            let target = registers + Int(i.a)
            if value.holdsObject {
              let copy = value.pointee
              if i.c == 0, Int(i.b) >= localCount { source.drop() }
              target.pointee = copy
            } else {
              // The number is read before its owner may go.
              let payload = value.uncheckedInt
              let tag = value.tag
              if i.c == 0, Int(i.b) >= localCount { source.drop() }
              if target.holdsObject { target.pointee = .undefined }
              let raw = UnsafeMutableRawPointer(target)
              raw.storeBytes(of: payload, as: Int.self)
              raw.storeBytes(of: tag, toByteOffset: 8, as: UInt8.self)
            }
            continue
          }
        }
        try getAttribute(i, registers, code.takeUnretainedValue(), localCount)
      case .setAttribute:
        let target = registers + Int(i.a)
        if target.holdsObject {
          let object = target.uncheckedObject
          let cache = caches + Int(i.e)
          if object._withUnsafeGuaranteedRef({ $0.shape }) == cache.pointee.shape,
            cache.pointee.epoch == TypeObject.epoch
          {
            let value = take(i.b, registers, constants, localCount)
            if let shape = cache.pointee.nextShape {
              object._withUnsafeGuaranteedRef { $0.appendSlot(value, shape: shape) }
            } else {
              object._withUnsafeGuaranteedRef { $0.slots.unsafelyUnwrapped[cache.pointee.slot] = value }
            }
            if Int(i.a) >= localCount { target.drop() }
            continue
          }
        }
        let value = take(i.b, registers, constants, localCount)
        try setAttribute(i, value, registers, code.takeUnretainedValue(), localCount)
      case .loadMethod:
        let source = registers + Int(i.b)
        if source.holdsObject {
          let object = source.uncheckedObject
          let cache = caches + Int(i.e)
          if object._withUnsafeGuaranteedRef({ $0.shape }) == cache.pointee.shape,
            cache.pointee.epoch == TypeObject.epoch, let found = cache.pointee.found
          {
            let receiver: Value
            if Int(i.b) >= localCount {
              receiver = source.move()
              source.initialize(to: .undefined)
            } else {
              receiver = source.pointee
            }
            registers[Int(i.a)] = .object(found.takeUnretainedValue())
            registers[Int(i.a) + 1] = receiver
            continue
          }
        }
        try loadMethod(i, registers, code.takeUnretainedValue(), localCount)
      case .getItem:
        let container = registers + Int(i.b)
        let key = Self.operand(i.c, registers, constants)
        if container.holdsObject, key.tag == ValueLayout.intTag {
          let object = container.uncheckedObject
          if object._withUnsafeGuaranteedRef({ $0.shape }) == listShape {
            if let item = Self.item(key.uncheckedInt, ofList: object) {
              // `rows[i][j]`: the row in between is only looked at, not taken.
              let follower = next.pointee
              if item.holdsObject, follower.operation == .getItem, follower.b == i.a, follower.d == 0, i.d == 0,
                Int(i.a) >= localCount, item.uncheckedObject._withUnsafeGuaranteedRef({ $0.shape }) == listShape
              {
                let column = Self.operand(follower.c, registers, constants)
                if column.tag == ValueLayout.intTag,
                  let inner = Self.item(column.uncheckedInt, ofList: item.uncheckedObject)
                {
                  (registers + Int(follower.a)).assign(copyOf: inner)
                  if Int(i.b) >= localCount, follower.a != i.b { container.drop() }
                  next += 1
                  continue
                }
              }
              (registers + Int(i.a)).assign(copyOf: item)
              if i.d == 0, Int(i.b) >= localCount, i.a != i.b { container.drop() }
              continue
            }
          }
        }
        if container.holdsObject, container.uncheckedObject._withUnsafeGuaranteedRef({ $0.shape }) == dictionaryShape,
          let value = try container.uncheckedObject._withUnsafeGuaranteedRef({
            try unsafeDowncast($0, to: DictionaryObject.self).value(for: key.pointee)
          })
        {
          if i.d == 0 { giveUp(i.b, i.c, registers, localCount) }
          registers[Int(i.a)] = value
          continue
        }
        let value = try container.pointee.item(key.pointee)
        if i.d == 0 { giveUp(i.b, i.c, registers, localCount) }
        registers[Int(i.a)] = value
      case .setItem:
        let container = registers + Int(i.a)
        let key = Self.operand(i.b, registers, constants)
        if container.holdsObject, key.tag == ValueLayout.intTag {
          let object = container.uncheckedObject
          if object._withUnsafeGuaranteedRef({ $0.shape }) == listShape {
            let source = Self.operand(i.c, registers, constants)
            // What the item was is released when the list is whole again: that may run code that looks at it.
            var old: Unmanaged<PythonObject>?
            let isDone = object._withUnsafeGuaranteedRef { (object: PythonObject) -> Bool in
              unsafeDowncast(object, to: ListObject.self).items.withUnsafeMutableBufferPointer { items in
                var index = key.uncheckedInt
                if index < 0 { index += items.count }
                guard index >= 0, index < items.count else { return false }
                if source.holdsObject { _ = source.uncheckedObject.retain() }
                old = (items.baseAddress.unsafelyUnwrapped + index).overwrite(from: source)
                return true
              }
            }
            if isDone {
              old?.release()
              if Int(i.c) >= localCount { source.drop() }
              if Int(i.a) >= localCount { container.drop() }
              continue
            }
          }
        }
        let value = take(i.c, registers, constants, localCount)
        if container.holdsObject, container.uncheckedObject._withUnsafeGuaranteedRef({ $0.shape }) == dictionaryShape {
          try container.uncheckedObject._withUnsafeGuaranteedRef {
            try unsafeDowncast($0, to: DictionaryObject.self).setValue(value, for: key.pointee)
          }
          giveUp(i.a, i.b, registers, localCount)
          continue
        }
        try container.pointee.setItem(key.pointee, value)
        giveUp(i.a, i.b, registers, localCount)
      case .listAppend:
        let list = (registers + Int(i.a)).uncheckedObject
        let value = take(i.b, registers, constants, localCount)
        list._withUnsafeGuaranteedRef { unsafeDowncast($0, to: ListObject.self).items.append(value) }
      case .unpack:
        try unpack(i, registers, constants, localCount)

      // MARK: Calls
      case .call:
        if interruption.isRequested { throw interrupted() }
        if try call(i, registers, Int(i.b) + 1, Int(i.c)) { enter() }
      case .callMethod:
        if interruption.isRequested { throw interrupted() }
        let isMethod = !(registers + Int(i.b) + 1).holdsUndefined
        if try call(i, registers, Int(i.b) + (isMethod ? 1 : 2), Int(i.c) + (isMethod ? 1 : 0)) { enter() }
      case .callKeywords:
        if try callKeywords(i, registers, code.takeUnretainedValue()) { enter() }
      case .callSpread:
        if try callSpread(i, registers) { enter() }

      // MARK: Exceptions
      case .raise:
        try raise(i, registers)
      case .reraise:
        guard case .object(let object) = registers[Int(i.a)], let exception = object as? ExceptionObject else {
          continue
        }
        (registers + Int(i.a)).clear()
        throw Signal(error: PythonError(exception), isRaisedAgain: true)
      case .enterHandler:
        registers[Int(i.a)] = handled.map { .object($0) } ?? .none
        handled = registers[Int(i.b)].object as? ExceptionObject
      case .leaveHandler:
        handled = registers[Int(i.a)].object as? ExceptionObject
        (registers + Int(i.a)).clear()
      default:
        try rare(i, registers, constants, code.takeUnretainedValue(), localCount)
      }
    }
  }

  // MARK: Small parts of the loop

  @inline(__always)
  private func jump(_ code: Unmanaged<CodeObject>, _ i: Instruction) -> UnsafeMutablePointer<Instruction> {
    code._withUnsafeGuaranteedRef { $0.instructions } + Int(i.d)
  }

  /// The value of an operand, moved out where it is a temporary.
  @inline(__always)
  func take(_ index: Int16, _ registers: Registers, _ constants: Registers, _ localCount: Int) -> Value {
    let source = Self.operand(index, registers, constants)
    if Int(index) >= localCount {
      let value = source.move()
      source.initialize(to: .undefined)
      return value
    }
    return source.pointee
  }

  /// Releases two operands where they are temporaries.
  @inline(__always)
  func giveUp(_ b: Int16, _ c: Int16, _ registers: Registers, _ localCount: Int) {
    if Int(b) >= localCount { (registers + Int(b)).drop() }
    if Int(c) >= localCount { (registers + Int(c)).drop() }
  }

  /// Where an item of a list lies, which it does until the list changes; nil where there is none at the index.
  @inline(__always)
  private static func item(_ index: Int, ofList list: Unmanaged<PythonObject>) -> Registers? {
    list._withUnsafeGuaranteedRef { list in
      unsafeDowncast(list, to: ListObject.self).items.withUnsafeBufferPointer { items in
        let position = index < 0 ? index + items.count : index
        guard position >= 0, position < items.count else { return nil }
        return Registers(mutating: items.baseAddress.unsafelyUnwrapped + position)
      }
    }
  }

  @inline(__always)
  private func isTrue(_ register: Registers) throws -> Bool {
    switch register.tag {
    case ValueLayout.boolTag: register.uncheckedBool
    case ValueLayout.intTag: register.uncheckedInt != 0
    default: try register.pointee.isTrue()
    }
  }

  @inline(never)
  private func test(
    _ comparison: Comparison, _ i: Instruction, _ left: Registers, _ right: Registers, _ registers: Registers,
    _ localCount: Int
  ) throws -> Bool {
    if left.tag == ValueLayout.floatTag, right.tag == ValueLayout.floatTag {
      return comparison.holds(left.uncheckedFloat, right.uncheckedFloat)
    }
    let truth = try left.pointee.compare(comparison, right.pointee).isTrue()
    giveUp(i.b, i.c, registers, localCount)
    return truth
  }

  /// An operator on anything but two plain numbers.
  @inline(never)
  private func slowBinary(
    _ i: Instruction, _ operation: BinaryOperator, _ left: Registers, _ right: Registers, _ registers: Registers,
    _ localCount: Int
  ) throws {
    if operation == .add, i.a == i.b, appendInPlace(left, right) {
      if Int(i.c) >= localCount { right.drop() }
      return
    }
    if i.e == 0, let value = try foreignBinary(operation, left, right) {
      giveUp(i.b, i.c, registers, localCount)
      registers[Int(i.a)] = value
      return
    }
    let value =
      i.e == 1
      ? try left.pointee.inPlaceBinary(operation, right.pointee) : try left.pointee.binary(operation, right.pointee)
    giveUp(i.b, i.c, registers, localCount)
    registers[Int(i.a)] = value
  }

  /// An operator on an object of a library, such as a tensor, where no method in Python can have a say; nil where the
  /// object declines or the usual order must be kept.
  @inline(__always)
  private func foreignBinary(_ operation: BinaryOperator, _ left: Registers, _ right: Registers) throws -> Value? {
    guard left.holdsObject else { return nil }
    let object = left.uncheckedObject
    guard object._withUnsafeGuaranteedRef({ $0.kind == .foreign && !$0.shape.pointee.isUserDefined }) else {
      return nil
    }
    if right.holdsObject,
      right.uncheckedObject._withUnsafeGuaranteedRef({ $0.kind != .foreign || $0.shape.pointee.isUserDefined })
    {
      return nil
    }
    let value = try object._withUnsafeGuaranteedRef { try $0.binary(operation, right.pointee) }
    if case .notImplemented = value { return nil }
    return value
  }

  /// `text += more` where nobody else sees the text: it grows where it is, so that building a string is linear.
  private func appendInPlace(_ left: Registers, _ right: Registers) -> Bool {
    guard left.holdsObject, right.holdsObject,
      right.uncheckedObject._withUnsafeGuaranteedRef({ $0.kind }) == .string,
      left.uncheckedObject._withUnsafeGuaranteedRef({ $0.kind }) == .string
    else { return false }
    // A global or an attribute still holds the text that it is about to get back; its reference does not count.
    if let home = home(of: left) {
      home.pointee = .undefined
      if extend(left, right) { return true }
      home.pointee = left.pointee
      return false
    }
    return extend(left, right)
  }

  /// The global that the next instruction stores the left operand to, where it holds that operand now.
  private func home(of left: Registers) -> Registers? {
    let frame = frames + (depth - 1)
    let next = frame.pointee.next.pointee
    guard next.operation == .storeGlobal, frame.pointee.base + Int(next.a) == left else { return nil }
    let slot = frame.pointee.module._withUnsafeGuaranteedRef { $0.namespace.values } + Int(next.d)
    return slot.holdsObject && slot.uncheckedObject.toOpaque() == left.uncheckedObject.toOpaque() ? slot : nil
  }

  private func extend(_ left: Registers, _ right: Registers) -> Bool {
    guard case .object(var object) = left.move() else { return false }
    left.initialize(to: .undefined)
    defer { left.initialize(to: .object(object)) }
    guard isKnownUniquelyReferenced(&object), object.type === TypeObject.string else { return false }
    let text = unsafeDowncast(object, to: StringObject.self)
    right.uncheckedObject._withUnsafeGuaranteedRef { text.append(unsafeDowncast($0, to: StringObject.self)) }
    return true
  }

  @inline(__always)
  private func nextItem(_ iterator: Unmanaged<PythonObject>) throws -> Value? {
    try iterator._withUnsafeGuaranteedRef { object in
      object.kind == .instance
        ? try object.nextItem() : try object.shape.pointee.isUserDefined ? object.nextItem() : object.next()
    }
  }
}
