import { number, significant, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { featureMaps } from './views/feature-maps.js';
import { formula } from '../../views/formulas/formula.js';
import { FORMULAS } from './formulas.js';
import { histogram } from './views/histogram.js';
import { layerTable } from './views/layer-table.js';
import { SIDE } from '../../views/pictures/pixels.js';
import { signedTiles } from './views/signed-tiles.js';
import { MAX_UNITS, unitBars } from './views/unit-bars.js';
import { classNames, testSetOf } from '../../lab-kit/classes.js';
import { SAMPLES, sampleIndices } from './samples.js';
import { SPARSE } from './verdicts.js';
import { viewErrors } from './view-errors.js';

/** Minimum time between a reply and the next question, in ms, also as a multiple of the reply time: looking inside takes time from the training. */
const [EVERY_MS, TIMES] = [500, 8];

/**
 * The network's inside while it trains: weights, atoms, feature maps, code values and layers.
 * @param {import('../../lab-kit/types.js').LabContext} context
 */
export function insidePanel(context) {
  const { engine, run } = context;
  const errors = viewErrors(context);
  const [tiles, atoms] = [signedTiles('tiles'), signedTiles('atoms')];
  const [values, means, layers] = [histogram(), unitBars(), layerTable()];
  const maps = featureMaps(SAMPLES, (picked) => {
    index = picked;
    [last, took] = [-EVERY_MS, 0]; // answer the user at once
    show();
  });
  const [tilesNote, meansNote, layersNote, atomsCount, unitsCount] = Array.from({ length: 5 }, () =>
    h('span'),
  );
  const sparsity = h('span', { 'data-view': 'sparsity' });
  const symbol = formula(FORMULAS.activationRate);
  const meansTitle = h('span');
  const mapsCard = titled(t('inside.maps.title'), '', maps.element, t('inside.maps.note'));
  mapsCard.dataset.view = 'maps';
  mapsCard.classList.add('inside-wide');
  const layersCard = titled(t('inside.layers.title'), '', layers.element, layersNote);
  layersCard.classList.add('inside-wide');
  const figures = h(
    'div',
    { class: 'inside-figures grid gap-5', hidden: true },
    mapsCard,
    titled(t('inside.tiles.title'), signs(), tiles.element, tilesNote),
    titled(
      t('inside.atoms.title'),
      h('span', {}, atomsCount, signs()),
      atoms.element,
      t('inside.atoms.note'),
    ),
    h(
      'div',
      { class: 'inside-charts grid gap-5' },
      titled(t('inside.histogram.title'), sparsity, values.element, t('inside.histogram.note')),
      titled(meansTitle, h('span', {}, unitsCount, symbol), means.element, meansNote),
    ),
    layersCard,
  );
  const waiting = h('p', { class: 'quiet' }, t('inside.waiting'));
  const element = h('div', { class: 'inside', 'data-view': 'inside', 'data-updates': 0 }, waiting, figures);
  /** The view to show first, by the topic of the lecture. */
  const firsts = {
    maps: [maps.element],
    code: [values.element, means.element],
    weights: [tiles.element, atoms.element],
  };
  let index = 0;
  let last = -EVERY_MS;
  let took = 0;
  /** The test set of the pictures. @type {import('../../generated/protocol.js').DataSet | undefined} */
  let pictured;
  /** One turn per test set. */
  const sets = engine.turns();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  function show() {
    clearTimeout(later);
    const wait = Math.max(EVERY_MS, TIMES * took) - (performance.now() - last);
    if (wait > 0) later = setTimeout(show, wait);
    else void ask();
  }

  async function ask() {
    const { config } = run;
    if (!config || !run.started || run.state === 'loading' || run.state === 'empty') return;
    last = performance.now();
    try {
      const reply = await engine.ask({ train: { inside: { index } } }, { on: engine.home, latest: 'inside' });
      const now = performance.now();
      [last, took] = [now, now - last];
      paint(reply, config);
      if (reply.mapShapes.length > 0) await showSamples(config.subject);
      errors.clear();
    } catch (error) {
      errors.say(error);
    }
  }

  /**
   * @param {import('../../generated/protocol.js').NetworkInside} inside
   * @param {import('../../generated/protocol.js').TrainConfig} config
   */
  function paint(inside, config) {
    const { penalty, rho } = config;
    waiting.hidden = true;
    figures.hidden = false;
    const kernels = inside.tileSide !== SIDE;
    tilesNote.textContent = t(kernels ? 'inside.tiles.kernels' : 'inside.tiles.note');
    tiles.show({ values: inside.tiles, side: inside.tileSide, alike: false }, (count, most) =>
      t('inside.tiles.label', { count, most: significant(most) }),
    );
    const units = inside.unitMeans.length;
    atoms.show({ values: inside.atoms, side: SIDE, alike: true }, (count, most) => {
      atomsCount.textContent = count < units ? t('inside.first', { count, all: units }) : '';
      return t('inside.atoms.label', { count, most: significant(most) });
    });
    mapsCard.hidden = inside.mapShapes.length === 0;
    if (!mapsCard.hidden) maps.show(inside.maps, inside.mapShapes);
    const first = SPARSE.includes(penalty) ? 'code' : mapsCard.hidden ? 'weights' : 'maps';
    figures.dataset.first = first;
    for (const [name, views] of Object.entries(firsts))
      for (const view of views) attribute(view, 'data-moment', name === first);
    const { active, nearZero } = inside.code;
    sparsity.textContent = t('inside.sparsity', {
      active: number(active, 1),
      all: units,
      zero: number(100 * nearZero, 0),
    });
    values.show(inside.histogram, inside.histogramFrom, inside.histogramTo);
    const hasTarget = penalty === 'kl';
    // A value that may be negative is not an activation rate.
    const isRate = config.codeActivation !== 'identity' && config.codeActivation !== 'tanh';
    meansTitle.textContent = t(isRate ? 'inside.means.rate' : 'inside.means.title');
    symbol.toggleAttribute('hidden', !isRate);
    meansNote.textContent = t(hasTarget ? 'inside.means.kl' : 'inside.means.note');
    unitsCount.textContent = units > MAX_UNITS ? t('inside.first', { count: MAX_UNITS, all: units }) : '';
    means.show(inside.unitMeans, hasTarget ? rho : null);
    layers.show(inside.layers);
    const notes =
      config.weights === 'tied' ? ['inside.layers.note', 'inside.layers.tied'] : ['inside.layers.note'];
    layersNote.textContent = notes.map((note) => t(note)).join(' ');
    element.dataset.step = String(inside.step);
    element.dataset.updates = String(Number(element.dataset.updates) + 1);
  }

  /** @param {import('../../generated/protocol.js').Subject} subject */
  async function showSamples(subject) {
    const set = testSetOf(subject);
    if (set === pictured) return;
    const turn = sets.begin();
    const { count } = await turn.loadData(set);
    const indices = sampleIndices.slice(0, count);
    const pictures = await turn.ask({ engine: { pictures: { set, indices } } });
    pictured = set;
    maps.showSamples(pictures, classNames(subject));
  }

  return {
    element,
    /** Shows the network's current state, delayed if it was shown a moment ago. */
    show,
    destroy() {
      clearTimeout(later);
      for (const view of [tiles, atoms, maps, values, means]) view.destroy();
    },
  };
}

/** Legend of signed values, from negative to positive. */
const signs = () =>
  h('span', { class: 'signs strong', 'aria-hidden': 'true' }, '−', h('i', { class: 'scale' }), '+');

/**
 * A titled figure with a description and what to notice.
 * @param {string | Node} title
 * @param {string | Node} note beside the title
 * @param {Node} view
 * @param {string | Node} caption
 */
const titled = (title, note, view, caption) =>
  card(title, note, h('figure', { class: 'inside-figure column gap-4' }, view, h('figcaption', {}, caption)));
