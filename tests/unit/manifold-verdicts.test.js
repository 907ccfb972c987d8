/** The statements of the `manifold` scenes about a map follow from its measures, for all values. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '../../www/i18n/index.js';
import { verdictOf } from '../../www/labs/manifold/surface/map-measures.js';
import {
  isRing,
  isTorn,
  recurs,
  verdictOf as turnVerdict,
} from '../../www/labs/manifold/turning/turn-verdicts.js';

const SHARES = [0, 0.3, 0.9, 0.979, 0.98, 0.989, 0.99, 1];

test('a surface is called flat, torn or folded according to its measures', () => {
  for (const trust of SHARES)
    for (const continuity of SHARES)
      for (const along of [null, ...SHARES])
        for (const torn of [0, 1, 50]) {
          const across = along;
          const verdict = verdictOf({ trust, continuity, along, across }, torn);
          const said = JSON.stringify({ trust, continuity, along, torn, verdict });
          if (verdict === 'flat') assert.ok(torn === 0 && along !== null && along >= 0.98, said);
          if (verdict === 'whole') assert.ok(along === null && torn === 0, said);
          if (verdict === 'whole' || verdict === 'bent') assert.ok(Math.min(trust, continuity) >= 0.99, said);
          if (verdict === 'folded') assert.ok(torn === 0 && trust <= continuity && trust < 0.99, said);
          if (verdict === 'torn') assert.ok(torn > 0 || continuity < Math.min(trust, 0.99), said);
          if (verdict === 'both') assert.ok(torn > 0 && trust < 0.99, said);
          assert.equal(torn > 0, verdict === 'both' || (verdict === 'torn' && torn > 0), said);
        }
});

test('a curve is not a ring if it is torn, turns back, or goes round more than once', () => {
  const even = {
    rounds: [1, 1],
    forward: 1,
    jump: 1.7,
    at: 0,
    recurrence: 180,
    gap: 0.9,
    second: null,
    error: 0,
  };
  const of = (/** @type {object} */ other) => /** @type {any} */ ({ ...even, ...other });
  assert.ok(isRing(of({})) && !isTorn(of({})));
  for (const other of [
    { jump: 3.1 },
    { jump: 8 },
    { forward: 0.98 },
    { rounds: [2, 2] },
    { rounds: [1, 2] },
    { rounds: [0, 0] },
  ])
    assert.ok(!isRing(of(other)), JSON.stringify(other));
  for (let jump = 0; jump < 200; jump += 0.5) assert.ok(!(isRing(of({ jump })) && isTorn(of({ jump }))));
  assert.ok(recurs(of({ gap: 0.15 })) && !recurs(of({ gap: 0.16 })));
});

test('a second freedom is read off a map by its R² alone, under its own name', async () => {
  await loadWords('es', 'manifold');
  const even = { rounds: [1, 1], forward: 1, jump: 1.7, at: 0, recurrence: 180, gap: 0.9, error: 0 };
  for (const second of [0, 0.29, 0.3, 0.79, 0.8, 1]) {
    const { words } = turnVerdict(/** @type {any} */ ({ ...even, second }), 90, 'El grosor');
    const end = second < 0.3 ? 'no se lee en' : second < 0.8 ? 'se lee solo en parte' : 'también se lee en';
    assert.ok(words.includes(`El grosor ${end}`), `${second}: ${words}`);
  }
  const alone = turnVerdict(/** @type {any} */ ({ ...even, second: null }), 360, '');
  assert.ok(alone.key === 'ring' && !alone.words.includes('se lee'));
});
