/** Programs that save a user's network as a file that this page can open; `tests/reference/models.py` runs them. */

export const PYTORCH = `# pip install safetensors
from safetensors.torch import save_file

weights = {name: value.detach().cpu().clone().contiguous() for name, value in model.state_dict().items()}
save_file(weights, "autoencoder.safetensors", metadata={
    "format": "pt",
    # One for each layer: relu, sigmoid, tanh or linear. Without it the page finds out which copy best.
    # "activations": "relu, linear, relu, sigmoid",
})
`;

export const KERAS = `# pip install safetensors
import numpy as np
from safetensors.numpy import save_file


def flat(layers):
    for layer in layers:
        yield from flat(layer.layers) if hasattr(layer, "layers") else [layer]


layers = [layer for layer in flat(model.layers) if layer.weights]
save_file({
    f"{index}.{layer.name}.{variable.name}": np.ascontiguousarray(value)
    for index, layer in enumerate(layers)
    for variable, value in zip(layer.weights, layer.get_weights())
}, "autoencoder.safetensors", metadata={
    "format": "keras",
    "activations": ", ".join(layer.activation.__name__ for layer in layers),
})
`;

/** Converts a file written by torch.save. */
export const CONVERT = `import torch
from safetensors.torch import save_file

weights = torch.load("autoencoder.pth", map_location="cpu", weights_only=True)
save_file({name: value.clone().contiguous() for name, value in weights.items()}, "autoencoder.safetensors")
`;
