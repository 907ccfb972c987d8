import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const STYLE = path.resolve(import.meta.dirname, '../../www/style');

/** The colours of a sheet by token. @param {string} file */
const coloursOf = (file) =>
  Object.fromEntries(
    [...readFileSync(path.join(STYLE, file), 'utf8').matchAll(/(--[\w-]+): (#[0-9a-f]{6})/g)].map(
      ([, token, value]) => [token, value],
    ),
  );
const light = coloursOf('tokens.css');
const themes = { light, dark: { ...light, ...coloursOf('dark.css') } };

/** Relative luminance as defined by WCAG 2.2. @param {string} hex */
function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

/** Colours of meaningful shapes, such as the bow-tie, bars and curves. */
const SHAPES = ['--faint', '--edge', '--accent', '--positive', '--negative', '--alert'];
const TEXTS = ['--ink', '--muted', '--accent', '--alert'];

for (const [theme, colours] of Object.entries(themes)) {
  for (const ground of ['--panel', '--ground']) {
    test(`${theme}: shapes stand out from ${ground} by 2.5 : 1, text by 4.5 : 1`, () => {
      for (const shape of SHAPES)
        assert.ok(
          contrast(colours[shape], colours[ground]) >= 2.5,
          `${shape} ${contrast(colours[shape], colours[ground])}`,
        );
      for (const text of TEXTS)
        assert.ok(
          contrast(colours[text], colours[ground]) >= 4.5,
          `${text} ${contrast(colours[text], colours[ground])}`,
        );
    });
  }
  test(`${theme}: each class stands out from the panel`, () => {
    for (let label = 0; label < 10; label++)
      assert.ok(contrast(colours[`--class-${label}`], colours['--panel']) >= 2.5, `class ${label}`);
  });
}
