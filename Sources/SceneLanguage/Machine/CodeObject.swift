/// The compiled body of a function, a class or a module.
final class CodeObject {
  let name: String
  let qualifiedName: String
  init(name: String, qualifiedName: String) {
    self.name = name
    self.qualifiedName = qualifiedName
  }
}
