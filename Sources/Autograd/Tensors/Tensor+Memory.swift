extension Tensor {
  /// Where its first element lies (`data_ptr`): equal for tensors that share it, of no other use.
  public var memoryAddress: Int { Int(bitPattern: storage.data) + storageOffset * dtype.size }
}
