import { attribute, h, uniqueId } from './dom.js';
import { isShortcut } from './keys.js';

/**
 * Tabbed panels.
 * @param {string} label
 * @param {{ id: string, title: string, panel: HTMLElement }[]} entries
 * @param {string} chosen
 * @param {(id: string) => void} onChoose
 */
export function tabs(label, entries, chosen, onChoose) {
  const tabParts = entries.map(({ id, title, panel }) => {
    const name = uniqueId(`tab-${id}`);
    const place = h(
      'div',
      { role: 'tabpanel', id: `${name}-panel`, 'aria-labelledby': name, 'data-panel': id },
      panel,
    );
    const attributes = { role: 'tab', id: name, 'data-tab': id, 'aria-controls': place.id };
    const tab = h('button', { type: 'button', ...attributes, onclick: () => choose(id) }, title);
    return { id, tab, place };
  });
  const list = h(
    'div',
    { class: 'segments tab-list', role: 'tablist', 'aria-label': label },
    tabParts.map(({ tab }) => tab),
  );
  list.addEventListener('keydown', (event) => {
    const now = tabParts.findIndex(({ tab }) => tab === document.activeElement);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || now < 0 || isShortcut(event)) return;
    event.preventDefault();
    const next = tabParts[(to + tabParts.length) % tabParts.length];
    choose(next.id);
    next.tab.focus();
  });

  /** @param {string} id */
  function show(id) {
    for (const { id: tabId, tab, place } of tabParts) {
      attribute(tab, 'aria-selected', String(tabId === id));
      tab.tabIndex = tabId === id ? 0 : -1;
      place.hidden = tabId !== id;
    }
  }
  /** @param {string} id */
  function choose(id) {
    show(id);
    onChoose(id);
  }
  show(chosen);
  return {
    element: h('div', { class: 'tabs grid' }, list, ...tabParts.map(({ place }) => place)),
    /** The tab list, for callers that place it away from the panels. */
    list,
    choose,
    /** @param {string} id @param {string} title */
    setTitle(id, title) {
      const entry = tabParts.find((candidate) => candidate.id === id);
      if (entry) entry.tab.textContent = title;
    },
  };
}
