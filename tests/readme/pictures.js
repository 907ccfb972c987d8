/**
 * Takes the moving pictures of `README.md` from the built page: `cargo xtask pictures`. The page is used as a visitor would
 * use it, for ten seconds per picture.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { draw, readyLab } from '../e2e/page.js';
import { movingPicture } from './moving-picture.js';

const PORT = '8322';
const SITE = `http://127.0.0.1:${PORT}/`;
const SIZE = { width: 1120, height: 690 };
/** Frames per second, and number of frames. */
const [RATE, FRAMES] = [8, 80];

/** A handwritten two, in fractions of the pad. @type {[number, number][]} */
const TWO = [
  [0.3, 0.34],
  [0.38, 0.22],
  [0.52, 0.18],
  [0.66, 0.26],
  [0.66, 0.4],
  [0.55, 0.55],
  [0.42, 0.68],
  [0.3, 0.8],
  [0.5, 0.79],
  [0.72, 0.78],
];

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Each picture: a query, and the action before each frame.
 * @type {Record<string, { query: string, act: (page: Page, frame: number) => Promise<void> }>}
 */
const PICTURES = {
  latente: { query: '?lab=reconstruct&backend=cpu&lang=en', act: drawAndTurn },
  map: { query: '?lab=manifold&scene=surface&backend=cpu&lang=en', act: unroll },
};

/** Draws a digit, then moves a value of its code from one end to the other and back. @param {Page} page @param {number} frame */
async function drawAndTurn(page, frame) {
  if (frame < 30) return draw(page, TWO.slice(0, 1 + Math.round((frame / 29) * (TWO.length - 1))));
  const slider = page.locator('[data-view=code] [role=slider], [data-view=code] input[type=range]').nth(6);
  if (frame === 30) return slider.focus();
  const key = frame < 43 || frame > 67 ? 'ArrowRight' : 'ArrowLeft';
  for (let press = 0; press < 4; press++) await page.keyboard.press(key);
}

/** Rotates the surface, then unrolls it onto its map. @param {Page} page @param {number} frame */
async function unroll(page, frame) {
  if (frame === 24) await page.locator('[data-action=fold]').click();
}

const server = spawn('cargo', ['xtask', 'serve-only', PORT, '/'], { stdio: ['ignore', 'pipe', 'inherit'] });
await new Promise((resolve) => server.stdout.once('data', resolve));
const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox'],
});
try {
  for (const [name, { query, act }] of Object.entries(PICTURES)) {
    const page = await browser.newPage({ viewport: SIZE });
    await page.goto(`${SITE}index.html${query}`);
    await readyLab(page).waitFor();
    /** @type {Buffer[]} */
    const frames = [];
    for (let frame = 0; frame < FRAMES; frame++) {
      await act(page, frame);
      frames.push(await page.screenshot());
    }
    const file = new URL(`../../docs/${name}.gif`, import.meta.url);
    const bytes = movingPicture(frames, 1000 / RATE);
    writeFileSync(file, bytes);
    console.log(`docs/${name}.gif: ${Math.round(bytes.length / 1000)} kB`);
    await page.close();
  }
} finally {
  await browser.close();
  server.kill();
}
