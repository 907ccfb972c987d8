export const words = {
  'networkPicture.hint': 'Señala una unidad: sus líneas son sus pesos, azul suma y naranja resta.',
  'networkPicture.label': 'Unidades de la red: las flechas pasan de una a otra',
  'networkPicture.unit': 'Capa {layer}, unidad {index} de {count}: vale {value} con este dígito.',
  'networkPicture.map': 'Capa {layer}, mapa {index} de {count}: {value} de media con este dígito.',
};
