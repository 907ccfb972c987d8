export const words = {
  'planes.point': 'The sample on the plane: the arrows go to the nearest test sample in that direction',
  'planes.picture': 'Plane of {space}: {says}',
  'planes.name': '“{name}”',
  'planes.wins.one': '“{name}” wins with {count} vote of {k}.',
  'planes.wins.other': '“{name}” wins with {count} votes of {k}.',
  'planes.tie.one': 'A tie between {names} with {count} vote each: the first class is taken, “{name}”.',
  'planes.tie.other': 'A tie between {names} with {count} votes each: the first class is taken, “{name}”.',
  'planes.line': 'This value is all that is compared: the points lie on a line.',
  'planes.whole': 'The plane is all that is compared.',
  'planes.shadow':
    'Neighbours are found by all {size} values; this plane of principal components shows {share} of their variation.',
  'planes.none': 'Draw something or choose a sample: here you see where it falls.',
  'planes.help': 'Drag the point over a plane: it moves from one to another of the {count} test samples.',
  'planes.waiting': 'Placing {count} samples on the planes…',
  'planes.file.planes': 'planes',
};
