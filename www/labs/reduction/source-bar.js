import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { fileDrop } from '../../ui/file-drop.js';
import { segments } from '../../ui/segments.js';

/**
 * The choice of the table: the satellite's, or a file picked or dropped anywhere on the page.
 * @param {object} on
 * @param {(file: File) => void} on.onFile
 * @param {() => void} on.onSatellite
 */
export function sourceBar({ onFile, onSatellite }) {
  const status = h('p', { class: 'progress', role: 'status', 'data-view': 'source-status' });
  const input = h('input', {
    type: 'file',
    accept: '.csv,.tsv,.tab,.txt,.dat,.data,.trn,.tst,text/csv',
    hidden: true,
    'data-view': 'csv',
  });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = ''; // allows the same file to be picked again
    if (file) onFile(file);
  });
  const kinds = segments({
    label: t('source.label'),
    key: 'source',
    entries: /** @type {const} */ (['satellite', 'csv']).map((id) => ({ id, text: t(`source.${id}`) })),
    chosen: 'satellite',
    onChoose: (id) => (id === 'csv' ? input.click() : onSatellite()),
  });
  const name = h('b', { 'data-view': 'source-name' });
  const hint = h('p', { class: 'quiet' }, t('source.hint'));
  const element = h('div', { class: 'tools source-bar' }, kinds.element, input, name);

  const stop = fileDrop(element, onFile);

  return {
    element,
    /** The expected file format. */
    hint,
    status,
    /** @param {string} text */
    say(text) {
      status.textContent = text;
    },
    /** @param {import('./table-source.js').TableSource} source */
    show({ origin }) {
      kinds.mark(origin.kind);
      name.textContent = origin.kind === 'csv' ? origin.name : '';
    },
    destroy: () => stop(),
  };
}
