import CNcurses
import Drawing
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal while the program has it: paints canvases and gives events.
///
/// One screen may be open at a time. Whatever ends the program, the terminal is given back as it was: by `close`, when
/// the screen is released, on `exit`, and in a crash. Use it from one thread; only its `waker` may be used from others.
public final class Screen {
  /// What the terminal can show.
  public let capabilities: Capabilities
  /// Makes `nextEvent` return from other threads.
  public let waker: Waker

  private let input: CInt
  private let output: CInt
  private let inputIsOurs: Bool
  private let terminal: OpaquePointer
  private let files: [UnsafeMutablePointer<FILE>]
  private let signals: Pipe
  private var painter: CellPainter
  private var decoder: InputDecoder
  private var queue: [ScreenEvent] = []
  private var inputHasEnded = false
  private var isOpen = true

  private static let isAnyOpen = Atomic(false)
  /// Milliseconds after which Escape is a key of its own.
  private static let escapeDelay: CInt = 25
  /// Milliseconds after which the beginning of a longer sequence is given up.
  private static let sequenceDelay: CInt = 500

  /// Takes the terminal at standard output, with the keyboard at standard input or, where that is something else, at the
  /// controlling terminal.
  ///
  /// - Parameter environment: The variables that describe the terminal: `TERM`, `COLORTERM`, `NO_COLOR`, `COLORFGBG`,
  ///   and the locale's.
  public init(environment: [String: String]) throws(ScreenError) {
    guard !Self.isAnyOpen.exchange(true, ordering: .acquiringAndReleasing) else { throw .alreadyOpen }
    do throws(ScreenError) {
      let isUTF8 = Locale.prepare(environment: environment)
      output = STDOUT_FILENO
      guard isatty(output) == 1 else { throw .notATerminal }
      inputIsOurs = isatty(STDIN_FILENO) != 1
      input = inputIsOurs ? open("/dev/tty", O_RDWR | O_CLOEXEC) : STDIN_FILENO
      guard input >= 0, let waker = Waker(), let signals = Pipe() else { throw .notATerminal }
      (self.waker, self.signals) = (waker, signals)

      let name = try Self.loadDescription(environment: environment, output: output)
      decoder = InputDecoder(described: Self.describedKeys())
      guard let started = Self.start(name: name, input: input, output: output) else {
        throw .unknownTerminal(term: environment["TERM"] ?? "")
      }
      (terminal, files) = started
      capabilities = Capabilities(
        environment: environment, term: name, colours: Int(nc_number("colors")), isUTF8: isUTF8)
      let hasDefaultColours = start_color() == OK && use_default_colors() == OK
      painter = CellPainter(isUTF8: isUTF8, hasDefaultColours: hasDefaultColours)
    } catch {
      Self.isAnyOpen.store(false, ordering: .releasing)
      throw error
    }
    nc_take_terminal()
    terminal_guard_catch_signals(signals.writing)
    nc_refresh()
    if capabilities.hasUnicode { askForSymbolColumns() }
  }

  deinit { close() }

  // MARK: Opening

  /// Loads the first description that exists and can place the cursor.
  private static func loadDescription(environment: [String: String], output: CInt) throws(ScreenError) -> String {
    let term = environment["TERM"] ?? ""
    for name in TerminalNames.candidates(environment: environment) where nc_load_description(name, output) {
      if nc_capability("cup") != nil { return name }
      throw .cannotMoveCursor(term: term)
    }
    throw .unknownTerminal(term: term)
  }

