import { currentLanguage, loadFolderWords, number, setLanguage, t } from '../i18n/index.js';
import { LANGUAGES } from '../i18n/languages.js';
import { h } from '../ui/dom.js';
import { lectureChannel } from './channel.js';
import { clockTime } from './clock.js';
import { OF_ONE_WINDOW, actOf } from './keys.js';
import { loadScore } from './load-score.js';
import { NOTES } from './score.js';

/** The presenter window: the lecturer's notes, and the same keys. */
const query = new URLSearchParams(location.search);
const root = /** @type {HTMLElement} */ (document.getElementById('presenter'));

start().catch((error) => root.replaceChildren(h('p', { role: 'alert' }, String(error.message ?? error))));

async function start() {
  const wanted = query.get('lang') ?? '';
  const language = wanted in LANGUAGES ? wanted : Object.keys(LANGUAGES)[0];
  await loadFolderWords(language, 'lecture');
  setLanguage(language);
  document.title = t('presenter.title');
  const source = { id: query.get('lecture') ?? '' };
  follow(await (query.has('from') ? scoreOfPage(source.id) : loadScore(source)));
}

/** A lecture that only its own window can load: that window sends it once it is open. @param {string} id @returns {Promise<import('./score.js').Score>} */
function scoreOfPage(id) {
  root.replaceChildren(h('p', { class: 'presenter-waiting' }, t('presenter.waiting')));
  return new Promise((resolve) => {
    const channel = lectureChannel(id, ({ score }) => {
      if (!score) return channel.send({ wants: 'score' }); // the lecture's window is there
      channel.close();
      resolve(score);
    });
    channel.send({ wants: 'score' });
  });
}

/** @param {import('./score.js').Score} score */
function follow(score) {
  root.replaceChildren(h('p', { class: 'presenter-waiting' }, t('presenter.waiting')));
  const time = h('p', { class: 'text-xl', 'data-view': 'presenter-time' });
  let shownPlace = -1;
  const channel = lectureChannel(score.id, ({ shown }) => {
    if (!shown || !(shown.place in score.scenes)) return;
    const { scene, sceneBudget, all, budget, isOver } = shown.clock;
    const times = { scene, budget: sceneBudget, all, whole: budget };
    const texts = Object.entries(times).map(([name, seconds]) => [name, clockTime(seconds)]);
    time.textContent = t('presenter.time', Object.fromEntries(texts));
    time.classList.toggle('alert', isOver);
    if (shown.place !== shownPlace) {
      shownPlace = shown.place;
      root.replaceChildren(time, ...sceneParts(score, shownPlace), buttons());
    }
    showVotes(score.scenes[shownPlace], shown.votes);
  });
  const buttons = () =>
    h(
      'div',
      { class: 'presenter-buttons row gap-4' },
      /** @type {const} */ (['back', 'next']).map((act) =>
        h('button', { type: 'button', onclick: () => channel.send({ act }) }, t(`lecture.${act}`)),
      ),
    );
  window.addEventListener('keydown', (event) => {
    const act = actOf(event, document.activeElement);
    if (!act || OF_ONE_WINDOW.includes(act)) return;
    event.preventDefault();
    channel.send({ act });
  });
  channel.send({ hello: true });
}

/** @param {import('./score.js').Score} score @param {number} place */
function sceneParts({ scenes }, place) {
  const language = currentLanguage();
  const { slide, question, look, notes } = scenes[place];
  const next = scenes[place + 1];
  return [
    h(
      'p',
      { class: 'muted' },
      t('presenter.scene', { place: place + 1, count: scenes.length }),
      ' · ',
      slide[language],
    ),
    h('h1', { class: 'text-2xl', 'data-view': 'presenter-question' }, question[language]),
    h(
      'dl',
      {},
      note('look', look.words[language]),
      NOTES.flatMap((kind) => note(kind, notes[kind][language])),
    ),
    h('p', { class: 'presenter-votes', 'data-view': 'presenter-votes' }),
    h(
      'p',
      { class: 'muted' },
      next ? t('presenter.next', { question: next.question[language] }) : t('presenter.end'),
    ),
  ];
}

/** Omits missing notes. @param {string} kind @param {string} words */
const note = (kind, words) => (words ? [h('dt', {}, t(`presenter.${kind}`)), h('dd', {}, words)] : []);

/** @param {import('./score.js').PlayedScene} scene @param {number[] | null} votes */
function showVotes({ vote }, votes) {
  const line = root.querySelector('[data-view=presenter-votes]');
  if (!line) return;
  const language = currentLanguage();
  const each =
    vote && votes ? vote.options.map((option, index) => `${option[language]}: ${number(votes[index])}`) : [];
  line.textContent = each.length ? t('presenter.votes', { votes: each.join(' · ') }) : '';
}
