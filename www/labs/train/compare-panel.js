import { curvesTable } from '../../engine/kept-runs.js';
import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { saveTable } from '../../ui/csv-file.js';
import { download, fileName, uniqueName } from '../../ui/download.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { testSetOf } from '../../lab-kit/classes.js';
import { compareTable, runName, swatch } from './compare-table.js';
import { comparisonWords } from './comparison-words.js';
import { openTrained, sampleIndices } from './samples.js';

/** @typedef {import('../../engine/kept-runs.js').KeptRun} KeptRun */

/**
 * The kept runs side by side: a table, their reconstructions, and the downloads of each.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {(error: unknown) => void} onError
 */
export function comparePanel({ engine, kept, open, run: current }, onError) {
  const says = h('p', { class: 'compare-says', 'data-view': 'compare-says', 'data-moment': '' });
  const table = compareTable((id, name) => kept.rename(id, name));
  const pictures = h('div', { class: 'grid' });
  const element = h(
    'section',
    { class: 'card compare grid gap-6', 'aria-label': t('view.compare'), 'data-view': 'compare' },
    says,
    h('div', { class: 'wide' }, table.element),
    pictures,
  );

  /** File name of the weights, as the downloaded program loads it. @param {KeptRun} run */
  const weightsName = (run) => uniqueName(`${fileName(run.name)}.safetensors`, run.model);
  /** @type {Record<string, (run: KeptRun) => unknown>} */
  const actions = {
    csv: (run) => saveTable({ name: fileName(run.name), ...curvesTable(run) }),
    weights: (run) => download(weightsName(run), run.model.slice(), 'application/octet-stream'),
    pytorch: async (run) => {
      const { config } = run;
      const { text } = await engine.ask({ train: { snippet: { config, file: weightsName(run) } } });
      download(`${fileName(run.name)}.py`, text, 'text/x-python');
    },
    onnx: async (run) => {
      const { onnxOf } = await import('../../model-files/onnx.js');
      const model = await onnxOf(run.model, run.name);
      download(`${fileName(run.name)}.onnx`, model, 'application/octet-stream');
    },
    open: async (run) => {
      await engine.adoptModel('trained', run.model.slice());
      openTrained({ open }, run.preview.errors);
    },
    remove: (run) => kept.remove(run.id),
  };

  /** The buttons of a run. @param {KeptRun} run */
  function tools(run) {
    const buttons = Object.entries(actions).map(([action, act]) => {
      const label = t(`compare.${action}.of`, { name: run.name });
      const onclick = () => Promise.resolve(run).then(act).catch(onError);
      const attributes = { type: 'button', 'data-action': action, 'aria-label': label, title: label };
      return h('button', { ...attributes, onclick }, t(`compare.${action}`));
    });
    return h('div', { class: 'tools', 'data-run': run.id }, buttons);
  }

  /** Shows each data set's inputs and, below them, its runs' reconstructions. */
  async function showPictures() {
    const strips = [];
    for (const subject of new Set(kept.runs.map(({ config }) => config.subject))) {
      const set = testSetOf(subject);
      const { count } = await engine.loadData(set);
      const indices = sampleIndices.slice(0, count);
      const { pixels } = await engine.ask({ engine: { pictures: { set, indices } } });
      strips.push(strip(t('compare.originals'), null, pixels));
      for (const run of kept.runs.filter(({ config }) => config.subject === subject)) {
        strips.push(strip(run.name, swatch(run.id), run.preview.images, tools(run)));
      }
    }
    pictures.replaceChildren(...strips);
  }

  /** Follows the current run until another run is kept. */
  function follow() {
    if (kept.runs.length > 0 || !current.config || !current.started) return;
    const { config, started, step, trainingMs, losses, penalties, evaluations } = current;
    const entry = { config, started, step, trainingMs, losses, penalties, evaluations };
    table.show([{ ...entry, id: null, name: runName(config) }]);
  }

  return {
    element,
    follow,
    show() {
      // Everything is rebuilt: restore the keyboard focus on a name or a button.
      const focused = document.activeElement;
      const run = focused?.closest('[data-run]')?.getAttribute('data-run');
      const action = focused?.getAttribute('data-action');
      const back = (/** @type {string} */ selector) => {
        if (document.activeElement === document.body)
          /** @type {HTMLElement | null} */ (element.querySelector(selector))?.focus();
      };
      says.textContent = comparisonWords(kept.runs);
      table.show(kept.runs);
      follow();
      if (run && !action) back(`th[data-run="${run}"] input`);
      void showPictures()
        .then(() => action && back(`[data-run="${run}"] [data-action=${action}], [data-action=${action}]`))
        .catch(onError);
    },
  };
}

/**
 * A row of images.
 * @param {string} name
 * @param {Node | null} colour
 * @param {Float32Array} images
 * @param {Node} [tools]
 */
function strip(name, colour, images, tools) {
  const canvases = sampleIndices.map((index) => {
    const canvas = pixelCanvas('kept');
    canvas.setAttribute('aria-label', `${name}, ${index + 1}`);
    paintGrey(canvas, images, index * PIXELS);
    return canvas;
  });
  const row = h('div', { class: 'strip-images grid gap-3' }, canvases);
  return h('div', { class: 'strip text-s grid' }, h('p', {}, colour, name), row, tools);
}