  private static func describedKeys() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in KeySequences.capabilities {
      if let sequence = nc_capability(name) { keys[Array(String(cString: sequence).utf8)] = key }
    }
    return keys
  }

  /// Starts ncurses, with the guard in place before anything is changed.
  private static func start(
    name: String, input: CInt, output: CInt
  ) -> (terminal: OpaquePointer, files: [UnsafeMutablePointer<FILE>])? {
    let names: [String] = ["rmkx", "op", "sgr0", "cnorm", "rmcup"]
    let restoring = names.compactMap { name in nc_capability(name).map { String(cString: $0) } }
    let bytes = TerminalStrings.withoutDelays(restoring.joined())
    guard terminal_guard_open(input, bytes, bytes.utf8.count) else { return nil }
    use_tioctl(true)
    guard let outputFile = fdopen(dup(output), "w"), let inputFile = fdopen(dup(input), "r"),
      let terminal = newterm(name, outputFile, inputFile)
    else {
      terminal_guard_close()
      return nil
    }
    return (terminal, [outputFile, inputFile])
  }

  /// Writes `∇` where the first frame will cover it and asks how far the cursor went.
  private func askForSymbolColumns() {
    let home = "\u{1B}[H"
    decoder.expectsCursor = true
    writeAll(Array("\(home)∇\u{1B}[6n\(home)\u{1B}[K".utf8), to: output)
  }

  // MARK: Painting

  /// Columns and rows.
  public var size: Size { Size(width: Int(nc_columns()), height: Int(nc_rows())) }

  /// Shows a canvas from the top left, clipped; what it does not cover is blank. Only what changed is sent.
  ///
  /// The colours must be within `capabilities.depth`.
  public func paint(_ canvas: Canvas) {
    if isOpen { painter.paint(canvas) }
  }

  // MARK: Events

  /// Waits for the next event; nil when the time is over first. Without a time, waits for ever.
  public func nextEvent(timeout: Duration? = nil) -> ScreenEvent? {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while isOpen {
      if !queue.isEmpty { return queue.removeFirst() }
      let left = deadline.map { max(.zero, $0 - ContinuousClock.now) }
      gather(milliseconds: left.map(Self.milliseconds) ?? -1)
      if queue.isEmpty, left == .zero { return nil }
    }
    return nil
  }

  /// Rounded up, so that a wait is never cut into many short ones.
  private static func milliseconds(_ duration: Duration) -> CInt {
    let (seconds, attoseconds) = duration.components
    if seconds > 86_400 { return 86_400_000 }
    return CInt(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  /// Waits once and queues what came.
  private func gather(milliseconds: CInt) {
    let isSequencePending = !decoder.pending.isEmpty
    let delay = decoder.isEscapePending ? Self.escapeDelay : Self.sequenceDelay
    let wait = isSequencePending ? (milliseconds < 0 ? delay : min(delay, milliseconds)) : milliseconds
    let descriptors = [signals.reading, waker.descriptor] + (inputHasEnded ? [] : [input])
    let ready = waitForInput(descriptors, milliseconds: wait)
    if ready.contains(signals.reading) { handleSignals() }
    if ready.contains(waker.descriptor), waker.take() { queue.append(.wake) }
    if ready.contains(input) {
      readKeys()
    } else if ready.isEmpty, isSequencePending, wait == delay {
      handle(decoder.finish())
    }
  }

  private func readKeys() {
    if let bytes = readOnce(input) {
      handle(decoder.decode(bytes))
    } else {
      inputHasEnded = true
      queue.append(.endOfInput)
    }
  }

  private func handle(_ inputs: [InputDecoder.Input]) {
    for input in inputs {
      switch input {
      case .key(let key): queue.append(.key(key))
      case .cursor(_, let column): queue.append(.symbolColumns(column - 1))
      case .quit: queue.append(.signal(SIGQUIT))
      case .suspend: stop(wholeGroup: true)
      }
    }
  }

  private func handleSignals() {
    let numbers = signals.readAll().map { CInt($0) }
    terminal_guard_signals_read()
    for number in numbers {
      switch number {
      case SIGWINCH: adoptSize()
      case SIGTSTP: stop(wholeGroup: false)
      case SIGCONT: resume()
      default: queue.append(.signal(number))
      }
    }
  }

  /// Gives the terminal back, stops, and takes it again when continued.
  private func stop(wholeGroup: Bool) {
    endwin()
    terminal_guard_stop(wholeGroup)
    let others = signals.readAll().filter { CInt($0) != SIGCONT && CInt($0) != SIGTSTP }
    resume()
    for number in others { signals.write(number) }
  }

  /// Takes the terminal again after the program was stopped, whoever had it meanwhile.
  private func resume() {
    endwin()
    adoptSize()
    painter.repaint()
    queue.append(.resumed)
  }

  private func adoptSize() {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 else { return }
    let new = Size(width: Int(window.ws_col), height: Int(window.ws_row))
    guard new != size else { return }
    resizeterm(CInt(new.height), CInt(new.width))
    painter.forget()
    queue.removeAll { if case .resize = $0 { true } else { false } }
    queue.append(.resize(new))
  }

  // MARK: Closing

  /// Gives the terminal back as it was. Calling it again does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    if decoder.expectsCursor { awaitAnswer() }
    endwin()
    terminal_guard_release_signals()
    terminal_guard_close()
    delscreen(terminal)
    for file in files { fclose(file) }
    if inputIsOurs { closeDescriptor(input) }
    Self.isAnyOpen.store(false, ordering: .releasing)
  }

  /// Waits a moment for the answer to the question, which would else be read by whoever has the terminal next.
  private func awaitAnswer() {
    let deadline = ContinuousClock.now + .milliseconds(100)
    while decoder.expectsCursor, ContinuousClock.now < deadline, !inputHasEnded {
      guard waitForInput([input], milliseconds: 20).contains(input) else { continue }
      readKeys()
    }
  }
}

/// `close` of the system, which the screen's own would hide.
private func closeDescriptor(_ descriptor: CInt) { _ = close(descriptor) }
