/// One step of the machine: an operation, three register operands and two wide ones.
///
/// Registers count from the base of the frame: first the variables of the function, then temporaries. An operand that
/// may be a constant is negative for constant `-1 - operand`. What the fields mean for each operation is said beside it.
struct Instruction {
  var operation: Operation
  var a: Int16 = 0
  var b: Int16 = 0
  var c: Int16 = 0
  var d: Int32 = 0
  var e: Int32 = 0
}

/// What the machine can do. `[x]` is register x; temporaries that an operation reads are given up by it.
enum Operation: UInt16 {
  // Variables
  /// [a] = operand b
  case move
  /// [a] = constant d
  case loadConstant
  /// [a] = global d, or the builtin of that name
  case loadGlobal
  /// global d = operand a
  case storeGlobal
  case deleteGlobal
  /// Class bodies, whose namespace is [0]: [a] = name d; with e >= 0, a cell in [e] goes before the globals
  case loadName
  case storeName
  case deleteName
  /// [a] = what the cell [b] holds; d is the name
  case loadCell
  /// cell [a] = operand b
  case storeCell
  case deleteCell
  /// [a] = a new cell that holds [a]
  case makeCell
  /// Raises UnboundLocalError unless [a] is bound; c = 1 for what a comprehension has of the function around it
  case checkBound
  case deleteLocal
  /// Releases the temporary [a]
  case drop

  // Arithmetic: [a] = operand b OP operand c; e = 1 for the in-place form
  case add, subtract, multiply, trueDivide, floorDivide, modulo
  /// As above, with operator d
  case binary
  /// [a] = OP [b], operator d
  case unary
  case not
  /// [a] = operand b COMPARISON operand c, comparison d
  case compare
  /// [a] = [b] is [c]; d = 1 for `is not`
  case identity
  /// [a] = [b] in [c]; d = 1 for `not in`
  case membership

  // Control. Compare and jump to d when the truth of `operand b OP operand c` equals a
  case jumpLess, jumpLessEqual, jumpEqual, jumpNotEqual, jumpGreater, jumpGreaterEqual
  /// Jump to d when `[b] is [c]` equals a
  case jumpIdentity
  case jump
  /// A jump backwards, where interruptions are noticed
  case jumpBack
  case jumpIfFalse, jumpIfTrue
  /// Like the above, but [a] stays when the jump is taken and is given up otherwise
  case jumpIfFalseOrDrop, jumpIfTrueOrDrop
  /// [a] = iter([b])
  case getIterator
  /// [b] = next([a]); at the end gives up [a] and jumps to d
  case forIterator
  /// Give [a] to the caller
  case returnValue
  /// Hand [b] out and wait; [a] = what is sent in
  case yieldValue
  /// Sends [c] on to the iterator [b]; hands out what it gives, or [a] = its result and jumps to d
  case yieldFrom

  // Objects
  /// [a] = [b].name d; cache e
  case getAttribute
  /// [a].name d = [b]; cache e
  case setAttribute
  case deleteAttribute
  /// [a] and [a+1] = function and receiver of [b].name d, or the attribute and nothing; cache e
  case loadMethod
  /// [a] = [b][c]
  case getItem
  /// [a][b] = [c]
  case setItem
  case deleteItem
  /// [a] = slice([b], [b+1], [b+2])
  case makeSlice

  // Collections: [a] from c values at [b]
  case buildTuple, buildList, buildSet, buildDictionary, buildString
  /// (a set of three or more constants has d = 1)
  /// list [a] takes [b]
  case listAppend, listExtend, setAdd, setUpdate
  /// dictionary [a][b] = [c]
  case dictionarySet
  /// dictionary [a] takes all of [b]; d = 1 in a call, where keys may not repeat
  case dictionaryUpdate
  /// [a] = tuple of list [b]
  case listToTuple
  /// c values of [b] to [a]...
  case unpack
  /// c values, the list of those between, and d values of [b] to [a]...
  case unpackStar

  // Calls: [a] = the result of [b] called with c arguments after it
  case call
  /// Function [b] with receiver [b+1] and c arguments after it, or, without a receiver, callee [b]
  case callMethod
  /// c positional arguments and then one for each of the names d; e = 1 after loadMethod
  case callKeywords
  /// Callee [b] with a list [b+1] and a dictionary or nothing [b+2]
  case callSpread
  /// [a] = a function of code d; b is the first of its defaults and closure parts, c says which there are
  case makeFunction
  /// [a] = helper d of c values at [b]
  case helper

  // Exceptions
  /// Raise [a], from [b] when c = 1; c = 2 raises again what is being handled
  case raise
  /// Raise [a] again, traceback unchanged
  case reraise
  /// [a] = what was being handled; now [b] is
  case enterHandler
  /// What [a] holds is being handled again
  case leaveHandler
  /// [a] = whether exception [b] matches [c]
  case matchException
  /// Raise AssertionError with [a], or without a message when c = 0
  case raiseAssertion
  /// [a] = bound __exit__ of [b], [c] = result of __enter__; gives up [b]
  case enterContext
  /// Calls [a](None, None, None)
  case leaveContext
  /// [c] = whether [a](type, [b], traceback) swallows the exception
  case leaveContextWithException
  /// [a] = format([b], [d] when d >= 0), conversion c
  case formatValue

  // Reports to the observer
  /// Variable [a] with name d was bound
  case reportBinding
  /// As above, for global d
  case reportGlobal
  /// The contents of [a] may have changed
  case reportChange
  /// A round of the loop e begins, with its variable in [b]; with c = 1 the loop itself, over the iterator [a]
  case reportRound
  /// The round of a loop ended
  case reportRoundEnd
  /// Carry out what waits because objects died
  case settleReleases
  /// Show the value of a cell's last expression
  case echo
}

/// Where an attribute was found last time, at one place in the code.
struct InlineCache {
  /// The layout that this is about; nil while nothing is remembered.
  var shape: Shape?
  /// `TypeObject.epoch` when it was found.
  var epoch = 0
  /// The slot of the object, or -1 when `found` is in the class.
  var slot = 0
  /// For a write that adds an attribute: the layout afterwards.
  var nextShape: Shape?
  /// A function of the class, kept alive by it.
  var found: Unmanaged<PythonObject>?
}
