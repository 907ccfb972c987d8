/** What `index.html` says before a script runs: the build writes it there. @type {Record<string, string>} */
export const words = {
  'boot.about':
    'Un laboratorio de autoencoders que se ejecuta en esta pestaña: dibuja un dígito, mira su código y su reconstrucción, y entrena tu propia red.',
  'boot.script':
    'Esta página calcula en tu navegador y necesita JavaScript y WebAssembly. Actívalos y recarga.',
  'boot.late':
    'Si no aparece nada más en un minuto, la conexión es muy lenta o el servidor no deja que corran los programas de esta página.',
  'boot.file':
    'La página está abierta como archivo, y así el navegador no deja cargar sus programas: necesita un servidor. Ejecuta «python3 -m http.server 8000» en la carpeta de la página y abre http://localhost:8000/.',
  'boot.failed':
    'No se pudo cargar el laboratorio: no llega {file}. Puede que se haya cortado la conexión; recarga para intentarlo de nuevo.',
  'boot.again':
    'No se pudo cargar el laboratorio: un programa de la página no llegó y ahora sí responde. La conexión se cortó un momento; recarga para intentarlo de nuevo.',
  'boot.status':
    'No se pudo cargar el laboratorio: el servidor responde {status} al pedirle {file}. Falta ese archivo o no quiere entregarlo; quien publica la página tiene que revisarlo.',
  'boot.type':
    'No se pudo cargar el laboratorio: el servidor envía {file} como «{type}», y un navegador solo ejecuta programas enviados como «text/javascript». Quien publica la página tiene que corregir ese tipo en el servidor.',
  'boot.other':
    'No se pudo cargar el laboratorio: en lugar de {file} el servidor envía una página web. Falta ese archivo, o el servidor pide identificarse.',
  'boot.policy':
    "No se pudo cargar el laboratorio: la política de seguridad del servidor (Content-Security-Policy) lo impide: {directive}. Tiene que permitir al menos: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'.",
  'boot.frame':
    'La página está dentro de un marco que no le deja cargar sus programas (sandbox). Pide que el marco lleve «allow-scripts allow-same-origin allow-downloads allow-popups», o abre la página en su propia ventana: {address}',
  'boot.slash': 'A la dirección le falta la barra final: {address}',
  'boot.newer':
    'Hay una versión nueva de la página, y los archivos de esta ya no están en el servidor. Recarga para abrirla.',
  'boot.broken': 'No se pudo cargar el laboratorio: un programa de la página tiene un error ({message}).',
  'boot.reload': 'Recargar',
  'boot.window': 'Abrir en su propia ventana',
  'boot.tooOld':
    'Este navegador es demasiado antiguo para el laboratorio. Ábrelo en una versión reciente de Firefox, Chrome, Edge o Safari.',
};
