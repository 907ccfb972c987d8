import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { attackerName } from './attack-panel.js';

const KINDS = /** @type {const} */ (['right', 'twin', 'run', 'attack', 'mean']);

/** @typedef {typeof KINDS[number]} Kind */
/** @typedef {Partial<Record<Kind, number>>} Figures mean squared errors over the test samples */

/** Each reader's error on the test codes, in numbers. */
export function figuresPanel() {
  /** @type {Figures} */
  const figures = {};
  const rows = KINDS.map((kind) => {
    const [fill, value, name] = [h('i'), h('b'), h('dt')];
    const meter = h('span', { class: 'meter', 'aria-hidden': 'true' }, fill);
    return { kind, fill, value, name, detail: h('dd', { 'data-figure': kind }, meter, value) };
  });
  const csv = new CsvFile(() => {
    const known = KINDS.filter((kind) => figures[kind] !== undefined);
    const rows = () => known.map((kind) => [kind, figures[kind]]);
    return known.length ? { name: t('secrecy.file.mse'), head: ['decoder', 'mse'], rows } : null;
  });
  const list = h(
    'dl',
    { class: 'errors secret-figures', 'data-view': 'figures' },
    rows.flatMap(({ name, detail }) => [name, detail]),
  );
  const help = h('p', { class: 'quiet figures-help', role: 'status' });
  const paint = (/** @type {number} */ pairs) => {
    const most = Math.max(...Object.values(figures), 1e-9);
    for (const { kind, fill, value, name, detail } of rows) {
      const mse = figures[kind];
      name.textContent = kind === 'attack' ? attackerName(pairs) : t(`secrecy.row.${kind}`);
      name.hidden = detail.hidden = kind === 'run' && mse === undefined;
      fill.style.width = `${(100 * (mse ?? 0)) / most}%`;
      value.textContent = mse === undefined ? '–' : number(mse, 4);
      detail.dataset.value = mse === undefined ? '' : String(mse);
    }
    const { twin, mean } = figures;
    const isWorse = twin !== undefined && mean !== undefined && twin > mean;
    help.textContent = t(isWorse ? 'secrecy.figuresWorse' : 'secrecy.figuresHelp');
  };
  return {
    element: card(t('secrecy.figures'), fileButtons({ csv, of: 'figures' }), list, help),
    figures,
    /** @param {Figures} known @param {number} pairs the attacker's number of pairs */
    show(known, pairs) {
      Object.assign(figures, known);
      csv.follow();
      paint(pairs);
    },
  };
}
