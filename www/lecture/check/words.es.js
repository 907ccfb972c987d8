/** @type {Record<string, string>} */
export const words = {
  'check.title': 'Antes de clase: {title}',
  'check.about':
    'Espera a que la página quede guardada, abre todas las escenas como en clase y entrena los primeros pasos de cada entrenamiento. Cada número se mide ahora, en este equipo.',
  'check.cancel': 'Cancelar',
  'check.close': 'Cerrar',
  'check.again': 'Repetir la prueba',
  'check.progress': 'Escenas probadas',
  'check.preparing': 'Preparando los motores…',
  'check.at': 'Escena {place} de {count}: {question}',
  'check.waiting': 'Esperando a que la página quede guardada para abrirla sin conexión…',
  'check.ready': 'Todo en orden: todas las escenas se abren y la página funciona sin conexión.',
  'check.problems.one': 'Hay {count} cosa que revisar antes de clase.',
  'check.problems.other': 'Hay {count} cosas que revisar antes de clase.',
  'check.expect': 'Qué esperar en este equipo',
  'check.scenes': 'Escena por escena',
  'check.scene': 'Escena {place} («{question}»):',
  'check.fault.notOpened': 'no se ha abierto.',
  'check.fault.console': 'la consola muestra un error: {text}',
  'check.fault.notice': 'la página avisa: {text}',
  'check.fault.noView': 'no aparece lo que hay que mirar ({view}).',
  'check.fault.below': 'lo que hay que mirar ({view}) queda fuera de la ventana.',
  'check.slow':
    'La escena {place} ha tardado {seconds} s en abrirse: ábrela antes de que la pregunten, o ten algo que decir mientras tanto.',
  'check.offline.kept': 'La página está guardada entera: funciona sin conexión.',
  'check.offline.missing': 'Sin conexión faltará lo que el servidor no entrega: {why}.',
  'check.offline.refused': 'La página no se ha podido guardar, así que sin conexión no se abrirá ({why}).',
  'check.offline.none':
    'Este navegador no guarda la página: sin conexión no se abrirá. Puede ser una ventana privada o el ahorro de datos.',
  'check.elsewhere':
    'Esta clase es un archivo del servidor, que no se guarda con la página: descárgalo y ábrelo en «Mis clases» para tenerlo sin conexión.',
  'check.narrow':
    'La ventana mide {width} píxeles de ancho, y lo proyectado está pensado para al menos {least}: maximízala o reduce el zoom del navegador.',
  'check.room': 'Al navegador solo le quedan {size} MB para guardar: libera espacio en el disco.',
  'check.window':
    'Ventana: {width} × {height} píxeles, en una pantalla de {screen} (escala {ratio}). Haz la prueba con el proyector conectado.',
  'check.speed.one': '{engine}: {ms} ms por paso, medido en {count} paso del primer entrenamiento.',
  'check.speed.other': '{engine}: {ms} ms por paso, medido en {count} pasos del primer entrenamiento.',
  'check.gpu': '{engine} está disponible.',
  'check.noRun': 'Ninguna escena entrena una red en vivo.',
  'check.slowest': 'La escena más lenta se ha abierto en {seconds} s.',
  'check.storage':
    'La página ocupa {used} MB de los {quota} MB que ofrece el navegador, que puede borrarlos si falta espacio.',
  'check.storageLasts':
    'La página ocupa {used} MB de los {quota} MB que ofrece el navegador, que no los borra por su cuenta.',
  'check.head.place': 'N.º',
  'check.head.question': 'Escena',
  'check.head.opened': 'Se abre en',
  'check.head.run': 'Entrenamiento entero, {engine}',
  'check.seconds': '{seconds} s',
  'check.no': 'no se abre',
};
