export const words = {
  'bottlenecks.title': 'The same image through wider and wider bottlenecks',
  'bottlenecks.columns': 'Numbers in the bottleneck: the arrows go to the next one',
  'bottlenecks.autoencoder': 'Autoencoder',
  'bottlenecks.pca': 'PCA',
  'bottlenecks.axis': 'MSE of the {count} test images',
  'bottlenecks.curve': 'Error of the autoencoder over the numbers in the bottleneck.',
  'bottlenecks.column': 'With {size}: error of this image, {error}',
  'bottlenecks.column.none': 'With {size}: no image yet',
  'bottlenecks.source': 'Which networks',
  'bottlenecks.beforehand': 'Pretrained',
  'bottlenecks.here': 'Train here',
  'bottlenecks.train': 'Training the seven networks',
  'bottlenecks.made.beforehand':
    'Seven networks 784 → {hidden} → d → {hidden} → 784, trained beforehand ({images} images, {epochs} epochs). 784: an exact copy.',
  'bottlenecks.made.here':
    'Seven networks 784 → {hidden} → d → {hidden} → 784, trained here ({images} images, {epochs} epochs). 784: an exact copy.',
  'bottlenecks.verdict.waiting': 'The error of this size on the test images has not been measured yet.',
  'bottlenecks.verdict.whole':
    'With {size} numbers there is no bottleneck: copying each pixel is enough, and nothing is learned.',
  'bottlenecks.verdict.same.one': 'With {count} number, autoencoder and PCA are level at {error}.',
  'bottlenecks.verdict.same.other': 'With {count} numbers, autoencoder and PCA are level at {error}.',
  'bottlenecks.verdict.nearly.one':
    'With {count} number the error is {error}; PCA’s, {pca}, is nearly the same.',
  'bottlenecks.verdict.nearly.other':
    'With {count} numbers the error is {error}; PCA’s, {pca}, is nearly the same.',
  'bottlenecks.verdict.ahead.one':
    'With {count} number the error is {error}; PCA’s, {pca}, is {times} times as large.',
  'bottlenecks.verdict.ahead.other':
    'With {count} numbers the error is {error}; PCA’s, {pca}, is {times} times as large.',
  'bottlenecks.verdict.behind.one': 'With {count} number the error is {error}; PCA’s, {pca}, is smaller.',
  'bottlenecks.verdict.behind.other': 'With {count} numbers the error is {error}; PCA’s, {pca}, is smaller.',
  'bottlenecks.file.bottlenecks': 'bottlenecks',
};
