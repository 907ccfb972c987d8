/** The name of the view in the card with the largest visible area; a lecture finds the first view of that name. @param {ParentNode} [page] */
export function largestView(page = document) {
  /** @type {Map<string, HTMLElement>} */
  const views = new Map();
  for (const view of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll('#lab [data-view]'))) {
    const name = view.dataset.view ?? '';
    if (/^[a-z0-9][a-z0-9-]*$/.test(name) && !views.has(name)) views.set(name, view);
  }
  const size = (/** @type {HTMLElement} */ view) => [seenArea(view.closest('.card') ?? view), seenArea(view)];
  const sized = [...views].map(([name, view]) => ({ name, size: size(view) }));
  sized.sort((a, b) => b.size[0] - a.size[0] || b.size[1] - a.size[1]);
  return sized.find(({ size }) => size[1] > 0)?.name;
}

/** The visible area of an element, in square pixels. @param {Element} element */
function seenArea(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const width = Math.min(right, innerWidth) - Math.max(left, 0);
  const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return Math.max(0, width) * Math.max(0, height);
}
