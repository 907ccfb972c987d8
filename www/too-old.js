// @ts-nocheck: old JavaScript; only a browser that cannot load the page runs it.
document.getElementById('boot-state').textContent = document
  .getElementById('boot-state')
  .getAttribute('data-too-old');
