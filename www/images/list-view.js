import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { PIXELS } from '../views/pictures/image-size.js';
import { MAX_CLASSES } from './image-set.js';
import { downloadSet } from './save.js';
import { sizeText } from './size-text.js';
import { get, list, onSetsChanged, put, remove, rename } from './store.js';
import { thumb } from './thumbs.js';

/** Number of images in a set's row. */
const SHOWN = 6;

/**
 * The ways to add a set, and the stored sets.
 * @param {import('./dialog.js').Desk} desk
 * @param {{ given?: string, canUse: boolean }} how `given`: set to show first
 */
export async function view(desk, { given: first, canUse }) {
  const rows = h('ul', { class: 'images-sets grid', 'data-view': 'image-sets' });
  const none = h('p', { class: 'quiet' }, t('images.none'));
  const element = h(
    'div',
    { class: 'images-list' },
    waysIn(desk),
    h('h3', {}, t('images.storedSets')),
    none,
    rows,
    h('p', { class: 'quiet' }, t('images.privacy')),
  );

  async function show() {
    const sets = await list();
    none.hidden = sets.length > 0;
    const focus = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.field;
    rows.replaceChildren(...(await Promise.all(sets.map((set) => row(set)))));
    if (focus) /** @type {HTMLElement | null} */ (rows.querySelector(`[data-field="${focus}"]`))?.focus();
  }

  /** @param {import('./image-set.js').Summary} summary */
  async function row({ id, name, count, classes, bytes }) {
    const set = await get(id);
    const shown = set ? Math.min(SHOWN, set.images.length / PIXELS) : 0;
    const pictures = Array.from({ length: shown }, (_, place) =>
      set ? thumb(set.images, Math.floor((place * count) / shown)) : '',
    );
    const field = h('input', {
      ...{ value: name, maxlength: 60, 'data-field': `name-${id}` },
      'aria-label': t('images.nameOf', { name }),
    });
    field.addEventListener('change', () => void rename(id, field.value.trim() || name));
    return h(
      'li',
      { 'data-set': id, class: id === first ? 'chosen' : '' },
      h('span', { class: 'wrap gap-2' }, pictures),
      h('span', { class: 'images-name grid gap-1' }, field, h('small', {}, factsText(count, classes, bytes))),
      h(
        'span',
        { class: 'tools' },
        canUse && set && button('use', name, () => desk.use(id), 'primary'),
        set && button('join', name, () => void join(set).then(desk.say, desk.showError)),
        set && button('npz', name, () => void downloadSet(set, 'npz').catch(desk.showError)),
        set && button('zip', name, () => void downloadSet(set, 'zip').catch(desk.showError)),
        removeButton(id, name),
      ),
    );
  }

  const stop = onSetsChanged(() => void show().catch(desk.showError));
  await show();
  return { element, leave: stop };
}

/**
 * Joins the digits with a user's set as a new set, and describes it.
 * @param {import('./image-set.js').ImageSet} set
 * @returns {Promise<string>}
 */
async function join(set) {
  const { digitsOfEach, joined, trainingDigits } = await import('./join.js');
  const each = digitsOfEach(set);
  const both = joined(set, await trainingDigits(), each);
  if (!both) return t('images.tooManyJoined', { name: set.name, most: MAX_CLASSES });
  const problem = await put(both);
  return problem
    ? t('images.notStored', { reason: t(`work.problem.${problem}`) })
    : t('images.joined', { name: both.name, each, count: set.images.length / PIXELS });
}

/** @param {string} action @param {string} name @param {() => void} onclick @param {string} [style] */
const button = (action, name, onclick, style) =>
  h(
    'button',
    {
      ...{ type: 'button', class: style, 'data-action': `images-${action}`, onclick },
      'aria-label': t(`images.of.${action}`, { name }),
    },
    t(`images.${action}`),
  );

/** Deleting cannot be undone, so it needs a second press. @param {string} id @param {string} name */
function removeButton(id, name) {
  const element = button('remove', name, () => {
    if (element.dataset.sure) return void remove(id);
    element.dataset.sure = 'true';
    element.textContent = t('images.removeSure');
    element.setAttribute('aria-label', t('images.of.removeSure', { name }));
  });
  return element;
}

/** @param {number} count @param {string[]} classes @param {number} bytes */
const factsText = (count, classes, bytes) =>
  [
    t('images.count', { count }),
    classes.length ? t('images.classes', { count: classes.length }) : t('images.noClasses'),
    sizeText(bytes),
  ].join(' · ');

/** Four ways to add images, each with its requirements. @param {import('./dialog.js').Desk} desk */
function waysIn(desk) {
  const files = picker({ multiple: true, 'data-view': 'image-files' }, desk);
  const folder = picker({ webkitdirectory: true, multiple: true, 'data-view': 'image-folder' }, desk);
  const way = (/** @type {string} */ id, /** @type {() => void} */ onclick) =>
    h(
      'button',
      { type: 'button', class: 'images-way grid gap-3', 'data-action': `images-${id}`, onclick },
      h('b', { class: 'text-l' }, t(`images.source.${id}`)),
      h('small', { class: 'text-s' }, t(`images.source.${id}What`)),
    );
  return h(
    'div',
    { class: 'images-ways grid gap-5' },
    way('draw', () => void desk.go('draw')),
    way('files', () => files.click()),
    way('folder', () => folder.click()),
    way('camera', () => void desk.go('camera')),
    files,
    folder,
  );
}

/** @param {Record<string, any>} attributes @param {import('./dialog.js').Desk} desk */
function picker(attributes, desk) {
  const input = h('input', { type: 'file', hidden: true, ...attributes });
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = ''; // allows the same files to be picked again
    desk.take(files);
  });
  return input;
}
