/**
 * Measures maps: decoding a point under the mouse and a zoom frame on the latent map with ten thousand dots, and the same on
 * a map of the reduction lab.
 */

const DOTS = 10_000;
const MOVES = 120;
/** Measured frames, and warm-up frames before them: the browser compiles hot code. */
const [FRAMES, WARM_UP] = [300, 30];

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} site
 * @returns {Promise<{ what: string, ms: number[] }[]>}
 */
export async function map(browser, site) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${site}index.html?lab=manifold&scene=digits&points=train&backend=cpu`);
  await page.locator(`[data-view=map][data-points="${DOTS}"][data-tiles]`).waitFor();
  const places = await page.evaluate(pointed, MOVES);
  const scale = { view: 'map', focus: '[role=slider]', frames: FRAMES, warmUp: WARM_UP };
  const frames = await page.evaluate(scaled, scale);
  await page.goto(`${site}index.html?lab=reduction&backend=cpu`);
  const reduction = page.locator('[data-view=pca-map][data-points]');
  await reduction.waitFor();
  await page.locator('[data-action=curve]').click(); // stops background training
  const reduced = await page.evaluate(scaled, { ...scale, view: 'pca-map', focus: '' });
  const points = await reduction.getAttribute('data-points');
  await page.close();
  return [
    { what: 'pointer to painted image', ms: places },
    { what: `frame of scaling, ${DOTS} dots`, ms: frames },
    { what: `frame of scaling a reduction, ${points} dots`, ms: reduced },
  ];
}

/** Moves the mouse from place to place. Runs in the page. @param {number} moves */
async function pointed(moves) {
  const [area, seen] = ['map', 'decoded'].map((view) => document.querySelector(`[data-view=${view}]`));
  if (!area || !seen) throw new Error('no map');
  const box = area.getBoundingClientRect();
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** @type {number[]} */
  const places = [];
  for (let move = 0; move < moves; move++) {
    // Distant places, the same each time.
    const [x, y] = [37, 61].map((step) => 0.2 + (0.6 * ((move * step) % 100)) / 100);
    const at = { clientX: box.left + x * box.width, clientY: box.top + y * box.height, bubbles: true };
    const from = performance.now();
    const shown = new Promise((resolve) => {
      const observer = new MutationObserver(() => (observer.disconnect(), resolve(undefined)));
      observer.observe(seen, { attributes: true, attributeFilter: ['data-code'] });
    });
    area.dispatchEvent(new PointerEvent('pointermove', { ...at, pointerType: 'mouse' }));
    await shown;
    await frame();
    await new Promise((resolve) => setTimeout(resolve)); // waits until the frame is submitted
    places.push(performance.now() - from);
  }
  return places;
}

/**
 * Turns the wheel at every frame. Runs in the page.
 * @param {{ view: string, focus: string, frames: number, warmUp: number }} how
 */
async function scaled({ view, focus, frames, warmUp }) {
  const area = /** @type {HTMLElement | null} */ (document.querySelector(`[data-view=${view}]`));
  if (!area) throw new Error(`no ${view}`);
  const box = area.getBoundingClientRect();
  const at = { clientX: box.left + box.width / 3, clientY: box.top + box.height / 3 };
  (focus ? /** @type {HTMLElement | null} */ (area.querySelector(focus)) : area)?.focus();
  /** @type {number[]} */
  const ms = [];
  let last = performance.now();
  for (let move = 0; move < warmUp + frames; move++) {
    const wheel = { deltaY: move % 20 < 10 ? -100 : 100, bubbles: true, cancelable: true };
    area.dispatchEvent(new WheelEvent('wheel', { ...at, ...wheel }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (move >= warmUp) ms.push(performance.now() - last);
    last = performance.now();
  }
  return ms;
}
