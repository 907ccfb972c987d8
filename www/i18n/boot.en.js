/** What `index.html` says before a script runs: the build writes it there. @type {Record<string, string>} */
export const words = {
  'boot.about':
    'A laboratory of autoencoders that runs in this tab: draw a digit, look at its code and its reconstruction, and train a network of your own.',
  'boot.script':
    'This page computes in your browser and needs JavaScript and WebAssembly. Turn them on and reload.',
  'boot.failed':
    'The laboratory could not be loaded: a part of the page is missing or the connection broke. Reload to try again.',
  'boot.tooOld': 'This browser is too old for the laboratory: please open it in a recent one.',
};
