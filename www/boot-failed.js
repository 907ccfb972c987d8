// Plain old JavaScript: it has to run where the page's modules do not.
addEventListener(
  'error',
  function (event) {
    var state = document.getElementById('boot-state');
    var target = event.target;
    // A style sheet that is missing is no reason to give up; an error after the start has its own card.
    if (!state || (target instanceof Element && target.tagName !== 'SCRIPT')) return;
    state.textContent =
      'No se pudo cargar el laboratorio: falta una parte de la página o se cortó la conexión. Recarga para intentarlo de ' +
      'nuevo. / The laboratory could not be loaded: a part of the page is missing or the connection broke. Reload to try ' +
      'again.';
  },
  true,
);
