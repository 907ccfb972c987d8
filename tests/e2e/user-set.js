/**
 * Keeps a user's set in the page's browser: outlines of three kinds, in different sizes and places.
 * @param {import('@playwright/test').Page} page an open page
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.name
 * @param {string[]} options.classes at most three; empty for a set without classes
 * @param {number} options.count number of images
 */
export const keepSet = (page, options) =>
  page.evaluate(async ({ id, name, classes, count }) => {
    const at = (/** @type {string} */ path) =>
      import(new URL(`${document.documentElement.dataset.build}/${path}`, location.href).href);
    const { put } = await at('www/images/store.js');
    const SIDE = 28;
    /** Distance of a place from the outline. @type {((across: number, down: number, size: number) => number)[]} */
    const kinds = [
      (across, down, size) => Math.hypot(across, down) - size,
      (across, down, size) => Math.max(Math.abs(across), Math.abs(down)) - size,
      (across, down, size) => (Math.abs(down) > size ? 3 : across),
    ];
    const images = new Uint8Array(count * SIDE * SIDE);
    const labels = new Uint8Array(count);
    for (let index = 0; index < count; index++) {
      const kind = index % Math.max(1, classes.length);
      const step = Math.floor(index / Math.max(1, classes.length));
      labels[index] = kind;
      const [x, y, size] = [11 + (step % 7), 12 + ((step * 3) % 5), 5 + (step % 4)];
      for (let at = 0; at < SIDE * SIDE; at++) {
        const far = Math.abs(kinds[kind]((at % SIDE) - x, Math.floor(at / SIDE) - y, size));
        images[index * SIDE * SIDE + at] = Math.round(255 * Math.max(0, 1 - far / 2));
      }
    }
    const set = { id, name, classes, images, labels: classes.length ? labels : null };
    await put({ ...set, made: Date.now(), origin: 'test' });
  }, options);
