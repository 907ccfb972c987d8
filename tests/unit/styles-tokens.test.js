import assert from 'node:assert/strict';
import { test } from 'node:test';
import stylelint from 'stylelint';
import config from '../../stylelint.config.js';

const RULE = 'declaration-property-value-disallowed-list';

/** Which of some declarations are no tokens. @param {string[]} declarations */
async function outside(declarations) {
  const code = declarations.map((one) => `p {\n  ${one};\n}\n`).join('');
  const { results } = await stylelint.lint({ code, config });
  const lines = results[0].warnings.filter(({ rule }) => rule === RULE).map(({ line }) => line);
  return declarations.filter((_, at) => lines.includes(3 * at + 2));
}

test('a size of type, a weight, a radius, a line height or a space that is no token is refused', async () => {
  const literal = [
    'font-size: 0.9rem',
    'font-size: 13px',
    'font-size: clamp(0.8rem, 2cqi, var(--text-m))',
    'font: 1rem/var(--leading-snug) serif',
    'font: var(--text-m)/1.4 serif',
    'font-weight: 650',
    'font-weight: bold',
    'border-radius: 6px',
    'border-radius: 0 0 0.4rem 0.4rem',
    'border-top-left-radius: 9px',
    'line-height: 1.25',
    'line-height: 24px',
    'gap: 0.6rem',
    'gap: var(--space-2) 1.1rem',
    'row-gap: 12px',
    'border-spacing: 0 0.3rem',
    'padding: 0 0.7rem',
    'padding-inline: 7px',
    'margin: -0.5rem auto 0',
    'margin-top: calc(100% - 0.6rem)',
  ];
  assert.deepEqual(await outside(literal), literal);
});

test('tokens, their multiples, hairlines, and shares of the type, the box and paper are not', async () => {
  const allowed = [
    'font-size: var(--text-s)',
    'font-size: clamp(var(--text-xs), 1.9cqi, var(--text-m))',
    'font-size: 1.1em',
    'font-size: 9pt',
    'font: inherit',
    'font-weight: var(--weight-strong)',
    'border-radius: 50%',
    'border-radius: 0 0 var(--radius-m) var(--radius-m)',
    'line-height: 1',
    'line-height: 0',
    'line-height: var(--leading-tight)',
    'gap: 2px',
    'padding: 0.3em 0.9em',
    'padding: 0 calc(1.5 * var(--space-8))',
    'margin: -1px',
    'margin: calc(-1 * var(--space-2)) auto',
    'padding: 3mm 0',
  ];
  assert.deepEqual(await outside(allowed), []);
});
