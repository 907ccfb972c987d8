export const words = {
  'planes.point':
    'La muestra sobre el plano: las flechas pasan a la muestra de prueba más cercana en esa dirección',
  'planes.picture': 'Plano de {space}: {says}',
  'planes.name': '«{name}»',
  'planes.wins.one': 'Gana «{name}» con {count} voto de {k}.',
  'planes.wins.other': 'Gana «{name}» con {count} votos de {k}.',
  'planes.tie.one': 'Empate a {count} voto entre {names}: se elige la primera clase, «{name}».',
  'planes.tie.other': 'Empate a {count} votos entre {names}: se elige la primera clase, «{name}».',
  'planes.line': 'Este valor es todo lo que se compara: los puntos están en una recta.',
  'planes.whole': 'El plano es todo lo que se compara.',
  'planes.shadow':
    'Los vecinos lo son con los {size} valores; este plano de componentes principales muestra el {share} de su variación.',
  'planes.none': 'Dibuja algo o elige una muestra: aquí se verá dónde cae.',
  'planes.help': 'Arrastra el punto por un plano: pasa por las {count} muestras de prueba.',
  'planes.waiting': 'Colocando {count} muestras en los planos…',
  'planes.file.planes': 'planos',
};
