import { number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { SIDE } from '../views/pictures/image-size.js';
import { countChoice } from './count-choice.js';
import { sizeText } from './size-text.js';

/**
 * The form for arrays and tables: which one to read, and how many images.
 * @param {import('./dialog.js').Desk} desk
 * @param {import('./files-view.js').FileContents} looked
 * @returns {import('./files-view.js').Form}
 */
export function partForm(desk, { parts, mostImages }) {
  const place = h('div', { class: 'images-part' });
  let chosen = 0;
  let amount = countChoice(parts[0].count, mostImages);
  const choice = h(
    'select',
    { 'data-control': 'image-part' },
    parts.map((part, index) => h('option', { value: index }, partName(part))),
  );
  const show = () => {
    chosen = Number(choice.value);
    amount = countChoice(parts[chosen].count, mostImages);
    place.replaceChildren(facts(parts[chosen]), amount.element);
  };
  choice.addEventListener('change', show);
  show();
  const which = parts.length > 1 && h('label', {}, t('images.whichPart'), choice);
  return {
    element: h('div', { class: 'images-form' }, which, place),
    async read(tell) {
      const part = parts[chosen];
      const { images, labels, originals, report } = await desk.link.ask(
        'read',
        { part: chosen, ...amount.value },
        tell,
      );
      return {
        ...{ images, labels: labels.length ? labels : null, classes: report.classes, id: part.id },
        originals: originals.length ? originals : null,
        name: part.file.replace(/(\.(npy|npz|csv|tsv|txt|gz|zip|safetensors))+$/i, ''),
        origin: partName(part),
        isDark: report.isDarkOnBright,
        notes: notesOf(report, part, amount.value.seed),
      };
    },
  };
}

/** @param {{ file: string, name: string }} part */
const partName = ({ file, name }) => (name ? t('images.inArray', { file, array: name }) : file);

/** A table column without a name is denoted by its number. @param {[string, string]} labels @param {boolean} isTable */
const labelPlace = ([file, name], isTable) =>
  isTable && /^\d+$/.test(name) ? t('images.inColumn', { file, column: name }) : partName({ file, name });

/** Facts known before reading. @param {import('./files-view.js').Part} part */
function facts(part) {
  const { width, height, channels, labels, count, bytes } = part;
  const lines = [
    t('images.fact.file', { place: partName(part), size: sizeText(bytes) }),
    count === null
      ? t('images.fact.lines', { width, height })
      : t('images.fact.images', { count, width, height }),
    width !== SIDE || height !== SIDE ? t('images.note.scaled', { width, height }) : '',
    channels > 1 ? t('images.note.colour') : '',
    labels
      ? t('images.fact.labels', { place: labelPlace(labels, count === null) })
      : t('images.fact.noLabels'),
  ];
  return h(
    'ul',
    { class: 'images-facts' },
    lines.filter(Boolean).map((line) => h('li', {}, line)),
  );
}

/**
 * Remarks on the reading.
 * @param {any} report `Report` of `crate/web-images`
 * @param {import('./files-view.js').Part} part
 * @param {number} seed
 */
function notesOf({ available, count, range, isScaled, isColoured, labelsUnused, merged }, part, seed) {
  const [low, high] = range.map((/** @type {number} */ end) => number(end));
  return [
    available > count && t('images.note.sampled', { count, available, seed }),
    t('images.note.range', { low, high }),
    isScaled && t('images.note.scaled', { width: part.width, height: part.height }),
    isColoured && t('images.note.colour'),
    labelsUnused && t('images.note.labelsUnused'),
    merged.length > 0 && t('images.note.merged', { names: merged.join(', ') }),
  ].filter(Boolean);
}
