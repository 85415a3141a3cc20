/// Nodes and tensors that nobody else holds and that wait to be freed. Freeing a node frees what it points to; done
/// directly, a chain of a million operations would overflow the stack.
struct Graveyard {
  var nodes: [Node] = []
  var tensors: [Tensor] = []
  var isDraining = false
}

extension Session {
  /// Takes a reference that is about to go; the object is freed by `drainGraveyard`.
  func bury(_ node: inout Node?) {
    if node != nil, isKnownUniquelyReferenced(&node), let last = node.take() { graveyard.nodes.append(last) }
    node = nil
  }

  /// Takes a reference that is about to go; the object is freed by `drainGraveyard`.
  func bury(_ tensor: inout Tensor?) {
    if tensor != nil, isKnownUniquelyReferenced(&tensor), let last = tensor.take() { graveyard.tensors.append(last) }
    tensor = nil
  }

  /// Frees what was buried, and what that buries, one after the other.
  func drainGraveyard() {
    if graveyard.isDraining || (graveyard.nodes.isEmpty && graveyard.tensors.isEmpty) { return }
    graveyard.isDraining = true
    while graveyard.nodes.popLast() != nil || graveyard.tensors.popLast() != nil {}
    graveyard.isDraining = false
  }
}
