import { CATALOGUE, FILES } from '../generated/labs.js';
import { downloadData } from './assets.js';

/**
 * @typedef {import('../generated/protocol.js').DataSet} DataSet
 * @typedef {`my-${string}`} UserSubject
 * @typedef {'Train' | 'Test'} Part
 */

/** Data sets with more classes than the page's style sheet has colours for. */
const COLOURFUL = CATALOGUE.filter(({ classes }) => classes > 10).flatMap(({ train, test, some }) => [
  train,
  test,
  some,
]);

/**
 * Splits the name of a part of a user's image set, which an engine loads as a whole; null for a set of the page.
 * @param {DataSet} set
 */
export function userPart(set) {
  const [, subject, part] = /^(my-.*?)(Train|Test)$/.exec(set) ?? [];
  return subject ? { subject: /** @type {UserSubject} */ (subject), part: /** @type {Part} */ (part) } : null;
}

/**
 * Downloads a data set of the page: the request that loads it into an engine.
 * @param {DataSet} set
 * @param {import('./assets.js').OnProgress} [onProgress]
 */
export async function dataRequest(set, onProgress) {
  const files = FILES.find((entry) => entry.set === set);
  if (!files) throw new TypeError(`no data set ${set}`);
  const [samples, labels] = await Promise.all([
    downloadData(files.samples.name, files.samples.bytes, onProgress),
    downloadData(files.labels.name, files.labels.bytes),
  ]);
  if (COLOURFUL.includes(set)) await (await import('../subjects/colours.js')).coloursOf(set);
  const loadData = { set, samples, labels };
  return { request: { engine: { loadData } }, transfer: [samples.buffer, labels.buffer] };
}

/** Reads one of the user's image sets: the request that loads it into an engine; the core splits it. @param {UserSubject} subject */
export async function imagesRequest(subject) {
  const { imagesToLoad } = await import('../subjects/user-images.js');
  const set = await imagesToLoad(subject);
  const loadImages = { subject, ...set };
  return { request: { engine: { loadImages } }, transfer: [set.images.buffer, set.labels.buffer] };
}
