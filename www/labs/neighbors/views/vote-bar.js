import { number, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { classToken } from '../../../views/colors/palette.js';

/** The votes for each class as segments of one bar, with names and numbers below. Its size is fixed, whatever the votes. */
export function voteBar() {
  const element = h('div', { class: 'votes', 'data-view': 'votes' });
  const bar = h('div', { class: 'class-bar', role: 'img' });
  const list = h('ul', { class: 'vote-list nowrap', 'aria-hidden': 'true' }); // the bar has the description
  element.append(bar, list);
  return {
    element,
    /** @param {{ count: number, name: string, tone: number }[]} parts */
    show(parts) {
      const voted = parts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
      const colorOf = (/** @type {number} */ tone) => `--tone: var(${classToken(tone)})`;
      bar.replaceChildren(
        ...voted.map(({ count, tone }) => h('span', { style: `${colorOf(tone)}; flex-grow: ${count}` })),
      );
      const say = ({ name = '', count = 0 }) => t('votes.one', { name, count: number(count) });
      bar.setAttribute('aria-label', voted.length ? voted.map(say).join('; ') : t('votes.none'));
      list.replaceChildren(
        ...(voted.length > 1 && voted[0].count === voted[1].count
          ? [h('li', { class: 'vote-tie' }, t('votes.tie'))]
          : []),
        ...voted.map(({ count, name, tone }) =>
          h(
            'li',
            { style: colorOf(tone) },
            h('i', { class: 'tone' }),
            h('span', {}, name),
            ' ',
            h('b', {}, `× ${number(count)}`),
          ),
        ),
      );
    },
  };
}
