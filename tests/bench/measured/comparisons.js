/** Initial results of the labs that compare methods over the test digits: errors for every noise, hole and number of pairs. */
import { LABS } from '../../../www/generated/labs.js';

/** Significant digits of an error: two more than are shown, so that it is rounded once. */
const DIGITS = 6;

/** The possible values of a lab's control. @param {string} lab @param {string} id @returns {(string | number)[]} */
function valuesOf(lab, id) {
  const control = LABS.find((spec) => spec.id === lab)?.controls.find((entry) => entry.id === id);
  if (control?.kind === 'choice') return control.options;
  if (control?.kind !== 'real') throw new TypeError(`${lab} has no real-valued control ${id}`);
  const count = Math.round((control.max - control.min) / control.step) + 1;
  return Array.from({ length: count }, (_, at) => Number((control.min + at * control.step).toFixed(2)));
}

/** Runs in the page: starts an engine with everything these measurements need. */
async function begin() {
  const { Engine } = await import(
    new URL(`${document.documentElement.dataset.build}/www/engine/client.js`, location.href).href
  );
  const engine = Engine.start({ backend: 'cpu' });
  await Promise.all([
    ...['digitsTest', 'digitsTrain', 'digitsSome'].map((set) => engine.loadData(set)),
    ...['denoiser', 'filler', 'digits-64', 'digits-32', 'digits-32-twin'].map((name) =>
      engine.loadModel(name),
    ),
    engine.loadPca('digits'),
  ]);
  Object.assign(globalThis, { engine });
}

/** Runs in the page: measures one method over all test digits. @param {{ lab: string, measure: object }} question */
async function measureAll({ lab, measure }) {
  const { engine } = /** @type {any} */ (globalThis);
  let soFar = { samples: 0, values: 0, sum: 0 };
  for (;;) {
    const reply = await engine.ask({ [lab]: { measure: { ...measure, soFar, count: 500 } } });
    if (reply.tally.samples >= reply.of) return { mse: reply.mse, psnr: reply.psnr };
    soFar = reply.tally;
  }
}

const short = (/** @type {number} */ value) => Number(value.toPrecision(DIGITS));

/** Error and PSNR of each method, in the order of `verdict.js`, by noise and level. */
/** @param {import('@playwright/test').Page} page */
export async function denoise(page) {
  await page.evaluate(begin);
  const network = (/** @type {string} */ model) => ({ network: { model } });
  const methods = ['nobody', network('denoiser'), network('digits-64'), 'pca', 'median', 'blur'];
  /** @type {Record<string, Record<string, number[][]>>} */
  const found = {};
  for (const noise of valuesOf('denoise', 'noise')) {
    found[noise] = {};
    for (const level of valuesOf('denoise', 'noiseLevel')) {
      const of = (/** @type {unknown} */ by) => ({ by, corruption: { noise, level, seed: 1 } });
      found[noise][level] = [];
      for (const by of methods) {
        const { mse, psnr } = await page.evaluate(measureAll, { lab: 'denoise', measure: of(by) });
        found[noise][level].push([short(mse), Number(psnr.toFixed(1))]);
      }
    }
  }
  return found;
}

/** Error of each method, in the order of `paths.js`, by kind of hole, with the default rounds. */
/** @param {import('@playwright/test').Page} page */
export async function impute(page) {
  await page.evaluate(begin);
  const rounds = Number(
    LABS.find(({ id }) => id === 'impute')?.controls.find(({ id }) => id === 'rounds')?.default,
  );
  const network = (/** @type {string} */ model, /** @type {number} */ rounds) => ({
    network: { network: { model }, rounds },
  });
  const methods = [network('filler', 0), network('digits-64', rounds), { pca: rounds }, 'mean'];
  /** @type {{ name: string | number, hidden: unknown }[]} */
  const holes = [
    ...valuesOf('impute', 'hidden')
      .filter((hidden) => hidden !== 'pixels' && hidden !== 'brush')
      .map((hidden) => ({ name: hidden, hidden })),
    ...valuesOf('impute', 'share').map((share) => ({ name: `pixels ${share}`, hidden: { pixels: share } })),
  ];
  /** @type {Record<string, number[]>} */
  const found = {};
  for (const { name, hidden } of holes) {
    found[name] = [];
    for (const by of methods) {
      const measure = { by, hole: { part: { hidden, seed: 1 } } };
      found[name].push(short((await page.evaluate(measureAll, { lab: 'impute', measure })).mse));
    }
  }
  return { rounds, errors: found };
}

/** The attacker's error by number of leaked pairs. */
/** @param {import('@playwright/test').Page} page */
export async function secrecy(page) {
  await page.evaluate(begin);
  /** @type {Record<string, number>} */
  const found = {};
  for (const pairs of [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]) {
    const attack = { network: { model: 'digits-32' }, pairs };
    const { mse } = await page.evaluate(
      (attack) => /** @type {any} */ (globalThis).engine.ask({ secrecy: { attack } }),
      attack,
    );
    found[pairs] = short(mse);
  }
  return found;
}
