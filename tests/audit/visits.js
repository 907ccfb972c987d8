/** The values read from each lab: numbers as the page stores them, and its downloads. */
import { expect } from '@playwright/test';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {Record<string, number | string>} Values
 * @typedef {(selector: string) => Promise<string>} Save presses a download button and returns the file's name
 *
 * @typedef {object} Visit
 * @property {string} query
 * @property {(page: Page, save: Save) => Promise<Values>} read
 */

const WAIT = { timeout: 60_000 };

/** Waits for the number in an attribute. @param {Page} page @param {string} selector @param {string} [attribute] */
async function value(page, selector, attribute = 'data-value') {
  const place = page.locator(selector).first();
  await expect(place).toHaveAttribute(attribute, /\d/, WAIT);
  return Number(await place.getAttribute(attribute));
}

/** Several numbers by name. @param {Page} page @param {Record<string, string>} selectors @param {string} [attribute] */
async function values(page, selectors, attribute) {
  /** @type {Values} */
  const found = {};
  for (const [name, selector] of Object.entries(selectors))
    found[name] = await value(page, selector, attribute);
  return found;
}

/** @param {string[]} names @param {(name: string) => string} selector */
const each = (names, selector) => Object.fromEntries(names.map((name) => [name, selector(name)]));

/** Appends a suffix to the names of values. @param {string} what @param {Values} found @returns {Values} */
const named = (what, found) =>
  Object.fromEntries(Object.entries(found).map(([name, shown]) => [`${name} ${what}`, shown]));

/** @param {Page} page */
const measure = (page) => page.locator('[data-action=measure]').click();

/** @param {number} sample @param {string} model @returns {Visit} */
const reconstruct = (sample, model) => ({
  query: `lab=reconstruct&model=${model}&sample=${sample}`,
  async read(page) {
    await expect(page.locator('[data-view=reconstruction]')).toHaveAttribute('data-ready', '', WAIT);
    const kinds = ['autoencoder', 'pca', 'mean'];
    const rows = each(kinds, (kind) => `[data-view=errors] [data-kind=${kind}]`);
    return { ...(await values(page, rows)), ...named('of all', await values(page, rows, 'data-all')) };
  },
});

/** A completed run, its row in the comparison, and its weights. @param {string} settings @returns {Visit} */
const train = (settings) => ({
  query: `lab=train&backend=cpu&lang=en&view=compare&${settings}`,
  async read(page, save) {
    const player = page.locator('.player');
    await expect(player).toHaveAttribute('data-state', 'ready', WAIT);
    await player.locator('[data-action=play]').click();
    await expect(player).toHaveAttribute('data-state', 'finished', { timeout: 300_000 });
    const lines = await values(
      page,
      each(['pca', 'mean', 'floor'], (kind) => `[data-view=references] [data-kind=${kind}]`),
    );
    await page.locator('[data-action=keep]').click();
    const cell = (/** @type {string} */ kind) =>
      page.locator(`.compare-table [data-kind=${kind}] td`).first();
    for (const kind of ['parameters', 'test', 'mse', 'pca', 'zero', 'active', 'dead'])
      lines[`shown ${kind}`] = String(await cell(kind).textContent());
    return { ...lines, weights: await save('[data-action=weights]') };
  },
});

/** @param {string} d @returns {Visit} */
const reduction = (d) => ({
  query: `lab=reduction&d=${d}`,
  async read(page, save) {
    const maps = each(['autoencoder', 'pca'], (kind) => `[data-view=${kind}-figures] b`);
    const spaces = each(['autoencoder', 'pca', 'raw'], (space) => `[data-accuracy=${space}]`);
    const shown = {
      ...named('lost', await values(page, maps)),
      ...named('accuracy', await values(page, spaces)),
    };
    return { ...shown, curve: await save('[data-action=csv-curve]') };
  },
});

/** @param {string} query @returns {Visit} */
const neighbors = (query) => ({
  query: `lab=neighbors&${query}`,
  async read(page) {
    await expect(page.locator('[data-space=code] [data-view=predicted-class]')).toHaveAttribute(
      'data-predicted',
      /\d/,
      WAIT,
    );
    await measure(page);
    // Until then the page shows the shipped measurements.
    await expect(page.locator('.card[data-measured-here]')).toHaveAttribute(
      'data-measured-here',
      'true',
      WAIT,
    );
    const spaces = ['raw', 'pca', 'code'];
    return values(
      page,
      each(spaces, (space) => `[data-figure=${space}-accuracy]`),
    );
  },
});

