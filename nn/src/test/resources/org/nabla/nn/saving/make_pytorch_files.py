"""Writes the safetensors files of this directory and pytorch.json with PyTorch, by the format's own rules."""
import json
import struct

import numpy as np
import torch

TYPES = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}


def save(state, path):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in state.items():
        bits = tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor
        raw = bits.contiguous().numpy().tobytes()
        header[name] = {"dtype": TYPES[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


torch.manual_seed(20)
x = torch.randn(6, 3, dtype=torch.float64)
results = {"source": "PyTorch " + torch.__version__, "x": x.tolist()}

plain = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2)).double()
for dtype, name in list(TYPES.items())[:4]:
    state = {key: value.to(dtype) for key, value in plain.state_dict().items()}
    save(state, f"plain-{name}.safetensors")
    plain.load_state_dict({key: value.double() for key, value in state.items()})
    results[f"plain-{name}"] = plain(x).tolist()

normalized = torch.nn.Sequential(
    torch.nn.Linear(3, 5), torch.nn.BatchNorm1d(5), torch.nn.ReLU(), torch.nn.Dropout(0.5),
    torch.nn.utils.weight_norm(torch.nn.Linear(5, 4)), torch.nn.LayerNorm(4),
    torch.nn.Sequential(torch.nn.Tanh(), torch.nn.Linear(4, 2))).double()
optimizer = torch.optim.SGD(normalized.parameters(), lr=0.1)
for _ in range(7):
    optimizer.zero_grad()
    normalized(torch.randn(16, 3, dtype=torch.float64)).square().mean().backward()
    optimizer.step()
normalized.eval()
save(normalized.state_dict(), "normalized.safetensors")
results["normalized"] = normalized(x).tolist()

with open("pytorch.json", "w") as file:
    json.dump(results, file, indent=1)
