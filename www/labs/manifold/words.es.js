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
  'decoded.title': 'Lo que hay ahí',
  'decoded.label': 'Lo que dibuja el decodificador en h₁ = {x}, h₂ = {y}',
  'drawn.title': 'Tu dígito',
  'drawn.none': 'Dibuja un dígito: aparecerá en el mapa mientras lo dibujas.',
  'drawn.error': 'Ya está en el mapa. Error cuadrático medio de su copia: {error}.',
  'walk.title': 'El camino entre dos dígitos',
  'walk.from': 'Desde',
  'walk.to': 'Hasta',
  'walk.drawing': 'Usar tu dígito',
  'walk.codes': 'Entre sus códigos: la línea que está en el mapa',
  'walk.pixels': 'Entre sus píxeles: una imagen se desvanece en la otra',
  'walk.place': 'Lugar del camino',
  'walk.placeOf': '{place} de {all}',
  'walk.frame': 'Imagen {place} del camino, a {gap} de la imagen de prueba más parecida',
  'walk.gap':
    'Debajo de cada imagen, su distancia a la imagen de prueba que más se le parece (raíz del error cuadrático medio). A mitad de camino suele ser menor entre códigos: ahí hay un dígito, y no dos superpuestos.',
  'judge.title': '¿Dice el lugar qué dígito es?',
  'judge.autoencoder': 'Código de 2 números',
  'judge.pca': 'PCA con 2 componentes',
  'judge.none': 'Se pregunta a las 5 imágenes de entrenamiento más cercanas; gana la clase con más votos.',
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

  // Images that turn.
  'option.turning': 'Imágenes que giran',
  'scene.lead.turning':
    'Un dígito gira una vuelta entera. Cada imagen tiene 784 píxeles, pero entre todas solo cambia un número: el ángulo. ¿Qué dibujan sus códigos?',
  'turning.question':
    'Un dígito que gira: 784 píxeles, un solo número que cambia. ¿Qué curva dibuja su código?',
  'turning.question.two':
    'Un dígito que gira y además cambia: 784 píxeles, dos números. ¿Qué superficie dibuja su código?',
  'turning.digit': 'El dígito que gira',
  'turning.angle': 'Girado {angle}°',
  'turning.spin': 'Dar la vuelta',
  'turning.draw': 'Dibujar otro',
  'turning.use': 'Girar este dibujo',
  'turning.empty': 'Primero dibuja algo.',
  'turning.partner': '● esta imagen   ○ la misma, girada {turn}° más',
  'control.turned': 'Dígito que gira',
  'control.angle': 'Ángulo',
  'control.level': 'Nivel de lo que cambia',
  'control.freedom': 'Además del ángulo cambia',
  'option.thickness': 'El grosor',
  'option.slant': 'La inclinación',
  'option.shift': 'La posición',
  'turning.level': 'Nivel {level} de 7',
  'control.values': 'Números del código',
  'turning.values': '{d}',
  'turning.first': 'Entrenar primero',
  'turning.pca': 'PCA',
  'turning.plain': 'Solo copiar',
  'turning.guided': 'Conservar distancias',
  'turning.label.pca':
    'Las imágenes giradas según sus componentes principales, unidas en el orden del ángulo; las flechas mueven un punto que se decodifica, o giran la vista con tres números',
  'turning.label.plain':
    'Los códigos de la red que solo copia, unidos en el orden del ángulo; las flechas mueven un punto que se decodifica, o giran la vista con tres números',
  'turning.label.guided':
    'Los códigos de la red que además conserva distancias, unidos en el orden del ángulo; las flechas mueven un punto que se decodifica, o giran la vista con tres números',
  'turning.copy': 'Su copia',
  'turning.place': 'Imagen en el punto señalado',
  'turning.rounds': 'Vueltas',
  'turning.rounds.between': 'de {least} a {most}',
  'turning.jump': 'Paso mayor',
  'turning.jump.times': '{jump}\u00a0× mediano',
  'turning.error': 'ECM',
  'turning.second': 'R² del nivel',
  'turning.second.read': 'Lo demás que cambia también se lee en el mapa.',
  'turning.second.partly': 'Lo demás que cambia se lee solo en parte.',
  'turning.second.lost': 'Lo demás que cambia no se lee: cada nivel cae sobre los otros.',
  'turning.steps.one': '{count} paso',
  'turning.steps.other': '{count} pasos',
  'turning.untrained': 'Sin entrenar: los pesos son aleatorios.',
  'turning.learning': 'Aprendiendo…',
  'turning.verdict.torn':
    'Rota: entre {from}° y {to}° el código da un salto de {jump} veces el paso mediano.',
  'turning.verdict.ring': 'Un anillo: una vuelta por cada vuelta del dígito, sin saltos.',
  'turning.verdict.recurs':
    'Da {count} vueltas por cada una del dígito: la imagen y la misma girada {turn}° caen casi en el mismo punto.',
  'turning.verdict.rounds': 'Da {count} vueltas por cada una del dígito.',
  'turning.verdict.uneven': 'Da una vuelta, con pasos desiguales: el mayor es {jump} veces el mediano.',
  'turning.verdict.crossed': 'Retrocede o se cruza: no da una vuelta limpia alrededor de su centro.',
  'turning.better': 'Conservar distancias no cuesta copias: error {guided} frente a {plain} de solo copiar.',
  'turning.worse':
    'Aquí conservar distancias cuesta algo en las copias: error {guided} frente a {plain} de solo copiar.',
  'turning.half.other':
    'Tras media vuelta coincide el {percent}\u00a0% de la tinta: son dos imágenes distintas, y piden dos puntos distintos.',
  'turning.half.alike':
    'Tras media vuelta coincide el {percent}\u00a0% de la tinta: este dígito se parece a sí mismo cabeza abajo.',
  'turning.half.nearly':
    'Tras media vuelta coincide el {percent}\u00a0% de la tinta: cabeza abajo es casi la misma imagen.',
  'turning.half.apart':
    'Aun así, el anillo guiado separa las dos: lo que las distingue decide de qué lado están.',
  'turning.half.joined':
    'Por eso el grafo de vecinos une puntos opuestos del anillo, las distancias se acortan y el código guiado no da una vuelta limpia.',

  // Names of files, without their endings.
  'manifold.file.map': 'mapa',
  'manifold.file.codes': 'codigos',
  'manifold.file.accuracy': 'aciertos',
  'manifold.file.walk': 'camino',
  'manifold.file.surface': 'superficie',
  'manifold.file.measures': 'medidas',
  'manifold.file.turning': 'giros',
  'manifold.file.decoded': 'decodificado',
};