/** @param {string} bits @returns {Visit} */
const hashing = (bits) => ({
  query: `lab=hashing&bits=bits-${bits}&radius=4`,
  async read(page, save) {
    await expect(page.locator('[data-view=bucket-words]')).toHaveAttribute('data-count', /\d/, WAIT);
    const addresses = await save('[data-action=csv]');
    await measure(page);
    const measures = ['best', 'within', 'without'];
    const names = measures.flatMap((name) => [`autoencoder-${name}`, `pca-${name}`]);
    // The times come last: until then the page shows the shipped measurements.
    const times = await values(
      page,
      each(['buckets', 'codes', 'pixels'], (way) => `[data-way=${way}]`),
    );
    const shares = await values(
      page,
      each(names, (name) => `[data-figure=${name}]`),
    );
    return { addresses, ...times, ...shares };
  },
});

const FIGURES = ['recall', 'falseAlarms', 'precision', 'found', 'missed', 'alarms', 'passed'];
/** @param {string} query @returns {Visit} */
const anomaly = (query) => ({
  query: `lab=anomaly&backend=cpu&${query}`,
  read: (page) =>
    values(page, {
      autoencoder: '[data-figure=auc-autoencoder]',
      pca: '[data-figure=auc-pca]',
      threshold: '[data-figure=threshold]',
      ...each(FIGURES, (name) => `[data-figure=${name}]`),
    }),
});

/** The errors of some methods, measured in the page. @param {Page} page @param {string[]} ways */
async function measured(page, ways) {
  await measure(page);
  return tabled(page, ways);
}

/** The table's values, once measured. @param {Page} page @param {string[]} ways */
async function tabled(page, ways) {
  await expect(page.locator('.test-measure')).toHaveAttribute('data-state', 'done', WAIT);
  return values(
    page,
    each(ways, (way) => `[data-figure=${way}-mse]`),
  );
}

/** @param {Page} page */
const whole = (page) =>
  expect(page.locator('[data-view=stage]')).toHaveAttribute('data-state', 'whole', WAIT);

const DENOISED = ['noisy', 'network', 'plain', 'pca', 'median', 'blur'];
/** @param {string} noise @param {number} level @returns {Visit} */
const denoise = (noise, level) => ({
  query: `lab=denoise&noise=${noise}&noiseLevel=${level}`,
  async read(page) {
    await whole(page);
    const errors = await measured(page, DENOISED);
    const ratios = await values(
      page,
      each(DENOISED, (way) => `[data-figure=${way}-psnr]`),
    );
    return { ...errors, ...named('psnr', ratios) };
  },
});

/** @param {string} query @returns {Visit} */
const impute = (query) => ({
  query: `lab=impute&${query}`,
  async read(page) {
    await whole(page);
    return measured(page, ['network', 'iterated', 'pca', 'mean']);
  },
});

/** Rows of the satellite data. @param {string} mask @param {number} rounds @returns {Visit} */
const patches = (mask, rounds) => ({
  query: `lab=impute&data=landsat&rounds=${rounds}`,
  async read(page) {
    await expect(page.locator('[data-view=landsat]')).toHaveAttribute('data-updates', /\d/, WAIT);
    await page.locator(`[data-mask=${mask}]`).click();
    await expect(page.locator(`[data-mask=${mask}]`)).toHaveAttribute('aria-pressed', 'true');
    const cells = page.locator('[data-view=landsat] button.cell[aria-pressed=true]');
    const missing = await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('data-cell')));
    return {
      missing: missing.join(' '),
      ...(await tabled(page, ['filler', 'iterated', 'pca', 'mean'])),
    };
  },
});

/** @param {string} way @returns {Visit} */
const generate = (way) => ({
  query: `lab=generate&way=${way}`,
  read: (page) =>
    values(page, {
      'simple gap': '[data-wall=simple] [data-figure=gap]',
      'variational gap': '[data-wall=variational] [data-figure=gap]',
      usual: '[data-wall=simple] [data-figure=usual]',
    }),
});

/** @type {Visit} */
const secrecy = {
  query: 'lab=secrecy',
  async read(page) {
    const kinds = ['right', 'twin', 'mean'];
    const found = await values(
      page,
      each(kinds, (kind) => `[data-view=figures] [data-figure=${kind}]`),
    );
    await page.locator('[data-pairs="200"]').first().click();
    await expect(page.locator('[data-figure=attack-now]')).toHaveAttribute('data-pairs', '200', WAIT);
    const here = await values(
      page,
      each(['right', 'other', 'attack'], (row) => `[data-figure=here-${row}]`),
    );
    return {
      ...found,
      ...named('here', here),
      'attack 200': await value(page, '[data-figure=attack-now]'),
      message: await page.locator('[data-view=wire]').inputValue(),
    };
  },
};

