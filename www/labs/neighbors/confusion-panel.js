import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { segments } from '../../ui/segments.js';
import { confusionTable } from './views/confusion-table.js';
import { SPACES, spaceName } from './spaces.js';

/**
 * @typedef {typeof SPACES[number]} Space
 * @typedef {import('./findings.js').Result} Result
 * @typedef {import('./scene.js').Scene} Scene
 */

/** Initial number of samples shown for a cell, and the number that "more" adds. */
const MORE = 40;

/**
 * The confusion matrix of one space, and the samples of the selected cell.
 * @param {Scene} scene
 * @param {object} on
 * @param {import('../../engine/turns.js').Turn} on.engine
 * @param {(index: number) => void} on.onPick called with a test sample's index
 * @param {(error: unknown) => void} on.onError
 */
export function confusionPanel(scene, { engine, onPick, onError }) {
  /** @type {Space} */
  let space = 'code';
  /** @type {Partial<Record<Space, Result>>} */
  let results = {};
  /** @type {{ truth: number, predicted: number } | null} */
  let chosen = null;
  let limit = MORE;
  const turns = engine.turns();
  const spaces = segments({
    label: t('confusion.space'),
    key: 'confused',
    entries: SPACES.map((id) => ({ id, text: spaceName(id, scene.kind) })),
    chosen: space,
    onChoose: (id) => {
      space = /** @type {Space} */ (id);
      spaces.mark(id);
      show();
    },
  });
  const table = confusionTable({
    label: t('confusion.title'),
    truth: t('confusion.truth'),
    predicted: t('confusion.predicted'),
    nameOf: (label) => scene.nameOf(label),
    onCell: (truth, predicted) => {
      [chosen, limit] = [{ truth, predicted }, MORE];
      void pictures();
    },
  });
  const words = h('p', { role: 'status', class: 'lines-1 strong', 'data-view': 'cell-words' });
  const row = h('div', { class: 'wrap gap-3', 'data-view': 'cell' });
  const csv = new CsvFile(() => {
    const confusion = results[space]?.confusion;
    if (!confusion) return null;
    const size = Math.sqrt(confusion.length);
    const labels = table.labels;
    const rows = () =>
      labels.map((truth) => [truth, ...labels.map((predicted) => confusion[truth * size + predicted])]);
    const name = `${t('neighbors.file.confusion')}-${space}`;
    return { name, head: ['truth', ...labels.map(String)], rows };
  });

  const show = () => {
    csv.follow();
    const result = results[space];
    const isThere = result !== undefined;
    table.show(result?.confusion ?? null);
    table.element.hidden = !isThere;
    words.hidden = row.hidden = !isThere;
    element.hidden = Object.keys(results).length === 0; // appears after a measurement on this page
    if (isThere) void pictures();
  };
  /** Shows the samples of the selected cell. */
  async function pictures() {
    const result = results[space];
    const turn = turns.begin();
    table.mark(chosen);
    if (!result || !chosen) {
      words.textContent = t('confusion.help');
      return row.replaceChildren();
    }
    const { truth, predicted } = chosen;
    try {
      const tests = await turn.wait(scene.tests());
      const indices = (result.predicted ?? []).flatMap((label, index) =>
        label === predicted && tests.labels[index] === truth ? [index] : [],
      );
      const params = {
        count: indices.length,
        truth: scene.nameOf(truth),
        predicted: scene.nameOf(predicted),
      };
      const kind = indices.length === 0 ? 'empty' : truth === predicted ? 'right' : 'wrong';
      words.textContent = t(`confusion.${kind}`, params);
      const buttons = indices.slice(0, limit).map((index) => {
        const button = h('button', {
          type: 'button',
          class: 'cell-sample bare',
          'data-sample': index,
          onclick: () => onPick(index),
        });
        const label = t('confusion.sample', {
          truth: params.truth,
          predicted: params.predicted,
          index: number(index + 1),
        });
        scene.draw(button, tests, index, label);
        return button;
      });
      const hidden = indices.length - buttons.length;
      const onclick = () => {
        limit += MORE;
        void pictures();
      };
      const more = h(
        'button',
        { type: 'button', 'data-action': 'more', onclick },
        t('bucket.more', { count: hidden }),
      );
      row.replaceChildren(...buttons, ...(hidden > 0 ? [more] : []));
    } catch (error) {
      onError(error);
    }
  }
  const tools = h('span', { class: 'tools' }, spaces.element, fileButtons({ csv, of: 'confusion' }));
  const element = card(t('confusion.title'), tools, table.element, words, row);
  attribute(element, 'data-view', 'confusion-card');
  show();
  return {
    element,
    /** @param {Partial<Record<Space, Result>>} next available results of each space */
    show(next) {
      results = next;
      show();
    },
  };
}
