/** @type {Record<string, string>} */
export const words = {
  'lab.__id__': '__Name__',
  '__id__.question': 'How does a network see a digit?',
  '__id__.title': 'What the network sees',
  '__id__.ink': 'Ink: {percent} % of the image.',
};
