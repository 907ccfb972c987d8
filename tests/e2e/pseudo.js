/**
 * A test language made of the English words and lessons: each letter is replaced by a similar one, and each text is put
 * in brackets. Anything else does not come from the words. It is called Bengali so that numbers use other digits.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { BUILD, DIST } from '../built.js';
import { LANGUAGES } from '../../www/i18n/languages.js';

export const PSEUDO = 'bn';
const [OPEN, CLOSE] = ['⟦', '⟧'];
const WWW = `${DIST}${BUILD}/www/`;

const LOOKALIKES = Object.fromEntries(
  [...'aáeéiíoóuúcçnñsšzžyýAÁEÉIÍOÓUÚCÇNÑSŠZŽYÝ'.matchAll(/(.)(.)/gu)].map(([, plain, other]) => [
    plain,
    other,
  ]),
);

/** @param {string} text */
const disguise = (text) => text.replace(/[a-zA-Z]/g, (letter) => LOOKALIKES[letter] ?? letter);

/** @param {string} text with placeholders, which are kept */
const pseudo = (text) =>
  OPEN +
  text
    .split(/(\{\w+\})/)
    .map((part, at) => (at % 2 ? part : disguise(part)))
    .join('') +
  CLOSE;

/** @param {string} html whose text is replaced */
const pseudoLesson = (html) =>
  html.replace(/(<math[\s\S]*?<\/math>|<[^>]*>|&\w+;)|([^<&]+)/g, (_, kept, text) =>
    kept !== undefined ? kept : /[a-zA-Z]/.test(text) ? pseudo(text) : text,
  );

/** Makes the site speak the language, as one of three. @param {import('@playwright/test').Page} page */
export async function speakPseudo(page) {
  const script = { contentType: 'text/javascript' };
  await page.route('**/front/front.js', async (route) => {
    const bundle = await (await route.fetch()).text();
    const list = Object.entries(LANGUAGES).map(([id, name]) => `${id}:"${name}"`);
    if (!bundle.includes(list.join())) throw new Error('the bundle has no list of languages');
    const longer = [...list, `${JSON.stringify(PSEUDO)}:"${pseudo('Pseudo')}"`];
    await route.fulfill({ ...script, body: bundle.replace(list.join(), longer.join()) });
  });
  const isWords = new RegExp(`/www/(i18n/${PSEUDO}\\.js|.*\\b(words|names)\\.${PSEUDO}\\.js)$`);
  await page.route(isWords, async (route) => {
    const { words } = await import(englishOf(route.request().url()));
    // A lab's name also occurs in file names.
    const made = Object.entries(words).map(([key, text]) => [
      key,
      /\.file\./.test(key) ? text : pseudo(text),
    ]);
    await route.fulfill({
      ...script,
      body: `export const words = ${JSON.stringify(Object.fromEntries(made))};`,
    });
  });
  await page.route(`**/lesson.${PSEUDO}.html`, async (route) => {
    const body = pseudoLesson(readFileSync(englishOf(route.request().url()), 'utf8'));
    await route.fulfill({ contentType: 'text/html', body });
  });
}

/** @param {string} url of a file in the language */
const englishOf = (url) => WWW + url.replace(/^.*\/www\//, '').replace(new RegExp(`\\b${PSEUDO}\\.`), 'en.');

/** Every key of the words, in the default language. */
export async function allKeys() {
  const files = readdirSync(WWW, { recursive: true, encoding: 'utf8' });
  const words = files.filter((file) => /^i18n\/en\.js$|\bwords\.en\.js$/.test(file));
  const all = await Promise.all(words.map(async (file) => (await import(WWW + file)).words));
  return all.flatMap((found) => Object.keys(found));
}

/**
 * The page's text and spoken attributes that are not in the test language.
 * @param {import('@playwright/test').Page} page
 */
export async function saidOtherwise(page) {
  const said = await page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      // Mathematics, and text that a user enters or sends, belong to no language.
      if (parent?.closest('script, style, noscript, math, textarea, option[lang]')) continue;
      found.push(walker.currentNode.textContent ?? '');
    }
    for (const element of document.body.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'])
        found.push(element.getAttribute(name) ?? '');
    return found.filter((text) => text.trim());
  });
  const inner = new RegExp(`${OPEN}[^${OPEN}${CLOSE}]*${CLOSE}`);
  return said.map((text) => {
    let rest = text;
    while (inner.test(rest)) rest = rest.replace(inner, ' ');
    return { text, rest: rest.trim() };
  });
}
