/** The runs that lectures show as results, and their training settings. */
import { readFile, readdir } from 'node:fs/promises';
import { readScene, usualSettings } from '../../www/router.js';

/** @typedef {import('../../www/generated/protocol.js').TrainConfig} TrainConfig */

export const WWW = new URL('../../www/', import.meta.url);

/** The runs named by the scenes of all lectures: settings by run name. @returns {Promise<Map<string, TrainConfig>>} */
export async function wantedRuns() {
  const runs = new Map();
  for (const id of await readdir(new URL('lectures', WWW))) {
    const { scenes } = JSON.parse(await readFile(new URL(`lectures/${id}/score.json`, WWW), 'utf8'));
    for (const { finish } of scenes) if (finish?.run) runs.set(finish.run, configOf(finish.link));
  }
  return runs;
}

/** The training settings of a lab's link. @param {string} link */
function configOf(link) {
  const { lab, values } = readScene(`?${link}`);
  const all = lab === 'train' ? values : { noise: values.noise, noiseLevel: values.noiseLevel };
  const usual = usualSettings();
  const entries = Object.entries(all).filter(([key]) => key in usual);
  return /** @type {any} */ ({ ...usual, ...Object.fromEntries(entries) });
}
