/** Factor over the budget from which the time is shown as an alarm. */
const OVER = 1.2;

/**
 * Time spent and planned.
 * @param {import('./score.js').Score} score
 * @param {() => number} now in ms
 */
export function lectureClock(score, now = () => performance.now()) {
  const startedAt = now();
  let sceneBegun = startedAt;
  return {
    beginScene: () => void (sceneBegun = now()),
    /** @param {number} place of the scene on screen */
    read(place) {
      const planned = score.scenes.map(({ minutes }) => minutes * 60);
      const sum = (/** @type {number[]} */ some) => some.reduce((total, seconds) => total + seconds, 0);
      const [scene, all] = [(now() - sceneBegun) / 1000, (now() - startedAt) / 1000];
      return {
        scene,
        all,
        /** Planned seconds for the scene, for the lecture, and up to the end of this scene. */
        sceneBudget: planned[place],
        budget: sum(planned),
        until: sum(planned.slice(0, place + 1)),
        isOver: scene > OVER * planned[place],
      };
    },
  };
}

/** Formats a time as minutes and seconds. @param {number} seconds */
export const clockTime = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
