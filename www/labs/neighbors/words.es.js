export const words = {
  'lab.neighbors': 'kNN mejorado (AEkNN)',
  'neighbors.question': '¿Mejorado en qué: aciertos, memoria o tiempo?',
  'neighbors.lead':
    'Los k vecinos más cercanos votan de qué clase es. ¿Cercanos dónde: entre los datos enteros, entre componentes principales o entre códigos?',
  'control.k': 'Vecinos que votan (k)',
  'option.codes-2': '2 valores',
  'option.codes-8': '8 valores',
  'option.codes-32': '32 valores',
  'option.8': '8 números',
  'neighbors.raw.digits': 'Píxeles',
  'neighbors.raw.landsat': 'Medidas',
  'neighbors.space.pca': 'PCA',
  'neighbors.space.code': 'Códigos',
  'neighbors.values': '{size} valores',
  'neighbors.query': '¿De qué clase es?',
  'neighbors.nothing': 'Dibuja un dígito o elige uno.',
  'neighbors.drawn': 'Lo has dibujado tú: tú sabes qué es.',
  'neighbors.truth': 'Es un {name}.',
  'neighbors.truthOf': 'Es: {name}.',
  'neighbors.row': 'Fila {row}, la {sample} de las {of} de prueba',
  'neighbors.rowLabel': 'Fila {row}, {name}: cuatro bandas de 3 × 3 píxeles',
  'neighbors.previous': 'Anterior',
  'neighbors.next': 'Siguiente',
  'neighbors.another': 'Otra fila',
  'neighbors.patch':
    'Un trozo de terreno de 3 × 3 píxeles en cuatro bandas espectrales. Todas las figuras comparten la misma escala.',
  'neighbors.says': 'dice',
  'neighbors.right': '✓ acierta',
  'neighbors.wrong': '✗ falla',
  'neighbors.tile': '{name}, a distancia {distance}',
  'neighbors.jury.digits':
    'Votan los más cercanos de {count} dígitos de entrenamiento; debajo de cada uno, su clase y a qué distancia está.',
  'neighbors.jury.landsat':
    'Votan las más cercanas de {count} filas de entrenamiento; debajo de cada una, su clase y a qué distancia está.',
  'votes.one': '{name}: {count}',
  'votes.none': 'Sin votos',
  'neighbors.measureTitle': '¿Cuánto aciertan y cuánto tardan?',
  'neighbors.head.space': 'Vecinos entre',
  'neighbors.head.size': 'Valores',
  'neighbors.head.accuracy': 'Aciertos',
  'neighbors.head.perSample': 'Por muestra',
  'neighbors.head.total': 'En total',
  'neighbors.seconds': '{value} s',
  'neighbors.unmeasured':
    'Pulsa Medir: las 2000 muestras de prueba se clasifican en los tres espacios, aquí, en esta pestaña.',
  'neighbors.clock':
    'El tiempo se mide en tu ordenador e incluye calcular el código o las componentes de cada muestra. Los de entrenamiento ya están calculados.',
  'neighbors.those.digits': 'los píxeles',
  'neighbors.those.landsat': 'las medidas enteras',
  'neighbors.toRaw.same':
    'Los códigos aciertan casi lo mismo que {those} ({code} frente a {raw}), con {times} veces menos números.',
  'neighbors.toRaw.less':
    'Los códigos aciertan {code}; {those} siguen por delante con {raw}, pero son {times} veces más números.',
  'neighbors.toRaw.more':
    'Los códigos aciertan {code}, más que {those} ({raw}), con {times} veces menos números.',
  'neighbors.toPca.same':
    'PCA con {size} componentes acierta casi lo mismo que ellos ({pca}): aquí la red no aporta exactitud.',
  'neighbors.toPca.less':
    'PCA con {size} componentes acierta más que ellos, {pca}: aquí gana el método lineal, por {points} puntos.',
  'neighbors.toPca.more': 'PCA con {size} componentes acierta {pca}: {points} puntos menos que ellos.',
  'neighbors.toPca.muchMore':
    'PCA con {size} componentes se queda en {pca}: una gran diferencia, {points} puntos.',
  'neighbors.pace.faster': 'Preguntar a los códigos ha sido {times} veces más rápido que comparar {those}.',
  'neighbors.pace.same': 'Preguntar a los códigos ha tardado parecido a comparar {those}.',
  'neighbors.pace.slower': 'Preguntar a los códigos ha sido {times} veces más lento que comparar {those}.',
  'confusion.title': '¿Qué se confunde con qué?',
  'confusion.space': 'Espacio de la matriz de confusión',
  'confusion.truth': 'Es',
  'confusion.told': 'dice',
  'confusion.none': 'Aparece al medir. Cada casilla se podrá abrir para ver sus muestras.',
  'confusion.help': 'Elige una casilla para ver sus muestras: fuera de la diagonal están los fallos.',
  'confusion.right.one':
    '{count} muestra de {truth} tomada por {told}: un acierto. Púlsala para llevarla arriba.',
  'confusion.right.other':
    '{count} muestras de {truth} tomadas por {told}: aciertos. Pulsa una para llevarla arriba.',
  'confusion.wrong.one': '{count} muestra de {truth} tomada por {told}. Púlsala para ver quién votó.',
  'confusion.wrong.other': '{count} muestras de {truth} tomadas por {told}. Pulsa una para ver quién votó.',
  'confusion.empty': 'Ninguna muestra de {truth} se toma por {told}.',
  'confusion.sample': 'Muestra {index}: es {truth}, dice {told}',

  // Names of files, without their endings.
  'neighbors.file.neighbors': 'vecinos',
  'neighbors.file.confusion': 'confusion',
  'neighbors.file.accuracy': 'exactitud',
};
