export const words = {
  'lab.reconstruct': 'What is an autoencoder?',

  'model.label': 'Model',
  'model.digits-32': '32 numbers',
  'model.trained': 'Trained by you',

  'reconstruct.question': 'How many numbers are enough to draw a digit again?',
  'reconstruct.lead':
    'Draw a digit. The encoder sums it up in a few numbers; the decoder draws it again from them alone. Move a number and see what changes.',
  'reconstruct.loading': 'Preparing the model…',
  'reconstruct.loadingModel': 'Downloading the model: {percent}%',
  'reconstruct.noTrained':
    'No model has been trained in this tab yet: train one under “Training” and come back.',
  'reconstruct.noModel': 'There is no model to reconstruct with.',
  'reconstruct.again': 'Try again',
  'input.seen': 'What the encoder sees',
  'input.label': 'The image of 28 × 28 pixels that the encoder sees',
  'decoder.title': 'Decoder',
  'code.title': 'Code',
  'code.label': 'Values of the code: left and right change one, up and down go to another',
  'code.unit': 'Code value {index}',
  'code.fine': 'The code value that was picked',
  'code.back': 'Back to the encoder’s code',
  'plane.help': 'Use the arrow keys to move the point; with Shift, in long steps.',
  'reconstruction.residual': 'Residual',
  'errors.title': 'Mean squared error a pixel (MSE)',
  'errors.note': 'less is better',
  'errors.autoencoder': 'Autoencoder {size}',
  'errors.pca': 'PCA {size}',
  'errors.mean': 'Mean image',
  'equations.deep': 'With hidden layers f and g are compositions; each layer has its matrix:',

  'control.model': 'Model',
};
