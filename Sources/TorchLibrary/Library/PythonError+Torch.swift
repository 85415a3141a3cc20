import Autograd
import SceneLanguage

extension PythonError {
  /// The exception of Python for an error of the engine's.
  init(_ error: TorchError) {
    switch error.exception {
    case "_LinAlgError": self.init(TorchTypes.linAlgError, error.message)
    case "KeyboardInterrupt": self = Interpreter.current?.interrupted() ?? PythonError("KeyboardInterrupt", "")
    default: self.init(error.exception, error.message)
    }
  }
}
