/**
 * Words that are cut off or overlap: in the page's elements, and on canvases, which report where they write.
 * `noteCanvasWords` goes before the page's own scripts.
 *
 * @typedef {{ text: string, left: number, right: number, top: number, bottom: number }} Box
 */

/** Runs in the page before its scripts: records the places of words on canvases until these are repainted. */
export function noteCanvasWords() {
  const texts = /** @type {Map<HTMLCanvasElement, Map<string, Box>>} */ (new Map());
  Object.assign(globalThis, { canvasWords: texts });
  const { prototype } = CanvasRenderingContext2D;
  const { fillText, clearRect, putImageData } = prototype;
  prototype.fillText = function (text, x, y, ...rest) {
    const canvas = this.canvas;
    if (canvas instanceof HTMLCanvasElement) {
      const metrics = this.measureText(text);
      const matrix = this.getTransform();
      const corners = [
        [x - metrics.actualBoundingBoxLeft, y - metrics.actualBoundingBoxAscent],
        [x + metrics.actualBoundingBoxRight, y + metrics.actualBoundingBoxDescent],
      ].map(([left, top]) => matrix.transformPoint({ x: left, y: top }));
      const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
      const words = texts.get(canvas) ?? new Map();
      words.set(`${text} ${Math.round(x)} ${Math.round(y)}`, {
        text,
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
      });
      texts.set(canvas, words);
    }
    return fillText.call(this, text, x, y, ...rest);
  };
  prototype.clearRect = function (...box) {
    texts.delete(/** @type {HTMLCanvasElement} */ (this.canvas));
    return clearRect.apply(this, box);
  };
  prototype.putImageData = function (/** @type {any[]} */ ...all) {
    texts.delete(/** @type {HTMLCanvasElement} */ (this.canvas));
    return /** @type {any} */ (putImageData).apply(this, all);
  };
  const size = /** @type {PropertyDescriptor} */ (
    Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'width')
  );
  Object.defineProperty(HTMLCanvasElement.prototype, 'width', {
    ...size,
    set(value) {
      texts.delete(this);
      size.set?.call(this, value);
    },
  });
}

/** Runs in the page: pairs of overlapping words on one canvas. @returns {string[]} */
export function overlappingWords() {
  const ALLOWED = 2; // device pixels that the boxes of letters may overlap
  const texts = /** @type {Map<HTMLCanvasElement, Map<string, Box>>} */ (
    /** @type {any} */ (globalThis).canvasWords
  );
  const found = /** @type {string[]} */ ([]);
  for (const [canvas, words] of texts) {
    if (!canvas.isConnected || !canvas.checkVisibility()) continue;
    const boxes = [...words.values()];
    boxes.forEach((one, at) => {
      for (const other of boxes.slice(at + 1)) {
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const tall = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (wide > ALLOWED && tall > ALLOWED) found.push(`${one.text} and ${other.text}`);
      }
    });
  }
  return found;
}

/** Runs in the page: elements of the lab that hide part of their content, except scrollable ones. */
export function cutWords() {
  const lab = /** @type {HTMLElement} */ (document.getElementById('lab'));
  const scrolled = '.formulas, .confusion-place, .value-table, .wire, textarea, .more-body, .vote-list';
  return [...lab.querySelectorAll('*')]
    .filter(
      (element) =>
        element.clientWidth > 1 &&
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).overflowX !== 'visible' &&
        element.checkVisibility() &&
        !element.closest(`.visually-hidden, ${scrolled}`),
    )
    .map((element) => `${element.localName}.${element.className}: ${element.textContent?.slice(0, 40)}`);
}
