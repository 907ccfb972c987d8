/** Polling interval in ms for the lab's picture. */
const EVERY_MS = 100;

/**
 * Copies a picture of the lab as soon as it is painted, before the class sees the rest.
 * @param {HTMLCanvasElement} copy removed with its vote
 * @param {string} view `data-view` of the element with the picture
 */
export function copyWhenReady(copy, view) {
  const looking = setInterval(() => {
    const lab = document.querySelector('#lab[data-ready]');
    const source = /** @type {HTMLCanvasElement | null | undefined} */ (
      lab?.querySelector(`canvas[data-view="${view}"], [data-view="${view}"] canvas`)
    );
    if (copy.isConnected && !source) return;
    clearInterval(looking);
    if (!source) return;
    [copy.width, copy.height] = [source.width, source.height];
    copy.getContext('2d')?.drawImage(source, 0, 0);
  }, EVERY_MS);
}
