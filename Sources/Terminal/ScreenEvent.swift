import Drawing

/// What the screen tells the program.
public enum ScreenEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The terminal has another size now.
  case resize(Size)
  /// The program was stopped and goes on; the last frame is on the screen again.
  case resumed
  /// Somebody used the `Waker`: there is something to read.
  case wake
  /// The system asks for the program's end: `SIGTERM`, `SIGHUP`, `SIGINT` or `SIGQUIT`. Ctrl-C is a key, not this.
  case signal(Int32)
  /// The terminal's answer to how many columns `∇` takes, once, some time after the screen was opened; where it never
  /// answers, this never comes.
  case symbolColumns(Int)
  /// No key will come any more: the terminal is gone.
  case endOfInput
}
