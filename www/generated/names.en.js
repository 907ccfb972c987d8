// Gathered from www/labs/*/words.en.js by `cargo xtask generate`.
export const words = {
  'lab.anomaly': 'Anomalous data',
  'lab.denoise': 'Removing noise',
  'lab.generate': 'Generating synthetic data',
  'lab.hashing': 'Semantic grouping',
  'lab.impute': 'Imputing data',
  'lab.manifold': 'Latent space: manifolds',
  'lab.neighbors': 'Improved kNN (AEkNN)',
  'lab.race': 'Race: CPU and WebGPU',
  'lab.reconstruct': 'What is an autoencoder?',
  'lab.reduction': 'Dimensionality reduction',
  'lab.secrecy': 'Encryption and security',
  'lab.train': 'Train and compare',
};
