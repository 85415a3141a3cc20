extension Tensor {
  /// Where its first element lies (`data_ptr`): equal for tensors that share it, of no other use.
  public var memoryAddress: Int { Int(bitPattern: storage.data) + storageOffset * dtype.size }

  /// How many bytes the memory has that it lies in, which other tensors may share (`untyped_storage().nbytes()`).
  public var storageByteCount: Int { storage.byteCount }

  /// Takes the memory, sizes and type of another tensor; history, gradient and version stay (`x.data = source`).
  public func setData(_ source: Tensor) throws {
    if requiresGrad && !source.dtype.isFloatingPoint {
      throw TorchError.runtime("data set to a tensor that requires gradients must be floating point or complex dtype")
    }
    if session.isObserved { session.observer?.inPlaceWillRun(.copy, on: self) }
    let version = versionCount
    storage = source.storage
    geometry = source.geometry
    storageOffset = source.storageOffset
    dtype = source.dtype
    let own = VersionCounter()
    own.value = version
    madeExtra.ownVersion = own
    if session.isObserved {
      session.observer?.inPlaceApplied(
        Application(
          operation: .copy, name: "data", arguments: [.tensor(self), .tensor(source)],
          inputs: [.init(role: "src", tensor: source, edge: nil)], outputs: [self], node: gradFn),
        oldVersion: Int(version))
    }
  }

  /// Forgets its history and becomes a leaf that does not require grad (`detach_`).
  public func detach_() throws {
    if extra?.base != nil {
      throw TorchError.runtime(
        "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, "
          + "and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot "
          + "be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in "
          + "torch/optim/optimizer.py as the solution.")
    }
    let wasTracked = requiresGrad
    if node != nil { session.hasDetachedInPlace = true }
    node = nil
    outputNumber = 0
    flags.subtract([.requiresGrad, .retainsGrad])
    if wasTracked && session.isObserved { session.observer?.flagChanged(self) }
  }
}
