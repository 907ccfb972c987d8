import { t } from '../i18n/index.js';
import { attribute, h } from '../ui/dom.js';

/**
 * A question to the class before it sees the answer: pressing counts hands, and the panel covers the scene until then.
 * @param {object} vote
 * @param {string} vote.question
 * @param {string[]} vote.options
 * @param {number | undefined} vote.answer
 * @param {Node | null} [vote.picture] visible part of the scene during the vote
 * @param {() => void} onShow called to reveal the scene
 */
export function votePanel({ question, options, answer, picture = null }, onShow) {
  const counts = options.map(() => 0);
  const numbers = options.map(() => h('output', { class: 'vote-count', 'aria-live': 'off' }, '0'));
  const bars = options.map(() => h('i', {}));
  const paint = () => {
    const most = Math.max(1, ...counts);
    counts.forEach((count, index) => {
      numbers[index].textContent = String(count);
      bars[index].style.width = `${(100 * count) / most}%`;
    });
  };
  const rows = options.map((option, index) => {
    /** @param {number} by */
    const add = (by) => () => {
      counts[index] = Math.max(0, counts[index] + by);
      paint();
    };
    return h(
      'li',
      { class: 'vote-option grid gap-5' },
      h('button', { type: 'button', class: 'vote-plus text-l', onclick: add(1) }, option),
      h('span', { class: 'vote-bar', 'aria-hidden': 'true' }, bars[index]),
      numbers[index],
      h(
        'button',
        { type: 'button', 'aria-label': t('lecture.vote.less', { option }), onclick: add(-1) },
        '−',
      ),
    );
  });
  const show = h(
    'button',
    { type: 'button', class: 'primary', 'data-action': 'show-vote', onclick: onShow },
    t('lecture.vote.show'),
  );
  const element = h(
    'section',
    { class: 'lecture-vote', 'aria-label': t('lecture.vote.title'), 'data-view': 'lecture-vote' },
    h('h2', { class: 'text-2xl' }, question),
    picture,
    h('p', {}, t('lecture.vote.hands')),
    h('ol', {}, rows),
    show,
  );
  paint();
  return {
    element,
    counts,
    /** Ends the vote: the panel shrinks to a line with the true option. */
    settle() {
      element.classList.add('settled');
      rows.forEach((row, index) => attribute(row, 'data-right', index === answer));
    },
  };
}
