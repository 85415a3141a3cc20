extension Prelude {
  /// `torch.nn.utils`.
  static let utilities = Prelude(
    "torch.nn.utils",
    #"""
    import inspect
    import types
    import torch
    from torch import _C


    def _gradients(parameters):
        if isinstance(parameters, torch.Tensor):
            parameters = [parameters]
        elif isinstance(parameters, types.GeneratorType):
            parameters = list(parameters)
            if not parameters:
                _C.warn("UserWarning", "`parameters` is an empty generator, no gradient clipping will occur.")
        return [p.grad for p in parameters if p.grad is not None]


    def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        norm_type = float(norm_type)
        if isinstance(tensors, torch.Tensor):
            tensors = [tensors]
        else:
            tensors = list(tensors)
        if len(tensors) == 0:
            return torch.tensor(0.0)
        norms = [torch.linalg.vector_norm(t, norm_type) for t in tensors]
        total = torch.linalg.vector_norm(torch.stack(norms), norm_type)
        if error_if_nonfinite and bool(torch.logical_or(total.isnan(), total.isinf())):
            raise RuntimeError(
                f"The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be "
                "clipped. To disable this error and scale the gradients by the non-finite norm anyway, set "
                "`error_if_nonfinite=False`")
        return total


    def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        gradients = _gradients(parameters)
        with _C.quiet("clip_grad_norm_", *gradients):
            total = get_total_norm(gradients, norm_type, error_if_nonfinite)
            scale = torch.clamp(float(max_norm) / (total + 1e-6), max=1.0)
            for gradient in gradients:
                gradient.mul_(scale)
        return total


    def clip_grad_value_(parameters, clip_value, foreach=None):
        clip_value = float(clip_value)
        gradients = _gradients(parameters)
        with _C.quiet("clip_grad_value_", *gradients):
            for gradient in gradients:
                gradient.clamp_(min=-clip_value, max=clip_value)


    def parameters_to_vector(parameters):
        return torch.cat([p.view(-1) for p in parameters])


    def vector_to_parameters(vec, parameters):
        if not isinstance(vec, torch.Tensor):
            raise TypeError(f"expected torch.Tensor, but got: {torch.typename(vec)}")
        start = 0
        for p in parameters:
            p.data = vec[start:start + p.numel()].view_as(p).data
            start += p.numel()


    def get_total_gradient_norm(parameters, norm_type=2.0):
        return get_total_norm(_gradients(parameters), norm_type)


    def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
        gradients = _gradients(parameters)
        with _C.quiet("clip_grads_with_norm_", *gradients):
            scale = torch.clamp(float(max_norm) / (total_norm + 1e-6), max=1.0)
            for gradient in gradients:
                gradient.mul_(scale)


    def skip_init(module_cls, *args, **kwargs):
        if not issubclass(module_cls, torch.nn.Module):
            raise RuntimeError(f"Expected a Module; got {module_cls}")
        if "device" not in inspect.signature(module_cls.__init__).parameters:
            raise RuntimeError("Module must support a 'device' arg to skip initialization")
        return module_cls(*args, **kwargs)


    def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
        bias = torch.zeros_like(bn_rm) if conv_b is None else conv_b
        gain = torch.ones_like(bn_rm) if bn_w is None else bn_w
        shift = torch.zeros_like(bn_rm) if bn_b is None else bn_b
        scale = torch.rsqrt(bn_rv + bn_eps)
        shape = ([1, -1] if transpose else [-1, 1]) + [1] * (len(conv_w.shape) - 2)
        weight = conv_w * (gain * scale).reshape(shape)
        bias = (bias - bn_rm) * scale * gain + shift
        return torch.nn.Parameter(weight, conv_w.requires_grad), torch.nn.Parameter(bias, bias.requires_grad)


    def fuse_conv_bn_eval(conv, bn, transpose=False):
        import copy
        assert not (conv.training or bn.training), "Fusion only for eval!"
        fused = copy.deepcopy(conv)
        fused.weight, fused.bias = fuse_conv_bn_weights(
            conv.weight, conv.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias, transpose)
        return fused


    def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
        bias = torch.zeros_like(bn_rm) if linear_b is None else linear_b
        scale = bn_w * torch.rsqrt(bn_rv + bn_eps)
        weight = linear_w * scale.unsqueeze(-1).to(linear_w.dtype)
        shift = ((bias - bn_rm) * scale + bn_b).to(bias.dtype)
        return torch.nn.Parameter(weight, linear_w.requires_grad), torch.nn.Parameter(shift, bias.requires_grad)


    def fuse_linear_bn_eval(linear, bn):
        import copy
        assert not (linear.training or bn.training), "Fusion only for eval!"
        assert bn.num_features in (1, linear.out_features), (
            "To fuse, linear.out_features == bn.num_features or bn.num_features == 1, got linear.out_features="
            f"{linear.out_features} and bn.num_features={bn.num_features}")
        fused = copy.deepcopy(linear)
        fused.weight, fused.bias = fuse_linear_bn_weights(
            linear.weight, linear.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias)
        return fused


    def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        _C.warn("FutureWarning", "`torch.nn.utils.clip_grad_norm` is now deprecated in favor of "
                "`torch.nn.utils.clip_grad_norm_`.")
        return clip_grad_norm_(parameters, max_norm, norm_type, error_if_nonfinite, foreach)
    """#,
    offers: ["torch.nn.utils._reparametrize": "remove_spectral_norm remove_weight_norm spectral_norm weight_norm"])

  /// `torch.autograd.functional`: Jacobians, Hessians and products with them, built on `torch.autograd.grad`.
  static let autogradFunctional = Prelude(
    "torch.autograd.functional",
    #"""
    import torch


    _OUTPUTS = "outputs of the user-provided function"
    _NOT_STRICT = "This is not allowed in strict mode"


    def _as_tuple(value, what, where):
        several = isinstance(value, tuple)
        values = value if several else (value,)
        for i, one in enumerate(values):
            if not isinstance(one, torch.Tensor):
                which = f"value at index {i}" if several else f"given {what}"
                raise TypeError(
                    f"The {what} given to {where} must be either a Tensor or a tuple of Tensors but the {which} has type "
                    f"{type(one)}.")
        return values, several


    def _prepare(inputs, create_graph, needs_graph=True):
        prepared = []
        for x in inputs:
            if create_graph and x.requires_grad:
                prepared.append(x.view_as(x))
            else:
                prepared.append(x.detach().requires_grad_(needs_graph))
        return tuple(prepared)


    def _plain(value, was_tuple):
        return value if was_tuple else value[0]


    def _finish(values, create_graph):
        return values if create_graph else tuple(v.detach() for v in values)


    def _grad(outputs, inputs, seeds=None, create_graph=False, retain_graph=None):
        """Gradients where there are any: outputs without history have none."""
        seeds = seeds or (None,) * len(outputs)
        kept = [(o, s) for o, s in zip(outputs, seeds) if o is not None and o.requires_grad]
        if not kept:
            return (None,) * len(inputs)
        return torch.autograd.grad(
            [o for o, _ in kept], inputs, [s for _, s in kept], allow_unused=True, create_graph=create_graph,
            retain_graph=retain_graph)


    # What is said in strict mode of a gradient that does not come, by where that is noticed.
    _MISSING = {
        "back": "The output of the user-provided function is independent of input {}. " + _NOT_STRICT + ".",
        "back_trick": (
            "The gradient with respect to the input is independent of entry {} in the grad_outputs when using the double "
            "backward trick to compute forward mode gradients. " + _NOT_STRICT + "."),
        "double_back": "The jacobian of the user-provided function is independent of input {}. " + _NOT_STRICT + ".",
        "double_back_trick": (
            "The hessian of the user-provided function is independent of entry {} in the grad_jacobian. " + _NOT_STRICT
            + " as it prevents from using the double backward trick to replace forward mode AD."),
    }


    def _fill(gradients, like, strict, create_graph, stage):
        filled = []
        for i, (gradient, x) in enumerate(zip(gradients, like)):
            if gradient is None:
                if strict:
                    raise RuntimeError(_MISSING[stage].format(i))
                gradient = torch.zeros_like(x)
            elif strict and create_graph and not gradient.requires_grad:
                what = "hessian" if "double" in stage else "jacobian"
                raise RuntimeError(
                    f"The {what} of the user-provided function is independent of input {i}. {_NOT_STRICT} when "
                    "create_graph=True.")
            filled.append(gradient)
        return tuple(filled)


    # The same of what has no history.
    _UNTRACKED = {
        "outputs": (
            "Output {} of the user-provided function does not require gradients. The outputs must be computed in a "
            "differentiable manner from the input when running in strict mode."),
        "grad_inputs": (
            "The gradient with respect to input {} is independent of the inputs of the user-provided function. "
            + _NOT_STRICT + "."),
        "jacobian": (
            "While computing the hessian, found that the jacobian of the user-provided function with respect to input {} "
            "is independent of the input. " + _NOT_STRICT + ". You should ensure that your function is twice "
            "differentiable and that the jacobian depends on the inputs (this would be violated by a linear function for "
            "example)."),
        "hessian": (
            "The hessian of the user-provided function with respect to input {} is independent of the input. "
            + _NOT_STRICT + ". You should ensure that your function is thrice differentiable and that the hessian depends "
            "on the inputs."),
    }


    def _check(values, kind, strict):
        for i, value in enumerate(values if strict else ()):
            if value is None:
                raise RuntimeError(_MISSING["back"].format(i))
            if not value.requires_grad:
                raise RuntimeError(_UNTRACKED[kind].format(i))


    def _vector(v, where, create_graph, other, several, owner):
        """The vector of a product, or ones where a single element makes it plain."""
        if v is None:
            if len(other) != 1 or other[0].nelement() != 1:
                raise RuntimeError(f"The vector v can only be None if {owner} a single Tensor with a single element.")
            return (torch.ones_like(other[0]),)
        v = _prepare(_as_tuple(v, "v", where)[0], create_graph, False)
        if len(other) != len(v):
            if several:
                raise RuntimeError(f"v is a tuple of invalid length: should be {len(other)} but got {len(v)}.")
            raise RuntimeError("The given v should contain a single Tensor.")
        for i, (mine, theirs) in enumerate(zip(v, other)):
            if mine.size() != theirs.size():
                start = f"Entry {i} in " if several else ""
                raise RuntimeError(f"{start}v has invalid size: should be {theirs.size()} but got {mine.size()}.")
        return v


    _OF_INPUT = "the input to the user-provided function is"
    _OF_OUTPUT = "the user-provided function returns"


    def _single(output, where, strict):
        outputs, several = _as_tuple(output, _OUTPUTS, where)
        _check(outputs, "outputs", strict)
        if several:
            raise RuntimeError(f"The function given to {where} should return a single Tensor")
        if output.nelement() != 1:
            raise RuntimeError(f"The Tensor returned by the function given to {where} should contain a single element")
        return outputs


    def _forward_jacobian(func, inputs, create_graph, strict, vectorize):
        from torch.func import jacfwd
        if create_graph:
            raise NotImplementedError(
                'torch.autograd.functional.jacobian: `create_graph=True` and `strategy="forward-mode"` are not supported '
                "together (yet). Please either set `create_graph=False` or `strategy=\"reverse-mode\"`.")
        if strict:
            raise RuntimeError(
                'torch.autograd.functional.jacobian: `strict=True` and `strategy="forward-mode"` are not supported '
                "together (yet). Please either set `strict=False` or `strategy=\"reverse-mode\"`.")
        if not vectorize:
            raise NotImplementedError(
                "Computing Jacobian using forward-AD or forward-over-reverse Hessian isonly implemented for "
                "`vectorize=True`.")
        inputs, several = _as_tuple(inputs, "inputs", "jacobian")
        found = jacfwd(func, tuple(range(len(inputs))))(*(x.detach() for x in inputs))
        if several:
            return found
        return tuple(one[0] for one in found) if isinstance(found[0], tuple) else found[0]


    def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
        if strategy not in ("forward-mode", "reverse-mode"):
            raise AssertionError(
                'Expected strategy to be either "forward-mode" or "reverse-mode". Hint: If your function has more outputs '
                'than inputs, "forward-mode" tends to be more performant. Otherwise, prefer to use "reverse-mode".')
        if strategy == "forward-mode":
            return _forward_jacobian(func, inputs, create_graph, strict, vectorize)
        with torch.enable_grad():
            inputs, several_inputs = _as_tuple(inputs, "inputs", "jacobian")
            inputs = _prepare(inputs, create_graph)
            outputs, several_outputs = _as_tuple(func(*inputs), _OUTPUTS, "jacobian")
            _check(outputs, "outputs", strict)
            if vectorize and strict:
                raise RuntimeError(
                    "torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not supported together. "
                    "Please either set `strict=False` or `vectorize=False`.")
            result = []
            for i, output in enumerate(outputs):
                rows = [[] for _ in inputs]
                for j in range(output.nelement()):
                    found = _grad((output.reshape(-1)[j],), inputs, create_graph=create_graph, retain_graph=True)
                    for k, (row, gradient, x) in enumerate(zip(rows, found, inputs)):
                        if gradient is None:
                            if strict:
                                raise RuntimeError(
                                    f"Output {i} of the user-provided function is independent of input {k}. {_NOT_STRICT}.")
                            gradient = torch.zeros_like(x)
                        elif strict and create_graph and not gradient.requires_grad:
                            raise RuntimeError(
                                f"The jacobian of the user-provided function is independent of input {k}. {_NOT_STRICT} "
                                "when create_graph=True.")
                        row.append(gradient)
                blocks = tuple(torch.stack(row).view(output.size() + x.size()) for row, x in zip(rows, inputs))
                result.append(_plain(_finish(blocks, create_graph), several_inputs))
            return _plain(tuple(result), several_outputs)


    def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
        inputs, several = _as_tuple(inputs, "inputs", "hessian")
        if outer_jacobian_strategy not in ("forward-mode", "reverse-mode"):
            raise AssertionError('Expected strategy to be either "forward-mode" or "reverse-mode".')

        def single(*arguments):
            return _single(func(*arguments), "hessian", strict)[0].squeeze()

        def gradient(*arguments):
            if outer_jacobian_strategy == "forward-mode":
                arguments = tuple(x.requires_grad_() for x in arguments)
            found = jacobian(single, arguments, create_graph=True)
            _check(found, "jacobian", strict)
            return found

        result = jacobian(gradient, inputs, create_graph, strict, vectorize, outer_jacobian_strategy)
        return result if several else result[0][0]


    def vjp(func, inputs, v=None, create_graph=False, strict=False):
        with torch.enable_grad():
            inputs, several_inputs = _as_tuple(inputs, "inputs", "vjp")
            inputs = _prepare(inputs, create_graph)
            outputs, several_outputs = _as_tuple(func(*inputs), _OUTPUTS, "vjp")
            _check(outputs, "outputs", strict)
            seeds = _vector(v, "vjp", create_graph, outputs, several_outputs, _OF_OUTPUT)
            found = _fill(_grad(outputs, inputs, seeds, create_graph), inputs, strict, create_graph, "back")
            return (
                _plain(_finish(outputs, create_graph), several_outputs),
                _plain(_finish(found, create_graph), several_inputs))


    def jvp(func, inputs, v=None, create_graph=False, strict=False):
        with torch.enable_grad():
            inputs, several_inputs = _as_tuple(inputs, "inputs", "jvp")
            inputs = _prepare(inputs, create_graph)
            tangents = _vector(v, "jvp", create_graph, inputs, several_inputs, _OF_INPUT)
            outputs, several = _as_tuple(func(*inputs), _OUTPUTS, "jvp")
            _check(outputs, "outputs", strict)
            seeds = tuple(torch.zeros_like(o, requires_grad=True) for o in outputs)
            back = _grad(outputs, inputs, seeds, create_graph=True)
            _check(back, "grad_inputs", strict)
            found = _fill(_grad(back, seeds, tangents, create_graph), outputs, strict, create_graph, "back_trick")
            return _plain(_finish(outputs, create_graph), several), _plain(_finish(found, create_graph), several)


    def vhp(func, inputs, v=None, create_graph=False, strict=False):
        with torch.enable_grad():
            inputs, several = _as_tuple(inputs, "inputs", "vhp")
            inputs = _prepare(inputs, create_graph)
            seeds = _vector(v, "vhp", create_graph, inputs, several, _OF_INPUT)
            outputs = _single(func(*inputs), "vhp", strict)
            first = _grad(outputs, inputs, create_graph=True)
            _check(first, "jacobian", strict)
            second = _fill(_grad(first, inputs, seeds, create_graph), inputs, strict, create_graph, "double_back")
            return _finish(outputs, create_graph)[0], _plain(_finish(second, create_graph), several)


    def hvp(func, inputs, v=None, create_graph=False, strict=False):
        with torch.enable_grad():
            inputs, several = _as_tuple(inputs, "inputs", "hvp")
            inputs = _prepare(inputs, create_graph)
            tangents = _vector(v, "hvp", create_graph, inputs, several, _OF_INPUT)
            outputs = _single(func(*inputs), "hvp", strict)
            first = _grad(outputs, inputs, create_graph=True)
            _check(first, "jacobian", strict)
            seeds = tuple(torch.zeros_like(x, requires_grad=True) for x in inputs)
            back = _grad(first, inputs, seeds, create_graph=True)
            _check(back, "hessian", strict)
            second = _fill(_grad(back, seeds, tangents, create_graph), inputs, strict, create_graph, "double_back_trick")
            return _finish(outputs, create_graph)[0], _plain(_finish(second, create_graph), several)
    """#)

  /// `torch.autograd.gradcheck`.
  static let gradcheck = Prelude(
    "torch.autograd.gradcheck",
    #"""
    import itertools
    import torch
    from torch import _C


    class GradcheckError(RuntimeError):
        pass


    def _outputs(func, inputs):
        result = func(*inputs)
        return result if isinstance(result, tuple) else (result,)


    def _numerical(func, inputs, x, eps, takes_all=False):
        """The Jacobian of each output by central differences; every input is moved once."""
        data = x.data
        columns = []
        for place in itertools.product(*[range(size) for size in x.shape]):
            saved = data[place].item()

            def moved(value):
                data[place] = value
                return [o.detach().clone() for o in _outputs(func, inputs)
                        if o.requires_grad or takes_all and o.is_floating_point()]

            low = moved(saved - eps)
            high = moved(saved + eps)
            data[place] = saved
            for l, h in zip(low, high):
                moving = f"when inputs are perturbed on index {place} by {eps}, but got:"
                if l.shape != h.shape:
                    raise AssertionError(
                        f"Expected `func` to return outputs with the same shape {moving} shapes {l.shape} and {h.shape}.")
                if l.dtype != h.dtype:
                    raise AssertionError(
                        f"Expected `func` to return outputs with the same dtype {moving} dtypes {l.dtype} and {h.dtype}.")
            columns.append([(h - l).reshape(-1) / (2 * eps) for h, l in zip(high, low)])
        return [torch.stack(list(column)) for column in zip(*columns)]


    def _analytical(output, xs):
        """The Jacobian of an output with respect to each input, row by row."""
        rows = []
        for j in range(output.numel()):
            seed = torch.zeros(output.numel(), dtype=output.dtype)
            seed[j] = 1
            found = torch.autograd.grad(output, xs, seed.view(output.shape), retain_graph=True, allow_unused=True)
            rows.append([torch.zeros(x.numel(), dtype=x.dtype) if g is None else g.reshape(-1) for x, g in zip(xs, found)])
        return [torch.stack(list(row), 1) for row in zip(*rows)]


    def _vanishes(outputs, xs):
        """Whether zeros that flow in give zeros."""
        zeros = [torch.zeros_like(o) for o in outputs]
        found = torch.autograd.grad(outputs, xs, zeros, retain_graph=True, allow_unused=True)
        return all(g is None or bool((g == 0).all()) for g in found)


    class _Undefined(torch.autograd.Function):
        @staticmethod
        def forward(ctx, tensor):
            ctx.set_materialize_grads(False)
            return tensor.clone()

        @staticmethod
        def backward(ctx, gradient):
            return None


    def _undefined_failure(outputs, xs):
        """What is wrong when no gradient comes to all outputs, or to one of them."""
        where = (
            'Please look at "Notes about undefined output gradients" in "tools/autograd/derivatives.yaml"')
        choices = [range(len(outputs))] + [[i] for i in range(len(outputs)) if len(outputs) > 1]
        for choice in choices:
            seen = [_Undefined.apply(o) if i in choice else o for i, o in enumerate(outputs)]
            try:
                found = torch.autograd.grad(
                    seen, xs, [torch.zeros_like(o) for o in seen], retain_graph=True, allow_unused=True)
            except RuntimeError:
                _C.warn_once("UserWarning", _NEW_CHECK)
                return f"Expected backward function to handle undefined output grads. {where}"
            if any(g is not None and not bool((g == 0).all()) for g in found):
                _C.warn_once("UserWarning", _NEW_CHECK)
                return (
                    "Expected all input grads to be undefined or zero when all output grads are undefined or zero. "
                    + where)
        return None


    _NEW_CHECK = (
        "Backwards compatibility: New undefined gradient support checking feature is enabled by default, but it may break "
        "existing callers of this function. If this is true for you, you can call this function with "
        '"check_undefined_grad=False" to disable the feature')

    _NONDETERMINISM = """
    NOTE: If your op relies on non-deterministic operations i.e., it is listed here:
    https://pytorch.org/docs/stable/generated/torch.use_deterministic_algorithms.html
    this failure might be expected.

    If you are adding a new operator, please file an issue and then use one of the
    workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck.
    If the test
    - manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck
      with `nondet_tol=<tol>` as a keyword argument.
    - is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test
      to have `gradcheck_nondet_tol=<tol>`.
    - is a Module test (e.g., in common_nn.py), then modify the corresponding
      module_test entry to have `gradcheck_nondet_tol=<tol>`
    """


    def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0,
                  check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
                  check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True, fast_mode=False,
                  masked=None):
        if not check_forward_ad and not check_backward_ad:
            raise AssertionError("Expected at least one of check_forward_ad or check_backward_ad to be True")
        inputs = inputs if isinstance(inputs, (tuple, list)) else (inputs,)
        tracked = [(i, x) for i, x in enumerate(inputs) if isinstance(x, torch.Tensor) and x.requires_grad]
        if not tracked:
            raise ValueError(
                "gradcheck expects at least one input tensor to require gradient, but none of them have "
                "requires_grad=True.")
        for i, x in tracked:
            if x.dtype != torch.float64:
                _C.warn(
                    "UserWarning",
                    f"Input #{i} requires gradient and is not a double precision floating point or complex. This check "
                    "will likely fail if all the inputs are not of double precision floating point or complex. ")
            if any(stride == 0 and size > 1 for stride, size in zip(x.stride(), x.shape)):
                raise RuntimeError(
                    f"The {i}th input has a dimension with stride 0. gradcheck only supports inputs that are "
                    "non-overlapping to be able to compute the numerical gradients correctly. You should call .contiguous "
                    "on the input before passing it to gradcheck.")
            x.retain_grad()

        def failed(message):
            if raise_exception:
                raise GradcheckError(message)
            return False

        xs = [x for _, x in tracked]
        outputs = [o for o in _outputs(func, inputs) if o.requires_grad]
        if not outputs:
            for x in xs:
                if any(bool((j != 0).any()) for j in _numerical(func, inputs, x, eps, takes_all=True)):
                    return failed("Numerical gradient for function expected to be zero")
            return True
        numerical = [_numerical(func, inputs, x, eps) for x in xs]
        for j, output in enumerate(outputs):
            found, again = _analytical(output, xs), _analytical(output, xs)
            if any(float((a - b).abs().max()) > nondet_tol for a, b in zip(found, again) if a.numel()):
                return failed(
                    "Backward is not reentrant, i.e., running backward with same input and grad_output multiple times gives "
                    "different values, although analytical gradient matches numerical gradient.The tolerance for "
                    f"nondeterminism was {nondet_tol}.\n{_NONDETERMINISM}")
            for i, (analytical, wanted) in enumerate(zip(found, [each[j] for each in numerical])):
                if not torch.allclose(analytical, wanted.to(analytical.dtype), rtol, atol):
                    return failed(
                        f"Jacobian mismatch for output {j} with respect to input {i},\n"
                        f"numerical:{wanted}\nanalytical:{analytical}\n")
        if not _vanishes(outputs, xs):
            return failed("backward not multiplied by grad_output")
        if check_undefined_grad:
            failure = _undefined_failure([o for o in _outputs(func, inputs) if o.requires_grad], xs)
            if failure:
                return failed(failure)
        return True


    def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3, gen_non_contig_grad_outputs=False,
                      raise_exception=True, **options):
        inputs = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)
        if grad_outputs is None:
            grad_outputs = tuple(
                torch.empty_like(o, requires_grad=False).uniform_(-1, 1).requires_grad_() for o in _outputs(func, inputs))
        elif isinstance(grad_outputs, torch.Tensor):
            grad_outputs = (grad_outputs,)
        count = len(grad_outputs)

        def first(*arguments):
            given, seeds = arguments[:-count], arguments[-count:]
            tracked = [x for x in given if isinstance(x, torch.Tensor) and x.requires_grad]
            return torch.autograd.grad(_outputs(func, given), tracked, seeds, create_graph=True, allow_unused=True)

        return gradcheck(first, inputs + tuple(grad_outputs), eps=eps, atol=atol, rtol=rtol, raise_exception=raise_exception)
    """#)
}
