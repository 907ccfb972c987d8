export const words = {
  'lab.manifold': 'Latent space: the map',
  'scene.lead.digits':
    'Each image of 784 pixels becomes a point of the plane. Move over the map: the decoder draws what there is at each place, also where there is no image.',
  'control.points': 'Points',
  'control.marks': 'Marks',
  'option.dots': 'Dots',
  'option.thumbnails': 'Thumbnails',
  'control.background': 'Background',
  'control.from': 'From',
  'control.to': 'To',
  'option.test': '2000 test images',
  'option.train': '10,000 training images',
  'option.plain': 'Nothing',
  'option.images': 'Images',
  'option.density': 'Density',
  'decoded.title': 'What is there',
  'decoded.label': 'What the decoder draws at h₁ = {x}, h₂ = {y}',
  'drawn.title': 'Your digit',
  'drawn.none': 'Draw a digit: it appears on the map while you draw.',
  'drawn.error': 'It is on the map now. Mean squared error of its copy: {error}.',
  'walk.title': 'The way between two digits',
  'walk.from': 'From',
  'walk.to': 'To',
  'walk.drawing': 'Use your digit',
  'walk.codes': 'Between their codes: the line that is on the map',
  'walk.pixels': 'Between their pixels: one image fades into the other',
  'walk.place': 'Place on the way',
  'walk.placeOf': '{place} of {all}',
  'walk.frame': 'Image {place} on the way, {gap} from the test image that is most like it',
  'walk.gap':
    'Below each image its distance from the test image that is most like it (root mean squared error). Half way it is mostly smaller between codes: there is one digit, and not two on top of each other.',
  'judge.title': 'Does the place tell which digit it is?',
  'judge.autoencoder': 'Code of 2 numbers',
  'judge.pca': 'PCA with 2 components',
  'judge.none': 'The 5 nearest training images are asked; the class with most votes wins.',
  'judge.about':
    'Right answers on {queries} test images, by the votes of the 5 nearest of {references} training images.',
  'control.surface': 'Surface',
  'option.surface': 'Surfaces',
  'option.swissRoll': 'Swiss roll',
  'option.sCurve': 'S-curve',
  'scene.lead.surface':
    'A plane rolled up in space: three coordinates, but only two directions. The autoencoder learns to keep it in two numbers and to make it again; PCA can only look at it from one side.',
  'surface.space': 'In space',
  'surface.space.label':
    'Points of the surface in space, with a decoded grid of the plane of codes; the arrow keys turn them',
  'surface.code': 'Code of 2 numbers',
  'surface.code.label': 'The same points on the plane of codes',
  'surface.pca': 'PCA with 2 components',
  'surface.pca.label': 'The same points on the plane of the first two principal components',
  'surface.copies': 'Show the copy',
  'surface.turn':
    'Drag to turn; with the keyboard, the arrow keys. The lines are a grid of the plane of codes, decoded.',
  'surface.note': 'The colour is the place along the surface: on a good map it changes without jumps.',

  'control.keep': 'What is kept',
  'option.copies': 'Copy only',
  'option.distances': 'Copy and keep distances',
  'keep.about.copies':
    'The cost only asks that the copy x̂ be like x. Any map from which there is a way back will do, a folded or torn one too.',
  'keep.about.distances':
    'e: place of the point on the flat map that keeps the distances along the surface, measured by shortest paths over the k nearest neighbours (Isomap). λ: its weight.',
  'control.neighbours': 'Neighbours k',
  'control.neighbours.hint': 'To how many near points each is joined.',
  'control.pull': 'Weight λ',
  'control.pull.hint': 'How strongly the map e pulls the code h.',
  'surface.guiding': 'Shortest paths',
  'surface.guiding.share': 'Shortest paths: {percent}%',

  'surface.measures': 'What each map keeps',
  'surface.error': 'Mean squared error',
  'surface.trust': 'Trustworthiness',
  'surface.about.trust':
    'Trustworthiness falls when neighbours on the map are strangers in space (false neighbours).',
  'surface.continuity': 'Continuity',
  'surface.about.continuity':
    'Continuity falls when neighbours in space are parted on the map (tears). Both look at the 12 nearest and are 1 if all are kept.',
  'surface.along': 'R² of the length',
  'surface.about.along':
    'R² of the length and of the width: how much of each a linear function of the two coordinates of the map gives. With the surface laid flat both are 1.',
  'surface.across': 'R² of the width',
  'surface.verdict.untrained': 'Untrained: the weights are random.',
  'surface.verdict.flat': 'Unrolled: length and width of the surface are linear on the map (both R² ≥ 0.98).',
  'surface.verdict.bent':
    'Not quite unrolled: neighbours are kept (≥ 0.99), but the map is bent or stretched.',
  'surface.verdict.folded': 'Folded: on the map points are neighbours that are none in space.',
  'surface.verdict.torn': 'Torn: on the map points cease to be neighbours that are neighbours in space.',

  // Images that turn.
  'option.turning': 'Images that turn',
  'scene.lead.turning':
    'A digit is turned all the way round. Each image has 784 pixels, but among all of them a single number changes: the angle. What do their codes draw?',
  'turning.question':
    'A digit that turns: 784 pixels, a single number that changes. Which curve does its code draw?',
  'turning.question.two':
    'A digit that turns and changes otherwise too: 784 pixels, two numbers. Which surface does its code draw?',
  'turning.digit': 'The digit that turns',
  'turning.angle': 'Turned by {angle}°',
  'turning.spin': 'Turn once round',
  'turning.draw': 'Draw another one',
  'turning.use': 'Turn this drawing',
  'turning.empty': 'Draw something first.',
  'turning.partner': '● this image   ○ the same one, turned by {turn}° more',
  'control.turned': 'Digit that turns',
  'control.angle': 'Angle',
  'control.level': 'Level of what changes',
  'control.freedom': 'Beside the angle',
  'option.thickness': 'Thickness',
  'option.slant': 'Slant',
  'option.shift': 'Position',
  'turning.level': 'Level {level} of 7',
  'control.values': 'Numbers of the code',
  'turning.values': '{d}',
  'turning.first': 'Train first',
  'turning.pca': 'PCA',
  'turning.plain': 'Copy only',
  'turning.guided': 'Keep distances',
  'turning.label.pca':
    'The turned images by their principal components, joined in the order of the angle; the arrow keys move a point that is decoded, or turn the view with three numbers',
  'turning.label.plain':
    'The codes of the network that only copies, joined in the order of the angle; the arrow keys move a point that is decoded, or turn the view with three numbers',
  'turning.label.guided':
    'The codes of the network that keeps distances too, joined in the order of the angle; the arrow keys move a point that is decoded, or turn the view with three numbers',
  'turning.copy': 'Its copy',
  'turning.place': 'Image at the place pointed at',
  'turning.rounds': 'Times round',
  'turning.rounds.between': '{least} to {most}',
  'turning.jump': 'Largest step',
  'turning.jump.times': '{jump}\u00a0× median',
  'turning.error': 'MSE',
  'turning.second': 'R² of the level',
  'turning.second.read': 'What else changes can be read off the map too.',
  'turning.second.partly': 'What else changes can be read off in part only.',
  'turning.second.lost': 'What else changes cannot be read off: each level falls on the others.',
  'turning.steps.one': '{count} step',
  'turning.steps.other': '{count} steps',
  'turning.untrained': 'Untrained: the weights are random.',
  'turning.learning': 'Learning…',
  'turning.verdict.torn': 'Torn: between {from}° and {to}° the code jumps by {jump} times the median step.',
  'turning.verdict.ring': 'A ring: once round for each turn of the digit, without jumps.',
  'turning.verdict.recurs':
    'It goes round {count} times for each turn of the digit: the image and the same one turned by {turn}° fall on nearly the same point.',
  'turning.verdict.rounds': 'It goes round {count} times for each turn of the digit.',
  'turning.verdict.uneven':
    'It goes round once, in uneven steps: the largest is {jump} times the median one.',
  'turning.verdict.crossed': 'It turns back or crosses itself: it does not go round its middle cleanly.',
  'turning.better': 'Keeping distances costs no copies: error {guided}, against {plain} of copying only.',
  'turning.worse':
    'Here keeping distances costs something in the copies: error {guided}, against {plain} of copying only.',
  'turning.half.other':
    'After half a turn {percent}% of the ink coincides: these are two different images, and they need two different points.',
  'turning.half.alike':
    'After half a turn {percent}% of the ink coincides: this digit looks like itself upside down.',
  'turning.half.nearly':
    'After half a turn {percent}% of the ink coincides: upside down it is nearly the same image.',
  'turning.half.apart':
    'Even so the guided ring keeps the two apart: what tells them apart decides on which side they are.',
  'turning.half.joined':
    'So the graph of neighbours joins opposite points of the ring, the distances get shorter, and the guided code does not go round cleanly.',

  // Names of files, without their endings.
  'manifold.file.map': 'map',
  'manifold.file.codes': 'codes',
  'manifold.file.accuracy': 'accuracy',
  'manifold.file.walk': 'path',
  'manifold.file.surface': 'surface',
  'manifold.file.measures': 'measures',
  'manifold.file.turning': 'turns',
  'manifold.file.decoded': 'decoded',
};
