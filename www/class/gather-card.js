import { t } from '../i18n/index.js';
import { card } from '../ui/cards.js';
import { h } from '../ui/dom.js';
import { more } from '../ui/more.js';
import { NUMBERS } from './kinds.js';

/** Maximum number of damaged lines shown. */
const SHOWN = 5;

/**
 * The card where the lecturer pastes the whole chat: finds and counts lines, and reports unusable ones.
 * @param {import('./gathering.js').Gathering} gathering
 * @param {{ onGathered: () => void }} on
 */
export function gatherCard(gathering, { onGathered }) {
  const text = h('textarea', {
    class: 'class-chat',
    rows: 2,
    spellcheck: 'false',
    placeholder: t('class.paste'),
    'aria-label': t('class.paste'),
    'data-view': 'class-chat',
  });
  const count = h('output', { class: 'accent text-xl strong', 'data-view': 'class-count' });
  const summary = h('div', {
    class: 'class-status grid gap-3 card',
    hidden: true,
    role: 'status',
    'data-view': 'class-status',
  });

  /** @param {string} chat */
  function gather(chat) {
    const gathered = gathering.add(chat);
    show();
    summary.replaceChildren(
      ...sentences(gathered).map((sentence) => h('p', {}, sentence)),
      damagedList(gathered.damaged),
    );
    summary.hidden = false;
    onGathered();
  }
  function take() {
    if (!text.value.trim()) return;
    gather(text.value);
    text.value = '';
  }
  const show = () => {
    const { length } = gathering.lines;
    count.textContent = t('class.count', { count: length });
    count.dataset.count = String(length);
  };
  const forget = () => {
    gathering.clear();
    summary.hidden = true;
    summary.replaceChildren();
    show();
    onGathered();
  };
  text.addEventListener('paste', () => setTimeout(take)); // once the text is in the field
  show();
  return {
    element: card(
      t('class.gather'),
      count,
      text,
      h(
        'div',
        { class: 'tools' },
        h(
          'button',
          { type: 'button', class: 'primary', 'data-action': 'class-gather', onclick: take },
          t('class.gather.action'),
        ),
        more(
          h('button', { type: 'button', 'data-action': 'class-forget', onclick: forget }, t('class.clear')),
        ).element,
      ),
    ),
    /** The results of the last text. */
    summary,
    /** Also accepts a chat pasted anywhere, or dropped as a file. @param {HTMLElement} root @returns {() => void} stops listening */
    listen(root) {
      const listening = new AbortController();
      const { signal } = listening;
      document.addEventListener(
        'paste',
        (event) => {
          const isTyped = event.target instanceof Element && event.target.closest('input, textarea');
          const pasted = event.clipboardData?.getData('text') ?? '';
          if (!isTyped && pasted) gather(pasted);
        },
        { signal },
      );
      root.addEventListener('dragover', (event) => event.preventDefault(), { signal });
      root.addEventListener(
        'drop',
        (event) => {
          const file = event.dataTransfer?.files[0];
          const dragged = event.dataTransfer?.getData('text') ?? '';
          if (!file && !dragged) return;
          event.preventDefault();
          event.stopPropagation(); // here a text is a chat, not a table
          if (file) void file.text().then(gather);
          else gather(dragged);
        },
        { signal },
      );
      return () => listening.abort();
    },
  };
}

/** @param {import('./gathering.js').GatheredResults} gathered */
function sentences({ added, doubled, ofOtherExperiments, ofOtherLecture, fromTheFuture }) {
  const names = new Set(ofOtherExperiments.map(({ experiment }) => nameOf(experiment)));
  return [
    added ? t('class.newResults', { count: added }) : t('class.noNewResults'),
    doubled && t('class.repeated', { count: doubled }),
    names.size && t('class.others', { count: ofOtherExperiments.length, names: [...names].join(', ') }),
    ofOtherLecture.length && t('class.otherLecture', { count: ofOtherLecture.length }),
    fromTheFuture.length && t('class.future', { count: fromTheFuture.length }),
  ].filter((sentence) => typeof sentence === 'string');
}

/** @param {number} experiment */
function nameOf(experiment) {
  const entry = Object.entries(NUMBERS).find(([, number]) => number === experiment);
  return entry ? t(`class.name.${entry[0]}`) : t('class.name.unknown', { number: experiment });
}

/** @param {string[]} damaged */
function damagedList(damaged) {
  if (!damaged.length) return '';
  const rest = damaged.length - SHOWN;
  return h(
    'div',
    { class: 'class-damaged alert', 'data-view': 'class-damaged' },
    h('p', {}, t('class.damaged', { count: damaged.length })),
    h(
      'ul',
      {},
      damaged.slice(0, SHOWN).map((line) => h('li', { translate: 'no' }, line)),
    ),
    rest > 0 && h('p', {}, t('class.damagedMore', { count: rest })),
  );
}
