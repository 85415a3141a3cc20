#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Waits for the keyboard, for signals and for other threads, and puts what comes from them in one line.
struct EventSource {
  /// What came.
  enum Occurrence: Hashable {
    /// Something for the program.
    case event(ScreenEvent)
    /// A signal for the process.
    case signal(CInt)
    /// The user pressed the key that stops a program, Ctrl-Z.
    case stopKey
  }

  /// Milliseconds after which Escape is a key of its own.
  private static let escapeDelay: CInt = 25
  /// Milliseconds after which the beginning of a longer sequence is given up.
  private static let sequenceDelay: CInt = 500

  private let input: CInt
  private let signals: BytePipe
  private let waker: Waker
  private var decoder: InputDecoder
  private var queue: [Occurrence] = []
  private var inputHasEnded = false

  /// Reads keys from `input`, and numbers of signals, one byte each, from `signals`.
  init(input: CInt, signals: BytePipe, waker: Waker, decoder: InputDecoder) {
    self.input = input
    self.signals = signals
    self.waker = waker
    self.decoder = decoder
  }

  /// Whether the answer to `askForSymbolColumns` is still to come.
  var isAnswerDue: Bool { decoder.expectsCursor && !inputHasEnded }

  /// Writes `∇` where the first frame will cover it and asks how far the cursor went.
  mutating func askForSymbolColumns(output: CInt) {
    let home = "\u{1B}[H"
    decoder.expectsCursor = true
    writeAll(Array("\(home)∇\u{1B}[6n\(home)\u{1B}[K".utf8), to: output)
  }

  /// Puts an event at the end of the line.
  mutating func add(_ event: ScreenEvent) { queue.append(.event(event)) }

  /// Forgets the signals of stopping and going on that came so far.
  mutating func discardStopSignals() {
    gatherSignals()
    queue.removeAll { $0 == .signal(SIGCONT) || $0 == .signal(SIGTSTP) }
  }

  /// Waits for what comes next; nil when the deadline passes first. Without a deadline, waits for ever.
  mutating func next(deadline: ContinuousClock.Instant?) -> Occurrence? {
    while queue.isEmpty {
      let left = deadline.map { max(.zero, $0 - ContinuousClock.now) }
      gather(milliseconds: left.map(Self.milliseconds) ?? -1)
      if queue.isEmpty, left == .zero { return nil }
    }
    return queue.removeFirst()
  }

  /// Rounded up, so that a wait is never cut into many short ones.
  private static func milliseconds(_ duration: Duration) -> CInt {
    let (seconds, attoseconds) = duration.components
    if seconds > 86_400 { return 86_400_000 }
    return CInt(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  /// Waits once and queues what came.
  private mutating func gather(milliseconds: CInt) {
    let isSequencePending = !decoder.pending.isEmpty
    let delay = decoder.isEscapePending ? Self.escapeDelay : Self.sequenceDelay
    let wait = isSequencePending ? (milliseconds < 0 ? delay : min(delay, milliseconds)) : milliseconds
    let descriptors = [signals.reading, waker.descriptor] + (inputHasEnded ? [] : [input])
    let ready = waitForInput(descriptors, milliseconds: wait)
    if ready.contains(signals.reading) { gatherSignals() }
    if ready.contains(waker.descriptor), waker.take() { add(.wake) }
    if ready.contains(input) {
      gatherKeys()
    } else if ready.isEmpty, isSequencePending, wait == delay {
      queue += decoder.finish().map(Occurrence.init)
    }
  }

  private mutating func gatherKeys() {
    if let bytes = readOnce(input) {
      queue += decoder.decode(bytes).map(Occurrence.init)
    } else {
      inputHasEnded = true
      add(.endOfInput)
    }
  }

  private mutating func gatherSignals() {
    queue += signals.readAll().map { .signal(CInt($0)) }
  }
}

extension EventSource.Occurrence {
  /// What was read from the keyboard.
  init(_ input: InputDecoder.Input) {
    self =
      switch input {
      case .key(let key): .event(.key(key))
      case .cursor(_, let column): .event(.symbolColumns(column - 1))
      case .quit: .event(.signal(SIGQUIT))
      case .suspend: .stopKey
      }
  }
}
