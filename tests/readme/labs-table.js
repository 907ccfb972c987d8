/** The table of labs in `README.md`, generated from the list of labs and their words by `cargo xtask generate`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { LABS } from '../../www/generated/labs.js';

const README = new URL('../../README.md', import.meta.url);
const [BEGIN, END] = ['<!-- labs -->\n', '<!-- /labs -->'];
/** Where `cargo xtask serve` serves the page. */
const SERVED = 'http://127.0.0.1:8080/';

/** Loads a lab's words. @param {string} id @param {string} language @returns {Promise<Record<string, string>>} */
const wordsOf = async (id, language) => (await import(`../../www/labs/${id}/words.${language}.js`)).words;

/** A lab's question; for several scenes, that of the initial one. */
function questionOf(/** @type {string} */ id, /** @type {Record<string, string>} */ words) {
  const first = LABS.find((lab) => lab.id === id)?.controls.find(
    (control) => control.id === 'scene',
  )?.default;
  const keys = [`${id}.question`, `scene.question.${first}`];
  const found = keys.find((key) => words[key]) ?? Object.keys(words).find((key) => key.includes('question'));
  return found ? words[found] : '';
}

/** The table's text. */
export async function labsTable() {
  const rows = LABS.map(async ({ id }, index) => {
    const [english, spanish] = [await wordsOf(id, 'en'), await wordsOf(id, 'es')];
    const name = `[${english[`lab.${id}`]}](${SERVED}?lab=${id}&lang=en)`;
    return `| ${index + 1} | ${name} | ${questionOf(id, english)} | [${spanish[`lab.${id}`]}](${SERVED}?lab=${id}) |`;
  });
  const head = ['| | lab | what it asks | en español |', '| --- | --- | --- | --- |'];
  return [...head, ...(await Promise.all(rows))].join('\n');
}

/** The README with the current table. */
export async function readmeWithTable() {
  const text = readFileSync(README, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest.slice(rest.indexOf(END));
  return { text, wanted: `${before}${BEGIN}\n${await labsTable()}\n\n${after}` };
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  writeFileSync(README, (await readmeWithTable()).wanted);
