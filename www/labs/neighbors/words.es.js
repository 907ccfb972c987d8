export const words = {
  'lab.neighbors': 'kNN mejorado (AEkNN)',
  'neighbors.question': '¿Mejorado en aciertos, tamaño o tiempo?',
  'neighbors.question.planes': '¿Quién está cerca, y a quién vota?',
  'option.neighborLists': 'Listas',
  'option.neighborPlanes': 'Planos',
  'control.k': 'Vecinos que votan (k)',
  'option.codes-2': '2 valores',
  'option.codes-8': '8 valores',
  'option.codes-32': '32 valores',
  'option.8': '8 valores',
  'neighbors.raw.images': 'Píxeles',
  'neighbors.raw.landsat': 'Medidas',
  'neighbors.space.pca': 'PCA',
  'neighbors.space.code': 'Códigos',
  'neighbors.values': '{size} valores',
  'neighbors.query': '¿Qué clase es?',
  'neighbors.drawn': 'Un dibujo tuyo.',
  'neighbors.truthOf': 'Es: {name}.',
  'neighbors.row': 'Prueba {sample} de {of}',
  'neighbors.rowLabel': 'Fila {row}, {name}: cuatro bandas de 3 × 3 píxeles',
  'neighbors.previous': 'Anterior',
  'neighbors.next': 'Siguiente',
  'neighbors.another': 'Otra fila',
  'neighbors.patch':
    'Un trozo de terreno de 3 × 3 píxeles en cuatro bandas espectrales. Todas las figuras comparten la misma escala.',
  'neighbors.predicts': 'dice',
  'neighbors.right': '✓ acierta',
  'neighbors.wrong': '✗ falla',
  'neighbors.tile': '{name}, a distancia {distance}',
  'neighbors.voters.images':
    'De las {count} imágenes de entrenamiento votan las k más cercanas en cada espacio. Debajo de cada una, su clase.',
  'neighbors.voters.landsat':
    'De las {count} filas de entrenamiento votan las k más cercanas en cada espacio. El color indica la clase de cada una.',
  'votes.one': '{name}: {count}',
  'votes.tie': 'empate',
  'votes.none': 'Sin votos',
  'neighbors.measureTitle': '¿Cuánto aciertan y cuánto tardan? Todas las muestras de prueba',
  'neighbors.measure': 'Medir aquí',
  'neighbors.beforehand': 'Medido de antemano en otro equipo ({machine}).',
  'neighbors.figure.accuracy': 'Aciertos',
  'neighbors.figure.size': 'Tamaño',
  'neighbors.figure.ms': 'Tiempo',
  'neighbors.figures.here': 'Aciertos y tiempo por muestra: con las de prueba ({tests}), medido aquí.',
  'neighbors.figures.precomputed':
    'Aciertos y tiempo por muestra: con las de prueba ({tests}), medido de antemano en otro equipo ({machine}).',
  'neighbors.figures.none': 'Aciertos y tiempo por muestra: aún sin medir con estos ajustes.',
  'neighbors.head.space': 'Vecinos según',
  'neighbors.head.size': 'Valores',
  'neighbors.head.accuracy': 'Aciertos',
  'neighbors.head.perSample': 'Por muestra',
  'neighbors.head.total': 'En total',
  'neighbors.seconds': '{value} s',
  'neighbors.oneOnly':
    'Este conjunto tiene una sola clase: todos los vecinos la votan y no hay aciertos que medir. Elige otros datos o añade otra clase.',
  'neighbors.unmeasured':
    'Aún sin medir con estos ajustes: las muestras de prueba se clasifican en los tres espacios, en esta pestaña.',
  'neighbors.clock':
    'El tiempo incluye calcular el código o las componentes de cada muestra de prueba; los de entrenamiento ya están calculados. Al medir aquí aparece también la matriz de confusión.',
  'neighbors.rawName.images': 'los píxeles',
  'neighbors.rawName.landsat': 'las medidas completas',
  'neighbors.versusRaw.same':
    'Los códigos aciertan casi lo mismo que {those} ({code} frente a {raw}), con {times} veces menos números.',
  'neighbors.versusRaw.less':
    'Los códigos aciertan el {code}; {those} siguen por delante con el {raw}, pero usan {times} veces más números.',
  'neighbors.versusRaw.more':
    'Los códigos aciertan el {code}, más que {those} ({raw}), con {times} veces menos números.',
  'neighbors.versusPca.same':
    'PCA con {size} componentes acierta casi lo mismo ({pca}): aquí la red no aporta aciertos.',
  'neighbors.versusPca.less':
    'PCA con {size} componentes acierta más, el {pca}: aquí gana el método lineal, por {points} puntos.',
  'neighbors.versusPca.more': 'PCA con {size} componentes acierta el {pca}: {points} puntos menos.',
  'neighbors.versusPca.muchMore':
    'PCA con {size} componentes se queda en el {pca}: {points} puntos menos, una gran diferencia.',
  'neighbors.speed.faster': 'Buscar entre códigos fue {times} veces más rápido que comparar {those}.',
  'neighbors.speed.same': 'Buscar entre códigos tardó casi lo mismo que comparar {those}.',
  'neighbors.speed.slower': 'Buscar entre códigos fue {times} veces más lento que comparar {those}.',
  'confusion.title': '¿Qué se confunde con qué?',
  'confusion.space': 'Espacio de la matriz de confusión',
  'confusion.truth': 'Real',
  'confusion.predicted': 'predicho',
  'confusion.help': 'Elige una casilla para ver sus muestras: fuera de la diagonal están los fallos.',
  'confusion.right.one':
    '{count} muestra de {truth} clasificada como {predicted}: un acierto. Púlsala para examinarla arriba.',
  'confusion.right.other':
    '{count} muestras de {truth} clasificadas como {predicted}: aciertos. Pulsa una para examinarla arriba.',
  'confusion.wrong.one':
    '{count} muestra de {truth} clasificada como {predicted}. Púlsala para ver quién votó.',
  'confusion.wrong.other':
    '{count} muestras de {truth} clasificadas como {predicted}. Pulsa una para ver quién votó.',
  'confusion.empty': 'Ninguna muestra de {truth} se clasifica como {predicted}.',
  'confusion.sample': 'Muestra {index}: real {truth}, predicho {predicted}',

  // File names without extension.
  'neighbors.file.neighbors': 'vecinos',
  'neighbors.file.confusion': 'confusion',
  'neighbors.file.accuracy': 'exactitud',
};
