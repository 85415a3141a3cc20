/// The modules of the library that are written in Python.
enum PythonModules {
  nonisolated(unsafe) static let definitions: [ModuleDefinition] = [
    ModuleDefinition("collections.abc", source: CollectionsAbstractSource.text),
    ModuleDefinition("abc", source: AbcSource.text),
    ModuleDefinition("contextlib", source: ContextlibSource.text),
    ModuleDefinition("dataclasses", source: DataclassesSource.text),
    ModuleDefinition("enum", source: EnumSource.text),
    ModuleDefinition("copy", source: CopySource.text),
    ModuleDefinition("types", source: TypesSource.text),
    ModuleDefinition("typing", source: TypingSource.text),
    ModuleDefinition("string", source: StringSource.text),
    ModuleDefinition("numbers", source: NumbersSource.text),
    ModuleDefinition("statistics", source: StatisticsSource.text),
    ModuleDefinition("textwrap", source: TextwrapSource.text),
    ModuleDefinition("pprint", source: PprintSource.text),
    ModuleDefinition("json", source: JsonSource.text),
    ModuleDefinition("io", source: IoSource.text),
  ]
}
