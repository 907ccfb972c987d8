export const words = {
  'boot.preparing': 'Preparando el laboratorio…',

  'shell.name': 'Latente',
  'shell.tagline': 'laboratorio de autoencoders',
  'shell.menu': 'Temas',
  'shell.strip': 'Ir a un tema',
  'shell.skip': 'Saltar al laboratorio',
  'shell.language': 'cambiar a {language}',
  'shell.languages': 'Idioma',
  'shell.theme': 'Tema: {theme}',
  'shell.theme.auto': 'como el sistema',
  'shell.theme.light': 'claro',
  'shell.theme.dark': 'oscuro',
  'shell.projector': 'Proyector',
  'shell.projector.title': 'Letra grande, para la última fila',
  more: 'Más opciones',
  'notice.dismiss': 'Cerrar el aviso',
  'language.failed':
    'No se han podido descargar los textos en «{language}»: puede que no haya conexión. La página sigue en «{current}».',
  'scene.ignored': 'El enlace pide «{key} = {value}», que no es posible; se usa el valor habitual.',

  'group.idea': 'Idea',
  'group.training': 'Entrenar',
  'group.applications': 'Aplicaciones',

  'engine.word': 'Motor',
  'engine.auto': 'Automático',
  'engine.cpu': 'CPU',
  'engine.webgpu': 'WebGPU',
  'engine.choose': 'Dónde se entrena',
  'engine.starting': 'Arrancando el motor…',
  'engine.failed': 'Motor detenido',
  'engine.preparing': 'preparando WebGPU',
  'engine.speed': '{speed} pasos/s',
  'engine.adapter': 'Tarjeta gráfica: {adapter}.',
  'engine.probedCpu': 'CPU, medido aquí: {speed} pasos/s.',
  'engine.probedWebgpu': 'WebGPU, medido aquí: {speed} pasos/s.',
  'engine.local': 'Todo se calcula en esta pestaña; nada sale de tu equipo.',
  'engine.offline': 'La página queda guardada: también se abre sin conexión.',
  'engine.noWebgpu': 'Este navegador no ofrece WebGPU; se entrena en la CPU.',
  'engine.noAdapter': 'El navegador no encuentra una tarjeta gráfica que pueda usar; se entrena en la CPU.',
  'engine.softwareAdapter':
    'La tarjeta gráfica está simulada por la CPU ({adapter}); se entrena directamente en la CPU.',
  'engine.selfTestFailed':
    'La tarjeta gráfica no da los números correctos en la prueba inicial; se entrena en la CPU.',
  'engine.webgpuError': 'WebGPU no ha podido arrancar; se entrena en la CPU. ({reason})',
  'engine.deviceLost':
    'Se ha perdido la tarjeta gráfica; el entrenamiento sigue en la CPU con los últimos pesos guardados.',
  'engine.cpuFaster':
    'Para estas redes la CPU es más rápida aquí: {cpu} pasos/s frente a {webgpu} con WebGPU.',
  'engine.webgpuFaster': 'WebGPU es más rápido aquí: {webgpu} pasos/s frente a {cpu} en la CPU.',

  'crash.title': 'El motor se ha detenido',
  'crash.text':
    'Ha ocurrido un error inesperado al calcular. Al reiniciar se recuperan la escena y los últimos pesos guardados.',
  'crash.restart': 'Reiniciar',
  'unreachable.title': 'Este laboratorio no ha llegado',
  'unreachable.text':
    'No se ha podido descargar: puede que no haya conexión. Lo demás sigue como estaba; vuelve a otro tema o inténtalo de nuevo.',
  'unreachable.retry': 'Intentar de nuevo',
  'broken.title': 'Este tema no funciona',
  'broken.text':
    'Su programa tiene un error. Lo demás sigue como estaba: cambia de tema, o recarga la página.',
  'broken.reload': 'Recargar',
  'unsupported.title': 'Este navegador no puede ejecutar el laboratorio',
  'unsupported.text':
    'Hacen falta WebAssembly con SIMD y DecompressionStream, que tienen Chrome y Edge desde 2021, y Firefox y Safari desde 2023. Ábrelo en una versión reciente.',

  'error.unknown': 'Algo ha fallado: {reason}',
  'error.fileGzip': 'El archivo {file} está dañado o incompleto ({reason}).',
  'error.fileMagic': 'El archivo {file} no es un archivo de datos IDX (empieza por {found}).',
  'error.fileLength': 'El archivo {file} anuncia {expected} bytes y contiene {got}.',
  'error.fileShape': 'El archivo {file} debería tener {expected} valores y tiene {got}.',
  'error.fileChecksum':
    'El archivo {file} contiene otros datos que los esperados (CRC-32 {got} en lugar de {expected}).',
  'error.fileModel': 'El archivo {file} no contiene un modelo que se pueda leer ({reason}).',
  'error.fileFetch':
    'No se ha podido descargar {file} ({reason}). Comprueba la conexión y vuelve a intentarlo.',
  'error.settingRange': '{control}: {got} está fuera del intervalo de {min} a {max}.',
  'error.notFinite': 'La red da valores que no son números: su entrenamiento ha divergido. Reinícialo.',
  'error.notLoaded': 'Falta cargar «{what}».',
  'error.wrongLength': '{what}: se esperaban {expected} números y han llegado {got}.',
  'error.outOfRange': '{what}: hay {count} y se ha pedido el número {index}.',
  'error.badRequest': 'El motor no ha entendido la petición ({reason}).',
  'error.device': 'El dispositivo de cálculo ha fallado ({reason}).',
  'error.fatal': 'El motor se ha detenido ({message}).',
};
