import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { longTask } from '../../ui/long-task.js';

/**
 * @typedef {{ auc: number, pcaAuc: number }} Areas
 *
 * @typedef {object} Measurements the areas in `measured.json`: with the default seed and clean training samples
 * @property {string} machine
 * @property {Record<'oneClass' | 'leftOut', { seconds: number, areas: [number, number][] }>} scenes
 */

const KINDS = /** @type {const} */ (['auc', 'pcaAuc']);

/**
 * The AUC with each class as the chosen one, each in a run of its own.
 * @param {object} options
 * @param {import('../../engine/turns.js').Turn} options.engine
 * @param {'oneClass' | 'leftOut'} options.scene
 * @param {string[]} options.names of the classes
 * @param {(onOne: (label: number, areas: Areas) => void, tell: (share: number) => void) => Promise<unknown>} options.onRun
 * @param {() => string} options.about settings shared by all runs, in words
 * @param {(error: unknown) => void} options.onError
 */
export function allPanel({ engine, scene, names, onRun, about, onError }) {
  /** @type {(Areas | undefined)[]} */
  let areas = [];
  /** Whether the results come from this page. */
  let isMeasuredHere = false;
  const body = h('tbody');
  const note = h('p', { class: 'quiet', role: 'status' });
  const task = longTask({
    label: t(`all.run.${scene}`),
    of: scene,
    engine,
    onRun: (_, tell) => {
      areas = [];
      isMeasuredHere = true;
      note.textContent = about();
      show();
      return onRun((label, found) => {
        areas[label] = found;
        show();
      }, tell);
    },
    onError,
  });
  const csv = new CsvFile(() => {
    const rows = () =>
      names.flatMap((name, label) => {
        const area = areas[label];
        return area ? [[name, area.auc, area.pcaAuc]] : [];
      });
    const head = ['class', 'auc', 'pcaAuc'];
    return areas.some(Boolean) ? { name: t('anomaly.file.auc'), head, rows } : null;
  });
  const show = () => {
    csv.follow();
    const done = areas.filter((entry) => entry !== undefined);
    const mean = (/** @type {'auc' | 'pcaAuc'} */ kind) =>
      done.length ? done.reduce((sum, entry) => sum + entry[kind], 0) / done.length : undefined;
    body.replaceChildren(
      ...names.map((name, label) => line(name, areas[label])),
      line(
        t('all.mean'),
        done.length === names.length ? { auc: mean('auc') ?? 0, pcaAuc: mean('pcaAuc') ?? 0 } : undefined,
      ),
    );
    element.dataset.done = String(isMeasuredHere ? done.length : 0);
  };
  const element = card(
    t(`all.title.${scene}`),
    fileButtons({ csv, of: scene }),
    h('p', {}, t(`all.lead.${scene}`)),
    task.element,
    h(
      'table',
      { class: 'number-table all-table', 'data-view': `all-${scene}` },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, t(`all.class.${scene}`)),
          h('th', { scope: 'col' }, t('anomaly.autoencoder')),
          h('th', { scope: 'col' }, t('anomaly.pca')),
        ),
      ),
      body,
    ),
    note,
  );
  note.textContent = t('all.none');
  show();
  return {
    element,
    /** Shows results measured before the page was built. @param {Measurements} measured */
    know({ machine, scenes }) {
      if (isMeasuredHere) return;
      const { seconds, areas: known } = scenes[scene];
      areas = known.map(([auc, pcaAuc]) => ({ auc, pcaAuc }));
      note.textContent = t('all.beforehand', { machine, seconds: number(seconds, 0) });
      show();
    },
    stop: task.stop,
  };
}

/** @param {string} name @param {Areas} [areas] */
function line(name, areas) {
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, name),
    KINDS.map((kind) => {
      const area = areas?.[kind];
      return h(
        'td',
        {
          'data-kind': kind,
          'data-value': area ?? '',
          'data-below': String(area !== undefined && area < 0.5),
        },
        h(
          'span',
          { class: 'meter all-bar', 'aria-hidden': 'true' },
          h('i', { style: `width: ${100 * (area ?? 0)}%` }),
        ),
        h('b', {}, area === undefined ? '' : number(area, 3)),
      );
    }),
  );
}
