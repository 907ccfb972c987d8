export const words = {
  'modelFile.title': 'Open a model',
  'modelFile.about':
    'A safetensors file: a model or a run saved on this page, or the weights of a dense or convolutional autoencoder of PyTorch or Keras with 784 values in and out. It can also be dropped anywhere on the page. It does not leave your device.',
  'modelFile.pick': 'Choose a file…',
  'modelFile.close': 'Close',
  'modelFile.open': 'Open it like this',
  'modelFile.reading': 'Reading “{name}”…',
  'modelFile.guide.pytorch': 'How to save one from PyTorch',
  'modelFile.guide.keras': 'How to save one from Keras',
  'modelFile.guide.convert': 'How to convert a .pt or .pth file',
  'modelFile.ask':
    '“{name}” has the weights, but not the activation functions. Choose those that the network has: with the wrong ones the error is usually larger.',
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
  'modelFile.result.one': 'With these, MSE per pixel on {count} test image: {mse}. The mean image: {mean}.',
  'modelFile.result.other':
    'With these, MSE per pixel on {count} test images: {mse}. The mean image: {mean}.',
  'modelFile.pca': 'PCA with {size}: {pca}.',
  'modelFile.kernels':
    'The kernels are padded with zeros to {kernel} × {kernel}, so that they give the same result here.',
  'modelFile.opened': 'Opened “{name}”: {layers}. MSE per pixel on the test images: {mse}.',
  'modelFile.openedAt': 'Opened “{name}” at step {step}: {layers}. MSE per pixel on the test images: {mse}.',
  'modelFile.replaced':
    'It replaces the previous run, which is still in “My work” if this browser keeps work.',
  'modelFile.elsewhere': 'The lab where you were uses other networks; that is why it is opened here.',

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
  'error.modelIs.text': 'It is a text file. Models in safetensors are opened here.',
  'error.modelIs.table': 'It is a table. Models in safetensors are opened here.',
  'error.modelIs.binary':
    'This kind of file cannot be opened here: models in safetensors and text tables (CSV) can.',
  'error.modelTooLarge': 'The file has {got} MB; at most {most} MB can be opened. It has not been read.',
  'error.modelEmpty': 'The file is empty.',
  'error.modelShort': 'The file has {got} bytes: too few for the header of a safetensors file.',
  'error.modelNotSafetensors': 'The file does not begin like a safetensors file.',
  'error.modelHeaderLong':
    'The header claims to be {got} bytes long; for a model of this page it is at most {most}. The file is damaged, or not a safetensors file.',
  'error.modelHeaderBroken': 'The header of the file is damaged ({reason}).',
  'error.modelTruncated': 'The file is incomplete: it should go to byte {expected} and ends at {got}.',
  'error.modelTrailing': 'At the end of the file there are {bytes} bytes that belong to no tensor.',
  'error.modelNoTensors': 'The file contains no tensors.',
  'error.modelManyTensors': 'The file contains {got} tensors; at most {most} are read.',
  'error.modelTwice': 'The name “{tensor}” appears twice in the file.',
  'error.modelWrongBytes': '“{tensor}”: its shape needs {expected} bytes, and the file has {got} for it.',
  'error.modelOverlap': '“{tensor}” overlaps another tensor: the file is damaged.',
  'error.modelGap': 'Before “{tensor}” there are bytes that belong to no tensor: the file is damaged.',
  'error.modelDtype':
    '“{tensor}” has numbers of type {dtype}. F32, F64, F16 and BF16 can be read: convert it before saving.',
  'error.modelNotFinite':
    '“{tensor}” contains {value} (number {place}): the network diverged, or the file is damaged.',
  'error.modelNorm':
    '“{tensor}” belongs to a normalisation layer (BatchNorm, LayerNorm or the like). Only dense layers and convolutions can be used here; remove it and train again.',
  'error.modelExtra':
    '“{tensor}” ({shape}) is neither the weight nor the bias of a dense layer or of a two-dimensional convolution.',
  'error.modelNoWeights': 'The file contains no weights of a layer.',
  'error.modelInput': 'The first layer, “{tensor}”, takes {takes} values; an image has {expected} (28 × 28).',
  'error.modelOrder': '“{before}” gives {gives} values, and the next layer, “{tensor}”, takes {takes}.',
  'error.modelOutput': 'The last layer, “{tensor}”, gives {gives} values; an image has {expected} (28 × 28).',
  'error.modelNoCode': 'All layers are convolutions: the dense layers to the code and back are missing.',
  'error.modelMirror':
    'The layers ({layers}) are not symmetric: here the decoder has the sizes of the encoder in reverse.',
  'error.modelManyLayers': 'The network has {got} layers; at most {most} are possible here.',
  'error.modelLarge': '{control}: {got} is more than can be trained here ({most}).',
  'error.modelKernel':
    '“{tensor}” has kernels of {shape}: with stride 2 they do not give the image sizes used here (28, 14, 7, 4).',
  'error.modelBias': '“{tensor}” has {got} values, and its layer gives {expected}.',
  'error.modelTiedBiases':
    'The weights are tied and there are {got} biases without a weight; the decoder has {expected} layers.',
  'error.modelActivation':
    'The activation “{name}” cannot be used there. Possible are relu, sigmoid, tanh and linear; at the output, sigmoid and linear.',
  'error.modelActivations': 'The metadata name {got} activations, but the network has {expected} layers.',
  'error.modelUneven':
    'The activations are not symmetric: here the decoder has those of the encoder in reverse.',
  'error.modelRecord': 'The record that this page saves with a model is damaged in this file ({reason}).',
  'error.modelLacks': '“{tensor}” of shape {shape} is missing, and the network needs it.',
};
