import { currentLanguage, errorText, number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { download, fileName } from '../ui/download.js';
import { KINDS, isSound } from './kinds.js';

/** @typedef {import('./schema.js').Entry} Entry */

/**
 * "My work": all work stored in this browser.
 * @param {object} parts
 * @param {import('./work.js').Work} parts.work
 * @param {(entry: Entry) => Promise<import('./opening.js').Refusal>} parts.open
 */
export function workPanel({ work, open }) {
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
  const all = h(
    'button',
    { type: 'button', 'data-action': 'download-work', onclick: () => void downloadAll() },
    t('work.downloadAll'),
  );
  const close = h(
    'button',
    { type: 'button', class: 'primary', onclick: () => element.close() },
    t('work.close'),
  );
  const element = h(
    'dialog',
    { class: 'card dialog', 'aria-label': t('work.title'), 'data-view': 'work' },
    h('h2', {}, h('span', {}, t('work.title'))),
    h('p', { class: 'quiet' }, t('work.where')),
    state,
    h('div', { class: 'wide' }, table),
    h('div', { class: 'tools' }, all, clear, close),
  );
  let sure = false;
  const say = (/** @type {string} */ text) => void (state.textContent = text);

  async function downloadAll() {
    for (const entry of await work.list()) await actions.download(entry);
  }

  /** Deleting everything needs a second press, since it cannot be undone. */
  async function askToClear() {
    if (sure) await work.clear();
    sure = !sure;
    clear.textContent = t(sure ? 'work.clearSure' : 'work.clear');
  }

  /** @type {Record<string, (entry: Entry) => Promise<unknown>>} */
  const actions = {
    open: async (entry) => {
      const refusal = await open(entry);
      if (refusal) say(t(`work.refusal.${refusal}`, { name: entry.name }));
      else element.close();
    },
    download: async (entry) => {
      const content = await work.content(entry.id);
      if (!isSound(entry.kind, content)) return say(t('work.refusal.damaged', { name: entry.name }));
      const { ending, bytes, type } = await KINDS[entry.kind].file(content, entry.name);
      download(
        `${fileName(entry.name.replace(/\.(csv|tsv|txt|json|npz|safetensors)$/i, ''))}.${ending}`,
        bytes,
        type,
      );
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
    name.addEventListener('change', () => void work.rename(entry.id, name.value.trim() || entry.name));
    const date = new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'short', timeStyle: 'short' });
    const known = entry.kind in KINDS ? entry.kind : 'other';
    const kind = t(`work.kind.${known}`, { step: number(entry.step) });
    const buttons = Object.entries(actions).map(([action, act]) => {
      const label = t(`work.of.${action}`, { name: entry.name });
      const onclick = () => void act(entry).catch((error) => say(errorText(error)));
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
      h('td', {}, sizeText(entry.bytes)),
      h('td', { class: 'tools' }, buttons),
    );
  }

  async function show() {
    const entries = await work.list();
    rows.replaceChildren(...entries.map(row));
    table.hidden = entries.length === 0;
    clear.hidden = all.hidden = entries.length === 0;
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

/** @param {number} bytes */
const sizeText = (bytes) =>
  bytes < 1e5
    ? t('work.kilobytes', { size: number(Math.max(0.1, bytes / 1e3), 1) })
    : t('work.bytes', { size: number(bytes / 1e6, 1) });
