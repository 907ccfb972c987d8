import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { onLook } from '../../ui/preferences.js';
import { pictureComparison } from '../../views/pictures/picture-comparison.js';
import { eraser } from './views/eraser.js';
import { paintFilled, paintHole } from './views/hole.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { roundsChart } from './views/rounds-chart.js';
import { comparisonRows } from '../../lab-kit/comparison-rows.js';
import { COMPONENTS } from '../../lab-kit/method-comparison.js';
import { controlSlider } from '../../lab-kit/control-slider.js';

/**
 * @typedef {import('../../generated/protocol.js').FilledImage} FilledImage
 * @typedef {import('../../generated/protocol.js').Baselines} Plain
 * @typedef {{ plain: Plain, iterated: FilledImage | null, filled: FilledImage | null }} Made
 */

const RIVALS = /** @type {const} */ (['iterated', 'pca', 'mean']);
const METHODS = /** @type {const} */ (['network', ...RIVALS, 'whole']);

/**
 * An image with a hole, and its imputations by each method; the hole can be erased by hand.
 * @param {object} options
 * @param {import('../../lab-kit/types.js').LabContext} options.context
 * @param {() => void} options.onErase called when the hole has changed
 * @param {() => void} options.onRounds called when the number of rounds has changed
 */
export function fillStage({ context, onErase, onRounds }) {
  const rounds = controlSlider(context, 'impute', 'rounds', {
    words: (value) => t('impute.rounds', { rounds: value }),
    onInput: onRounds,
  });
  const holed = pixelCanvas('holed');
  holed.setAttribute('aria-label', t('impute.holed'));
  /** The last image that was filled in, with its mask. @type {{ input: Float32Array, mask: Float32Array } | null} */
  let shown = null;
  /** @type {Made | null} */
  let last = null;
  const rubber = eraser({ canvas: holed, label: t('impute.brushLabel'), onErase });
  const refusal = h('p', { class: 'refusal muted', role: 'status', 'data-view': 'refusal' });
  const restore = h(
    'button',
    { type: 'button', 'data-action': 'restore', onclick: rubber.clear },
    t('impute.restore'),
  );
  const ways = pictureComparison(
    METHODS.map((id) => ({
      id,
      name: t(`impute.method.${id === 'network' ? 'filler' : id}`, { components: COMPONENTS }),
      isJudged: id !== 'whole',
    })),
    (canvas, { pixels }, id) =>
      id === 'whole' ? paintGrey(canvas, pixels) : paintFilled(canvas, pixels, shown?.mask ?? EMPTY),
  );
  const chart = roundsChart({
    view: 'rounds',
    axis: t('impute.roundAxis'),
    names: [t('impute.method.iterated'), t('impute.method.pca', { components: COMPONENTS })],
  });
  const missing = h('span', { 'data-view': 'missing' });
  const save = () =>
    savePictures([holed, ...ways.canvases], METHODS.length + 1, `${t('impute.file.stage')}.png`);
  const inputView = h(
    'figure',
    { class: 'contender grid holed', 'data-view': 'holed-figure' },
    rubber.element,
    h('figcaption', {}, h('b', {}, t('impute.holed')), missing, restore),
  );
  const element = card(
    t('impute.stage'),
    fileButtons({ png: save, of: 'stage' }),
    ...comparisonRows(
      [inputView, ways.elementOf('network'), ways.elementOf('whole')],
      RIVALS.map((id) => ways.elementOf(id)),
    ),
  );
  ways.elementOf('network').append(refusal);
  element.classList.add('contest-stage');
  element.dataset.view = 'stage';

  const csv = new CsvFile(() => last && roundsTable(last));
  const outcomes = (/** @type {Made} */ { plain, iterated, filled }) => ({
    network: filled && { pixels: filled.image, mse: filled.errors.at(-1) },
    iterated: iterated && { pixels: iterated.image, mse: iterated.errors.at(-1) },
    pca: { pixels: plain.pca, mse: plain.pcaErrors.at(-1) },
    mean: { pixels: plain.mean, mse: plain.meanError },
    whole: { pixels: plain.input },
  });
  const repaint = () => {
    if (shown) paintHole(holed, shown.input, shown.mask);
    if (last && shown) ways.show(outcomes(last));
  };
  const stopLook = onLook(repaint);
  return {
    element,
    chart: chartCard(chart, rounds.element, csv),
    showTest: ways.showTest,
    /** Renames a method. @param {'pca'} id @param {string} name */
    rename(id, name) {
      ways.rename(id, name);
      chart.rename(1, name);
    },
    /** The erased pixels. */
    get erased() {
      return rubber.mask;
    },
    /** @param {boolean} on whether the hole is erased by hand */
    turnBrush(on) {
      rubber.turn(on);
      if (on) rubber.begin();
      restore.hidden = !on;
      if (!on) refusal.textContent = '';
    },
    /** @param {string} network the lab's current network */
    use(network) {
      ways.replace('network', t(`impute.method.${network}`));
      if (last) last = { ...last, filled: null };
      element.dataset.state = 'some';
    },
    /** @param {Made} made @param {string | null} label name of its class, if known */
    show(made, label) {
      const { plain, iterated, filled } = made;
      last = made;
      csv.follow();
      shown = { input: plain.input, mask: plain.mask };
      refusal.textContent = '';
      missing.textContent = t('impute.missing', { count: plain.missing });
      ways.rename('whole', label === null ? t('impute.method.whole') : t('impute.original', { label }));
      repaint();
      if (iterated) chart.show([iterated.errors, plain.pcaErrors]);
      element.dataset.state = filled && iterated ? 'whole' : 'some';
      element.dataset.updates = String(Number(element.dataset.updates ?? 0) + 1);
    },
    /** Shows that nothing can be imputed: nothing is missing, or everything. @param {Float32Array} input @param {string} reason */
    refuse(input, reason) {
      ways.clear();
      chart.clear();
      [shown, last] = [{ input, mask: rubber.mask }, null];
      csv.follow();
      for (const id of ['network', ...RIVALS])
        paintGrey(
          ways.canvasOf(id),
          input.map((value) => DIM * value),
        );
      ways.show({ whole: { pixels: input } });
      paintHole(holed, input, rubber.mask);
      missing.textContent = '';
      refusal.textContent = reason;
      element.dataset.state = 'refused';
    },
    clear() {
      [shown, last] = [null, null];
      csv.follow();
      paintGrey(holed, EMPTY);
      refusal.textContent = missing.textContent = '';
      ways.clear();
      chart.clear();
      element.dataset.state = 'empty';
    },
    destroy() {
      stopLook();
      chart.destroy();
    },
  };
}

/** Brightness factor of pixels that were not imputed. */
const DIM = 0.35;
const EMPTY = new Float32Array(PIXELS);

/** @param {Made} made */
function roundsTable({ iterated, plain }) {
  if (!iterated) return null;
  const rows = () => Array.from(iterated.errors, (error, at) => [at + 1, error, plain.pcaErrors[at]]);
  return { name: t('impute.file.rounds'), head: ['round', 'autoencoder', 'pca'], rows };
}

/**
 * @param {ReturnType<typeof roundsChart>} chart
 * @param {Element} rounds control of the number of rounds
 * @param {CsvFile} csv
 */
function chartCard(chart, rounds, csv) {
  return card(
    t('impute.roundsTitle'),
    h('span', { class: 'rounds-tools row' }, rounds, fileButtons({ csv, of: 'rounds' })),
    h('p', { class: 'quiet' }, t('impute.roundsHelp', { half: number(0.5) })),
    chart.element,
  );
}
