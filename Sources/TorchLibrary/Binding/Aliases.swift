import Autograd
import SceneLanguage

/// Both the engine and the language call what they pass around a value, and the list of them arguments.
typealias PythonValue = SceneLanguage.Value
typealias PythonArguments = SceneLanguage.Arguments
typealias EngineValue = Autograd.Value
typealias EngineOperation = Autograd.Operation
typealias EngineParameter = Autograd.Signature.Parameter
