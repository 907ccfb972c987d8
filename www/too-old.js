// @ts-nocheck: plain old JavaScript, which only a browser that cannot load the page runs.
document.getElementById('boot-state').textContent = document
  .getElementById('boot-state')
  .getAttribute('data-too-old');
