import { DEFAULT_LANGUAGE, currentLanguage, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { qrCode } from '../../ui/qr.js';

/** @typedef {import('../score.js').Score} Score */

/** Notes of interest to a reader; stage directions are excluded. */
const ANSWERS = /** @type {const} */ (['say', 'ask']);
/** Scenes per page. */
const ON_A_PAGE = 2;

/**
 * The pages of a handout: two scenes per page, and separate pages for the lecturer.
 * @param {Score} score
 * @param {(HTMLElement | null)[]} pictures
 * @returns {Promise<{ sheets: HTMLElement[], answers: HTMLElement }>}
 */
export async function handout(score, pictures) {
  const halves = await Promise.all(score.scenes.map((scene, place) => half(scene, place, pictures[place])));
  const title = score.title[currentLanguage()];
  const sheets = Array.from({ length: Math.ceil(halves.length / ON_A_PAGE) }, (_, page) =>
    h(
      'section',
      { class: 'handout-sheet' },
      h(
        'header',
        {},
        h('span', {}, title),
        page === 0 && h('span', { class: 'handout-name' }, t('handout.name')),
      ),
      halves.slice(ON_A_PAGE * page, ON_A_PAGE * (page + 1)),
    ),
  );
  return { sheets, answers: answers(score) };
}

/**
 * @param {Score['scenes'][number]} scene
 * @param {number} place
 * @param {HTMLElement | null} picture
 */
async function half({ slide, question, look, link, vote }, place, picture) {
  const language = currentLanguage();
  const address = new URL(`index.html?${link}`, document.baseURI);
  if (language !== DEFAULT_LANGUAGE) address.searchParams.set('lang', language);
  const questionText = question[language];
  const options = vote?.options.map((option) => h('li', {}, option[language])) ?? [];
  return h(
    'article',
    { class: 'handout-scene column', 'data-scene': place + 1 },
    h('p', { class: 'handout-slide' }, slide[language]),
    h('h2', {}, `${place + 1}. ${questionText}`),
    h(
      'div',
      { class: 'handout-view' },
      pictureBox(
        picture,
        t('handout.picture', { place: place + 1, look: look.words[language] || questionText }),
      ),
      // A narrow picture leaves room for notes beside it.
      h('div', { class: 'handout-lines', 'aria-hidden': 'true' }),
      h(
        'div',
        { class: 'handout-side' },
        h('div', { class: 'handout-qr' }, await qrCode(address.href, t('handout.qr', { place: place + 1 }))),
        options.length > 0 && h('ol', { class: 'handout-options' }, options),
      ),
    ),
    h('div', { class: 'handout-lines', 'aria-hidden': 'true' }),
  );
}

/** @param {HTMLElement | null} picture @param {string} words */
function pictureBox(picture, words) {
  const box = h('div', { class: 'handout-picture', role: 'img', 'aria-label': words });
  if (picture) box.append(picture);
  else box.append(h('p', {}, t('handout.noPicture')));
  return box;
}

/** The lecturer's pages, scene by scene. @param {Score} score */
function answers(score) {
  const language = currentLanguage();
  const scenes = score.scenes.map(({ question, look, notes, vote }, place) => {
    const right = vote?.answer === undefined ? '' : vote.options[vote.answer][language];
    const lines = [
      ['answer', right],
      ['look', look.words[language]],
      ...ANSWERS.map((kind) => [kind, notes[kind][language]]),
    ].filter(([, text]) => text);
    return h(
      'article',
      { class: 'handout-answer' },
      h('h3', {}, `${place + 1}. ${question[language]}`),
      h('dl', {}, lines.map(([kind, text]) => [h('dt', {}, t(`handout.${kind}`)), h('dd', {}, text)]).flat()),
    );
  });
  return h(
    'section',
    { class: 'handout-answers' },
    h('header', {}, h('span', {}, t('handout.answers', { title: score.title[language] }))),
    scenes,
  );
}

/** Scales each picture to its box, once both are on the page. @param {HTMLElement} root */
export function fit(root) {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.handout-picture'))) {
    const picture = /** @type {HTMLElement | null} */ (box.querySelector('[data-width]'));
    if (!picture) continue;
    const [width, height] = [Number(picture.dataset.width), Number(picture.dataset.height)];
    const scale = Math.min(box.clientWidth / width, box.clientHeight / height);
    Object.assign(box.style, {
      width: `${Math.ceil(width * scale)}px`,
      height: `${Math.ceil(height * scale)}px`,
    });
    picture.style.cssText = `width:${width}px;height:${height}px;transform:scale(${scale});transform-origin:0 0`;
  }
}
