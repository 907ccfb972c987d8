export const words = {
  'lab.denoise': 'Removing noise',
  'denoise.question': 'Will it also remove a noise that it has never seen?',
  'control.noiseSeed': 'Seed of the noise',
  'option.denoiser': 'Already trained',
  'denoise.strength': 'Strength: {level}',
  'denoise.level.sigma': 'σ\u00a0=\u00a0{level}',
  'denoise.level.share': '{percent} %',
  'denoise.noiseOf': '{noise} ({level})',
  'denoise.noise.none': 'no noise',
  'denoise.noise.gaussian': 'Gaussian noise',
  'denoise.noise.masking': 'masked pixels',
  'denoise.noise.saltPepper': 'salt and pepper',
  'denoise.noise.blocks': 'blocks',
  'denoise.noise.lines': 'lines',
  'denoise.noise.missing': 'missing parts',
  'denoise.again': 'Other noise',
  'denoise.note.waiting': 'It will learn with this noise: {seen}.',
  'denoise.note.learning': 'It learns with this noise: {seen}.',
  'denoise.note.same': 'It was trained with just this noise: {seen}.',
  'denoise.note.otherLevel': 'It was trained with another strength: {trained}.',
  'denoise.note.otherNoise': 'It has never seen this noise: it was trained with {trained}.',
  'denoise.note.clean': 'It was trained without noise.',
  'denoise.retrain': '“Reset” trains it with this one.',
  'denoise.stage': 'The same image, with noise and without',
  'denoise.method.noisy': 'With noise, as it is',
  'denoise.method.untouched': 'The noise missed it',
  'denoise.method.denoiser': 'Network trained with noise',
  'denoise.method.run': 'The network you train',
  'denoise.method.clean': 'Original',
  'denoise.method.plain': 'Network trained without',
  'denoise.method.pca': 'PCA {components}',
  'denoise.method.median': 'Median of 3 × 3',
  'denoise.method.blur': 'Blur, σ\u00a0=\u00a01',
  'denoise.row': 'Test images',
  'denoise.rowHelp':
    'From top to bottom: with noise, the network’s output, and the original. Press one to copy it to the pad.',
  'denoise.comparison': 'Which method removes this noise best?',
  'denoise.comparisonHint':
    'A single image is not enough to judge. “Measure” compares the methods on all test images, with the noise you have chosen.',
  'denoise.psnr': 'PSNR (dB)',
  'denoise.verdict.network':
    'On the test images ({images}) with {noise} the network wins: MSE {network}, against {least} for “{best}”.',
  'denoise.verdict.tie':
    'On the test images ({images}) with {noise} the network ({network}) and “{best}” ({least}) are level.',
  'denoise.verdict.noisy':
    'On the test images ({images}) with {noise} it is best to leave the image as it is (MSE {noisy}): every method makes it worse; the network’s MSE is {network}.',
  'measure.mse': 'MSE',
  'denoise.beforehand':
    'Measured beforehand with the page’s networks and noise seed 1; “Measure” does it again on your machine.',
  'denoise.verdict.other':
    'On the test images ({images}) with {noise} the network does not win: MSE {network}, against {least} for “{best}”.',

  // File names without extension.
  'denoise.file.stage': 'removing-noise',
  'denoise.file.row': 'images-without-noise',
  'denoise.file.measured': 'noise-measured',
};
