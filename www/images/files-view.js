import { number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { pathOf, sorted } from './files.js';
import { MAX_CLASSES } from './image-set.js';
import { partForm } from './part-form.js';
import { picturesForm } from './pictures-form.js';

/**
 * @typedef {object} Part `Part` of `crate/web-images`
 * @property {string} file
 * @property {string} name
 * @property {[string, string] | null} labels
 * @property {number | null} count
 * @property {number} width
 * @property {number} height
 * @property {number} channels
 * @property {number} bytes
 * @property {string | null} id
 *
 * @typedef {object} FileContents
 * @property {Part[]} parts
 * @property {string[]} pictures
 * @property {number} mostImages
 * @property {number} mostClasses
 * @property {number} fewest
 *
 * @typedef {object} Draft images before they are stored
 * @property {Uint8Array} images
 * @property {Uint8Array | null} labels
 * @property {string[]} classes
 * @property {Uint32Array | null} [originals] for each image, a number of the image it was made from
 * @property {string} name
 * @property {string} origin
 * @property {string | null} [id] from a file of this page
 * @property {string[]} notes remarks on the images
 * @property {boolean} [isDark] dark ink on a light background
 * @property {'draw' | 'camera'} [backTo] step where more images can be made
 * @property {() => void} [onKept]
 *
 * @typedef {object} Form options before reading
 * @property {HTMLElement} element
 * @property {(tell: (share: number) => void, isOver: () => boolean) => Promise<Draft>} read
 */

/** Limits of a set, where no file has been inspected: `parts.rs` and `read.rs`. */
const LIMITS = { mostImages: 12_000, mostClasses: MAX_CLASSES, fewest: 10 };

/**
 * The contents of files, how many images to read, and the reading itself.
 * @param {import('./dialog.js').Desk} desk
 * @param {{ given: File[] }} how
 * @returns {Promise<import('./dialog.js').View>}
 */
export async function view(desk, { given }) {
  const { data, loose } = sorted(given);
  /** @type {FileContents} */
  const contents = { ...LIMITS, ...(await desk.link.ask('open', { data, loose })) };
  const paths = [...loose.map(pathOf), ...contents.pictures];
  const form = contents.parts.length
    ? partForm(desk, contents)
    : await picturesForm(desk, { paths, limits: contents, names: given.map(({ name }) => name) });
  const { element: task, start } = reading(desk, form, given);
  start.textContent = t('images.read');
  const back = h('button', { type: 'button', onclick: () => void desk.go('list') }, t('images.back'));
  return { element: h('div', { class: 'images-files' }, form.element, task, back) };
}

/** The read button, the progress, and the cancel button. @param {import('./dialog.js').Desk} desk @param {Form} form @param {File[]} files */
function reading(desk, form, files) {
  const start = h('button', { type: 'button', class: 'primary', 'data-action': 'images-read' });
  const bar = h('progress', { max: 1, value: 0, 'aria-label': t('images.reading') });
  const share = h('output', { class: 'readout' });
  const cancel = h('button', { type: 'button', 'data-action': 'images-cancel' }, t('images.cancel'));
  const under = h('span', { class: 'images-under line gap-5', hidden: true }, bar, share, cancel);
  let isOver = false;
  const report = (/** @type {number} */ done) => {
    bar.value = done;
    share.textContent = `${number(100 * done, 0)} %`;
  };
  cancel.addEventListener('click', () => {
    isOver = true;
    desk.link.end();
    void desk.go('files', files);
  });
  start.addEventListener('click', () => void begin());
  async function begin() {
    start.hidden = true;
    under.hidden = false;
    report(0);
    try {
      const draft = await form.read(report, () => isOver);
      if (!isOver) await desk.go('check', draft);
    } catch (error) {
      if (!isOver) desk.showError(error);
    }
    start.hidden = false;
    under.hidden = true;
  }
  return { element: h('div', { class: 'tools' }, start, under), start };
}
