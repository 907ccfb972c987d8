export const words = {
  'point.roll': 'Throw',
  'point.begin': 'Preparing the plane and the decoder…',
  'point.dart': 'Point of the plane: the arrow keys move it; with Shift, in larger steps',
  'point.decoder': 'Decoder',
  'point.image': 'New image x̂',
  'point.digit':
    'A random point of N(0, I), decoded: it resembles class {label} of the data, but is none of its images.',
  'point.doubtful':
    'A random point of N(0, I), decoded: it fell between two clouds and hardly resembles the data.',
  'point.hand': 'A point set by hand: the decoder draws something at any place of the plane.',
  'point.file.image': 'random-point',
};
