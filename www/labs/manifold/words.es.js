export const words = {
  'lab.manifold': 'Espacio latente: el mapa',
  'scene.lead.digits':
    'Cada imagen de 784 píxeles queda en un punto del plano. Pasa el ratón por el mapa: el decodificador dibuja lo que hay en cada lugar, también donde no hay ninguna imagen.',
  'control.points': 'Puntos',
  'control.marks': 'Marcas',
  'option.dots': 'Puntos',
  'option.thumbnails': 'Miniaturas',
  'control.background': 'Fondo',
  'control.from': 'Desde',
  'control.to': 'Hasta',
  'option.test': '2000 de prueba',
  'option.train': '10.000 de entrenamiento',
  'option.plain': 'Nada',
  'option.images': 'Imágenes',
  'option.density': 'Densidad',
  'decoded.title': 'Lo que dibuja el decodificador en ese punto',
  'decoded.label': 'Lo que dibuja el decodificador en h₁ = {x}, h₂ = {y}',
  'drawn.title': 'Tu dígito',
  'drawn.none': 'Dibuja un dígito: aparecerá en el mapa mientras lo dibujas.',
  'drawn.error': 'Ya está en el mapa. Error cuadrático medio de su copia: {error}.',
  'walk.title': 'El camino entre dos dígitos',
  'walk.from': 'Desde',
  'walk.to': 'Hasta',
  'walk.drawing': 'Usar tu dígito',
  'walk.codes': 'Entre sus códigos: la línea que está en el mapa, decodificada',
  'walk.pixels': 'Entre los píxeles de las dos reconstrucciones: una se desvanece en la otra',
  'walk.place': 'Lugar del camino',
  'walk.placeOf': '{place} de {all}',
  'walk.frame': 'Imagen {place} del camino, con {grey} de tinta gris',
  'walk.grey':
    'Ambas tiras empiezan y terminan en las mismas imágenes, dibujadas por el decodificador. Debajo de cada una, su tinta gris, 1 − Σx²/Σx: 0\u00a0% si cada píxel es blanco o negro; 50\u00a0% en dos dígitos superpuestos, cada uno a media tinta. En negrita, la menor de las dos.',
  'walk.clearer.codes':
    'En este par el trazo es más nítido entre códigos: de media, {codes} de tinta gris en las imágenes intermedias, frente a {pixels} entre píxeles (un dígito real tiene {real}).',
  'walk.clearer.pixels':
    'En este par el trazo es más nítido entre píxeles: de media, {pixels} de tinta gris en las imágenes intermedias, frente a {codes} entre códigos (un dígito real tiene {real}).',
  'walk.clearer.neither':
    'En este par no hay diferencia clara: de media, {codes} de tinta gris entre códigos y {pixels} entre píxeles (un dígito real tiene {real}).',
  'option.digits-2': 'Sin regularizar',
  'option.digits-2-variational': 'Variacional',
  'option.digits-2-guided': 'Guiado',
  'network.about.digits-2': 'El costo solo pide copiar: las clases se aprietan en el centro.',
  'network.about.digits-2-variational': 'Copia, y además sus códigos siguen una gaussiana (β = 1).',
  'network.about.digits-2-guided':
    'Además de copiar, ½ λ‖h − e‖² tira de cada código hacia su lugar e en un mapa t-SNE (red con una capa más).',
  'network.about.run': 'Se entrena aquí, solo para copiar.',
  'network.measured': 'Aciertos con 5 vecinos: {percent}\u00a0%. ECM de la copia: {error}.',
  'network.compared':
    'Aciertos con 5 vecinos: {percent}\u00a0% (sin regularizar, {plainPercent}\u00a0%). ECM de la copia: {error} ({plainError}).',
  'network.loading': 'Descargando el modelo: {percent}\u00a0%',
  'map.judge': 'Medir aciertos (kNN)',
  'map.trails':
    'Rayas: de {count} dígitos, adónde llevarán al código los próximos {steps} pasos de entrenamiento, dibujado {times} veces más largo.',
  'judge.title': '¿La posición revela el dígito?',
  'judge.autoencoder': 'Código de 2 números',
  'judge.pca': 'PCA con 2 componentes',
  'judge.none': 'Votan las 5 imágenes de entrenamiento más cercanas en el mapa; gana la clase con más votos.',
  'judge.about':
    'Aciertos en {queries} imágenes de prueba, por voto de las 5 más cercanas entre {references} de entrenamiento.',
  'control.surface': 'Superficie',
  'option.surface': 'Superficies',
  'option.swissRoll': 'Rollo suizo',
  'option.sCurve': 'Curva en S',
  'scene.lead.surface':
    'Un plano enrollado en el espacio: tres coordenadas, pero solo dos direcciones. El autoencoder aprende a guardarlo en dos números y a rehacerlo; PCA solo puede mirarlo desde un lado.',
  'surface.space': 'En el espacio',
  'surface.space.label':
    'Puntos de la superficie en el espacio, con una cuadrícula del plano de los códigos decodificada; las flechas los giran',
  'surface.code': 'Código de 2 números',
  'surface.code.label': 'Los mismos puntos en el plano de los códigos',
  'surface.pca': 'PCA con 2 componentes',
  'surface.pca.label': 'Los mismos puntos en el plano de las dos primeras componentes principales',
  'surface.copies': 'Ver la copia',
  'surface.turn':
    'Arrastra para girar; con el teclado, las flechas. Las líneas son una cuadrícula del plano de los códigos, decodificada.',
  'surface.note': 'El color es el lugar a lo largo de la superficie: en un buen mapa cambia sin saltos.',

  'control.keep': 'Qué se conserva',
  'option.copies': 'Solo copiar',
  'option.distances': 'Copiar y conservar distancias',
  'keep.about.copies':
    'El costo solo pide que la copia x̂ sea como x. Cualquier mapa que permita volver le da igual, también uno plegado o partido.',
  'keep.about.distances':
    'e: lugar del punto en el mapa plano que conserva las distancias a lo largo de la superficie, medidas por los caminos más cortos entre los k vecinos más cercanos (Isomap). λ: cuánto pesa.',
  'control.neighbours': 'Vecinos k',
  'control.neighbours.hint': 'A cuántos puntos cercanos se une cada uno.',
  'control.pull': 'Peso λ',
  'control.pull.hint': 'Cuánto tira el mapa e del código h.',
  'surface.guiding': 'Caminos más cortos',
  'surface.guiding.share': 'Caminos más cortos: {percent}\u00a0%',

  'surface.measures': 'Qué conserva cada mapa',
  'surface.error': 'Error cuadrático medio',
  'surface.trust': 'Confiabilidad',
  'surface.about.trust':
    'Confiabilidad (trustworthiness): baja cuando vecinos en el mapa son extraños en el espacio (vecinos falsos).',
  'surface.continuity': 'Continuidad',
  'surface.about.continuity':
    'Continuidad: baja cuando vecinos en el espacio quedan separados en el mapa (roturas). Ambas miran a los 12 más cercanos y valen 1 si todos se conservan.',
  'surface.along': 'R² del largo',
  'surface.about.along':
    'R² del largo y del ancho: cuánto de cada uno se obtiene con una función lineal de las dos coordenadas del mapa. Con la superficie bien extendida ambos valen 1.',
  'surface.across': 'R² del ancho',
  'surface.verdict.untrained': 'Sin entrenar: los pesos son aleatorios.',
  'surface.verdict.flat':
    'Desenrollada: el largo y el ancho de la superficie son lineales en el mapa (los dos R² ≥ 0,98).',
  'surface.verdict.bent':
    'Sin desenrollar del todo: los vecinos se conservan (≥ 0,99), pero el mapa está curvado o estirado.',
  'surface.verdict.folded': 'Plegada: en el mapa son vecinos puntos que no lo son en el espacio.',
  'surface.verdict.torn': 'Partida: en el mapa dejan de ser vecinos puntos que lo son en el espacio.',

  // Names of files, without their endings.
  'manifold.file.map': 'mapa',
  'manifold.file.codes': 'codigos',
  'manifold.file.accuracy': 'aciertos',
  'manifold.file.walk': 'camino',
  'manifold.file.surface': 'superficie',
  'manifold.file.measures': 'medidas',
  'manifold.file.decoded': 'decodificado',
};
