extension Prelude {
  /// `torch.nn.modules.rnn`: recurrent layers and cells, unrolled step by step.
  static let recurrent = Prelude(
    "torch.nn.modules.rnn",
    #"""
    import math
    import torch
    from torch import _C
    from torch.nn import functional as F, init
    from torch.nn.modules.module import Module
    from torch.nn.parameter import Parameter


    # Each cell takes what the input adds to its gates, and its state.


    def _rnn_tanh(projected, state, w_hh, b_hh):
        return (torch.tanh(F.linear(state[0], w_hh, b_hh) + projected),)


    def _rnn_relu(projected, state, w_hh, b_hh):
        return (torch.relu(F.linear(state[0], w_hh, b_hh) + projected),)


    def _lstm(projected, state, w_hh, b_hh):
        h, c = state
        gates = F.linear(h, w_hh, b_hh) + projected
        i, f, g, o = gates.unsafe_chunk(4, 1)
        i, f, g, o = torch.sigmoid(i), torch.sigmoid(f), torch.tanh(g), torch.sigmoid(o)
        c = f * c + i * g
        return o * torch.tanh(c), c


    def _gru(projected, state, w_hh, b_hh):
        h = state[0]
        i_r, i_z, i_n = projected.unsafe_chunk(3, 1)
        h_r, h_z, h_n = F.linear(h, w_hh, b_hh).unsafe_chunk(3, 1)
        r = torch.sigmoid(h_r + i_r)
        z = torch.sigmoid(h_z + i_z)
        n = torch.tanh(i_n + h_n * r)
        return ((h - n) * z + n,)


    class RNNBase(Module):
        _gates = 1
        _states = 1

        def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                     bidirectional=False, proj_size=0, device=None, dtype=None):
            super().__init__()
            if not isinstance(dropout, (int, float)) or isinstance(dropout, bool) or not 0 <= dropout <= 1:
                raise ValueError(
                    "dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
            if dropout > 0 and num_layers == 1:
                _C.warn(
                    "UserWarning",
                    "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects "
                    f"num_layers greater than 1, but got dropout={dropout} and num_layers={num_layers}")
            for name, value, kind in (("bias", bias, bool), ("batch_first", batch_first, bool)):
                if not isinstance(value, kind):
                    raise TypeError(f"{name} should be of type bool, got: {type(value).__name__}")
            for name, value in (("input_size", input_size), ("hidden_size", hidden_size)):
                if not isinstance(value, int):
                    raise TypeError(f"{name} should be of type int, got: {type(value).__name__}")
                if value <= 0:
                    raise ValueError(f"{name} must be greater than zero")
            if proj_size < 0:
                raise ValueError("proj_size should be a positive integer or zero to disable projections")
            if proj_size >= hidden_size:
                raise ValueError("proj_size has to be smaller than hidden_size")
            if num_layers <= 0:
                raise ValueError("num_layers must be greater than zero")
            self.mode = mode
            self.input_size = input_size
            self.hidden_size = hidden_size
            self.num_layers = num_layers
            self.bias = bias
            self.batch_first = batch_first
            self.dropout = float(dropout)
            self.bidirectional = bidirectional
            self.proj_size = proj_size
            directions = 2 if bidirectional else 1
            self._names = []
            shown = proj_size or hidden_size
            for layer in range(num_layers):
                for direction in range(directions):
                    width = input_size if layer == 0 else shown * directions
                    suffix = f"_l{layer}" + ("_reverse" if direction else "")
                    shapes = [("weight_ih", (self._gates * hidden_size, width)),
                              ("weight_hh", (self._gates * hidden_size, shown))]
                    if bias:
                        shapes += [("bias_ih", (self._gates * hidden_size,)), ("bias_hh", (self._gates * hidden_size,))]
                    if proj_size:
                        shapes.append(("weight_hr", (proj_size, hidden_size)))
                    names = []
                    for name, shape in shapes:
                        setattr(self, name + suffix, Parameter(torch.empty(shape, dtype=dtype)))
                        names.append(name + suffix)
                    self._names.append(names)
            self.reset_parameters()

        def reset_parameters(self):
            bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
            for weight in self.parameters():
                init.uniform_(weight, -bound, bound)

        @property
        def all_weights(self):
            return [[getattr(self, name) for name in names] for names in self._names]

        @property
        def _flat_weights_names(self):
            return [name for names in self._names for name in names]

        @property
        def _flat_weights(self):
            return [getattr(self, name, None) for name in self._flat_weights_names]

        def flatten_parameters(self):
            pass

        def _run(self, input, hx):
            if hasattr(input, "batch_sizes"):
                return self._run_packed(input, hx)
            weight = self.weight_ih_l0
            if input.dim() in (2, 3) and input.dtype != weight.dtype:
                raise ValueError(
                    f"RNN input dtype ({input.dtype}) does not match weight dtype ({weight.dtype}). Convert input: "
                    f"input.to({weight.dtype}), or convert model: model.to({input.dtype})")
            return self._run_padded(input, hx)

        def _run_packed(self, packed, hx):
            from torch.nn.utils.rnn import PackedSequence
            counts = packed.batch_sizes.tolist()
            if packed.data.size(-1) != self.input_size:
                raise RuntimeError(
                    f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {packed.data.size(-1)}")
            directions = 2 if self.bidirectional else 1
            if hx is None:
                hx = tuple(
                    torch.zeros(self.num_layers * directions, counts[0], width, dtype=packed.data.dtype)
                    for width in (self.proj_size or self.hidden_size, self.hidden_size)[:self._states])
            elif packed.sorted_indices is not None:
                hx = tuple(h.index_select(1, packed.sorted_indices) for h in hx)
            data = packed.data
            last = [[] for _ in range(self._states)]
            for layer in range(self.num_layers):
                outputs = []
                for direction in range(directions):
                    index = layer * directions + direction
                    weights = [getattr(self, name) for name in self._names[index]]
                    projection = weights.pop() if self.proj_size else None
                    if not self.bias:
                        weights += [None, None]
                    shown, final = self._run_steps(
                        data, counts, [h[index] for h in hx], weights, projection, direction)
                    outputs.append(shown)
                    for kept, value in zip(last, final):
                        kept.append(value)
                data = outputs[0] if directions == 1 else torch.cat(outputs, 1)
                if self.dropout and layer < self.num_layers - 1:
                    data = F.dropout(data, self.dropout, self.training)
            finals = tuple(torch.stack(kept) for kept in last)
            if packed.unsorted_indices is not None:
                finals = tuple(h.index_select(1, packed.unsorted_indices) for h in finals)
            output = PackedSequence(data, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices)
            return output, finals

        def _run_steps(self, data, counts, initial, weights, projection, is_reverse):
            # Sequences end (or, backwards, begin) at different steps: the state of those that are not running waits.
            w_ih, w_hh, b_ih, b_hh = weights
            projected = F.linear(data, w_ih, b_ih)
            order = range(len(counts) - 1, -1, -1) if is_reverse else range(len(counts))
            starts = [sum(counts[:step]) for step in order]
            shown = []
            running = counts[order[0]]
            state = tuple(h.narrow(0, 0, running) for h in initial) if is_reverse else tuple(initial)
            ended = []
            for step, start in zip(order, starts):
                count = counts[step]
                x = projected.narrow(0, start, count)
                if count > running:
                    state = tuple(
                        torch.cat([s, h.narrow(0, running, count - running)]) for s, h in zip(state, initial))
                elif count < running:
                    ended.append(tuple(s.narrow(0, count, running - count) for s in state))
                    state = tuple(s.narrow(0, 0, count) for s in state)
                running = count
                state = self._cell(x, state, w_hh, b_hh)
                if projection is not None:
                    state = (F.linear(state[0], projection), *state[1:])
                shown.append(state[0])
            ended.append(state)
            final = state if is_reverse else tuple(torch.cat(parts) for parts in zip(*reversed(ended)))
            return torch.cat(shown[::-1] if is_reverse else shown), final

        def _run_padded(self, input, hx):
            name = self.mode.split("_")[0]
            if input.dim() not in (2, 3):
                tensor = " tensor" if name == "RNN" else ""
                raise ValueError(f"{name}: Expected input to be 2D or 3D, got {input.dim()}D{tensor} instead")
            batched = input.dim() == 3
            if hx is not None and self._states == 2:
                hx = (hx[0], hx[1])
            if hx is not None and any(h.dim() != input.dim() for h in hx):
                kind = "batched 3-D" if batched else "unbatched 2-D"
                if len(hx) == 2:
                    raise RuntimeError(
                        f"For {kind} input, hx and cx should also be {input.dim()}-D but got ({hx[0].dim()}-D, "
                        f"{hx[1].dim()}-D) tensors")
                raise RuntimeError(
                    f"For {kind} input, hx should also be {input.dim()}-D but got {hx[0].dim()}-D tensor")
            if not batched:
                input = input.unsqueeze(1)
                if hx is not None:
                    hx = tuple(h.unsqueeze(1) for h in hx)
            elif self.batch_first:
                input = input.transpose(0, 1)
            if input.size(-1) != self.input_size:
                raise RuntimeError(
                    f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}")
            directions = 2 if self.bidirectional else 1
            batch = input.size(1)
            fused = self.mode == "LSTM" and input.dtype == torch.float32 and not self.proj_size and input.numel() > 0
            if self.proj_size:
                _C.warn_once(
                    "UserWarning", "LSTM with projections is not supported with oneDNN. Using default implementation.")
            if hx is None:
                hx = tuple(
                    torch.zeros(self.num_layers * directions, batch, width, dtype=input.dtype)
                    for width in (self.proj_size or self.hidden_size, self.hidden_size)[:self._states])
            for place, h in enumerate(hx):
                width = self.hidden_size if place else self.proj_size or self.hidden_size
                expected = (self.num_layers * directions, batch, width)
                if tuple(h.size()) != expected:
                    kind = ("hidden[0]", "hidden[1]")[place] if self._states == 2 else "hidden"
                    raise RuntimeError(f"Expected {kind} size {expected}, got {list(h.size())}")
            if input.size(0) == 0:
                raise RuntimeError("Expected sequence length to be larger than 0 in RNN")
            last = [[] for _ in range(self._states)]
            for layer in range(self.num_layers):
                outputs = []
                if fused:
                    input = input.contiguous()
                for direction in range(directions):
                    index = layer * directions + direction
                    names = self._names[index]
                    weights = [getattr(self, name) for name in names]
                    projection = weights.pop() if self.proj_size else None
                    if not self.bias:
                        weights += [None, None]
                    state = tuple(h[index] for h in hx)
                    if fused:
                        if not self.bias:
                            weights[2:] = [torch.zeros(4 * self.hidden_size), torch.zeros(4 * self.hidden_size)]
                        shown, *state = _C.mkldnn_rnn_layer(
                            input, *weights, *state, bool(direction), self.hidden_size, self.num_layers,
                            self.bias, self.bidirectional, self.batch_first, self.training)[:3]
                        outputs.append(shown)
                        for kept, value in zip(last, state):
                            kept.append(value)
                        continue
                    w_ih, w_hh, b_ih, b_hh = weights
                    steps = F.linear(input, w_ih, b_ih).unbind(0)
                    shown = []
                    for x in steps[::-1] if direction else steps:
                        state = self._cell(x, state, w_hh, b_hh)
                        if projection is not None:
                            state = (F.linear(state[0], projection), *state[1:])
                        shown.append(state[0])
                    if direction:
                        shown.reverse()
                    outputs.append(torch.stack(shown))
                    for kept, value in zip(last, state):
                        kept.append(value)
                input = outputs[0] if directions == 1 else torch.cat(outputs, 2)
                if self.dropout and layer < self.num_layers - 1:
                    input = F.dropout(input, self.dropout, self.training)
            finals = tuple(torch.stack(kept) for kept in last)
            if not batched:
                return input.squeeze(1), tuple(h.squeeze(1) for h in finals)
            if self.batch_first:
                input = input.transpose(1, 0) if fused else input.transpose_(1, 0)
            return input, finals

        def extra_repr(self):
            text = f"{self.input_size}, {self.hidden_size}"
            if self.proj_size != 0:
                text += f", proj_size={self.proj_size}"
            if self.num_layers != 1:
                text += f", num_layers={self.num_layers}"
            if self.bias is not True:
                text += f", bias={self.bias}"
            if self.batch_first is not False:
                text += f", batch_first={self.batch_first}"
            if self.dropout != 0:
                text += f", dropout={self.dropout}"
            if self.bidirectional is not False:
                text += f", bidirectional={self.bidirectional}"
            return text


    class RNN(RNNBase):
        def __init__(self, *args, **kwargs):
            if "proj_size" in kwargs:
                raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
            nonlinearity = args[3] if len(args) > 3 else kwargs.pop("nonlinearity", "tanh")
            args = args[:3] + args[4:]
            if nonlinearity not in ("tanh", "relu"):
                raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
            self_mode = "RNN_TANH" if nonlinearity == "tanh" else "RNN_RELU"
            super().__init__(self_mode, *args, **kwargs)
            self.nonlinearity = nonlinearity

        def _cell(self, *arguments):
            return _rnn_tanh(*arguments) if self.nonlinearity == "tanh" else _rnn_relu(*arguments)

        def forward(self, input, hx=None):
            output, (h,) = self._run(input, None if hx is None else (hx,))
            return output, h


    class LSTM(RNNBase):
        _gates = 4
        _states = 2
        _cell = staticmethod(_lstm)

        def __init__(self, *args, **kwargs):
            super().__init__("LSTM", *args, **kwargs)

        def forward(self, input, hx=None):
            return self._run(input, hx)


    class GRU(RNNBase):
        _gates = 3
        _cell = staticmethod(_gru)

        def __init__(self, *args, **kwargs):
            if "proj_size" in kwargs:
                raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
            super().__init__("GRU", *args, **kwargs)

        def forward(self, input, hx=None):
            output, (h,) = self._run(input, None if hx is None else (hx,))
            return output, h


    class RNNCellBase(Module):
        _gates = 1

        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__()
            self.input_size = input_size
            self.hidden_size = hidden_size
            self.bias = bias
            rows = self._gates * hidden_size
            self.weight_ih = Parameter(torch.empty((rows, input_size), dtype=dtype))
            self.weight_hh = Parameter(torch.empty((rows, hidden_size), dtype=dtype))
            if bias:
                self.bias_ih = Parameter(torch.empty(rows, dtype=dtype))
                self.bias_hh = Parameter(torch.empty(rows, dtype=dtype))
            else:
                self.register_parameter("bias_ih", None)
                self.register_parameter("bias_hh", None)
            bound = 1.0 / math.sqrt(hidden_size) if hidden_size > 0 else 0
            for weight in self.parameters():
                init.uniform_(weight, -bound, bound)

        def _step(self, input, state, count):
            if input.dim() not in (1, 2):
                raise ValueError(f"{type(self).__name__}: Expected input to be 1D or 2D, got {input.dim()}D instead")
            batched = input.dim() == 2
            for place, h in enumerate(state or ()):
                if h.dim() not in (1, 2):
                    named = "hidden" if count == 1 else f"hx[{place}]"
                    raise ValueError(f"{type(self).__name__}: Expected {named} to be 1D or 2D, got {h.dim()}D instead")
            if not batched:
                input = input.unsqueeze(0)
            if state is None:
                zeros = torch.zeros(input.size(0), self.hidden_size, dtype=input.dtype)
                state = (zeros,) * count
            elif not batched:
                state = tuple(h.unsqueeze(0) for h in state)
            self._check(input, state)
            projected = F.linear(input, self.weight_ih, self.bias_ih)
            state = self._cell(projected, state, self.weight_hh, self.bias_hh)
            return state if batched else tuple(h.squeeze(0) for h in state)

        def _check(self, input, state):
            if input.size(1) != self.input_size:
                raise RuntimeError(
                    f"input has inconsistent input_size: got {input.size(1)} expected {self.input_size}")
            for place, h in enumerate(state):
                if input.size(0) != h.size(0):
                    raise RuntimeError(
                        f"Input batch size {input.size(0)} doesn't match hidden{place} batch size {h.size(0)}")
                if h.size(1) != self.hidden_size:
                    raise RuntimeError(
                        f"hidden{place} has inconsistent hidden_size: got {h.size(1)}, expected {self.hidden_size}")

        def extra_repr(self):
            text = f"{self.input_size}, {self.hidden_size}"
            if self.bias is not True:
                text += f", bias={self.bias}"
            if getattr(self, "nonlinearity", "tanh") != "tanh":
                text += f", nonlinearity={self.nonlinearity}"
            return text


    class RNNCell(RNNCellBase):
        def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, dtype=dtype)
            self.nonlinearity = nonlinearity

        def _cell(self, *arguments):
            if self.nonlinearity == "tanh":
                return _rnn_tanh(*arguments)
            if self.nonlinearity == "relu":
                return _rnn_relu(*arguments)
            raise RuntimeError(f"Unknown nonlinearity: {self.nonlinearity}")

        def forward(self, input, hx=None):
            return self._step(input, None if hx is None else (hx,), 1)[0]


    class LSTMCell(RNNCellBase):
        _gates = 4
        _cell = staticmethod(_lstm)

        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, device, dtype)

