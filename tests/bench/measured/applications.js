/** Initial results of the labs that measure on demand: anomaly, neighbors and reduction. Each page is open at its lab. */
import { readFile } from 'node:fs/promises';

/** The AUCs with each digit as the only normal class, and with each left out. @param {import('@playwright/test').Page} page @param {string} machine */
export async function anomaly(page, machine) {
  /** @type {Record<string, { seconds: number, areas: number[][] }>} */
  const scenes = {};
  for (const scene of ['oneClass', 'leftOut']) {
    await page.locator(`[data-scene=${scene}]`).click();
    const started = performance.now();
    await page.locator(`[data-action=measure-${scene}]`).click();
    const card = page.locator('.card', { has: page.locator(`[data-view=all-${scene}]`) });
    await card.and(page.locator('[data-done="10"]')).waitFor({ timeout: 600_000 });
    const seconds = Math.round((performance.now() - started) / 1000);
    const cells = await card
      .locator('tbody td')
      .evaluateAll((all) => all.map((cell) => Number(/** @type {HTMLElement} */ (cell).dataset.value)));
    const rounded = cells.slice(0, 20).map((area) => Number(area.toFixed(4)));
    scenes[scene] = {
      seconds,
      areas: Array.from({ length: 10 }, (_, digit) => rounded.slice(2 * digit, 2 * digit + 2)),
    };
  }
  return { machine, scenes };
}

/** Results of all shipped codes with every suggested k. @param {import('@playwright/test').Page} page @param {string} machine */
export async function neighbors(page, machine) {
  const data = await page.evaluate(async () => {
    const KS = [1, 3, 5, 10, 25];
    const [PART, SPACES] = [250, /** @type {const} */ (['raw', 'pca', 'code'])];
    const at = (/** @type {string} */ path) =>
      import(new URL(`${document.documentElement.dataset.build}/${path}`, location.href).href);
    const { Engine } = await at('www/engine/client.js');
    /** @type {import('../../../www/engine/client.js').Engine} */
    const engine = Engine.start({ backend: 'cpu' });
    const sets = /** @type {const} */ (['digitsTrain', 'digitsTest', 'landsat']);
    await Promise.all([...sets.map((set) => engine.loadData(set)), engine.loadPca('digits')]);
    /** @type {Record<string, import('../../../www/labs/neighbors/precomputed.js').Known>} of the samples themselves, independent of the codes */
    const raws = {};
    const classify = async (
      /** @type {typeof SPACES[number]} */ space,
      /** @type {number} */ k,
      /** @type {number} */ all,
    ) => {
      let [done, accuracy] = [0, 0];
      /** Milliseconds per sample of each part; the median excludes disturbances. @type {number[]} */
      const pace = [];
      await engine.ask({ neighbors: { classify: { space, k, start: 0, count: 25 } } }); // the first one includes compilation
      while (done < all) {
        const before = performance.now();
        const reply = await engine.ask({ neighbors: { classify: { space, k, start: done, count: PART } } });
        pace.push((performance.now() - before) / (reply.done - done));
        [done, accuracy] = [reply.done, reply.accuracy];
      }
      return /** @type {[number, number]} */ ([
        Number(accuracy.toFixed(4)),
        Number(pace.sort((a, b) => a - b)[pace.length >> 1].toPrecision(2)),
      ]);
    };
    const digits = ['codes-2', 'codes-8', 'codes-32'];
    const soils = ['2', '3', '8'];
    /** @type {Record<string, { samples: number, of: Record<string, any> }>} */
    const data = { digits: { samples: 0, of: {} }, landsat: { samples: 0, of: {} } };
    for (const [set, networks] of /** @type {const} */ ([
      ['digits', digits],
      ['landsat', soils],
    ]))
      for (const network of networks) {
        const { downloadModel } = await at('www/engine/assets.js');
        const model = network.replace('codes', 'digits');
        if (set === 'digits') await engine.loadModel(model);
        const from =
          set === 'digits'
            ? { images: { model } }
            : { satellite: await downloadModel(`satellite-${network}`) };
        const { queries } = await engine.ask({ neighbors: { setReferences: { from } } });
        data[set].samples = queries;
        for (const k of KS) {
          /** @type {Record<string, [number, number]>} */
          const found = {};
          for (const space of SPACES) {
            const known = space === 'raw' ? raws[`${set} ${k}`] : undefined;
            found[space] = known ?? (await classify(space, k, queries));
          }
          raws[`${set} ${k}`] = found.raw;
          data[set].of[network] = { ...data[set].of[network], [k]: found };
        }
      }
    return data;
  });
  return { machine, data };
}

/** The fraction of the variance lost by an autoencoder of each size. @param {import('@playwright/test').Page} page @param {string} machine */
export async function reduction(page, machine) {
  const started = performance.now();
  await page.locator('[data-action=curve]').click();
  await page.locator('[data-view=curve-status][data-done="16"]').waitFor({ timeout: 600_000 });
  const seconds = Math.round((performance.now() - started) / 1000);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-curve]').click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n').slice(1);
  return { machine, seconds, errors: lines.map((line) => Number(Number(line.split(',')[1]).toFixed(4))) };
}
