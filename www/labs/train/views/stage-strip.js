import { attribute, h } from '../../../ui/dom.js';

/**
 * @typedef {object} StageHead
 * @property {string} title
 * @property {() => Node} symbol
 *
 * @typedef {object} StageContent
 * @property {Element} picture small picture for the strip
 * @property {Node} [symbol] replaces the stage's default symbol
 * @property {Node | string} caption the stage's number
 * @property {string} says sentence that says what happens
 * @property {Node[]} detail
 */

/**
 * Stages in a row, each with its picture and number, and the current one in full, beside or below the strip. Without
 * room for a strip they are stacked.
 * @param {StageHead[]} heads
 * @param {object} options
 * @param {string} options.label
 * @param {[number, string][]} options.spans number of stages in each group, and the group's name
 * @param {(stage: number) => void} options.onPick a stage was pressed, numbered from 1
 */
export function stageStrip(heads, { label, spans, onPick }) {
  const stages = heads.map((head, index) => stage(head, index + 1, onPick));
  const groups = spans.map(([count, words]) => {
    const group = h('li', { class: 'stage-group', 'aria-hidden': 'true' }, words);
    group.style.setProperty('--count', String(count));
    return group;
  });
  const element = h(
    'ol',
    { class: 'stages grid', 'aria-label': label },
    groups,
    stages.map((one) => one.element),
  );
  element.style.setProperty('--stages', String(stages.length));
  return {
    element,
    /** @param {StageContent[]} contents one for each stage, or empty */
    fill: (contents) => stages.forEach((one, index) => one.fill(contents[index])),
    /**
     * @param {number} reached number of visible stages
     * @param {number} current the current stage, numbered from 1; 0 for none
     */
    show(reached, current) {
      stages.forEach((one, index) => {
        const number = index + 1;
        const state = number === current ? 'current' : number <= reached ? 'reached' : 'waiting';
        one.show(state, reached > 0);
      });
    },
    /** Moves the focus to a stage if the strip has it, and scrolls the stage into view. @param {number} number */
    follow(number) {
      const { element: stage, button } = stages[number - 1];
      if (element.contains(document.activeElement)) button.focus({ preventScroll: true });
      // A strip must not move: the next press is where the last one was.
      if (getComputedStyle(stage).display === 'contents') return;
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      stage.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
    },
  };
}

/**
 * @param {StageHead} head
 * @param {number} number
 * @param {(stage: number) => void} onPick
 */
function stage({ title, symbol }, number, onPick) {
  const badge = h('b', { class: 'stage-number text-s strong' }, number);
  const button = h('button', { type: 'button', class: 'bare', onclick: () => onPick(number) }, title);
  const picture = h('div', { class: 'stage-picture' });
  const caption = h('p', { class: 'stage-caption' });
  const says = h('p', { class: 'stage-says snug' });
  const body = h('div', { class: 'stage-body wrap' });
  const detail = h('div', { class: 'stage-detail' }, says, body);
  const name = h('h3', {}, button);
  const line = h('div', { class: 'stage-line' }, badge);
  const formula = h('span', { class: 'stage-symbol nowrap' }, symbol());
  const tile = h(
    'div',
    { class: 'stage-tile row', 'data-moment': '' },
    line,
    name,
    formula,
    picture,
    caption,
  );
  const element = h('li', { class: 'step-stage', 'data-stage-of': number }, tile, detail);
  return {
    element,
    button,
    /** @param {StageContent | undefined} content */
    fill(content) {
      formula.replaceChildren(content?.symbol ?? symbol());
      picture.replaceChildren(...(content ? [content.picture] : []));
      caption.replaceChildren(...(content ? [content.caption] : []));
      says.textContent = content?.says ?? '';
      body.replaceChildren(...(content?.detail ?? []));
    },
    /** @param {'waiting' | 'reached' | 'current'} state @param {boolean} isEnabled */
    show(state, isEnabled) {
      const seen = state !== 'waiting';
      element.dataset.state = state;
      for (const part of [...picture.children]) attribute(part, 'hidden', !seen);
      caption.hidden = detail.hidden = !seen;
      attribute(button, 'aria-current', state === 'current' && 'step');
      attribute(button, 'tabindex', state === 'current' ? 0 : -1);
      button.disabled = !isEnabled;
    },
  };
}
