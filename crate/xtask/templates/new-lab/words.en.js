/** @type {Record<string, string>} */
export const words = {
  'lab.__id__': '__Name__',
  '__id__.lead': 'Draw a digit: this is how a network sees it.',
  '__id__.title': 'What the network sees',
  '__id__.ink': 'Ink: {percent} % of the image.',
};
