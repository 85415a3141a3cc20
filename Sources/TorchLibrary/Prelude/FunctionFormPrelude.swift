extension Prelude {
  /// The forms of layers and losses in `torch` itself, whose reductions are numbers, and windows; loaded when one is
  /// first called.
  static let functionForms = Prelude(
    "torch._forms",
    #"""
    import math
    import torch
    from torch import _C
    from torch._C import _nn
    from torch.nn import functional as F

    _reductions = ("none", "mean", "sum")


    # Activations

    def celu(input, alpha=1.0):
        return _nn.celu(input, alpha)


    def celu_(input, alpha=1.0):
        return _nn.celu_(input, alpha)


    def selu(input):
        return _nn.selu(input)


    def selu_(input):
        return _nn.selu_(input)


    # Losses

    def kl_div(input, target, reduction=0, *, log_target=False):
        return F.kl_div(input, target, reduction=_reductions[reduction], log_target=log_target)


    def hinge_embedding_loss(input, target, margin=1.0, reduction=0):
        return F.hinge_embedding_loss(input, target, margin, reduction=_reductions[reduction])


    def cosine_embedding_loss(input1, input2, target, margin=0.0, reduction=0):
        return F.cosine_embedding_loss(input1, input2, target, margin, reduction=_reductions[reduction])


    def margin_ranking_loss(input1, input2, target, margin=0.0, reduction=0):
        return F.margin_ranking_loss(input1, input2, target, margin, reduction=_reductions[reduction])


    def poisson_nll_loss(input, target, log_input, full, eps, reduction):
        return F.poisson_nll_loss(input, target, log_input, full, eps=eps, reduction=_reductions[reduction])


    def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2.0, eps=1e-6, swap=False, reduction=0):
        return F.triplet_margin_loss(
            anchor, positive, negative, margin, p, eps, swap, reduction=_reductions[reduction])


    def binary_cross_entropy_with_logits(input, target, weight=None, pos_weight=None, reduction=0):
        return F.binary_cross_entropy_with_logits(
            input, target, weight, reduction=_reductions[reduction], pos_weight=pos_weight)


    # Layers

    def batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled):
        return F.batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps)


    def instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled):
        return F.instance_norm(input, running_mean, running_var, weight, bias, use_input_stats, momentum, eps)


    def adaptive_max_pool1d(input, output_size):
        return F.adaptive_max_pool1d(input, output_size, True)


    def native_channel_shuffle(input, groups):
        return F.channel_shuffle(input, groups)


    def to_dlpack(input):
        from torch.utils import dlpack
        return dlpack.to_dlpack(input)


    def _is_device_backend_autoload_enabled():
        return True


    def convolution(input, weight, bias, stride, padding, dilation, transposed, output_padding, groups):
        named = (("stride", 4, stride), ("padding", 5, padding), ("dilation", 6, dilation),
                 ("output_padding", 8, output_padding))
        for name, place, value in named:
            if not isinstance(value, (tuple, list)):
                raise TypeError(
                    f"convolution(): argument '{name}' (position {place}) must be tuple of ints, not "
                    f"{type(value).__name__}")
        rank = input.dim() - 2
        if transposed:
            apply = getattr(F, f"conv_transpose{rank}d")
            return apply(input, weight, bias, stride, padding, output_padding, groups, dilation)
        return getattr(F, f"conv{rank}d")(input, weight, bias, stride, padding, dilation, groups)


    def _cell(name):
        def cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
            from torch.nn.modules import rnn
            states = tuple(hx) if isinstance(hx, (tuple, list)) else (hx,)
            if name in ("_gru", "_lstm") and not input.is_floating_point() and input.dtype != torch.bool:
                # PyTorch writes the sigmoid of the gates where the gates lie.
                raise RuntimeError(
                    f"result type Float can't be cast to the desired output type {_C.scalar_type(input)}")
            found = getattr(rnn, name)(F.linear(input, w_ih, b_ih), states, w_hh, b_hh)
            return found if len(states) > 1 else found[0]
        return cell


    rnn_tanh_cell = _cell("_rnn_tanh")
    rnn_relu_cell = _cell("_rnn_relu")
    gru_cell = _cell("_gru")
    lstm_cell = _cell("_lstm")


    def _layers(name):
        def apply(*arguments):
            from torch.nn.modules import rnn
            return getattr(rnn, name)(*arguments)
        return apply


    def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
        from torch import func as transforms
        return transforms.vmap(func, in_dims, out_dims, randomness, chunk_size=chunk_size)


    rnn_tanh = _layers("rnn_tanh")
    rnn_relu = _layers("rnn_relu")
    lstm = _layers("lstm")
    gru = _layers("gru")


    # Tensors

    def fill(input, value):
        return input.clone().fill_(value)


    def fill_(input, value):
        return input.fill_(value)


    def zero_(input):
        return input.zero_()


    def detach_(input):
        return input.detach_()


    def get_device(input):
        return input.get_device()


    def resize_(self, *size, memory_format=None):
        if self.requires_grad:
            raise RuntimeError("cannot resize variables that require grad")
        return torch._resize_(self, size[0] if len(size) == 1 and not isinstance(size[0], int) else size)


    def resize_as_(self, the_template, *, memory_format=None):
        return resize_(self, the_template.shape)


    def nonzero_static(input, *, size, fill_value=-1):
        found = input.detach().nonzero()[:size]
        missing = found.new_full((size - found.size(0), input.dim()), fill_value)
        return torch.cat([found, missing])


    def from_dlpack(ext_tensor, *, device=None, copy=None):
        if isinstance(ext_tensor, torch.Tensor):
            if ext_tensor.requires_grad:
                raise BufferError("Can't export tensors that require gradient, use tensor.detach()")
            made = ext_tensor.detach()
        elif type(ext_tensor).__name__ == "PyCapsule":
            from torch.utils import dlpack
            made = dlpack.take(ext_tensor)
        elif type(ext_tensor).__name__ != "ndarray":
            raise RuntimeError(
                "from_dlpack received an invalid capsule. Note that DLTensor capsules can be consumed only once, so you "
                "might have already constructed a tensor from it once.")
        else:
            made = torch.from_numpy(ext_tensor)
        return made.clone() if copy else made


    def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=None):
        is_tensor = isinstance(obj, torch.Tensor)
        shares = is_tensor or type(obj).__name__ == "ndarray"
        if copy is False:
            if not shares:
                raise ValueError("can't alias arbitrary sequence into a tensor.")
            own = torch.as_tensor(obj)
            if dtype is not None and dtype != own.dtype:
                names = [t.type().removeprefix("torch.").removesuffix("Tensor") for t in (own, own.to(dtype))]
                raise ValueError("can't alias tensor with dtype '{}' into dtype '{}'.".format(*names))
        made = torch.as_tensor(obj, dtype=dtype, device=device)
        if copy and shares and (dtype is None or made.dtype == getattr(obj, "dtype", None) or not is_tensor):
            made = made.clone()
        if requires_grad is None and is_tensor and obj.requires_grad:
            _C.warn_once(
                "UserWarning",
                "torch.asarray: unspecified requires_grad now defaults to obj.requires_grad instead of False. Pass "
                "requires_grad=False explicitly to get the old behavior and silence this warning.")
        if requires_grad is False and made.requires_grad:
            return made.detach()
        return made.requires_grad_() if requires_grad and not made.requires_grad else made


    def frombuffer(*args, **given):
        if len(args) > 1:
            raise TypeError(f"frombuffer() takes from 2 to 1 positional arguments but {len(args)} were given")
        if args:
            given["buffer"] = args[0]
        if "buffer" not in given or "dtype" not in given:
            # PyTorch counts from the first that is missing, given by name or not.
            missing = ['"dtype"'] if "buffer" in given else ['"buffer"', '"dtype"']
            raise TypeError("frombuffer() missing {} required positional argument{}: {}".format(
                len(missing), "s" if len(missing) == 1 else "", ", ".join(missing)))
        for name, kind in (("dtype", torch.dtype), ("count", int), ("offset", int), ("requires_grad", bool)):
            if name in given and not isinstance(given[name], kind):
                words = "torch.dtype" if kind is torch.dtype else kind.__name__
                raise TypeError(f"frombuffer(): argument '{name}' must be {words}, not {type(given[name]).__name__}")
        for name in given:
            if name not in ("buffer", "dtype", "count", "offset", "requires_grad"):
                raise TypeError(f"frombuffer() got an unexpected keyword argument '{name}'")
        return _from_buffer(**given)


    def _from_buffer(buffer, dtype, count=-1, offset=0, requires_grad=False):
        if isinstance(buffer, bytes):
            memory = torch.tensor(list(buffer), dtype=torch.uint8)
            _C.warn_once(
                "UserWarning",
                "The given buffer is not writable, and PyTorch does not support non-writable tensors. This means you can "
                "write to the underlying (supposedly non-writable) buffer using the tensor. You may want to copy the buffer "
                "to protect its data or make it writable before converting it to a tensor. This type of warning will be "
                "suppressed for the rest of this program.")
        elif type(buffer).__name__ == "ndarray":
            whole = torch.from_numpy(buffer)
            if not whole.is_contiguous():
                raise RuntimeError("could not retrieve buffer from object")
            memory = whole.reshape(-1).view(torch.uint8)
        else:
            raise ValueError("object does not implement Python buffer protocol.")
        length, size = len(memory), dtype.itemsize
        if length == 0 or count == 0:
            raise ValueError(f"both buffer length ({length}) and count ({count}) must not be 0")
        if not 0 <= offset < length:
            raise ValueError(
                f"offset ({offset} bytes) must be non-negative and no greater than buffer length ({length} bytes) minus 1")
        rest = length - offset
        if count < 0:
            if rest % size:
                raise ValueError(
                    f"buffer length ({rest} bytes) after offset ({offset} bytes) must be a multiple of element size ({size})")
            count = rest // size
        elif count * size > rest:
            raise ValueError(
                f"requested buffer length ({count} * {size} bytes) after offset ({offset} bytes) must not be greater than "
                f"actual buffer length ({length} bytes)")
        if requires_grad and not dtype.is_floating_point:
            raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
        part = memory[offset:offset + count * size]
        if dtype is torch.bool:
            part = (part != 0).view(torch.uint8)
        if offset % size:
            part = part.clone()
        return part.view(dtype).requires_grad_(requires_grad)


    def new(self, *args):
        if len(args) == 0:
            return self.new_empty(0)
        if len(args) == 1 and isinstance(args[0], torch.Size):
            return self.new_empty(args[0])
        if len(args) == 1 and isinstance(args[0], torch.Tensor):
            return args[0].detach()
        if len(args) == 1 and isinstance(args[0], (list, tuple)):
            return self.new_tensor(args[0])
        return self.new_empty(args)


    def to_dense(self, dtype=None, *, masked_grad=True):
        return self if dtype is None else self.to(dtype)


    def reinforce(self, reward):
        raise RuntimeError(
            "reinforce() was removed.\nUse torch.distributions instead.\n"
            "See https://pytorch.org/docs/main/distributions.html\n\nInstead of:\n\n"
            "probs = policy_network(state)\naction = probs.multinomial()\nnext_state, reward = env.step(action)\n"
            "action.reinforce(reward)\naction.backward()\n\nUse:\n\nprobs = policy_network(state)\n"
            "# NOTE: categorical is equivalent to what used to be called multinomial\n"
            "m = torch.distributions.Categorical(probs)\naction = m.sample()\nnext_state, reward = env.step(action)\n"
            "loss = -m.log_prob(action) * reward\nloss.backward()\n")


    def map2_(self, x, y, callable):
        values = zip(self.flatten().tolist(), x.expand_as(self).flatten().tolist(), y.expand_as(self).flatten().tolist())
        return self.copy_(torch.tensor([callable(a, b, c) for a, b, c in values], dtype=self.dtype).view(self.shape))


    # Matrices

    def lu(A, pivot=True, get_infos=False, out=None):
        _C.warn_once(
            "UserWarning",
            "torch.lu is deprecated in favor of torch.linalg.lu_factor / torch.linalg.lu_factor_ex and will be removed "
            "in a future PyTorch release.\nLU, pivots = torch.lu(A, compute_pivots)\nshould be replaced with\n"
            "LU, pivots = torch.linalg.lu_factor(A, compute_pivots)\nand\n"
            "LU, pivots, info = torch.lu(A, compute_pivots, get_infos=True)\nshould be replaced with\n"
            "LU, pivots, info = torch.linalg.lu_factor_ex(A, compute_pivots)")
        factors, pivots, infos = torch.linalg.lu_factor_ex(A, pivot=pivot, check_errors=not get_infos)
        return (factors, pivots, infos) if get_infos else (factors, pivots)


    def lu_solve(b, LU_data, LU_pivots, *, out=None):
        _C.warn_once(
            "UserWarning",
            "torch.lu_solve is deprecated in favor of torch.linalg.lu_solveand will be removed in a future PyTorch "
            "release.\nNote that torch.linalg.lu_solve has its arguments reversed.\n"
            "X = torch.lu_solve(B, LU, pivots)\nshould be replaced with\nX = torch.linalg.lu_solve(LU, pivots, B)")
        return torch.linalg.lu_solve(LU_data, LU_pivots, b)


    # Windows

    def _window(name, length, periodic, dtype, requires_grad, weigh):
        dtype = torch.empty(0, dtype=dtype).dtype
        if not dtype.is_floating_point:
            raise RuntimeError(f"{name} expects floating point dtypes, got: {_options(dtype)}")
        if length < 0:
            raise RuntimeError(f"{name} requires non-negative window_length, got window_length={length}")
        if length < 2:
            return torch.ones(length, dtype=dtype, requires_grad=requires_grad)
        wide = torch.float32 if dtype in (torch.float16, torch.bfloat16) else dtype
        count = length + 1 if periodic else length
        values = weigh(torch.arange(count, dtype=wide), count)
        return (values.narrow(0, 0, length) if periodic else values).to(dtype).clone().requires_grad_(requires_grad)


    def _options(dtype):
        text = {torch.int64: "long int", torch.int32: "int", torch.bool: "bool"}.get(dtype, str(dtype)[6:])
        return (f"TensorOptions(dtype={text}, device=cpu, layout=Strided (default), requires_grad=false (default), "
                "pinned_memory=false (default), memory_format=(nullopt))")


    def hamming_window(window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None, layout=None, device=None,
                       pin_memory=False, requires_grad=False):
        return _window(
            "hamming_window", window_length, periodic, dtype, requires_grad,
            lambda places, count: places.mul_(math.pi * 2.0 / (count - 1)).cos_().mul_(-beta).add_(alpha))


    def hann_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, pin_memory=False,
                    requires_grad=False):
        return _window(
            "hann_window", window_length, periodic, dtype, requires_grad,
            lambda places, count: places.mul_(math.pi * 2.0 / (count - 1)).cos_().mul_(-0.5).add_(0.5))


    def blackman_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, pin_memory=False,
                        requires_grad=False):
        def weigh(places, count):
            places.mul_(math.pi / (count - 1))
            return places.mul(4).cos_().mul_(0.08) - places.mul(2).cos_().mul_(0.5) + 0.42

        return _window("blackman_window", window_length, periodic, dtype, requires_grad, weigh)


    def bartlett_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, pin_memory=False,
                        requires_grad=False):
        def weigh(places, count):
            half = (count - 1) // 2 + 1
            places.mul_(2.0 / (count - 1))
            places.narrow(0, half, count - half).mul_(-1).add_(2)
            return places

        return _window("bartlett_window", window_length, periodic, dtype, requires_grad, weigh)


    def kaiser_window(window_length, periodic=True, beta=12.0, *, dtype=None, layout=None, device=None,
                      pin_memory=False, requires_grad=False):
        def weigh(places, count):
            ratio = places * (2.0 / (count - 1)) - 1
            top = torch.i0(torch.tensor(beta, dtype=torch.float64)).item()
            return torch.i0(beta * (1 - ratio * ratio).clamp_min(0).sqrt()) / top

        return _window("kaiser_window", window_length, periodic, dtype, requires_grad, weigh)
    """#)

  /// Where the names of `torch._forms` are found.
  static let functionFormNames: [String: [(name: String, source: String)]] = {
    func same(_ names: String) -> [(name: String, source: String)] {
      names.split(separator: " ").map { (String($0), String($0)) }
    }
    let shared = "nonzero_static resize_as_"
    return [
      "torch": same(
        shared + " celu celu_ selu selu_ kl_div hinge_embedding_loss cosine_embedding_loss margin_ranking_loss "
          + "poisson_nll_loss triplet_margin_loss binary_cross_entropy_with_logits batch_norm instance_norm "
          + "adaptive_max_pool1d native_channel_shuffle convolution rnn_tanh_cell rnn_relu_cell gru_cell lstm_cell fill "
          + "rnn_tanh rnn_relu gru lstm vmap "
          + "fill_ zero_ detach_ get_device from_dlpack to_dlpack asarray frombuffer lu lu_solve _is_device_backend_autoload_enabled hamming_window hann_window blackman_window "
          + "bartlett_window kaiser_window"),
      "Tensor": same(shared + " resize_ new to_dense reinforce map2_ lu lu_solve"),
    ]
  }()
}
