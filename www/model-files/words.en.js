export const words = {
  'modelFile.title': 'Open a model',
  'modelFile.what':
    'A safetensors file: a model or a run saved on this page, or the weights of a dense or convolutional autoencoder of PyTorch or Keras with 784 values in and out. It can also be dropped anywhere on the page. It does not leave your device.',
  'modelFile.pick': 'Choose a file…',
  'modelFile.close': 'Close',
  'modelFile.open': 'Open it so',
  'modelFile.reading': 'Reading “{name}”…',
  'modelFile.how.pytorch': 'How to save one from PyTorch',
  'modelFile.how.keras': 'How to save one from Keras',
  'modelFile.how.convert': 'How to convert a .pt or .pth file',
  'modelFile.ask':
    '“{name}” has the weights, but not the activation functions. Choose those that the network has: with others the error is usually larger.',
  'modelFile.askAgain':
    'With the activation functions that “{name}” names, the network copies worse (MSE {mse}) than the mean image ({mean}). See whether it has these:',
  'modelFile.hidden': 'Hidden layers',
  'modelFile.code': 'Code',
  'modelFile.output': 'Output',
  'modelFile.subject': 'Images',
  'modelFile.relu': 'ReLU',
  'modelFile.tanh': 'tanh',
  'modelFile.sigmoid': 'Sigmoid',
  'modelFile.identity': 'None (linear)',
  'modelFile.digits': 'Digits',
  'modelFile.fashion': 'Clothes',
  'modelFile.letters': 'Printed letters',
  'modelFile.comesTo.one': 'With these, MSE per pixel on {count} test image: {mse}. The mean image: {mean}.',
  'modelFile.comesTo.other':
    'With these, MSE per pixel on {count} test images: {mse}. The mean image: {mean}.',
  'modelFile.pca': 'PCA with {size}: {pca}.',
  'modelFile.kernels':
    'The kernels lie within others of {kernel} × {kernel}, with zeros around: so they give the same here.',
  'modelFile.opened': 'Opened “{name}”: {layers}. MSE per pixel on the test images: {mse}.',
  'modelFile.openedAt': 'Opened “{name}” at step {step}: {layers}. MSE per pixel on the test images: {mse}.',
  'modelFile.replaced':
    'It is in the place of the run before, which is still in “My work” if this browser keeps work.',
  'modelFile.elsewhere': 'The lab where you were looks at other networks; that is why it is opened here.',

  'error.modelIs.empty': 'The file is empty.',
  'error.modelIs.torch':
    'It is a file of torch.save, which may contain programs and is not opened here. Save the weights with safetensors: “Open…” shows how.',
  'error.modelIs.keras':
    'It is a .keras file, which is not opened here. Save the weights with safetensors: “Open…” shows how.',
  'error.modelIs.hdf5':
    'It is an HDF5 file, which is not opened here. Save the weights with safetensors: “Open…” shows how.',
  'error.modelIs.onnx': 'It is an ONNX file. This page exports to ONNX, but opens safetensors files only.',
  'error.modelIs.numpy':
    'It is a NumPy file. Models in safetensors and tables of text (CSV) are opened here.',
  'error.modelIs.gguf':
    'It is a GGUF file, of a language model. Autoencoders in safetensors are opened here.',
  'error.modelIs.json':
    'It is a JSON file: it describes something, but has no weights that can be read. Models in safetensors are opened here.',
  'error.modelIs.picture': 'It is a picture. Models in safetensors and tables of text (CSV) are opened here.',
  'error.modelIs.packed': 'It is a compressed file: unpack it first.',
  'error.modelIs.sheet': 'It is a spreadsheet or a document: save it as CSV and drop it in “Reduction”.',
  'error.modelIs.text': 'It is a text. Models in safetensors are opened here.',
  'error.modelIs.table': 'It is a table. Models in safetensors are opened here.',
  'error.modelIs.binary':
    'This kind of file cannot be opened here: models in safetensors and text tables (CSV) can.',
  'error.modelTooLarge': 'The file has {got} MB; up to {most} MB are opened. It has not been read.',
  'error.modelEmpty': 'The file is empty.',
  'error.modelShort': 'The file has {got} bytes: too few for the header of a safetensors file.',
  'error.modelNotSafetensors': 'The file does not begin as a safetensors file does.',
  'error.modelHeaderLong':
    'The header is said to have {got} bytes; that of a model for this page has {most} at most. The file is damaged, or no safetensors file.',
  'error.modelHeaderBroken': 'The header of the file is damaged ({reason}).',
  'error.modelTruncated': 'The file is incomplete: it should go to byte {expected} and ends at {got}.',
  'error.modelTrailing': 'At the end of the file there are {bytes} bytes that belong to no tensor.',
  'error.modelNoTensors': 'There is no tensor in the file.',
  'error.modelManyTensors': 'There are {got} tensors in the file; up to {most} are read.',
  'error.modelTwice': 'The name “{tensor}” is in the file twice.',
  'error.modelWrongBytes': '“{tensor}”: its sizes ask for {expected} bytes, and the file gives it {got}.',
  'error.modelOverlap': '“{tensor}” lies on another tensor: the file is damaged.',
  'error.modelGap': 'Before “{tensor}” there are bytes that belong to no tensor: the file is damaged.',
  'error.modelDtype':
    '“{tensor}” has numbers of the type {dtype}. F32, F64, F16 and BF16 are read: convert it before it is saved.',
  'error.modelNotFinite':
    '“{tensor}” has {value} in it (number {place}): the network diverged, or the file is damaged.',
  'error.modelNorm':
    '“{tensor}” is of a layer that normalises (BatchNorm, LayerNorm or the like). Layers here are dense ones and convolutions only; take it out and train again.',
  'error.modelExtra':
    '“{tensor}” ({shape}) is neither weight nor bias of a dense layer or of a convolution in two dimensions.',
  'error.modelNoWeights': 'There are no weights of a layer in the file.',
  'error.modelInput': 'The first layer, “{tensor}”, takes {takes} values; an image has {expected} (28 × 28).',
  'error.modelOrder': '“{before}” gives {gives} values, and the next layer, “{tensor}”, takes {takes}.',
  'error.modelOutput': 'The last layer, “{tensor}”, gives {gives} values; an image has {expected} (28 × 28).',
  'error.modelNoCode':
    'All layers are convolutions: the dense layer that gives the code is missing, and the one that comes back from it.',
  'error.modelMirror':
    'The layers ({layers}) are not the same on the way there and back. Here the decoder has the sizes of the encoder in reverse.',
  'error.modelManyLayers': 'The network has {got} layers; here there are {most} at most.',
  'error.modelLarge': '{control}: {got} is more than can be trained here ({most}).',
  'error.modelKernel':
    '“{tensor}” has kernels of {shape}: with them and stride 2 the sizes of images here (28, 14, 7, 4) are not reached.',
  'error.modelBias': '“{tensor}” has {got} values, and its layer gives {expected}.',
  'error.modelTiedBiases':
    'The weights are tied and there are {got} biases without a weight; the decoder has {expected} layers.',
  'error.modelActivation':
    'The activation “{name}” cannot be used there. There are relu, sigmoid, tanh and linear; at the output sigmoid and linear.',
  'error.modelActivations': 'The metadata give {got} activations, and the network has {expected} layers.',
  'error.modelUneven':
    'The activations of the way there and back are not the same: here the decoder has those of the encoder in reverse.',
  'error.modelRecord': 'What this page saves with a model is damaged in this file ({reason}).',
  'error.modelLacks': '“{tensor}” of the sizes {shape} is missing, which its network needs.',
};
