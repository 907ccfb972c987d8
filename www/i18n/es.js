export const words = {
  'boot.preparing': 'Preparando el laboratorio…',

  'shell.name': 'Latente',
  'shell.tagline': 'laboratorio de autoencoders',
  'shell.menu': 'Temas',
  'shell.strip': 'Ir a un tema',
  'shell.share': 'Compartir…',
  'embed.open': 'Abrir en Latente',
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
  'scene.unknown': 'El enlace contiene «{key}», que este laboratorio no conoce: se abre sin ello.',
  'scene.twice': 'El enlace da varios valores a «{key}»: se usa el primero.',
  'scene.noTask':
    'La tarea del enlace está dañada: pide que te lo envíen otra vez. El laboratorio se abre sin ella.',
  'scene.ignored': 'El enlace pide «{key} = {value}», que no es posible; se usa el valor habitual.',

  'group.idea': 'Idea',
  'group.training': 'Entrenar',
  'group.applications': 'Aplicaciones',

  'file.model': 'modelo',
  'file.nothing': 'Aún no hay nada que guardar',
  'file.form': 'Tablas CSV',
  'file.form.sheet': 'para hoja de cálculo',
  'file.form.points': 'con puntos, para programas',
  'file.saved':
    'La tabla se guardó para una hoja de cálculo de tu región. Para un programa es mejor con puntos y comas inglesas; se cambia también en el menú.',
  'file.again': 'Guardarla con puntos',
  'lectures.add': 'Añadir a mi clase',
  'lectures.title': 'Mis clases',
  'work.title': 'Mi trabajo',
  'work.where':
    'Lo que haces aquí queda guardado en este navegador, y solo en él. De lo que no tiene un nombre tuyo se conserva lo último.',
  'work.empty': 'Todavía no hay nada: lo que entrenes, dibujes o abras se guardará aquí.',
  'work.name': 'Nombre',
  'work.kind': 'Tipo',
  'work.date': 'Fecha',
  'work.size': 'Tamaño',
  'work.actions': 'Acciones',
  'work.bytes': '{size} MB',
  'work.kilobytes': '{size} kB',
  'work.kind.run': 'Entrenamiento, paso {step}',
  'work.kind.kept': 'Conservado, paso {step}',
  'work.kind.table': 'Tabla',
  'work.kind.model': 'Red',
  'work.kind.lecture': 'Clase',
  'work.kind.images': 'Imágenes',
  'work.kind.scene': 'Escena',
  'work.kind.other': 'De otra versión de la página',
  'work.drawn': '{lab}, con un dibujo',
  'work.rename': 'Nombre de «{name}»',
  'work.open': 'Abrir',
  'work.of.open': 'Abrir «{name}»',
  'work.download': 'Descargar',
  'work.of.download': 'Descargar «{name}»',
  'work.remove': 'Eliminar',
  'work.of.remove': 'Eliminar «{name}»',
  'work.downloadAll': 'Descargar todo',
  'work.clear': 'Eliminar todo',
  'work.clearSure': 'Sí, eliminar todo',
  'work.close': 'Cerrar',
  'work.refusal.full':
    'No se puede abrir: ya hay tantas redes conservadas como se pueden comparar, o se eliminó en otra pestaña.',
  'work.refusal.damaged': '«{name}» está dañado o es de otra versión de la página: no se puede abrir.',
  'work.refused': 'No se ha podido abrir «{name}»; lo demás está aquí.',
  'work.deleted':
    'El trabajo guardado en este navegador se ha borrado fuera de esta página; lo que hay en ella se vuelve a guardar.',
  'work.convolutional': 'convolucional, {size}',
  'work.found': 'La última vez, el entrenamiento de «{name}» quedó en el paso {step}.',
  'work.foundKept.one': 'Hay una red conservada.',
  'work.foundKept.other': 'Hay {count} redes conservadas.',
  'work.foundTable': 'Hay una tabla: «{name}».',
  'work.foundModel': 'Hay una red: «{name}».',
  'work.foundScene': 'La última vez estaba abierto: {name}.',
  'work.resume': 'Seguir donde estaba',
  'work.problem.unavailable':
    'Este navegador no permite guardar el trabajo (puede ser una ventana privada): al cerrar la página se pierde.',
  'work.problem.full':
    'No queda espacio para guardar el trabajo en este navegador: libera espacio en «Mi trabajo» o descarga lo que quieras conservar.',
  'work.problem.blocked':
    'El trabajo todavía no se puede guardar: otra pestaña de esta página lo impide. Ciérrala o recárgala.',
  'work.problem.newer':
    'Lo que ya está guardado es de una versión más nueva de esta página: recárgala para que se guarde lo que hagas.',

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
  'engine.offlineFailed': 'La página no se ha podido guardar para abrirla sin conexión ({reason}).',
  'engine.offlineMissing': 'Sin conexión faltará lo que el servidor no entrega: {files}.',
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

  'engine.busy': 'calculando…',
  'engine.quiet': 'sin respuesta',
  'engine.stuck': 'sin respuesta',
  'silence.quiet':
    'El motor lleva al menos 10 s sin responder: puede que esté con un cálculo largo o que se haya detenido.',
  'silence.stuck':
    'El motor sigue sin responder. Puedes esperar, o reiniciarlo: el entrenamiento vuelve a su última copia y lo demás se conserva.',
  'silence.restart': 'Reiniciar el motor',
  'site.down':
    'El servidor de la página no la entrega (responde {status}): se muestra la copia guardada en este navegador.',
  'site.newer':
    'Hay una versión nueva de la página, y los archivos de esta ya no están en el servidor. Recarga para seguir: lo que está en «Mi trabajo» no se pierde.',
  'site.styles':
    'Falta la hoja de estilos {file}: no todo está en su lugar. El servidor debe entregarla como text/css.',
  'frame.download': 'Si no se guarda ningún archivo, el marco en que está la página no permite descargas.',
  'frame.window': 'Abrir en su propia ventana',
  'frame.address': 'El marco tampoco permite abrir ventanas. Copia la dirección: {address}',

  'crash.title': 'El motor se ha detenido',
  'crash.text':
    'Ha ocurrido un error inesperado al calcular. Al reiniciar se recuperan la escena y los últimos pesos guardados.',
  'crash.restart': 'Reiniciar',
  'crash.notStarted': 'El motor no ha arrancado',
  'crash.notStarted.text':
    'El motor de cálculo no ha llegado o no se ha podido preparar. Comprueba la conexión; si sigue así, el servidor no entrega bien el archivo que se nombra aquí.',
  'crash.forbidden':
    'La política de seguridad del servidor (Content-Security-Policy) no deja que arranque el motor de cálculo: prohíbe {directive}.',
  'crash.policy':
    "La política de seguridad del servidor (Content-Security-Policy) prohíbe WebAssembly, y sin él no hay motor de cálculo. Tiene que permitir: script-src 'self' 'wasm-unsafe-eval'.",
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
  'error.fileStalled':
    '{file} no llega: la red no ha traído nada en {seconds} s. Comprueba la conexión e inténtalo de nuevo.',
  'error.fileFetch':
    'No se ha podido descargar {file} ({reason}). Comprueba la conexión y vuelve a intentarlo.',
  'error.settingRange': '{control}: {got} está fuera del intervalo de {min} a {max}.',
  'error.imagesMissing':
    'Este navegador no tiene las imágenes que nombra el enlace. Ábrelas con «Tus imágenes…» desde el archivo NPZ del navegador en que están.',
  'error.fewImages': 'Un conjunto necesita al menos dos imágenes.',
  'error.fewTests': 'Entre las imágenes de prueba no hay ninguna normal, o ninguna anómala.',
  'error.notFinite': 'La red da valores que no son números: su entrenamiento ha divergido. Reinícialo.',
  'error.notLoaded': 'Falta cargar algo de lo que se pide. Vuelve a elegirlo o recarga la página.',
  'error.wrongLength':
    'Se esperaban {expected} números y han llegado {got}: son de otra red o de otra tabla. Vuelve a elegirla.',
  'error.outOfRange': 'Hay {count} y se ha pedido el número {index}.',
  'error.badRequest': 'El motor no ha entendido la petición ({reason}).',
  'error.device': 'El dispositivo de cálculo ha fallado ({reason}).',
  'error.fatal': 'El motor se ha detenido ({message}).',
};
