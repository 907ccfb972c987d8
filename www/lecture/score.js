import { LANGUAGES } from '../i18n/languages.js';
import { readScene } from '../router.js';

/** The current version of the score file format. */
export const FORMAT = 1;
const MAX_SCENES = 200;
const MAX_MINUTES = 240;
/** Kinds of notes for the lecturer. */
export const NOTES = /** @type {const} */ (['say', 'do', 'ask', 'fail']);

/**
 * A lecture: scenes in order. A text is written once, for readers of any language, or in each language of the lecture's title.
 *
 * @typedef {Record<string, string>} ByLanguage
 * @typedef {string | ByLanguage} Text
 * @typedef {object} Vote a question to the class before it sees the answer
 * @property {Text[]} options
 * @property {number} [answer] index of the true option
 * @property {string} [picture] `data-view` of the picture that the class may see before it votes
 * @typedef {object} Finish the prepared result of a scene's live part
 * @property {string} link the query of the lab that shows it, starting from prepared results if it has any
 * @property {string[]} [keeps] settings to keep from the screen; `ink` is the drawing
 * @property {string} [run] a training run in `www/runs` that replaces the page's run
 * @typedef {object} LectureScene
 * @property {string} id
 * @property {Text} slide title of the slide that the scene belongs to
 * @property {string} link the query of a lab with its settings, or of an experiment of the class, or a whole address
 * @property {Text} question
 * @property {{ view: string, words?: Text }} [look] `data-view` of the main view, and what to look for
 * @property {number} minutes
 * @property {Partial<Record<typeof NOTES[number], Text>>} [notes] for the lecturer
 * @property {Vote} [vote]
 * @property {Finish} [finish]
 * @typedef {object} ScoreFile
 * @property {number} format
 * @property {string} id
 * @property {Text} title
 * @property {LectureScene[]} scenes
 *
 * The same with every text in each language of the page and no optional parts, ready to play.
 * @typedef {Omit<LectureScene, 'slide' | 'question' | 'look' | 'notes' | 'vote'> & { slide: ByLanguage, question: ByLanguage,
 *   look: { view: string, words: ByLanguage }, notes: Record<typeof NOTES[number], ByLanguage>,
 *   vote?: Omit<Vote, 'options'> & { options: ByLanguage[] } }} PlayedScene
 * @typedef {{ id: string, title: ByLanguage, scenes: PlayedScene[], source: import('./link.js').Source }} Score
 */

/**
 * Paths of the faults of a score, such as `scenes[3].minutes`; empty when it can be played.
 * @param {any} score
 * @returns {string[]}
 */
export function faultsOf(score) {
  if (score?.format !== FORMAT) return ['format'];
  const languages = languagesOf(score.title);
  const faults = [...(isName(score.id) ? [] : ['id']), ...textFaults(score.title, 'title', languages)];
  const { scenes } = score;
  if (!Array.isArray(scenes) || scenes.length === 0 || scenes.length > MAX_SCENES)
    return [...faults, 'scenes'];
  const ids = scenes.map((scene) => scene?.id);
  scenes.forEach((scene, index) => {
    const place = `scenes[${index}]`;
    if (!isName(scene?.id) || ids.indexOf(scene.id) !== index) faults.push(`${place}.id`);
    faults.push(...sceneFaults(scene ?? {}, languages).map((fault) => `${place}.${fault}`));
  });
  return faults;
}

/** The languages of a lecture, from its title; empty for a single text. @param {any} title */
export const languagesOf = (title) =>
  typeof title === 'string' ? [] : Object.keys(LANGUAGES).filter((language) => isText(title?.[language]));