/** The digits' map, and its kNN accuracy. @param {string} network @returns {Visit} */
const judged = (network) => ({
  query: `lab=manifold&scene=digits&network=${network}`,
  async read(page) {
    await expect(page.locator('[data-view=map]')).toHaveAttribute('data-points', '2000', WAIT);
    await page.locator('[data-action=judge]').click();
    return values(
      page,
      each(['autoencoder', 'pca'], (kind) => `[data-view=judge] [data-kind=${kind}]`),
    );
  },
});

/** Maps of the test digits side by side, and their measures. @type {Visit} */
const maps = {
  query: 'lab=manifold&scene=maps&subject=digits&backend=cpu',
  async read(page, save) {
    for (const method of ['pca', 'isomap', 'tsne', 'umap', 'plain', 'variational', 'guided'])
      await expect(page.locator(`.maps-card[data-method=${method}]`)).toHaveAttribute('data-measured', '', {
        timeout: 240_000,
      });
    return { maps: await save('[data-action=csv-maps]'), measures: await save('[data-action=csv-measures]') };
  },
};

/** The curve of code sizes, trained again as for the shipped measurements. @type {Visit} */
const curve = {
  query: 'lab=reduction&backend=cpu',
  async read(page, save) {
    await expect(page.locator('[data-accuracy=raw]')).toHaveAttribute('data-value', /\d/, WAIT);
    await page.locator('[data-action=curve]').click();
    await expect(page.locator('[data-view=curve-status]')).toHaveAttribute('data-done', '16', WAIT);
    return { curve: await save('[data-action=csv-curve]') };
  },
};

/** The shipped measurements are a file of the page: nothing is read. @param {string} lab @returns {Visit} */
const shown = (lab) => ({ query: `lab=${lab}`, read: () => Promise.resolve({}) });

/** @type {Record<string, Visit>} */
export const VISITS = {
  'reconstruct 6 32': reconstruct(6, 'digits-32'),
  'reconstruct 100 2': reconstruct(100, 'digits-2'),
  'reconstruct 1999 32': reconstruct(1999, 'digits-32'),
  'train multilayer': train('epochs=2'),
  'train l1': train('epochs=2&dCode=64&codeActivation=relu&penalty=l1'),
  'train linear': train(
    'epochs=2&kind=vanilla&dCode=16&output=identity&cost=squaredError&learningRate=0.005',
  ),
  'reduction 2': reduction('2'),
  'reduction 3': reduction('3'),
  'neighbors 2': neighbors('network=codes-2&k=5'),
  'neighbors 32': neighbors('network=codes-32&k=5'),
  'neighbors landsat 2': neighbors('data=landsat&d=2&k=5'),
  'hashing 8': hashing('8'),
  'hashing 16': hashing('16'),
  'hashing 32': hashing('32'),
  'anomaly 0': anomaly('normal=0'),
  'anomaly not 1': anomaly('scene=leftOut&leftOut=1'),
  ...Object.fromEntries(
    ['8', '9'].map((digit) => [`anomaly not ${digit}`, anomaly(`scene=leftOut&leftOut=${digit}`)]),
  ),
  'denoise gaussian 0.5': denoise('gaussian', 0.5),
  'denoise saltPepper 0.3': denoise('saltPepper', 0.3),
  'impute lower 5': impute('hidden=lower&rounds=5'),
  'impute left 1': impute('hidden=left&rounds=1'),
  'impute pixels 0.7 20': impute('hidden=pixels&share=0.7&rounds=20'),
  'patches band4 5': patches('band4', 5),
  'patches ring 20': patches('ring', 20),
  'generate prior': generate('prior'),
  'generate whole': generate('whole'),
  'generate mixture': generate('mixture'),
  secrecy,
  'manifold digits-2': judged('digits-2'),
  'manifold digits-2-guided': judged('digits-2-guided'),
  maps,
  'measured reduction': curve,
  // The page shows these files unchanged: `measured.py` reads them.
  ...Object.fromEntries(
    ['neighbors', 'secrecy', 'anomaly', 'denoise', 'impute'].map((lab) => [`measured ${lab}`, shown(lab)]),
  ),
};
