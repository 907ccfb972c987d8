export const words = {
  'bottlenecks.title': 'La misma imagen por cuellos de botella cada vez más anchos',
  'bottlenecks.columns': 'Números en el cuello de botella: las flechas pasan al siguiente',
  'bottlenecks.autoencoder': 'Autoencoder',
  'bottlenecks.pca': 'PCA',
  'bottlenecks.axis': 'ECM de las {count} imágenes de prueba',
  'bottlenecks.curve': 'Error del autoencoder según los números del cuello.',
  'bottlenecks.column': 'Con {size}: error de esta imagen, {error}',
  'bottlenecks.column.none': 'Con {size}: todavía sin imagen',
  'bottlenecks.source': 'Qué redes',
  'bottlenecks.beforehand': 'De antemano',
  'bottlenecks.here': 'Entrenar aquí',
  'bottlenecks.train': 'Entrenando las siete redes',
  'bottlenecks.made.beforehand':
    'Siete redes 784 → {hidden} → d → {hidden} → 784, hechas de antemano ({images} imágenes, {epochs} épocas). 784: copia exacta, sin red.',
  'bottlenecks.made.here':
    'Siete redes 784 → {hidden} → d → {hidden} → 784, entrenadas aquí ({images} imágenes, {epochs} épocas). 784: copia exacta, sin red.',
  'bottlenecks.verdict.waiting': 'Falta medir el error de este tamaño en las imágenes de prueba.',
  'bottlenecks.verdict.whole':
    'Con {size} números no hay cuello: basta con copiar cada píxel, sin aprender nada.',
  'bottlenecks.verdict.same.one': 'Con {count} número, autoencoder y PCA empatan en {error}.',
  'bottlenecks.verdict.same.other': 'Con {count} números, autoencoder y PCA empatan en {error}.',
  'bottlenecks.verdict.nearly.one':
    'Con {count} número, el error es {error}; el de PCA, {pca}: casi el mismo.',
  'bottlenecks.verdict.nearly.other':
    'Con {count} números, el error es {error}; el de PCA, {pca}: casi el mismo.',
  'bottlenecks.verdict.ahead.one':
    'Con {count} número, el error es {error}; el de PCA, {pca}: {times} veces mayor.',
  'bottlenecks.verdict.ahead.other':
    'Con {count} números, el error es {error}; el de PCA, {pca}: {times} veces mayor.',
  'bottlenecks.verdict.behind.one': 'Con {count} número, el error es {error}; el de PCA, {pca}, es menor.',
  'bottlenecks.verdict.behind.other': 'Con {count} números, el error es {error}; el de PCA, {pca}, es menor.',
  'bottlenecks.file.bottlenecks': 'cuellos-de-botella',
};
