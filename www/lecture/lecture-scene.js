import { readScene } from '../router.js';

/** @typedef {import('../router.js').Scene} Scene */

/**
 * What a link of a lecture opens, as the page is set now.
 * @param {Scene} scene on screen
 * @param {string} link
 * @param {string[]} keeps settings that stay as they are, if it is the same lab; `ink` is the drawing
 * @returns {Scene}
 */
export function lectureScene(scene, link, keeps) {
  const { lab, lang, backend, projector, values, ink } = scene;
  const target = { ...readScene(`?${link}`), lang, backend, projector };
  if (target.lab !== lab) return target;
  const keptValues = Object.fromEntries(
    keeps.filter((key) => key in values).map((key) => [key, values[key]]),
  );
  return {
    ...target,
    values: { ...target.values, ...keptValues },
    ink: keeps.includes('ink') ? ink : target.ink,
  };
}
