/** Layout and sentences of the neighbours' planes and the strip of bottlenecks. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { frameOf, nearestTo, nextTowards, reachOf } from '../../www/labs/neighbors/planes/geometry.js';
import { outcome, viewOf } from '../../www/labs/neighbors/planes/verdict.js';
import { verdictOf } from '../../www/labs/reconstruct/bottlenecks/verdict.js';
import {
  COLUMNS,
  HERE,
  SHIPPED,
  SIZES,
  WHOLE,
  columnOf,
  modelOf,
} from '../../www/labs/reconstruct/bottlenecks/sizes.js';

/** A cross around the origin, and one far away. */
const CROSS = new Float32Array([0, 0, 1, 0, -2, 0, 0, 3, 0, -4]);

test('a plane shows all but a few outliers, in a square', () => {
  const points = Float32Array.from({ length: 2000 }, (_, at) => (at % 2 ? 2 : 1) * ((at >> 1) / 500 - 1));
  points.set([500, 500], 0);
  const { x, y, half } = frameOf(points);
  assert.ok(Math.abs(x) < 0.05 && Math.abs(y) < 0.05 && half > 2 && half < 2.4, `${x} ${y} ${half}`);
  assert.ok(frameOf(new Float32Array([7, 7])).half > 0, 'even for a single point');
});

test('the nearest point is picked, and arrow keys go to the nearest in their direction', () => {
  assert.equal(nearestTo(CROSS, [0.8, 0.1]), 1);
  assert.equal(nearestTo(CROSS, [-9, 0]), 2);
  for (const [way, index] of /** @type {const} */ ([
    [[1, 0], 1],
    [[-1, 0], 2],
    [[0, 1], 3],
    [[0, -1], 4],
  ]))
    assert.equal(nextTowards(CROSS, [0, 0], [...way], 0.01), index);
  assert.equal(nextTowards(CROSS, [1, 0], [1, 0], 0.01), null, 'no point is farther right');
  assert.equal(reachOf(CROSS, [1, 3], [0, 0]), 3);
});

test('a vote agrees with the classifier: of tied classes the first wins', () => {
  assert.deepEqual(outcome([0, 0, 3, 2], 2), { key: 'wins', count: 3, k: 5, tied: [2] });
  assert.deepEqual(outcome([0, 2, 1, 2], 1), { key: 'tie', count: 2, k: 5, tied: [1, 3] });
  for (let seed = 1; seed < 500; seed++) {
    const votes = Array.from({ length: 10 }, (_, at) => 1 + ((seed * (at + 3) * 7) % 4));
    const predicted = votes.indexOf(Math.max(...votes));
    const { key, tied } = outcome(votes, predicted);
    assert.equal(key, tied.length > 1 ? 'tie' : 'wins');
    assert.equal(tied[0], predicted, 'the first of those with most votes');
  }
  assert.deepEqual([1, 2, 3, 32].map(viewOf), ['line', 'whole', 'shadow', 'shadow']);
});

test('errors that are displayed alike are called equal', () => {
  assert.equal(verdictOf(0.01234, 0.01226), 'same');
  assert.equal(verdictOf(0.0123, 0.0124), 'nearly');
  assert.equal(verdictOf(0.0125, 0.0124), 'nearly');
  assert.equal(verdictOf(0.01, 0.0124), 'ahead');
  assert.equal(verdictOf(0.0125, 0.01), 'behind');
});

test('a link names a column, and each size has a network trained as its name says', () => {
  assert.deepEqual(COLUMNS.map(columnOf), [...COLUMNS.keys()]);
  assert.deepEqual([3, 100, 783].map(columnOf), [1, 6, 6]);
  assert.equal(COLUMNS.at(-1), WHOLE);
  assert.equal(HERE.hidden, SHIPPED.hidden);
  for (const size of SIZES) {
    const record = JSON.parse(readFileSync(`www/models/${modelOf(size, false)}.json`, 'utf8'));
    const { hidden, images, epochs } = SHIPPED;
    assert.deepEqual(
      [record.config.hidden, record.config.dCode, record.config.images, record.config.epochs],
      [[hidden], size, images, epochs],
    );
  }
});
