/**
 * Font sizes on a projected page. Canvases report what they write: `noteCanvasType` goes before the page's own scripts.
 *
 * @typedef {{ text: string, size: number, where: string }} CanvasText
 */

/** Runs in the page before its scripts: records font sizes on canvases, in CSS pixels. */
export function noteCanvasType() {
  const written = /** @type {Map<string, CanvasText & { canvas: HTMLCanvasElement }>} */ (new Map());
  Object.assign(globalThis, { canvasType: written });
  for (const name of /** @type {const} */ (['fillText', 'strokeText'])) {
    const original = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (text, ...rest) {
      const canvas = this.canvas;
      if (canvas instanceof HTMLCanvasElement && canvas.clientWidth) {
        const { a, b } = this.getTransform();
        const shown = canvas.clientWidth / canvas.width;
        const size = parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '0') * Math.hypot(a, b) * shown;
        written.set(`${text} ${size}`, { text, size, where: 'canvas', canvas });
      }
      return original.call(this, text, .../** @type {[number, number]} */ (rest));
    };
  }
}

/**
 * Runs in the page: text in the lab that is smaller than allowed. Indices, exponents and parts of fractions may be
 * smaller than words.
 * @param {{ words: number, indices: number }} least in CSS pixels
 * @returns {CanvasText[]}
 */
export function tooSmall(least) {
  const lab = /** @type {HTMLElement} */ (document.getElementById('lab'));
  const found = /** @type {CanvasText[]} */ ([]);
  const walker = document.createTreeWalker(lab, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const [text, element] = [node.textContent?.trim() ?? '', node.parentElement];
    if (!text || !element || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      continue;
    if (element.closest('.visually-hidden, option, style, script')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (![...range.getClientRects()].some(({ width, height }) => width > 1 && height > 1)) continue;
    const svg = element instanceof SVGElement ? (element.ownerSVGElement ?? element) : null;
    const matrix = svg instanceof SVGGraphicsElement ? svg.getScreenCTM() : null;
    const size =
      parseFloat(getComputedStyle(element).fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1);
    const isIndex =
      element.closest('sub, sup, mfrac') !== null ||
      [...ancestors(element)].some(
        (part) =>
          /^m(sub|sup|subsup|under|over|underover)$/.test(part.parentElement?.localName ?? '') &&
          part.parentElement?.firstElementChild !== part,
      );
    const limit = isIndex ? least.indices : least.words;
    if (size < limit - 0.05) found.push({ text: text.slice(0, 40), size, where: whereIs(element) });
  }
  const written = /** @type {Map<string, any>} */ (/** @type {any} */ (globalThis).canvasType ?? new Map());
  for (const { text, size, canvas } of written.values())
    if (canvas.isConnected && canvas.checkVisibility() && size < least.words - 0.05)
      found.push({ text, size, where: `canvas ${whereIs(canvas)}` });
  return found;

  /** @param {Element} element */
  function* ancestors(element) {
    for (let node = /** @type {Element | null} */ (element); node && node !== lab; node = node.parentElement)
      yield node;
  }
  /** @param {Element} element */
  function whereIs(element) {
    const place = element.closest('[data-view], [class]');
    return place?.getAttribute('data-view') ?? place?.getAttribute('class') ?? element.localName;
  }
}
