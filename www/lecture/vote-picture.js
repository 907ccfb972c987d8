/** How often it is looked whether the lab has painted it, in ms. */
const EVERY_MS = 100;

/**
 * A picture of the lab, before the class sees the rest: as soon as it is there.
 * @param {HTMLCanvasElement} copy goes with the vote that it is in
 * @param {string} view `data-view` of what has the picture
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
