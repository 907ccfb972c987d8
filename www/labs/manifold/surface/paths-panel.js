import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';

const LENGTHS = /** @type {const} */ (['straight', 'pathLength', 'lineLength', 'surface']);

/**
 * Two points chosen one after the other, with the lengths of three ways between them.
 * @param {object} on
 * @param {(ends: [number, number] | null) => void} on.onEnds two points are chosen; `null` for two that show the difference
 * @param {() => void} on.onNone
 */
export function pathsPanel({ onEnds, onNone }) {
  /** @type {number | null} */
  let first = null;
  /** @type {[number, number] | null} */
  let ends = null;
  let isShown = false;
  const toggle = h(
    'button',
    { type: 'button', 'data-action': 'ways', 'aria-pressed': 'false' },
    t('paths.show'),
  );
  toggle.addEventListener('click', () => (isShown ? clear() : onEnds(null)));
  const cells = LENGTHS.map((id) => ({
    id,
    row: h('div', { 'data-length': id }, h('dt', {}, t(`paths.${id}`)), h('dd', {}, '–')),
  }));
  const words = h('p', { class: 'quiet', role: 'status', 'data-view': 'ways-words' });
  const list = h(
    'dl',
    { class: 'ways text-s wrap', hidden: true, 'data-view': 'ways' },
    cells.map(({ row }) => row),
  );
  const element = h('div', { class: 'ways-row wrap lines-1' }, list, words);
  const mark = () => {
    attribute(toggle, 'aria-pressed', String(isShown));
    list.hidden = !isShown;
    element.hidden = !isShown && first === null;
    words.textContent = isShown || first === null ? '' : t('paths.one');
  };
  const clear = () => {
    [first, ends, isShown] = [null, null, false];
    mark();
    onNone();
  };
  mark();
  return {
    toggle,
    element,
    /** The points on screen. */
    get ends() {
      return ends;
    },
    clear,
    /** Handles a pressed point. @param {number} index */
    pick(index) {
      if (first === null || first === index) {
        clear();
        first = index;
        mark();
      } else {
        const pair = /** @type {[number, number]} */ ([first, index]);
        first = null;
        onEnds(pair);
      }
    },
    /** @param {import('../../../generated/protocol.js').PathComparison} ways */
    show(ways) {
      ends = ways.ends;
      isShown = true;
      mark();
      for (const { id, row } of cells) {
        const length = ways[id];
        row.hidden = length === null;
        row.lastChild?.replaceWith(h('dd', {}, length === null ? '–' : number(length, 2)));
        row.dataset.value = String(length);
      }
      words.textContent = t('paths.words', {
        times: number(ways.pathLength / Math.max(ways.straight, 1e-6), 1),
      });
    },
  };
}
