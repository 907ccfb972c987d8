import { currentLanguage, number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { download, fileName } from '../ui/download.js';

/** @typedef {import('./schema.js').Entry} Entry */

/**
 * "My work": everything that was made here and is kept in this browser.
 * @param {object} parts
 * @param {import('./work.js').Work} parts.work
 * @param {import('./keeper.js').Keeper} parts.keeper
 * @param {() => void} parts.onOpened a run is there again: the lab that shows it is wanted
 */
export function workPanel({ work, keeper, onOpened }) {
  const rows = h('tbody');
  const table = h(
    'table',
    { class: 'number-table work-table' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ['name', 'kind', 'date', 'size', 'actions'].map((key) => h('th', { scope: 'col' }, t(`work.${key}`))),
      ),
    ),
    rows,
  );
  const state = h('p', { role: 'status', 'data-view': 'work-state' });
  const clear = h(
    'button',
    { type: 'button', 'data-action': 'clear-work', onclick: () => void askToClear() },
    t('work.clear'),
  );
  const close = h(
    'button',
    { type: 'button', class: 'primary', onclick: () => element.close() },
    t('work.close'),
  );
  const element = h(
    'dialog',
    { class: 'card work', 'aria-label': t('work.title'), 'data-view': 'work' },
    h('h2', {}, h('span', {}, t('work.title'))),
    h('p', { class: 'quiet' }, t('work.where')),
    state,
    h('div', { class: 'wide' }, table),
    h('div', { class: 'tools' }, clear, close),
  );
  let sure = false;

  /** Everything is deleted by a second press: nothing of it can be had back. */
  async function askToClear() {
    if (sure) await work.clear();
    sure = !sure;
    clear.textContent = t(sure ? 'work.clearSure' : 'work.clear');
  }

  /** @type {Record<string, (entry: Entry) => Promise<unknown>>} */
  const actions = {
    open: async (entry) => {
      const isThere = await (entry.kind === 'run' ? keeper.openRun(entry) : keeper.openKept(entry));
      if (!isThere) return void (state.textContent = t('work.full'));
      element.close();
      onOpened();
    },
    download: async (entry) => {
      const content = await work.content(entry.id);
      const bytes = content?.model ?? content?.snapshot;
      if (bytes) download(`${fileName(entry.name)}.safetensors`, bytes.slice(), 'application/octet-stream');
    },
    remove: (entry) => work.remove(entry.id),
  };

  /** @param {Entry} entry */
  function row(entry) {
    const name = h('input', {
      value: entry.name,
      maxlength: 60,
      'aria-label': t('work.rename', { name: entry.name }),
    });
    name.addEventListener(
      'change',
      () => void work.edit(entry.id, { name: name.value.trim() || entry.name }),
    );
    const date = new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'short', timeStyle: 'short' });
    const kind = entry.step
      ? t(`work.kind.${entry.kind}`, { step: number(entry.step) })
      : t(`work.kind.${entry.kind}`);
    const buttons = Object.entries(actions).map(([action, act]) => {
      const label = t(`work.of.${action}`, { name: entry.name });
      const onclick = () => void act(entry).catch((error) => void (state.textContent = String(error)));
      return h(
        'button',
        { type: 'button', 'data-action': action, 'aria-label': label, onclick },
        t(`work.${action}`),
      );
    });
    return h(
      'tr',
      { 'data-work': entry.kind },
      h('th', { scope: 'row' }, name),
      h('td', {}, kind),
      h('td', {}, date.format(entry.date)),
      h('td', {}, t('work.bytes', { size: number(entry.bytes / 1e6, 1) })),
      h('td', { class: 'tools' }, buttons),
    );
  }

  async function show() {
    const entries = await work.list();
    rows.replaceChildren(...entries.map(row));
    table.hidden = entries.length === 0;
    clear.hidden = entries.length === 0;
    state.textContent = work.problem
      ? t(`work.problem.${work.problem}`)
      : entries.length
        ? ''
        : t('work.empty');
  }

  work.addEventListener('change', () => void (element.open && show()));
  return {
    element,
    async open() {
      sure = false;
      clear.textContent = t('work.clear');
      await show();
      element.showModal();
    },
  };
}
