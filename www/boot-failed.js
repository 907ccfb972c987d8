// Plain old JavaScript: it has to run where the page's modules do not.
addEventListener(
  'error',
  function (event) {
    var state = document.getElementById('boot-state');
    var target = event.target;
    // A style sheet that is missing is no reason to give up; an error after the start has its own card.
    if (!state || (target instanceof Element && target.tagName !== 'SCRIPT')) return;
    state.textContent = state.getAttribute('data-failed');
  },
  true,
);
