enum CollectionsSource {
  static let text = ""
  static let abstract = ""
}
enum PythonModules { nonisolated(unsafe) static let definitions: [ModuleDefinition] = [] }
