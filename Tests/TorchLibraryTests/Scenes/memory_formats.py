import torch

x = torch.arange(24.).reshape(1, 2, 3, 4).requires_grad_()
last = torch.channels_last
y = x.contiguous(memory_format=last)
print(y.stride(), y.is_contiguous(), y.is_contiguous(memory_format=last), last, y.grad_fn.name())
z = x.to(memory_format=last)
print(z.stride(), z.grad_fn.name(), x.to(torch.float64, memory_format=last).stride())
print((y + 1).stride(), (y * x).stride(), y.clone().stride(), y.clone(memory_format=torch.contiguous_format).stride())
print(x.contiguous(memory_format=torch.contiguous_format) is x, x.contiguous(memory_format=last) is x)
(y * z).sum().backward()
print(x.grad.stride(), x.grad.sum())
y = y.detach()
print(torch.zeros_like(y).stride(), torch.ones_like(y, memory_format=torch.contiguous_format).stride())
print(torch.empty(1, 2, 3, 4, memory_format=last).stride(), torch.zeros_like(x, memory_format=last).stride())
for call in [
    lambda: x[0].contiguous(memory_format=last), lambda: x.contiguous(memory_format=1),
    lambda: x[0].is_contiguous(memory_format=last), lambda: torch.empty(2, 2, memory_format=last),
    lambda: x.view(1, 2, 3, 2, 2).contiguous(memory_format=torch.channels_last_3d).stride(),
]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)
print(type(last), torch.memory_format, torch.strided, torch.layout, x.layout, x.layout is torch.strided)
conv = torch.nn.Conv2d(2, 4, 1).to(memory_format=last)
print(conv.weight.stride(), conv.weight.is_contiguous(memory_format=last), conv.bias.stride(), type(conv.weight).__name__)

device = torch.device("cuda:1")
print(device, repr(device), device.type, device.index, torch.device("cuda", 0), torch.device("cpu") == device)
print({device: 1}[torch.device("cuda", 1)], torch.device("mps"), torch.device(type="cuda", index=2))
for call in [
    lambda: x.to(device), lambda: torch.ones(2, device="cuda"), lambda: conv.to("cuda"), lambda: conv.cuda(),
    lambda: x.to("mps"), lambda: torch.device("cuda:x"), lambda: torch.device("gpu"), lambda: x.to("xpu"),
    lambda: torch.cuda.current_device(), lambda: torch.cuda.get_device_name(0), lambda: torch.cuda.synchronize(),
    lambda: torch.cuda.memory_allocated(), lambda: torch.cuda.empty_cache(), lambda: torch.cuda.Stream(),
]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)
print(torch.cuda.is_available(), torch.cuda.device_count(), torch.version.cuda, torch.version.__version__)
print(torch.backends.mkldnn.is_available(), torch.backends.cudnn.enabled, torch.backends.cuda.matmul.allow_tf32)
