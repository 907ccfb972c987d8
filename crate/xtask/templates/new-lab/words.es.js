/** @type {Record<string, string>} */
export const words = {
  'lab.__id__': '__Name__',
  '__id__.question': '¿Cómo ve una red un dígito?',
  '__id__.title': 'Lo que ve la red',
  '__id__.ink': 'Tinta: {percent} % de la imagen.',
};
