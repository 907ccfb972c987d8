export const words = {
  'bottlenecks.title': 'The same digit through wider and wider bottlenecks',
  'bottlenecks.columns': 'Numbers in the bottleneck: the arrows go to the next one',
  'bottlenecks.autoencoder': 'Autoencoder',
  'bottlenecks.pca': 'PCA',
  'bottlenecks.axis': 'MSE of the {count} test images',
  'bottlenecks.curve': 'Error of the autoencoder over the numbers in the bottleneck.',
  'bottlenecks.column': 'With {size}: error of this image, {error}',
  'bottlenecks.column.none': 'With {size}: no image yet',
  'bottlenecks.source': 'Which networks',
  'bottlenecks.beforehand': 'Beforehand',
  'bottlenecks.here': 'Train here',
  'bottlenecks.train': 'Training the seven networks',
  'bottlenecks.made.beforehand':
    'Seven networks 784 → {hidden} → d → {hidden} → 784, trained beforehand: {images} images, {epochs} epochs. With 784 there is no network: it is the exact copy.',
  'bottlenecks.made.here':
    'Seven networks 784 → {hidden} → d → {hidden} → 784, trained in this tab: {images} images, {epochs} epochs. With 784 there is no network: it is the exact copy.',
  'bottlenecks.says.waiting': 'The error of this size on the test images is not measured yet.',
  'bottlenecks.says.whole':
    'With {size} numbers there is no bottleneck: copying each pixel is enough, and nothing is learned.',
  'bottlenecks.says.same.one': 'With {count} number, autoencoder and PCA are even at {error}.',
  'bottlenecks.says.same.other': 'With {count} numbers, autoencoder and PCA are even at {error}.',
  'bottlenecks.says.ahead.one':
    'With {count} number the autoencoder leaves an error of {error}; PCA, of {pca}: {times} times the autoencoder’s.',
  'bottlenecks.says.ahead.other':
    'With {count} numbers the autoencoder leaves an error of {error}; PCA, of {pca}: {times} times the autoencoder’s.',
  'bottlenecks.says.behind.one':
    'With {count} number PCA leaves an error of {pca}; the autoencoder, of {error}: {times} times PCA’s.',
  'bottlenecks.says.behind.other':
    'With {count} numbers PCA leaves an error of {pca}; the autoencoder, of {error}: {times} times PCA’s.',
  'bottlenecks.file.bottlenecks': 'bottlenecks',
};
