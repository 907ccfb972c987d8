// Gathered from www/labs/*/words.es.js by `cargo xtask generate`.
export const words = {
  'lab.anomaly': 'Datos anómalos',
  'lab.denoise': 'Eliminar ruido',
  'lab.generate': 'Generar datos sintéticos',
  'lab.hashing': 'Agrupar semánticamente',
  'lab.impute': 'Imputar datos',
  'lab.manifold': 'Espacio latente: manifolds',
  'lab.neighbors': 'kNN mejorado (AEkNN)',
  'lab.race': 'Carrera: CPU y WebGPU',
  'lab.reconstruct': '¿Qué es un autoencoder?',
  'lab.reduction': 'Reducción de dimensiones',
  'lab.secrecy': 'Encriptación y seguridad',
  'lab.train': 'Entrenar y comparar',
};
