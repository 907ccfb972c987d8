import { queryOf } from './link-text.js';

/** Whether the page runs embedded in another page. */
export const isEmbedded = queryOf(location.search).get('embed') === '1';

/** Messages from the embedding page that arrive before this page can answer. @type {MessageEvent[]} */
const messages = [];
/** @param {MessageEvent} event */
const collect = (event) => void messages.push(event);
if (isEmbedded) addEventListener('message', collect);

/** Prepares an embedded page, and answers the messages so far. */
export async function beginEmbedded() {
  if (!isEmbedded) return;
  const { beginEmbed } = await import('./embed/embed.js');
  await beginEmbed(messages);
  removeEventListener('message', collect);
}

/**
 * Adds a link that opens the page outside the frame.
 * @param {{ element: HTMLElement, lab: HTMLElement }} shell
 * @param {() => import('./router.js').Scene} scene
 */
export async function addWayOut({ element, lab }, scene) {
  if (!isEmbedded) return;
  const { openByItself } = await import('./embed/embed.js');
  element.after(openByItself(lab, scene));
}
