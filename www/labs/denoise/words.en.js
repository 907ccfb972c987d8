export const words = {
  'lab.denoise': 'Removing noise',
  'denoise.question': 'Will it also remove a noise that it has never seen?',
  'denoise.lead':
    'The network was shown digits with noise and asked to draw them clean. Spoil one and see what is left of it; beside it, one that has never seen noise, and what an image editor does.',
  'control.noiseSeed': 'Seed of the noise',
  'option.denoiser': 'Already trained',
  'denoise.strength': 'Strength: {level}',
  'denoise.level.sigma': 'σ = {level}',
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
  'denoise.note.waiting': 'The network that you are about to train will learn with this noise: {seen}.',
  'denoise.note.learning': 'The network that you train learns with this noise: {seen}.',
  'denoise.note.same': 'The network was trained with just this noise: {seen}.',
  'denoise.note.otherLevel': 'The network was trained with {trained}; now it sees {seen}.',
  'denoise.note.otherNoise':
    'The network was trained with {trained} and now sees something else: {seen}. Nobody taught it to remove that.',
  'denoise.note.clean': 'The network was trained without noise: nobody taught it to remove {seen}.',
  'denoise.retrain': 'With “Reset” it learns anew, with this one.',
  'denoise.trainHere': 'With “Train here” you can teach it to another one.',
  'denoise.stage': 'The same digit, with noise and without',
  'denoise.versus': 'what it was:',
  'denoise.others': 'The same, by other ways',
  'denoise.way.noisy': 'With noise, as it is',
  'denoise.way.denoiser': 'Network trained with noise',
  'denoise.way.run': 'The network you train',
  'denoise.way.clean': 'Clean digit',
  'denoise.way.plain': 'Network trained without',
  'denoise.way.pca': 'PCA 64',
  'denoise.way.median': 'Median of 3 × 3',
  'denoise.way.blur': 'Blur, σ = 1',
  'denoise.row': 'Ten test digits',
  'denoise.rowHelp':
    'From top to bottom: with noise, what the network gives, and the clean digit. Press one to put it on the pad.',
  'denoise.measured': 'Who removes this noise best?',
  'denoise.measureHint':
    'One image deceives; two thousand, less so. Measure each way on the 2,000 test digits, with the noise that you have chosen.',
  'denoise.psnr': 'PSNR (dB)',
  'denoise.says.network':
    'With {noise} the network wins: its MSE is {own}, against {plain} of the one trained without noise and {noisy} of the image as it is.',
  'denoise.says.tie': 'With {noise} they are level: {least} of “{best}” and {own} of the network.',
  'denoise.says.noisy':
    'With {noise} it is best to leave the image as it is (MSE {noisy}): there is so little that who tries to remove it spoils more than is mended. The network, {own}.',
  'denoise.other.same':
    'With {noise} the network does not win, though it was trained with it: the least MSE is {least}, of “{best}”; its own, {own}.',
  'denoise.other.otherLevel':
    'With {noise} the network does not win: the least MSE is {least}, of “{best}”; its own, {own}. It was trained with this noise, but of another strength.',
  'denoise.other.clean':
    'With {noise} the network does not win: the least MSE is {least}, of “{best}”; its own, {own}. It was trained without noise: nobody taught it to remove any.',
  'denoise.other.waiting': 'The least MSE with {noise} is {least}, of “{best}”.',
  'denoise.other.otherNoise':
    'With {noise} the network does not win: the least MSE is {least}, of “{best}”; its own, {own}. It was not trained with this noise, and to remove one does not teach to remove all.',
  'measure.mse': 'MSE',

  // Names of files, without their endings.
  'denoise.file.stage': 'removing-noise',
  'denoise.file.row': 'ten-without-noise',
  'denoise.file.measured': 'noise-measured',
};
