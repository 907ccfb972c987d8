// @ts-nocheck: plain old JavaScript, which only a browser that cannot load the page runs.
document.getElementById('boot-state').textContent =
  'Este navegador es demasiado antiguo para el laboratorio. Ábrelo en una versión reciente de Firefox, Chrome, Edge ' +
  'o Safari. / This browser is too old for the laboratory: please open it in a recent one.';
