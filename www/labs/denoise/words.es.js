export const words = {
  'lab.denoise': 'Eliminar ruido',
  'denoise.question': '¿Quitará también un ruido que nunca vio?',
  'denoise.lead':
    'A la red se le enseñaron dígitos con ruido y se le pidió que los dibujara limpios. Ensucia uno y mira qué queda de él; al lado, quien nunca vio ruido y lo que hace un editor de imágenes.',
  'control.noiseSeed': 'Semilla del ruido',
  'option.denoiser': 'Ya entrenada',
  'denoise.strength': 'Intensidad: {level}',
  'denoise.level.sigma': 'σ = {level}',
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
  'denoise.note.waiting': 'La red que vas a entrenar aprenderá con este ruido: {seen}.',
  'denoise.note.learning': 'La red que entrenas aprende con este ruido: {seen}.',
  'denoise.note.same': 'La red se entrenó justo con este ruido: {seen}.',
  'denoise.note.otherLevel': 'La red se entrenó con {trained}; ahora ve {seen}.',
  'denoise.note.otherNoise':
    'La red se entrenó con {trained} y ahora ve otra cosa: {seen}. Nadie le enseñó a quitarlo.',
  'denoise.note.clean': 'La red se entrenó sin ruido: nadie le enseñó a quitar {seen}.',
  'denoise.retrain': 'Con «Reiniciar» aprende de nuevo, con este.',
  'denoise.trainHere': 'Con «Entrenar aquí» puedes enseñárselo a otra.',
  'denoise.stage': 'El mismo dígito, con ruido y sin él',
  'denoise.versus': 'lo que era:',
  'denoise.others': 'Lo mismo, por otros caminos',
  'denoise.way.noisy': 'Con ruido, sin tocar',
  'denoise.way.denoiser': 'Red entrenada con ruido',
  'denoise.way.run': 'La red que entrenas',
  'denoise.way.clean': 'Dígito limpio',
  'denoise.way.plain': 'Red entrenada sin ruido',
  'denoise.way.pca': 'PCA 64',
  'denoise.way.median': 'Mediana de 3 × 3',
  'denoise.way.blur': 'Desenfoque, σ = 1',
  'denoise.row': 'Diez dígitos de prueba',
  'denoise.rowHelp':
    'De arriba abajo: con ruido, lo que da la red y el dígito limpio. Pulsa uno para llevarlo al tablero.',
  'denoise.measured': '¿Quién quita mejor este ruido?',
  'denoise.measureHint':
    'Una imagen engaña; dos mil, menos. Mide cada camino en los 2000 dígitos de prueba, con el ruido que has elegido.',
  'denoise.psnr': 'PSNR (dB)',
  'denoise.says.network':
    'Con {noise} gana la red: su ECM es {own}, frente a {plain} de la que se entrenó sin ruido y {noisy} de la imagen sin tocar.',
  'denoise.says.tie': 'Con {noise} empatan: {least} de «{best}» y {own} de la red.',
  'denoise.says.noisy':
    'Con {noise} lo mejor es no tocar la imagen (ECM {noisy}): es tan poco que quien intenta quitarlo estropea más de lo que arregla. La red, {own}.',
  'denoise.other.same':
    'Con {noise} la red no gana, aunque se entrenó con él: el menor ECM es {least}, de «{best}»; el suyo, {own}.',
  'denoise.other.otherLevel':
    'Con {noise} la red no gana: el menor ECM es {least}, de «{best}»; el suyo, {own}. Se entrenó con este ruido, pero con otra intensidad.',
  'denoise.other.clean':
    'Con {noise} la red no gana: el menor ECM es {least}, de «{best}»; el suyo, {own}. Se entrenó sin ruido: nadie le enseñó a quitarlo.',
  'denoise.other.waiting': 'El menor ECM con {noise} es {least}, de «{best}».',
  'denoise.other.otherNoise':
    'Con {noise} la red no gana: el menor ECM es {least}, de «{best}»; el suyo, {own}. No se entrenó con este ruido, y quitar uno no enseña a quitar todos.',
  'measure.mse': 'ECM',

  // Names of files, without their endings.
  'denoise.file.stage': 'eliminar-ruido',
  'denoise.file.row': 'diez-sin-ruido',
  'denoise.file.measured': 'ruido-medido',
};
