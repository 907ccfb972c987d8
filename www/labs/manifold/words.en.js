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
  'decoded.title': 'What the decoder draws at that point',
  'decoded.label': 'What the decoder draws at h₁ = {x}, h₂ = {y}',
  'drawn.title': 'Your digit',
  'drawn.none': 'Draw a digit: it appears on the map while you draw.',
  'drawn.error': 'It is on the map now. Mean squared error of its copy: {error}.',
  'walk.title': 'The way between two digits',
  'walk.from': 'From',
  'walk.to': 'To',
  'walk.drawing': 'Use your digit',
  'walk.codes': 'Between their codes: the line on the map, decoded',
  'walk.pixels': 'Between the pixels of the two reconstructions: one fades into the other',
  'walk.place': 'Place on the way',
  'walk.placeOf': '{place} of {all}',
  'walk.frame': 'Image {place} on the way, with {grey} of grey ink',
  'walk.grey':
    'Both strips begin and end with the same images, drawn by the decoder. Below each, how grey its ink is, 1 − Σx²/Σx: 0% if every pixel is black or white; 50% in two digits on top of each other, each at half ink. The smaller of the two is bold.',
  'walk.clearer.codes':
    'For this pair the stroke is clearer between the codes: on average {codes} of grey ink in the images between the ends, against {pixels} between pixels (a real digit has {real}).',
  'walk.clearer.pixels':
    'For this pair the stroke is clearer between the pixels: on average {pixels} of grey ink in the images between the ends, against {codes} between codes (a real digit has {real}).',
  'walk.clearer.neither':
    'For this pair there is no clear difference: on average {codes} of grey ink between the codes and {pixels} between the pixels (a real digit has {real}).',
  'option.digits-2': 'Unregularised',
  'option.digits-2-variational': 'Variational',
  'option.digits-2-guided': 'Guided',
  'network.about.digits-2': 'The cost only asks for copies: the classes crowd in the middle.',
  'network.about.digits-2-variational': 'It copies, and its codes follow a Gaussian as well (β = 1).',
  'network.about.digits-2-guided':
    'Besides the copy, ½ λ‖h − e‖² pulls each code to its place e on a t-SNE map (network with one more layer).',
  'network.about.run': 'It is trained here, to copy only.',
  'network.measured': 'Accuracy with 5 neighbours: {percent}%. MSE of the copy: {error}.',
  'network.compared':
    'Accuracy with 5 neighbours: {percent}% (unregularised, {plainPercent}%). MSE of the copy: {error} ({plainError}).',
  'network.loading': 'Downloading the model: {percent}%',
  'map.judge': 'Measure accuracy (kNN)',
  'map.trails':
    'Lines: of {count} digits, where the next {steps} training steps will take the code, drawn {times} times longer.',
  'judge.title': 'Does the position reveal the digit?',
  'judge.autoencoder': 'Code of 2 numbers',
  'judge.pca': 'PCA with 2 components',
  'judge.none': 'The 5 training images that are nearest on the map vote; the class with most votes wins.',
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

  // Names of files, without their endings.
  'manifold.file.map': 'map',
  'manifold.file.codes': 'codes',
  'manifold.file.accuracy': 'accuracy',
  'manifold.file.walk': 'path',
  'manifold.file.surface': 'surface',
  'manifold.file.measures': 'measures',
  'manifold.file.decoded': 'decoded',
};
