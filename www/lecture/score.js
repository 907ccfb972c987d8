import { LANGUAGES } from '../i18n/languages.js';
import { readScene } from '../router.js';

/** The form that score files have at present. */
export const FORMAT = 1;
const MOST_SCENES = 200;
const MOST_MINUTES = 240;
/** What is written for the lecturer. */
export const NOTES = /** @type {const} */ (['say', 'do', 'ask', 'fail']);

/**
 * A lecture: scenes in order. Every text is there in each language of the page.
 *
 * @typedef {Record<string, string>} Text by language
 * @typedef {object} Vote what a class is asked before it sees the answer
 * @property {Text[]} options
 * @property {number} [answer] index of the option that turns out to be true
 * @property {string} [picture] `data-view` of the picture that the class may see before it votes
 * @typedef {object} Finish what a scene does live, as it came out beforehand
 * @property {string} link the query of the lab that shows it, which begins with what was made beforehand where it has that
 * @property {string[]} [keeps] settings that stay as they are on screen; `ink` is the drawing
 * @property {string} [run] a training run of `www/runs` that is the page's run then
 * @typedef {object} LectureScene
 * @property {string} id
 * @property {Text} slide title of the slide that the scene belongs to
 * @property {string} link the query of a lab with its settings, or of an experiment of the class
 * @property {Text} question
 * @property {{ view: string, words: Text }} look `data-view` of what matters, and what is to be seen there
 * @property {number} minutes
 * @property {Record<typeof NOTES[number], Text>} notes for the lecturer
 * @property {Vote} [vote]
 * @property {Finish} [finish]
 * @typedef {object} Score
 * @property {number} format
 * @property {string} id
 * @property {Text} title
 * @property {LectureScene[]} scenes
 */

/**
 * What is wrong with a score, each with its place, such as `scenes[3].minutes`; nothing when it can be played.
 * @param {any} score
 * @returns {string[]}
 */
export function faultsOf(score) {
  if (score?.format !== FORMAT) return ['format'];
  const faults = [...(isName(score.id) ? [] : ['id']), ...textFaults(score.title, 'title')];
  const { scenes } = score;
  if (!Array.isArray(scenes) || scenes.length === 0 || scenes.length > MOST_SCENES)
    return [...faults, 'scenes'];
  const ids = scenes.map((scene) => scene?.id);
  scenes.forEach((scene, index) => {
    const place = `scenes[${index}]`;
    if (!isName(scene?.id) || ids.indexOf(scene.id) !== index) faults.push(`${place}.id`);
    faults.push(...sceneFaults(scene ?? {}).map((fault) => `${place}.${fault}`));
  });
  return faults;
}

/** @param {any} scene */
function sceneFaults({ slide, link, question, look, minutes, notes, vote, finish }) {
  const faults = [...textFaults(slide, 'slide'), ...textFaults(question, 'question')];
  if (typeof link !== 'string' || !isLink(link)) faults.push('link');
  if (!isName(look?.view)) faults.push('look.view');
  faults.push(...textFaults(look?.words, 'look.words'));
  if (!(minutes > 0 && minutes <= MOST_MINUTES)) faults.push('minutes');
  for (const kind of NOTES) faults.push(...textFaults(notes?.[kind], `notes.${kind}`));
  if (finish !== undefined) faults.push(...finishFaults(finish));
  return vote === undefined ? faults : [...faults, ...voteFaults(vote)];
}

/** @param {any} finish */
function finishFaults(finish) {
  const { link, keeps = [], run } = finish ?? {};
  if (typeof link !== 'string' || !isLink(link)) return ['finish.link'];
  const known = ['ink', ...Object.keys(readScene(`?${link}`).values)];
  const areKnown = Array.isArray(keeps) && keeps.every((key) => known.includes(key));
  return [...(areKnown ? [] : ['finish.keeps']), ...(run === undefined || isName(run) ? [] : ['finish.run'])];
}

/** @param {any} vote */
function voteFaults({ options, answer, picture }) {
  if (!Array.isArray(options) || options.length < 2 || options.length > 6) return ['vote.options'];
  const faults = options.flatMap((text, index) => textFaults(text, `vote.options[${index}]`));
  const isThere =
    answer === undefined || (Number.isInteger(answer) && answer >= 0 && answer < options.length);
  if (!isThere) faults.push('vote.answer');
  return picture === undefined || isName(picture) ? faults : [...faults, 'vote.picture'];
}

/** @param {any} text @param {string} place */
const textFaults = (text, place) =>
  Object.keys(LANGUAGES)
    .filter((language) => typeof text?.[language] !== 'string' || text[language].trim() === '')
    .map((language) => `${place}.${language}`);

/** @param {any} name */
const isName = (name) => typeof name === 'string' && /^[a-z0-9][a-z0-9-]{0,60}$/.test(name);

/** A link of which every key is understood. @param {string} link */
function isLink(link) {
  const { ignored, unknown } = readScene(`?${link}`);
  const query = new URLSearchParams(link);
  return ignored.length === 0 && unknown.length === 0 && (query.has('lab') || query.has('class'));
}
