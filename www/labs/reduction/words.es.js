export const words = {
  'error.tableFewRows':
    'Filas en la tabla: {rows}. Hacen falta {least} al menos, unas para entrenar y otras para probar.',
  'error.tableFewColumns':
    'Columnas de números que varían: {columns}. Para reducirlas hacen falta dos al menos.',
  'error.tableTooLarge':
    'La tabla tiene {rows} filas y {columns} columnas; caben {mostRows} y {mostColumns} como mucho.',
  'error.tableNotFinite': 'En la fila {row}, columna {column}, no hay un número finito.',
  'error.csvLarge':
    'El archivo ocupa {size} MB y aquí se leen {limit} MB como mucho. Quédate con una parte de las filas.',
  'error.csvNoText': 'El archivo no es texto. Guárdalo como CSV (valores separados por comas).',
  'error.csvEmpty': 'El archivo no tiene ninguna fila de números.',
  'error.csvOneColumn':
    'Solo hay una columna. Las celdas se separan con comas, puntos y comas o tabuladores.',
  'error.csvColumns': 'Hay {columns} columnas y caben {limit} como mucho.',
  'error.csvRagged':
    'Línea {row}: celdas, {got}; en la primera, {expected}. Todas las líneas deben tener las mismas.',
  'error.csvText':
    'En la línea {row}, columna «{column}», hay «{cell}», que no es un número (los miles van sin separador). Solo la última columna puede ser texto: es la clase.',
  'error.csvMissing': 'En la línea {row}, columna «{column}», falta el número.',
  'error.csvClasses':
    'La última columna tiene {classes} valores distintos y caben {limit} clases como mucho. ¿Es un identificador? Quítala.',
  'lab.reduction': 'Reducción de dimensiones',
  'reduction.question': '¿Qué se pierde con tan pocas dimensiones?',
  'source.label': 'Tabla',
  'source.satellite': 'Satélite (Landsat)',
  'source.csv': 'Tu CSV…',
  'source.hint':
    'Elige un archivo o suéltalo en la página: números en columnas, con o sin encabezado. Si la última columna es texto o se llama «clase», da el color. No sale de esta pestaña.',
  'source.loading': 'Preparando la tabla…',
  'source.reading': 'Leyendo el archivo: {percent}\u00a0%',
  'source.band': 'píxel {pixel}, banda {band}',
  'source.noClass': 'sin clase',
  'source.satelliteNote':
    '{train} parches para entrenar y {test} de prueba, según el reparto oficial. Atención: casi todos los de prueba (1939 de 2000) comparten seis de sus nueve píxeles con uno de entrenamiento, así que estos errores no dicen cómo iría con otra imagen.',
  'source.csvNote': '{rows} filas: {train} para entrenar y {test} de prueba, una de cada cinco.',
  'source.narrow': 'En esta tabla solo varían {d} columnas: el código tiene {d} números.',
  'source.manyClasses': 'Hay {classes} clases y diez colores: se repiten.',
  'source.thinned': 'Se usan {rows}, tomadas por igual de toda la tabla.',
  'source.constant': 'No varían, y se dejan fuera: {columns}.',
  'maps.numbers.one': '{count} número',
  'maps.numbers.other': '{count} números',
  'maps.says.less':
    'Con {numbers} el autoencoder pierde menos que PCA: el {own} de la varianza, frente al {pca}.',
  'maps.says.same':
    'Con {numbers} el autoencoder y PCA pierden casi lo mismo: el {own} y el {pca} de la varianza.',
  'maps.says.more':
    'Con {numbers} el autoencoder pierde más que PCA: el {own} de la varianza, frente al {pca}.',
  'maps.says.everything':
    'El autoencoder aún no guarda nada: pierde el {own} de la varianza; PCA, con {numbers}, el {pca}.',
  'maps.soil.1': 'rojo',
  'maps.soil.2': 'algodón',
  'maps.soil.3': 'gris',
  'maps.soil.4': 'gris húmedo',
  'maps.soil.5': 'rastrojo',
  'maps.soil.7': 'gris muy húmedo',
  'maps.autoencoder': 'Autoencoder',
  'maps.pca': 'PCA',
  'maps.label':
    '{name}: arrastra para elegir puntos; las flechas mueven o giran, + y − acercan y alejan, Escape suelta',
  'maps.words': '{name}: {count} filas, un punto cada una; se pierde el {error} de la varianza',
  'maps.error': 'Varianza perdida (datos de prueba)',
  'maps.untrained': 'sin entrenamiento',
  'maps.help':
    'Arrastra para elegir puntos en un mapa: quedan marcados en los dos. Con la tecla Mayús (Shift), o con dos dedos, se mueve el plano o se gira el espacio; con + y − se acerca y se aleja.',
  'told.title': 'Aciertos con 5 vecinos (datos de prueba)',
  'told.measure': 'Medir aciertos (kNN)',
  'told.autoencoder': 'En el mapa del autoencoder',
  'told.pca': 'En el mapa de PCA',
  'told.raw': 'Con todas las columnas',
  'selection.title': 'Selección',
  'selection.row': 'Fila',
  'selection.classes': 'Clases de la selección',
  'selection.count.one': '{count} fila',
  'selection.count.other': '{count} filas',
  'selection.range': 'Las filas van de la 1 a la {last}.',
  'selection.none': 'Sin selección: arrastra sobre uno de los mapas.',
  'selection.values': 'Valores',
  'selection.autoencoder': 'AE',
  'selection.pca': 'PCA',
  'selection.number': 'Fila',
  'selection.patch': '{name}, fila {row}: cuatro bandas de 3 × 3 píxeles. {values}',
  'selection.rowOf': 'Fila {row}',
  'curve.title': '¿Cuántos números hacen falta?',
  'curve.label': 'Error según el tamaño del código',
  'curve.autoencoder': 'Autoencoder',
  'curve.pca': 'PCA',
  'curve.size': 'tamaño del código d',
  'curve.words': 'Con d = {size} se pierde {own} de la varianza con el autoencoder y {pca} con PCA',
  'curve.progress': 'Entrenando un autoencoder de cada tamaño: {done} de {all}.',
  'curve.run': 'Entrenar aquí los {all}',
  'curve.none': 'De esta tabla aún no se ha entrenado ninguno; PCA no lo necesita.',
  'curve.beforehand':
    'Cada autoencoder dio {steps} pasos con la semilla 1. Medido de antemano en otro equipo ({machine}): {seconds} s en total.',
  'curve.done': 'Cada autoencoder dio {steps} pasos; PCA no los necesita.',

  // Names of files, without their endings.
  'reduction.file.curve': 'error-por-tamano',
  'reduction.file.chosen': 'elegidas',
  'reduction.file.map': 'reduccion',
};
