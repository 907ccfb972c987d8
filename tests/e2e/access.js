/** Functions of the accessibility tests that run in the page. Each is sent on its own, so none calls another. */

/** Before the page's scripts: records changes of live regions, which a screen reader announces. */
export function noteLive() {
  const changes = /** @type {{ at: number, where: string }[]} */ ([]);
  Object.assign(globalThis, { liveChanges: changes });
  const speaking = (/** @type {Node} */ node) => {
    for (
      let element = node instanceof Element ? node : node.parentElement;
      element;
      element = element.parentElement
    ) {
      const live = element.getAttribute('aria-live');
      if (live) return live === 'off' ? null : element;
      if (element.matches('output, [role=status], [role=alert], [role=log], [role=timer]')) return element;
    }
    return null;
  };
  new MutationObserver((records) => {
    for (const region of new Set(records.map(({ target }) => speaking(target))))
      if (region) changes.push({ at: performance.now(), where: region.outerHTML.slice(0, 120) });
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

/** Before the page's scripts: counts the questions that the workers have not answered. */
export function noteAsked() {
  const open = new Set();
  const { postMessage } = Worker.prototype;
  const heard = new WeakSet();
  Worker.prototype.postMessage = /** @type {any} */ (
    /** @this {Worker} @param {any[]} args */
    function (...args) {
      const [message] = args;
      if (message?.request) open.add(message.id);
      if (!heard.has(this)) this.addEventListener('message', ({ data }) => open.delete(data?.id));
      heard.add(this);
      return /** @type {any} */ (postMessage).apply(this, args);
    }
  );
  Object.assign(globalThis, { asked: () => open.size });
}

/** The maximum number of announcements within one second since `liveFrom`, and their places. */
export function mostInASecond() {
  const { liveChanges, liveFrom } = /** @type {any} */ (globalThis);
  const changes = liveChanges.filter((/** @type {any} */ { at }) => at >= liveFrom);
  const within = (/** @type {any} */ { at }) =>
    changes.filter((/** @type {any} */ change) => change.at >= at && change.at < at + 1000);
  const most = Math.max(0, ...changes.map((/** @type {any} */ change) => within(change).length));
  return { most, where: changes.slice(-6).map((/** @type {any} */ change) => change.where) };
}

/** Canvases with a lower resolution than the screen, except those of single pixels, which are enlarged on purpose. */
export function coarseCanvases() {
  const canvases = [...document.querySelectorAll('#lab canvas')].filter(
    (canvas) => canvas.clientWidth && !canvas.matches('.pixels, .patch-band'),
  );
  const isCoarse = (/** @type {HTMLCanvasElement} */ { width, clientWidth }) =>
    Math.abs(width - clientWidth * devicePixelRatio) > 2;
  return canvases
    .filter((canvas) => isCoarse(/** @type {HTMLCanvasElement} */ (canvas)))
    .map((canvas) => canvas.parentElement?.className);
}

/**
 * Elements and pseudo-elements distinguishable from their surroundings by background, border, outline or shadow, each
 * under a stable number.
 */
export function toldApart() {
  const seen = (/** @type {string} */ colour) => {
    const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [];
    return parts.length === 3 || parts[3] > 0.05 ? colour : null;
  };
  /** @type {Record<string, { name: string, grounded: boolean, edged: boolean }>} */
  const found = {};
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('#app *')]);
  all.forEach((element, index) => {
    const hasWords = [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
    const { width, height } = element.getBoundingClientRect();
    if (!element.checkVisibility() || Math.min(width, height) < 1) return;
    if (element.localName === 'progress' || hasWords) return;
    const around = (/** @type {Element | null} */ ancestor) => {
      for (; ancestor; ancestor = ancestor.parentElement) {
        const ground = seen(getComputedStyle(ancestor).backgroundColor);
        if (ground) return ground;
      }
      return null;
    };
    const parts = [null, '::before', '::after'];
    if (element.matches('input[type=range]'))
      parts.push('::-webkit-slider-thumb', '::-webkit-slider-runnable-track');
    for (const part of parts) {
      const style = getComputedStyle(element, part);
      if (part && ['none', 'normal'].includes(style.content) && !part.includes('slider')) continue;
      const ground = seen(style.backgroundColor);
      const sides = ['Top', 'Right', 'Bottom', 'Left'].map((side) => /** @type {const} */ (`border${side}`));
      const all = /** @type {any} */ (style);
      const key = (element.dataset.apart ??= String(index));
      found[`${key}${part ?? ''}`] = {
        name: `${element.localName}.${element.getAttribute('class')}${part ?? ''} in ${element.parentElement?.className}`,
        grounded:
          (ground !== null && ground !== around(part ? element : element.parentElement)) ||
          style.backgroundImage !== 'none' ||
          style.boxShadow !== 'none',
        edged:
          style.outlineStyle !== 'none' ||
          sides.some(
            (side) =>
              parseFloat(all[`${side}Width`]) > 0 &&
              all[`${side}Style`] !== 'none' &&
              seen(all[`${side}Color`]),
          ),
      };
    }
  });
  return found;
}

/** Simulates a browser translation, which wraps text in elements. @returns {string[]} formulas that it would change */
export function translatePage() {
  const walker = document.createTreeWalker(
    /** @type {Element} */ (document.getElementById('app')),
    NodeFilter.SHOW_TEXT,
  );
  const texts = /** @type {Text[]} */ ([]);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(/** @type {Text} */ (node));
  const touched = [];
  for (const text of texts) {
    const owner = text.parentElement;
    if (!owner || !text.data.trim() || owner.closest('[translate=no], .notranslate, script, style, option'))
      continue;
    if (owner.closest('math, code, pre, .symbol')) touched.push(owner.outerHTML);
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(text);
  }
  return touched;
}

/** All operable elements, numbered. */
export function operable() {
  const all = document.querySelectorAll(
    ':is(button, input, select):not(:disabled), a[href], summary, [tabindex="0"]',
  );
  const shown = [...all].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      /** @type {HTMLElement} */ (element).tabIndex >= 0 &&
      !element.matches('input[type=radio]:not(:checked)') &&
      element.getBoundingClientRect().width > 0,
  );
  shown.forEach((element, index) => element.setAttribute('data-trip', String(index)));
  return shown.map((element) => element.outerHTML.slice(0, 140));
}

/** The focused element's number, and faults of its focus indicator. */
export function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, width } = element.getBoundingClientRect();
  const header = document.querySelector('.shell > header');
  const isHidden =
    !header?.contains(element) &&
    bottom <= (header?.getBoundingClientRect().bottom ?? 0) &&
    element.id !== 'skip';
  const wrong = [
    ...(outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? ['no outline'] : []),
    ...(isHidden || top >= innerHeight ? ['out of sight'] : []),
    ...(width < 1 ? ['no width'] : []),
  ];
  return {
    trip: element.getAttribute('data-trip'),
    wrong: wrong.length ? `${wrong.join(', ')}: ${element.outerHTML.slice(0, 140)}` : '',
  };
}