/** @param {any} scene @param {string[]} languages */
function sceneFaults({ slide, link, question, look, minutes, notes, vote, finish }, languages) {
  const faults = [...textFaults(slide, 'slide', languages), ...textFaults(question, 'question', languages)];
  if (typeof link !== 'string' || !isLink(link)) faults.push('link');
  if (look !== undefined && !isName(look?.view)) faults.push('look.view');
  if (look?.words !== undefined) faults.push(...textFaults(look.words, 'look.words', languages));
  if (typeof minutes !== 'number' || !(minutes > 0 && minutes <= MAX_MINUTES)) faults.push('minutes');
  for (const kind of NOTES)
    if (notes?.[kind] !== undefined) faults.push(...textFaults(notes[kind], `notes.${kind}`, languages));
  if (finish !== undefined) faults.push(...finishFaults(finish));
  return vote === undefined ? faults : [...faults, ...voteFaults(vote ?? {}, languages)];
}

/** @param {any} finish */
function finishFaults(finish) {
  const { link, keeps = [], run } = finish ?? {};
  if (typeof link !== 'string' || !isLink(link)) return ['finish.link'];
  const keys = ['ink', ...Object.keys(readScene(`?${link}`).values)];
  const areKnown = Array.isArray(keeps) && keeps.every((key) => keys.includes(key));
  return [...(areKnown ? [] : ['finish.keeps']), ...(run === undefined || isName(run) ? [] : ['finish.run'])];
}

/** @param {any} vote @param {string[]} languages */
function voteFaults({ options, answer, picture }, languages) {
  if (!Array.isArray(options) || options.length < 2 || options.length > 6) return ['vote.options'];
  const faults = options.flatMap((text, index) => textFaults(text, `vote.options[${index}]`, languages));
  const isThere =
    answer === undefined || (Number.isInteger(answer) && answer >= 0 && answer < options.length);
  if (!isThere) faults.push('vote.answer');
  return picture === undefined || isName(picture) ? faults : [...faults, 'vote.picture'];
}

/** @param {any} text @param {string} place @param {string[]} languages */
function textFaults(text, place, languages) {
  if (isText(text)) return [];
  if (languages.length === 0) return languagesOf(text).length && typeof text === 'object' ? [] : [place];
  return languages.filter((language) => !isText(text?.[language])).map((language) => `${place}.${language}`);
}

/** @param {any} text */
const isText = (text) => typeof text === 'string' && text.trim() !== '';

/** @param {any} name */
const isName = (name) => typeof name === 'string' && /^[a-z0-9][a-z0-9-]{0,60}$/.test(name);

/** The query of a link, which may be a complete address. @param {string} link */
export const queryOfLink = (link) => link.trim().replace(/^[^?]*\?/, '');

/** Whether all keys of a link are valid. @param {string} link */
function isLink(link) {
  const query = queryOfLink(link);
  const { ignored, unknown } = readScene(`?${query}`);
  const keys = new URLSearchParams(query);
  return ignored.length === 0 && unknown.length === 0 && (keys.has('lab') || keys.has('class'));
}

/** A text in `language`, or in another language if it is missing. @param {Text | undefined} text @param {string} language */
export const textIn = (text, language) =>
  typeof text === 'string' ? text : (text?.[language] ?? Object.values(text ?? {})[0] ?? '');

/** @param {Text | undefined} text @returns {ByLanguage} */
const inAll = (text) =>
  Object.fromEntries(Object.keys(LANGUAGES).map((language) => [language, textIn(text, language)]));

/**
 * Converts a valid score for playing.
 * @param {ScoreFile} score
 * @param {import('./link.js').Source} source its source
 * @returns {Score}
 */
export const played = ({ id, title, scenes }, source) => ({
  id,
  source,
  title: inAll(title),
  scenes: scenes.map(({ slide, link, question, look, notes, vote, ...scene }) => ({
    ...scene,
    link: queryOfLink(link),
    slide: inAll(slide),
    question: inAll(question),
    look: { view: look?.view ?? '', words: inAll(look?.words) },
    notes: /** @type {any} */ (Object.fromEntries(NOTES.map((kind) => [kind, inAll(notes?.[kind])]))),
    ...(vote && { vote: { ...vote, options: vote.options.map(inAll) } }),
  })),
});
