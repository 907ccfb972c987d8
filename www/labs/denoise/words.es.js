export const words = {
  'lab.denoise': 'Eliminar ruido',
  'denoise.question': '¿Quitará también un ruido que nunca vio?',
  'control.noiseSeed': 'Semilla del ruido',
  'option.denoiser': 'Ya entrenada',
  'denoise.strength': 'Intensidad: {level}',
  'denoise.level.sigma': 'σ\u00a0=\u00a0{level}',
  'denoise.level.share': '{percent} %',
  'denoise.noiseOf': '{noise} ({level})',
  'denoise.noise.none': 'nada de ruido',
  'denoise.noise.gaussian': 'ruido gaussiano',
  'denoise.noise.masking': 'píxeles borrados',
  'denoise.noise.saltPepper': 'sal y pimienta',
  'denoise.noise.blocks': 'bloques',
  'denoise.noise.lines': 'líneas',
  'denoise.noise.missing': 'partes que faltan',
  'denoise.again': 'Otro ruido',
  'denoise.note.waiting': 'Aprenderá con este ruido: {seen}.',
  'denoise.note.learning': 'Aprende con este ruido: {seen}.',
  'denoise.note.same': 'Se entrenó con este mismo ruido: {seen}.',
  'denoise.note.otherLevel': 'Se entrenó con otra intensidad: {trained}.',
  'denoise.note.otherNoise': 'Nunca vio este ruido: se entrenó con {trained}.',
  'denoise.note.clean': 'Se entrenó sin ruido.',
  'denoise.retrain': '«Reiniciar» la entrena con este.',
  'denoise.stage': 'La misma imagen, con ruido y sin él',
  'denoise.method.noisy': 'Con ruido, sin tocar',
  'denoise.method.untouched': 'El ruido no le tocó',
  'denoise.method.denoiser': 'Red entrenada con ruido',
  'denoise.method.run': 'La red que entrenas',
  'denoise.method.clean': 'Original',
  'denoise.method.plain': 'Red entrenada sin ruido',
  'denoise.method.pca': 'PCA {components}',
  'denoise.method.median': 'Mediana de 3 × 3',
  'denoise.method.blur': 'Desenfoque, σ\u00a0=\u00a01',
  'denoise.row': 'Imágenes de prueba',
  'denoise.rowHelp':
    'De arriba abajo: con ruido, lo que da la red y el original. Pulsa uno para copiarlo al lienzo.',
  'denoise.comparison': '¿Quién quita mejor este ruido?',
  'denoise.comparisonHint':
    'Una sola imagen no basta para juzgar. «Medir» compara los métodos en todas las imágenes de prueba, con el ruido elegido.',
  'denoise.psnr': 'PSNR (dB)',
  'denoise.verdict.network':
    'En las imágenes de prueba ({images}) con {noise} gana la red: ECM {network}, frente a {least} de «{best}».',
  'denoise.verdict.tie':
    'En las imágenes de prueba ({images}) con {noise} empatan la red ({network}) y «{best}» ({least}).',
  'denoise.verdict.noisy':
    'En las imágenes de prueba ({images}) con {noise} lo mejor es no tocar la imagen (ECM {noisy}): todos los métodos la empeoran; la red, {network}.',
  'measure.mse': 'ECM',
  'denoise.beforehand':
    'Medido de antemano con las redes de la página y la semilla 1 del ruido; «Medir» lo repite en tu equipo.',
  'denoise.verdict.other':
    'En las imágenes de prueba ({images}) con {noise} la red no gana: ECM {network}, frente a {least} de «{best}».',

  // File names without extension.
  'denoise.file.stage': 'eliminar-ruido',
  'denoise.file.row': 'imagenes-sin-ruido',
  'denoise.file.measured': 'ruido-medido',
};