        def forward(self, input, hx=None):
            return self._step(input, hx, 2)


    class GRUCell(RNNCellBase):
        _gates = 3
        _cell = staticmethod(_gru)

        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, device, dtype)

        def forward(self, input, hx=None):
            return self._step(input, None if hx is None else (hx,), 1)[0]


    # Layers as functions: their weights in one list, layer by layer.


    def _layers(cls, mode, params, has_biases, num_layers, dropout, train, bidirectional, batch_first):
        layers = cls.__new__(cls)
        Module.__init__(layers)
        count = len(params) // (num_layers * (2 if bidirectional else 1))
        layers.mode = mode
        layers.nonlinearity = mode[4:].lower()
        layers.proj_size = params[count - 1].shape[0] if count in (3, 5) else 0
        layers.input_size = params[0].shape[1]
        layers.hidden_size = params[0].shape[0] // cls._gates
        layers.num_layers, layers.bias, layers.batch_first = num_layers, has_biases, batch_first
        layers.dropout, layers.bidirectional, layers.training = float(dropout), bidirectional, train
        layers._names = []
        for start in range(0, len(params), count):
            names = [f"weight{start + place}" for place in range(count)]
            for name, weight in zip(names, params[start:start + count]):
                object.__setattr__(layers, name, weight)
            layers._names.append(names)
        object.__setattr__(layers, "weight_ih_l0", params[0])
        return layers


    class _Packed:
        def __init__(self, data, batch_sizes):
            self.data, self.batch_sizes = data, batch_sizes
            self.sorted_indices = self.unsorted_indices = None


    _whole_numbers = {
        "int8": "Char", "int16": "Short", "int32": "Int", "int64": "Long", "uint8": "Byte"}


    def _function(cls, mode):
        def apply(input, hx, *settings):
            packed = isinstance(settings[1], (list, tuple))
            if packed:
                (batch_sizes, hx), settings = (hx, settings[0]), settings[1:]
                input, settings = _Packed(input, batch_sizes), (*settings, False)
            states = tuple(hx) if isinstance(hx, (list, tuple)) else (hx,)
            kind = settings[0][0].dtype
            if cls is not RNN and not kind.is_floating_point and kind != torch.bool:
                # The gates are computed in place.
                raise RuntimeError(
                    f"result type Float can't be cast to the desired output type {_whole_numbers[str(kind)[6:]]}")
            output, finals = _layers(cls, mode, *settings)._run(input, states)
            return (output.data if packed else output, *finals)
        return apply


    rnn_tanh = _function(RNN, "RNN_TANH")
    rnn_relu = _function(RNN, "RNN_RELU")
    lstm = _function(LSTM, "LSTM")
    gru = _function(GRU, "GRU")
    """#)
}
