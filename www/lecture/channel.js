/**
 * Connects a lecture and its presenter window, either of which may be opened, closed or reloaded at any time: the lecture's
 * state is sent when it changes and when a window asks.
 *
 * @typedef {object} PresenterState
 * @property {number} place of the scene
 * @property {ReturnType<ReturnType<typeof import('./clock.js').lectureClock>['read']>} clock
 * @property {number[] | null} votes
 * @typedef {{ shown: PresenterState } | { act: import('./keys.js').Act } | { hello: true } | { wants: 'score' } |
 *   { score: import('./score.js').Score }} Message
 */

/** @param {string} id of the lecture @param {(message: any) => void} onMessage */
export function lectureChannel(id, onMessage) {
  const channel = new BroadcastChannel(`latente-lecture-${id}`);
  channel.addEventListener('message', ({ data }) => onMessage(data));
  return {
    /** @param {Message} message */
    send: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}
