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

  private let output: CInt
  /// The keyboard, where it had to be opened.
  private let openedInput: CInt?
  private let terminal: OpaquePointer
  private let files: [UnsafeMutablePointer<FILE>]
  private var painter: CellPainter
  private var events: EventSource
  private var isOpen = true

  private static let isAnyOpen = Atomic(false)

  /// Takes the terminal at standard output, with the keyboard at standard input or, where that is something else, at the
  /// controlling terminal.
  ///
  /// - Parameter environment: The variables that describe the terminal: `TERM`, `COLORTERM`, `NO_COLOR`, `COLORFGBG`,
  ///   and the locale's.
  public init(environment: [String: String]) throws(ScreenError) {
    guard !Self.isAnyOpen.exchange(true, ordering: .acquiringAndReleasing) else { throw .alreadyOpen }
    do throws(ScreenError) {
      let isUTF8 = TerminalLocale.prepare(environment: environment)
      output = STDOUT_FILENO
      guard isatty(output) == 1 else { throw .notATerminal }
      openedInput = isatty(STDIN_FILENO) == 1 ? nil : open("/dev/tty", O_RDWR | O_CLOEXEC)
      let input = openedInput ?? STDIN_FILENO
      guard input >= 0, let waker = Waker(), let signals = BytePipe() else { throw .notATerminal }
      self.waker = waker

      let name = try Self.loadDescription(environment: environment, output: output)
      let decoder = InputDecoder(described: Self.describedKeys())
      events = EventSource(input: input, signals: signals, waker: waker, decoder: decoder)
      guard let started = Self.start(name: name, input: input, output: output) else {
        throw .unknownTerminal(term: environment["TERM"] ?? "")
      }
      (terminal, files) = started
      capabilities = Capabilities(
        environment: environment, term: name, colours: Int(nc_number("colors")), isUTF8: isUTF8)
      let hasDefaultColours = start_color() == OK && use_default_colors() == OK
      painter = CellPainter(isUTF8: isUTF8, hasDefaultColours: hasDefaultColours)
      terminal_guard_catch_signals(signals.writing)
    } catch {
      Self.isAnyOpen.store(false, ordering: .releasing)
      throw error
    }
    nc_take_terminal()
    nc_refresh()
    if capabilities.hasUnicode { events.askForSymbolColumns(output: output) }
  }

  deinit { close() }

  /// Lets the terminal be given back even where this thread overflows its stack. The thread that opens the screen has it;
  /// call it at the start of others that recurse.
  public static func coverCurrentThread() { terminal_guard_cover_thread() }

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
    guard terminal_guard_open(output, bytes, bytes.utf8.count) else { return nil }
    use_tioctl(true)
    guard let outputFile = fdopen(dup(output), "w"), let inputFile = fdopen(dup(input), "r"),
      let terminal = newterm(name, outputFile, inputFile)
    else {
      terminal_guard_close()
      return nil
    }
    return (terminal, [outputFile, inputFile])
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
    while isOpen, let occurrence = events.next(deadline: deadline) {
      switch occurrence {
      case .event(let event): return event
      case .signal(let number): handle(signal: number)
      case .stopKey: stop(wholeGroup: true)
      }
    }
    return nil
  }

  private func handle(signal number: CInt) {
    terminal_guard_signals_read()
    switch number {
    case SIGWINCH: adoptSize()
    case SIGTSTP: stop(wholeGroup: false)
    case SIGCONT: resume()
    default: events.add(.signal(number))
    }
  }

  /// Gives the terminal back, stops, and takes it again when continued.
  private func stop(wholeGroup: Bool) {
    endwin()
    terminal_guard_stop(wholeGroup)
    events.discardStopSignals()
    resume()
  }

  /// Takes the terminal again after the program was stopped, whoever had it meanwhile.
  private func resume() {
    endwin()
    adoptSize()
    painter.repaint()
    events.add(.resumed)
  }

  private func adoptSize() {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 else { return }
    let new = Size(width: Int(window.ws_col), height: Int(window.ws_row))
    guard new != size else { return }
    resizeterm(CInt(new.height), CInt(new.width))
    painter.forget()
    events.add(.resize(new))
  }

  // MARK: Closing

  /// Gives the terminal back as it was. Calling it again does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    awaitAnswer()
    endwin()
    terminal_guard_release_signals()
    terminal_guard_close()
    delscreen(terminal)
    for file in files { fclose(file) }
    if let openedInput { closeDescriptor(openedInput) }
    Self.isAnyOpen.store(false, ordering: .releasing)
  }

  /// Waits a moment for the answer to the question, which would else be read by whoever has the terminal next.
  private func awaitAnswer() {
    let deadline = ContinuousClock.now + .milliseconds(100)
    while events.isAnswerDue, events.next(deadline: deadline) != nil {}
  }
}

/// `close` of the system, which the screen's own would hide.
private func closeDescriptor(_ descriptor: CInt) { _ = close(descriptor) }
