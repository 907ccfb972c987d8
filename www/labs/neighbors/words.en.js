export const words = {
  'lab.neighbors': 'Improved kNN (AEkNN)',
  'neighbors.question': 'Improved in accuracy, in size or in time?',
  'neighbors.question.planes': 'Who is near, and who gets their votes?',
  'option.neighborLists': 'Lists',
  'option.neighborPlanes': 'Planes',
  'control.k': 'Neighbours that vote (k)',
  'option.codes-2': '2 values',
  'option.codes-8': '8 values',
  'option.codes-32': '32 values',
  'option.8': '8 values',
  'neighbors.raw.images': 'Pixels',
  'neighbors.raw.landsat': 'Measurements',
  'neighbors.space.pca': 'PCA',
  'neighbors.space.code': 'Codes',
  'neighbors.values': '{size} values',
  'neighbors.query': 'Which class is it?',
  'neighbors.drawn': 'A drawing of yours.',
  'neighbors.truthOf': 'It is: {name}.',
  'neighbors.row': 'Test row {sample} of {of}',
  'neighbors.rowLabel': 'Row {row}, {name}: four bands of 3 × 3 pixels',
  'neighbors.previous': 'Previous',
  'neighbors.next': 'Next',
  'neighbors.another': 'Another row',
  'neighbors.patch': 'A patch of ground of 3 × 3 pixels in four spectral bands. All figures share one scale.',
  'neighbors.predicts': 'says',
  'neighbors.right': '✓ right',
  'neighbors.wrong': '✗ wrong',
  'neighbors.tile': '{name}, at distance {distance}',
  'neighbors.voters.images':
    'The k nearest of the {count} training images vote in each space. Below each one is its class.',
  'neighbors.voters.landsat':
    'The k nearest of the {count} training rows vote in each space. The colour is the class of each.',
  'votes.one': '{name}: {count}',
  'votes.tie': 'a tie',
  'votes.none': 'No votes',
  'neighbors.measureTitle': 'How often are they right, and how long does it take? All test samples',
  'neighbors.measure': 'Measure here',
  'neighbors.beforehand': 'Measured beforehand on another machine ({machine}).',
  'neighbors.figure.accuracy': 'Accuracy',
  'neighbors.figure.size': 'Size',
  'neighbors.figure.ms': 'Time',
  'neighbors.figures.here': 'Accuracy and time per sample: over the test samples ({tests}), measured here.',
  'neighbors.figures.precomputed':
    'Accuracy and time per sample: over the test samples ({tests}), measured beforehand on another machine ({machine}).',
  'neighbors.figures.none': 'Accuracy and time per sample: not yet measured with these settings.',
  'neighbors.head.space': 'Neighbours among',
  'neighbors.head.size': 'Values',
  'neighbors.head.accuracy': 'Right',
  'neighbors.head.perSample': 'Per sample',
  'neighbors.head.total': 'In all',
  'neighbors.seconds': '{value} s',
  'neighbors.oneOnly':
    'This set has only one class: all neighbours vote for it, and there is no accuracy to measure. Choose other data or add another class.',
  'neighbors.unmeasured':
    'Not yet measured with these settings: the test samples are classified in the three spaces, in this tab.',
  'neighbors.clock':
    'The time includes the code or the components of each test sample; those of the training samples are already computed. When it is measured here, the confusion matrix appears too.',
  'neighbors.rawName.images': 'the pixels',
  'neighbors.rawName.landsat': 'all measurements',
  'neighbors.versusRaw.same':
    'The codes are right about as often as {those} ({code} against {raw}), with {times} times fewer numbers.',
  'neighbors.versusRaw.less':
    'The codes are right in {code}; {those} stay ahead with {raw}, but take {times} times as many numbers.',
  'neighbors.versusRaw.more':
    'The codes are right in {code}, more often than {those} ({raw}), with {times} times fewer numbers.',
  'neighbors.versusPca.same':
    'PCA with {size} components is right about as often as the codes ({pca}): here the network adds no accuracy.',
  'neighbors.versusPca.less':
    'PCA with {size} components is right more often than the codes, {pca}: here the linear method wins, by {points} points.',
  'neighbors.versusPca.more':
    'PCA with {size} components is right in {pca}: {points} points fewer than the codes.',
  'neighbors.versusPca.muchMore':
    'PCA with {size} components gets no further than {pca}: a large difference, {points} points.',
  'neighbors.speed.faster': 'Searching by codes was {times} times as fast as comparing {those}.',
  'neighbors.speed.same': 'Searching by codes took about as long as comparing {those}.',
  'neighbors.speed.slower': 'Searching by codes took {times} times as long as comparing {those}.',
  'confusion.title': 'What is taken for what?',
  'confusion.space': 'Space of the confusion matrix',
  'confusion.truth': 'Is',
  'confusion.predicted': 'predicted',
  'confusion.help': 'Choose a cell to see its samples: the mistakes are off the diagonal.',
  'confusion.right.one':
    '{count} sample of {truth} taken for {predicted}: it is right. Press it to show it at the top.',
  'confusion.right.other':
    '{count} samples of {truth} taken for {predicted}: they are right. Press one to show it at the top.',
  'confusion.wrong.one': '{count} sample of {truth} taken for {predicted}. Press it to see who voted.',
  'confusion.wrong.other': '{count} samples of {truth} taken for {predicted}. Press one to see who voted.',
  'confusion.empty': 'No sample of {truth} is taken for {predicted}.',
  'confusion.sample': 'Sample {index}: true class {truth}, predicted {predicted}',

  // File names without extension.
  'neighbors.file.neighbors': 'neighbours',
  'neighbors.file.confusion': 'confusion',
  'neighbors.file.accuracy': 'accuracy',
};
