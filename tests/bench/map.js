/** What the map of the latent space costs with ten thousand dots: a place decoded under the mouse, and a frame of scaling. */

const DOTS = 10_000;
const MOVES = 120;

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} site
 * @returns {Promise<{ what: string, ms: number[] }[]>}
 */
export async function map(browser, site) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${site}index.html?lab=manifold&points=train&backend=cpu`);
  await page.locator(`[data-view=map][data-points="${DOTS}"][data-tiles]`).waitFor();
  const { places, frames } = await page.evaluate(inPage, MOVES);
  await page.close();
  return [
    { what: 'pointer to painted image', ms: places },
    { what: `frame of scaling, ${DOTS} dots`, ms: frames },
  ];
}

/** Runs in the page. @param {number} moves */
async function inPage(moves) {
  const [area, seen] = ['map', 'decoded'].map((view) => document.querySelector(`[data-view=${view}]`));
  if (!area || !seen) throw new Error('no map');
  const box = area.getBoundingClientRect();
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** @type {number[]} */
  const places = [];
  /** @type {number[]} */
  const frames = [];
  for (let move = 0; move < moves; move++) {
    // Places that are far from each other, the same each time.
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
    await new Promise((resolve) => setTimeout(resolve)); // the frame has been handed over
    places.push(performance.now() - from);
  }
  /** @type {HTMLElement | null} */ (area.querySelector('[role=slider]'))?.focus();
  let last = performance.now();
  for (let move = 0; move < moves; move++) {
    const at = { clientX: box.left + box.width / 3, clientY: box.top + box.height / 3 };
    const wheel = { deltaY: move % 20 < 10 ? -100 : 100, bubbles: true, cancelable: true };
    area.dispatchEvent(new WheelEvent('wheel', { ...at, ...wheel }));
    await frame();
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return { places, frames };
}
