import { currentLanguage, errorText, loadFolderWords, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { styleSheet } from '../ui/style-sheet.js';
import { droppedFiles } from './files.js';
import { faultText } from './fault-text.js';
import { ImagesLink } from './link.js';

/**
 * @typedef {object} Page
 * @property {(text: string, kind?: 'info' | 'error') => void} say
 *
 * @typedef {object} DialogRequest
 * @property {string} [id] set to show first
 * @property {File[]} [files] to read immediately
 * @property {(id: string) => void} [onTaken] called when the user chooses this set
 *
 * @typedef {'list' | 'files' | 'draw' | 'camera' | 'check'} Step
 * @typedef {{ element: HTMLElement, leave?: () => void }} View
 *
 * @typedef {object} Desk functions for the steps
 * @property {ImagesLink} link
 * @property {(text: string, kind?: 'info' | 'error') => void} say
 * @property {(error: unknown) => void} showError
 * @property {(step: Step, given?: any) => Promise<void>} go
 * @property {(files: File[]) => void} take
 * @property {(id: string) => void} use
 */

/** The view of each step, loaded on first use. @type {Record<Step, () => Promise<{ view: (desk: Desk, given: any) => View | Promise<View> }>>} */
const STEPS = {
  list: () => import('./list-view.js'),
  files: () => import('./files-view.js'),
  draw: () => import('./collect-view.js'),
  camera: () => import('./collect-view.js'),
  check: () => import('./check-view.js'),
};

/**
 * "Your images": the stored sets, and ways to add more.
 * @param {Page} page
 * @param {DialogRequest} [wanted]
 */
export async function imagesDialog(page, wanted = {}) {
  await Promise.all([loadFolderWords(currentLanguage(), 'images'), styleSheet('images/style')]);
  const link = new ImagesLink();
  const title = h('span', {}, t('images.title'));
  const close = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': t('images.close'), onclick: () => element.close() },
    '×',
  );
  const status = h('p', { role: 'status', class: 'images-status', 'data-view': 'images-state' });
  const body = h('div', { class: 'images-body' });
  const heading = h('h2', { tabindex: -1 }, title);
  const element = h(
    'dialog',
    { class: 'card dialog images', 'aria-label': t('images.title'), 'data-view': 'images' },
    h('div', { class: 'images-head line gap-6' }, heading, close),
    status,
    body,
  );
  /** @type {View | null} */
  let view = null;
  /** Counts the steps: a late one is not shown. */
  let steps = 0;

  const say = (/** @type {string} */ text, /** @type {'info' | 'error'} */ kind = 'info') => {
    status.textContent = text;
    status.dataset.kind = kind;
    if (kind === 'error') status.scrollIntoView({ block: 'nearest' });
  };
  const showError = (/** @type {unknown} */ error) => {
    if (/** @type {any} */ (error)?.kind === 'stale') return;
    say(faultText(error) ?? errorText(error), 'error');
  };
  /** @type {Desk} */
  const desk = {
    ...{ link, say, showError },
    take: (files) => void (files.length && desk.go('files', files)),
    use: (id) => {
      element.close();
      wanted.onTaken?.(id);
    },
    async go(step, given) {
      const turn = ++steps;
      say('');
      try {
        const next = await (await STEPS[step]()).view(desk, { step, given, canUse: Boolean(wanted.onTaken) });
        if (turn !== steps) return next.leave?.();
        view?.leave?.();
        view = next;
        element.dataset.step = step;
        title.textContent = t(`images.step.${step}`);
        body.replaceChildren(next.element);
        element.scrollTop = 0;
        if (element.open) heading.focus({ preventScroll: true });
      } catch (error) {
        showError(error);
      }
    },
  };

  element.addEventListener('close', () => {
    steps++;
    view?.leave?.();
    link.end();
    element.remove();
  });
  takeDrops(element, desk);
  document.getElementById('app')?.append(element);
  if (wanted.files?.length) await desk.go('files', wanted.files);
  if (!view) await desk.go('list', wanted.id);
  element.showModal();
}

/** Reads files dropped on the dialog or pasted, of any kind. @param {HTMLElement} element @param {Desk} desk */
function takeDrops(element, desk) {
  element.addEventListener('dragover', (event) => {
    event.preventDefault();
    element.toggleAttribute('data-dropping', true);
  });
  element.addEventListener('dragleave', () => element.removeAttribute('data-dropping'));
  element.addEventListener('drop', (event) => {
    element.removeAttribute('data-dropping');
    const { items, files = [] } = event.dataTransfer ?? {};
    if (!files.length) return;
    event.preventDefault();
    event.stopPropagation();
    // The entries are cleared when this handler returns.
    const entries = [...(items ?? [])].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
    const dropped = entries.length ? droppedFiles(entries) : Promise.resolve([...files]);
    dropped.then(desk.take, desk.showError);
  });
  element.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    event.stopPropagation();
    desk.take(files);
  });
}
