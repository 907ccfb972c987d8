import { currentLanguage, plainNumber, t } from '../../i18n/index.js';
import { h, uniqueId } from '../../ui/dom.js';
import { NOTES, queryOfLink, textIn } from '../score.js';
import { defined, withWords } from './list.js';

/**
 * @typedef {import('../score.js').LectureScene} LectureScene
 * @typedef {(scene: LectureScene) => LectureScene} Change
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field
 */

/** Maximum length of a text; longer ones belong in the notes. */
const LONGEST = 200;
const LONGEST_NOTE = 2000;

/**
 * A form with all texts of a scene. Input is saved immediately.
 * @param {object} on
 * @param {(change: Change) => void} on.onEdit
 * @param {() => Partial<LectureScene>} on.seen
 */
export function sceneForm({ onEdit, seen }) {
  /** @type {((scene: LectureScene) => void)[]} */
  const shows = [];
  /**
   * @param {Field} field
   * @param {string} key word key of its label
   * @param {(scene: LectureScene) => string} read
   * @param {(scene: LectureScene, value: string) => LectureScene} write
   */
  const labelled = (field, key, read, write) => {
    field.id = uniqueId('scene');
    field.dataset.field = key;
    field.addEventListener('input', () => onEdit((scene) => write(scene, field.value)));
    // Saved values must not overwrite what the user is typing.
    shows.push((scene) => void (document.activeElement !== field && (field.value = read(scene))));
    return h(
      'div',
      { class: `list-field list-${key}` },
      h('label', { for: field.id }, t(`list.field.${key}`)),
      field,
    );
  };
  const language = currentLanguage();
  const line = () => h('input', { maxlength: LONGEST, autocomplete: 'off' });
  const lines = (/** @type {number} */ rows) => h('textarea', { rows, maxlength: LONGEST_NOTE });
  /** @param {'slide' | 'question'} part */
  const text = (part) =>
    labelled(
      line(),
      part,
      (scene) => textIn(scene[part], language),
      (scene, words) => ({ ...scene, [part]: withWords(scene[part], language, words) ?? '' }),
    );
  const notes = NOTES.map((kind) =>
    labelled(
      lines(2),
      kind,
      (scene) => textIn(scene.notes?.[kind], language),
      (scene, words) => withNote(scene, kind, words, language),
    ),
  );
  const { options, answer } = voteFields(labelled, lines(3), language, shows);
  const link = h('a', { target: '_blank', rel: 'noopener' }, t('list.openScene'));
  shows.push((scene) => void (link.href = `index.html?${queryOfLink(scene.link)}`));
  const replace = h(
    'button',
    {
      ...{ type: 'button', 'data-action': 'replace-scene' },
      onclick: () => onEdit((scene) => ({ ...scene, ...seen() })),
    },
    t('list.replace'),
  );
  const minutes = h('input', { inputmode: 'decimal', autocomplete: 'off' });
  return {
    element: h(
      'div',
      { class: 'list-form grid' },
      text('question'),
      text('slide'),
      labelled(
        minutes,
        'minutes',
        (scene) => String(scene.minutes),
        (scene, value) => ({ ...scene, minutes: Number(plainNumber(value)) }),
      ),
      notes,
      options,
      answer,
      h('div', { class: 'tools' }, link, replace),
    ),
    /** @param {LectureScene} scene */
    show: (scene) => shows.forEach((show) => show(scene)),
  };
}

/**
 * @param {LectureScene} scene
 * @param {typeof NOTES[number]} kind
 * @param {string} words
 * @param {string} language
 */
function withNote({ notes, ...scene }, kind, words, language) {
  const remaining = defined({ ...notes, [kind]: withWords(notes?.[kind], language, words) });
  return Object.keys(remaining).length ? { ...scene, notes: remaining } : scene;
}

/**
 * The options, one per line, and the true one.
 * @param {(field: any, key: string, read: (scene: LectureScene) => string, write: (scene: LectureScene, value: string) => LectureScene) => HTMLElement} labelled
 * @param {HTMLTextAreaElement} area
 * @param {string} language
 * @param {((scene: LectureScene) => void)[]} shows
 */
function voteFields(labelled, area, language, shows) {
  const options = labelled(
    area,
    'options',
    ({ vote }) => (vote?.options ?? []).map((option) => textIn(option, language)).join('\n'),
    ({ vote, ...scene }, value) => {
      const texts = value.split('\n').filter((text) => text.trim());
      if (!texts.length) return scene;
      const written = texts.map((text, at) => withWords(vote?.options[at], language, text) ?? text);
      const answer =
        vote?.answer !== undefined && vote.answer < written.length ? { answer: vote.answer } : {};
      return { ...scene, vote: { options: written, ...answer } };
    },
  );
  const choice = h('select');
  // Added before the value is set, which must be one of the options.
  shows.push(({ vote }) => {
    if (document.activeElement === choice) return;
    const texts = (vote?.options ?? []).map((option, at) =>
      h('option', { value: at }, textIn(option, language)),
    );
    choice.replaceChildren(h('option', { value: '' }, t('list.noAnswer')), ...texts);
  });
  const answer = labelled(
    choice,
    'answer',
    ({ vote }) => String(vote?.answer ?? ''),
    ({ vote, ...scene }, value) =>
      vote
        ? {
            ...scene,
            vote: defined({ options: vote.options, answer: value === '' ? undefined : Number(value) }),
          }
        : scene,
  );
  shows.push(({ vote }) => void (answer.hidden = !vote));
  return { options, answer };
}
