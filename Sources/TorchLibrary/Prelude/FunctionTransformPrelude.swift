extension Prelude {
  /// `torch.func`: derivatives of functions as functions, built on `torch.autograd.grad`. `vmap` calls the function once
  /// for each element of the batch.
  static let functionTransforms = Prelude(
    "torch.func",
    #"""
    import torch
    from torch import _C
    from torch.utils import _pytree as tree

    # How many transforms are being computed; results of inner ones keep their history.
    _depth = [0]


    def rearrange(tensor, pattern, **axes_lengths):
        from torch.func import _rearrange
        return _rearrange.rearrange(tensor, pattern, **axes_lengths)


    # The numbers of the transforms that are running, and what stands in them for the tensors that were given.
    _numbers = []
    _given = []


    def _shown(tensor, depth):
        """What print shows of a tensor inside of transforms."""
        pairs = [pair for pairs in _given for pair in pairs]
        source, is_given = tensor, True
        while is_given:
            is_given = False
            for made, leaf in pairs:
                if made is source:
                    source, is_given = leaf, True
        shows = source is not tensor or _reaches_others(tensor, [made for made, _ in pairs if made.is_leaf])
        return _numbers[:depth], shows, source


    _C.set_transforms(_shown)


    def _watched(value):
        def watch(leaf):
            if not isinstance(leaf, torch.Tensor):
                return leaf
            if leaf.requires_grad:
                made = leaf.view_as(leaf)
            elif not leaf.is_floating_point():
                return leaf
            else:
                made = (leaf.clone() if leaf.is_inference() else leaf.detach()).requires_grad_()
            _given[-1].append((made, leaf))
            return made

        return tree.map(watch, value)


    def _chosen(argnums, args, where):
        numbers = argnums if isinstance(argnums, tuple) else (argnums,)
        for number in numbers:
            if not -len(args) <= number < len(args):
                raise RuntimeError(f"Got argnum={number}, but only {len(args)} positional inputs")
        return [number % len(args) for number in numbers]


    def _replaced(args, numbers, values):
        args = list(args)
        for number, value in zip(numbers, values):
            args[number] = value
        return args


    def _reaches_others(outputs, watched):
        own = {id(leaf) for leaf in tree.leaves(watched)}
        waiting = [leaf.grad_fn for leaf in tree.leaves(outputs) if isinstance(leaf, torch.Tensor)]
        seen = set()
        while waiting:
            node = waiting.pop()
            if node is None or node in seen:
                continue
            seen.add(node)
            if hasattr(node, "variable") and id(node.variable) not in own:
                return True
            waiting += [source for source, _ in node.next_functions]
        return False


    class _Level:
        def __init__(self, args, width=1):
            self.number = (_numbers[-1] if _numbers else 0) + width
            self.keeps = _depth[0] > 0 or any(
                isinstance(leaf, torch.Tensor) and leaf.requires_grad for leaf in tree.leaves(args))

        def __enter__(self):
            _depth[0] += 1
            _C.enter_transform()
            _numbers.append(self.number)
            self.given = []
            _given.append(self.given)
            self.mode = torch.enable_grad()
            self.mode.__enter__()
            return self

        def __exit__(self, *args):
            self.mode.__exit__(*args)
            _given.pop()
            _numbers.pop()
            _C.leave_transform()
            _depth[0] -= 1

        def notice(self, outputs, watched):
            """Keeps the history where the results depend on tensors that were not given: parameters of a model, say."""
            self.keeps = self.keeps or _reaches_others(outputs, watched)

        def finish(self, value):
            def leave(leaf):
                if not isinstance(leaf, torch.Tensor):
                    return leaf
                for made, source in self.given:
                    if made is leaf:
                        return source
                return _C.set_transform_depth(leaf if self.keeps else leaf.detach(), _depth[0] - 1)

            return tree.map(leave, value)


    def _gradients(outputs, value, seeds, create_graph, retain_graph=None):
        leaves = [leaf for leaf in tree.leaves(value) if isinstance(leaf, torch.Tensor)]
        pairs = [(o, s) for o, s in zip(outputs, seeds) if o.requires_grad]
        wanted = [leaf for leaf in leaves if leaf.requires_grad]
        if pairs and wanted:
            found = list(torch.autograd.grad(
                [o for o, _ in pairs], wanted, [s for _, s in pairs], create_graph=create_graph, allow_unused=True,
                retain_graph=retain_graph))
        else:
            found = [None] * len(wanted)

        def one(leaf):
            if not isinstance(leaf, torch.Tensor):
                return None
            gradient = found.pop(0) if leaf.requires_grad else None
            return torch.zeros_like(leaf) if gradient is None else gradient

        return tree.map(one, value)


    def _wraps(function, wrapper):
        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            if hasattr(function, name):
                setattr(wrapper, name, getattr(function, name))
        wrapper.__wrapped__ = function
        return wrapper


    def grad_and_value(func, argnums=0, has_aux=False):
        def wrapper(*args, **kwargs):
            numbers = _chosen(argnums, args, "grad")
            with _Level((args, kwargs)) as level:
                watched = [_watched(args[number]) for number in numbers]
                output = func(*_replaced(args, numbers, watched), **kwargs)
                aux = None
                if has_aux:
                    if not (isinstance(output, tuple) and len(output) == 2):
                        raise RuntimeError(
                            "grad_and_value(f)(*args): output of function f should be a tuple: (output, aux) if has_aux "
                            "is True")
                    output, aux = output
                if not isinstance(output, torch.Tensor):
                    raise RuntimeError(
                        f"grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got {type(output)}")
                level.notice(output, watched)
                if output.dim() != 0:
                    raise RuntimeError(
                        "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with "
                        f"{output.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?")
                found = _gradients([output], watched, [torch.ones_like(output)], level.keeps)
                found = tuple(found) if isinstance(argnums, tuple) else found[0]
                if has_aux:
                    return level.finish(found), (level.finish(output), level.finish(aux))
                return level.finish(found), level.finish(output)

        return _wraps(func, wrapper)


    def grad(func, argnums=0, has_aux=False):
        def wrapper(*args, **kwargs):
            found, value = grad_and_value(func, argnums, has_aux)(*args, **kwargs)
            return (found, value[1]) if has_aux else found

        return _wraps(func, wrapper)


    def vjp(func, *primals, has_aux=False):
        with _Level(primals) as level:
            watched = _watched(primals)
            output = func(*watched)
            aux = None
            if has_aux:
                output, aux = output
            level.notice(output, watched)
            results, keeps = tree.leaves(output), level.keeps

        def pull(cotangents, retain_graph=True, create_graph=None):
            with _Level((primals, cotangents)) as inner:
                found = _gradients(results, watched, tree.leaves(cotangents), inner.keeps or keeps, retain_graph=True)
                found = found if inner.keeps or keeps else level.finish(found)
                return tuple(found)

        value = level.finish(output)
        return (value, pull, level.finish(aux)) if has_aux else (value, pull)


    def jvp(func, primals, tangents, *, strict=False, has_aux=False):
        if not isinstance(primals, tuple):
            raise RuntimeError(
                f"jvp(f, primals, tangents): Expected primals to be a tuple. E.g. it should be valid to call f(*primals).")
        with _Level((primals, tangents)) as level:
            watched = _watched(primals)
            output = func(*watched)
            aux = None
            if has_aux:
                output, aux = output
            level.notice(output, watched)
            pushed = tree.map(lambda leaf: _push(leaf, watched, tangents), output)
            if has_aux:
                return level.finish(output), level.finish(pushed), level.finish(aux)
            return level.finish(output), level.finish(pushed)


    def _push(output, inputs, tangents):
        leaves, directions = tree.leaves(inputs), tree.leaves(tangents)
        wanted = [(leaf, d) for leaf, d in zip(leaves, directions) if leaf.requires_grad]
        if not output.requires_grad:
            return torch.zeros_like(output)
        seed = torch.zeros_like(output, requires_grad=True)
        back = torch.autograd.grad(output, [leaf for leaf, _ in wanted], seed, create_graph=True, allow_unused=True)
        pairs = [(b, d) for b, (_, d) in zip(back, wanted) if b is not None and b.requires_grad]
        if not pairs:
            return torch.zeros_like(output)
        found = torch.autograd.grad(
            [b for b, _ in pairs], seed, [d for _, d in pairs], create_graph=True, allow_unused=True)[0]
        return torch.zeros_like(output) if found is None else found


    def linearize(func, *primals):
        output = func(*primals)
        return output, lambda *tangents: jvp(func, primals, tangents)[1]


    def _jacobian(func, argnums, has_aux, name):
        def wrapper(*args, **kwargs):
            numbers = _chosen(argnums, args, name)
            # Forward mode runs one vmap around it, which has a number too.
            with _Level((args, kwargs), 2 if name == "jacfwd" else 1) as level:
                watched = [_watched(args[number]) for number in numbers]
                output = func(*_replaced(args, numbers, watched), **kwargs)
                aux = None
                if has_aux:
                    output, aux = output
                level.notice(output, watched)

                def of(result):
                    if not isinstance(result, torch.Tensor):
                        raise RuntimeError(
                            f"{name}(f, *primals): Expected f(*primals) to return only tensors, got unsupported type "
                            + type(result).__name__)
                    if name == "jacfwd":
                        blocks = _columns(result, watched, level.keeps)
                        return tuple(blocks) if isinstance(argnums, tuple) else blocks[0]
                    rows = []
                    for index in range(result.numel()):
                        seed = torch.zeros_like(result)
                        seed.view(-1)[index] = 1
                        rows.append(_gradients([result], watched, [seed], level.keeps, retain_graph=True))

                    def block(*columns):
                        return torch.stack(columns).view(tuple(result.shape) + tuple(columns[0].shape))

                    blocks = tree.map(block, *rows) if rows else tree.map(
                        lambda t: torch.zeros(tuple(result.shape) + tuple(t.shape)), watched)
                    return tuple(blocks) if isinstance(argnums, tuple) else blocks[0]

                found = level.finish(tree.map(of, output))
                return (found, level.finish(aux)) if has_aux else found

        return _wraps(func, wrapper)


    # Their derivatives have two operands, whose tangents forward mode adds: −0 + 0 is 0.
    _SUMS_OF_TANGENTS = ("SoftplusBackwardBackward0", "SigmoidBackwardBackward0", "TanhBackwardBackward0")


    def _columns(result, inputs, keeps):
        function = result.grad_fn
        while function is not None and function.name() in ("ViewBackward0", "StackBackward0", "MulBackward0"):
            function = function.next_functions[0][0]
        sums = function is not None and function.name() in _SUMS_OF_TANGENTS
        leaves = [leaf for leaf in tree.leaves(inputs) if leaf.requires_grad]
        back = [None] * len(leaves)
        if result.requires_grad:
            seed = torch.zeros_like(result, requires_grad=True)
            back = torch.autograd.grad(result, leaves, seed, create_graph=True, allow_unused=True)
        back = dict(zip(map(id, leaves), back))

        def block(leaf):
            gradient = back.get(id(leaf))
            columns = []
            for index in range(leaf.numel()):
                column = None
                if gradient is not None and gradient.requires_grad:
                    direction = torch.zeros_like(leaf)
                    direction.view(-1)[index] = 1
                    column = torch.autograd.grad(
                        gradient, seed, direction, create_graph=keeps, retain_graph=True, allow_unused=True)[0]
                column = torch.zeros_like(result) if column is None else column
                columns.append(column + 0.0 if sums else column)
            shape = tuple(result.shape) + tuple(leaf.shape)
            return torch.stack(columns, -1).view(shape) if columns else torch.zeros(shape)

        return tree.map(block, inputs)


    def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None, _preallocate_and_copy=False):
        return _jacobian(func, argnums, has_aux, "jacrev")


    def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
        return _jacobian(func, argnums, has_aux, "jacfwd")


    def hessian(func, argnums=0):
        return jacfwd(jacrev(func, argnums), argnums)


    def _sizes(value, dims, sizes, where):
        if isinstance(dims, int):
            for leaf in tree.leaves(value):
                if not isinstance(leaf, torch.Tensor):
                    raise ValueError(
                        f"vmap({where}, in_dims={dims}, ...)(<inputs>): Got in_dim={dims} for an input but the input is "
                        f"of type {type(leaf)}. We cannot vmap over non-Tensor arguments, please use None as the "
                        "respective in_dim")
                if not -leaf.dim() <= dims < leaf.dim():
                    raise ValueError(
                        f"vmap({where}, in_dims={dims}, ...)(<inputs>): Got in_dim={dims} for some input, but that input "
                        f"is a Tensor of dimensionality {leaf.dim()} so expected in_dim to satisfy "
                        f"-{leaf.dim()} <= in_dim < {leaf.dim()}.")
                sizes.append(leaf.shape[dims])
        elif isinstance(dims, (tuple, list)):
            for item, dim in zip(value, dims):
                _sizes(item, dim, sizes, where)
        elif isinstance(dims, dict):
            for key in dims:
                _sizes(value[key], dims[key], sizes, where)


    def _slice(value, dims, index):
        if dims is None:
            return value
        if isinstance(dims, int):
            return tree.map(lambda t: _C.mark_batched(t.select(dims, index)), value)
        if isinstance(dims, dict):
            return {key: _slice(value[key], dims[key], index) for key in value}
        return type(value)(_slice(item, dim, index) for item, dim in zip(value, dims))


    def _join(results, dims):
        first = results[0]
        if isinstance(first, (tuple, list)):
            each = dims if isinstance(dims, (tuple, list)) else [dims] * len(first)
            return type(first)(_join([r[i] for r in results], each[i]) for i in range(len(first)))
        if isinstance(first, dict):
            return {key: _join([r[key] for r in results], dims[key] if isinstance(dims, dict) else dims) for key in first}
        if isinstance(dims, tuple) and len(dims) == 1:
            dims = dims[0]
        if dims is None:
            return first
        if not isinstance(first, torch.Tensor):
            raise ValueError(
                f"vmap({_join.name}, ...): `{_join.name}` must only return Tensors, got type {type(first)}. Did you mean "
                "to set out_dims= to None for output?")
        return torch.stack(results, dims)


    def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
        name = getattr(func, "__name__", type(func).__name__)

        def wrapper(*args, **kwargs):
            dims = in_dims if isinstance(in_dims, (tuple, list)) else (in_dims,) * len(args)
            if len(dims) != len(args):
                raise ValueError(
                    f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): in_dims is not compatible with the structure of "
                    f"inputs. in_dims has structure {tree.structure(tuple(dims))} but inputs has structure "
                    f"{tree.structure(args)}.")
            if not args:
                raise ValueError(
                    f"vmap({name})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to vmap "
                    "over a function with no inputs. The latter is unsupported.")
            sizes = []
            for value, dim in zip(args, dims):
                _sizes(value, dim, sizes, name)
            if not sizes:
                raise ValueError(
                    f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): at least one Tensor must be mapped over")
            if any(size != sizes[0] for size in sizes):
                raise ValueError(
                    f"vmap: Expected all tensors to have the same size in the mapped dimension, got sizes {sizes} for the "
                    "mapped dimension")
            results = []
            state = _C.generator_state() if randomness != "different" else None
            for index in range(sizes[0]):
                given = [_slice(value, dim, index) for value, dim in zip(args, dims)]
                if randomness == "same":
                    _C.set_generator_state(state)
                is_last = index == sizes[0] - 1
                _C.enter_batch(is_last)
                try:
                    results.append(func(*given, **kwargs))
                finally:
                    _C.leave_batch(is_last)
                if randomness == "error" and index == 0 and _C.generator_state() != state:
                    _C.set_generator_state(state)
                    raise RuntimeError(
                        "vmap: called random operation while in randomness error mode. Please either use the 'same' or "
                        "'different' randomness flags on vmap or perform the randomness operation out of vmap")
            _join.name = name
            return _join(results, out_dims)

        return _wraps(func, wrapper)


    def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
        given = parameter_and_buffer_dicts
        if isinstance(given, (tuple, list)):
            merged = {}
            for part in given:
                merged.update(part)
            given = merged
        args = () if args is None else args if isinstance(args, tuple) else (args,)
        owners = dict(module.named_modules())
        saved = []
        for key, value in given.items():
            path, _, name = key.rpartition(".")
            owner = owners.get(path)
            registry = None
            if owner is not None:
                registry = next((r for r in (owner._parameters, owner._buffers) if name in r), None)
            if registry is None:
                if strict:
                    raise RuntimeError(f"Unexpected key(s): '{key}'.")
                continue
            saved.append((registry, name, registry[name]))
            if tie_weights and registry[name] is not None:
                for other in owners.values():
                    for shared in (other._parameters, other._buffers):
                        for alias, tensor in list(shared.items()):
                            if tensor is registry[name] and (shared is not registry or alias != name):
                                saved.append((shared, alias, tensor))
                                shared[alias] = value
            registry[name] = value
        try:
            return module(*args, **(kwargs or {}))
        finally:
            for registry, name, value in reversed(saved):
                registry[name] = value


    def stack_module_state(models):
        if not models:
            raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
        if not (all(m.training for m in models) or all(not m.training for m in models)):
            raise RuntimeError("stack_module_state: Expected all models to have the same training/eval mode.")
        if not all(type(m) is type(models[0]) for m in models):
            raise RuntimeError("stack_module_state: Expected all models to be of the same class.")
        params = {
            key: torch.stack([dict(m.named_parameters())[key].detach() for m in models]).requires_grad_()
            for key, _ in models[0].named_parameters()}
        buffers = {
            key: torch.stack([dict(m.named_buffers())[key] for m in models]) for key, _ in models[0].named_buffers()}
        return params, buffers


    def replace_all_batch_norm_modules_(root):
        for module in root.modules():
            if hasattr(module, "track_running_stats"):
                module.track_running_stats = False
                module.running_mean = None
                module.running_var = None
                module.num_batches_tracked = None
        return root
    """#)

  /// `torch.utils._pytree`: nested tuples, lists and dicts of tensors.
  static let trees = Prelude(
    "torch.utils._pytree",
    #"""
    def map(function, value, *others):
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*(map(function, item, *(o[i] for o in others)) for i, item in enumerate(value)))
        if isinstance(value, (tuple, list)):
            return type(value)([map(function, item, *(o[i] for o in others)) for i, item in enumerate(value)])
        if isinstance(value, dict):
            return type(value)((key, map(function, item, *(o[key] for o in others))) for key, item in value.items())
        return function(value, *others)


    tree_map = map


    def leaves(value):
        if isinstance(value, (tuple, list)):
            return [leaf for item in value for leaf in leaves(item)]
        if isinstance(value, dict):
            return [leaf for item in value.values() for leaf in leaves(item)]
        return [] if value is None else [value]


    tree_leaves = leaves


    def structure(value):
        if isinstance(value, (tuple, list)):
            kind = type(value).__name__
            return f"TreeSpec({kind}, None, [{', '.join('*' for _ in value)}])"
        return "*"
    """#)

  /// `torch.autograd.forward_ad`: tangents of dual numbers, computed backwards twice where they are asked for.
  static let forwardMode = Prelude(
    "torch.autograd.forward_ad",
    #"""
    from collections import namedtuple
    import torch
    from torch import _C

    _levels = []


    class UnpackedDualTensor(namedtuple("UnpackedDualTensor", ["primal", "tangent"])):
        pass


    def enter_dual_level():
        _levels.append([])
        _C.set_tangents(_shown)
        return len(_levels) - 1


    def exit_dual_level(*, level=None):
        if not _levels:
            raise RuntimeError("Trying to exit a forward AD level that was not the last one that was created. This is not supported.")
        for dual, _, tracked in _levels.pop():
            if not tracked:
                dual.requires_grad_(False)
        if not _levels:
            _C.set_tangents(None)


    def _shown(tensor):
        """What print shows of a dual number: its tangent, and whether it has a history of the scene's own."""
        for dual, tangent, tracked in _levels[-1]:
            if dual is tensor:
                return tangent, tracked
        tangent = unpack_dual(tensor).tangent
        if tangent is None:
            return None
        duals = [dual for dual, _, tracked in _levels[-1] if tracked]
        with torch.enable_grad():
            reached = torch.autograd.grad(
                tensor, duals, torch.zeros_like(tensor), retain_graph=True, allow_unused=True) if duals else ()
        return tangent, any(part is not None for part in reached)


    class dual_level:
        def __enter__(self):
            return enter_dual_level()

        def __exit__(self, *args):
            exit_dual_level()


    def make_dual(tensor, tangent, *, level=None):
        if not _levels:
            raise RuntimeError(
                "Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first.")
        if not (tensor.is_floating_point()):
            raise ValueError(f"Expected primal to be floating point or complex, but got: {tensor.dtype}")
        if not (tangent.is_floating_point()):
            raise ValueError(f"Expected tangent to be floating point or complex, but got: {tangent.dtype}")
        dual = tensor.view_as(tensor) if tensor.requires_grad else tensor.detach().requires_grad_()
        _levels[-1].append((dual, tangent, tensor.requires_grad))
        return dual


    def push(function, ctx, arguments, forward):
        """Runs an operation that has its own jvp and no backward: its result is a dual number of its own."""
        tangents = []
        for argument in arguments:
            tangent = unpack_dual(argument).tangent if isinstance(argument, torch.Tensor) else None
            if tangent is None and isinstance(argument, torch.Tensor) and ctx.materialize_grads:
                tangent = torch.zeros_like(argument)
            tangents.append(tangent)
        with torch.no_grad():
            output = forward()
            found = function.jvp(ctx, *tangents)
        several = isinstance(output, tuple)
        results = []
        for value, tangent in zip(output if several else (output,), found if isinstance(found, tuple) else (found,)):
            if isinstance(value, torch.Tensor) and tangent is not None:
                value = value.detach().requires_grad_()
                _levels[-1].append((value, tangent, False))
            results.append(value)
        return tuple(results) if several else results[0]


    def unpack_dual(tensor, *, level=None):
        if not _levels:
            return UnpackedDualTensor(tensor, None)
        for dual, tangent, _ in _levels[-1]:
            if dual is tensor:
                return UnpackedDualTensor(tensor.detach(), tangent)
        if not tensor.requires_grad or not _levels[-1]:
            return UnpackedDualTensor(tensor, None)
        with torch.enable_grad():
            seed = torch.zeros_like(tensor, requires_grad=True)
            duals = [dual for dual, _, _ in _levels[-1]]
            back = torch.autograd.grad(tensor, duals, seed, create_graph=True, allow_unused=True)
            pairs = [(b, t) for b, (_, t, _) in zip(back, _levels[-1]) if b is not None and b.requires_grad]
            if not pairs:
                return UnpackedDualTensor(tensor.detach(), None)
            found = torch.autograd.grad([b for b, _ in pairs], seed, [t for _, t in pairs], create_graph=True)[0]
        if any(tracked for _, _, tracked in _levels[-1]):
            return UnpackedDualTensor(tensor, found)
        from torch.func import _reaches_others
        if _reaches_others(tensor, duals):
            return UnpackedDualTensor(tensor, found)
        return UnpackedDualTensor(tensor.detach(), found.detach())
    """#)
}
