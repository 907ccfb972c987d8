/** @type {Record<string, string>} */
export const words = {
  'lab.__id__': '__Name__',
  '__id__.lead': 'Dibuja un dígito: así lo ve una red.',
  '__id__.title': 'Lo que ve la red',
  '__id__.ink': 'Tinta: {percent} % de la imagen.',
};
