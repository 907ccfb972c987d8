/** What `index.html` says before a script runs: the build writes it there. @type {Record<string, string>} */
export const words = {
  'boot.about':
    'Un laboratorio de autoencoders que se ejecuta en esta pestaña: dibuja un dígito, mira su código y su reconstrucción, y entrena tu propia red.',
  'boot.script':
    'Esta página calcula en tu navegador y necesita JavaScript y WebAssembly. Actívalos y recarga.',
  'boot.failed':
    'No se pudo cargar el laboratorio: falta una parte de la página o se cortó la conexión. Recarga para intentarlo de nuevo.',
  'boot.tooOld':
    'Este navegador es demasiado antiguo para el laboratorio. Ábrelo en una versión reciente de Firefox, Chrome, Edge o Safari.',
};
