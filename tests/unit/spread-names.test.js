import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spreadNames } from '../../www/labs/reduction/views/spread-names.js';

const [LINE, SIDE] = [30, 600];

test('labels stay in place while none overlaps another', () => {
  const names = [
    { x: 200, y: 100, width: 150 },
    { x: 200, y: 140, width: 150 },
    { x: 500, y: 105, width: 150 },
  ];
  assert.deepEqual(spreadNames(names, LINE, SIDE), names);
});

test('touching labels move apart, keep their vertical order, and stay in the picture', () => {
  const names = [300, 302, 290, 310, 598, 2].map((y, at) => ({ x: 280 + 10 * at, y, width: 240 }));
  const placed = spreadNames(names, LINE, SIDE);
  for (const [at, one] of placed.entries()) {
    assert.ok(one.y >= LINE / 2 && one.y <= SIDE - LINE / 2 && one.x >= one.width / 2, `${one.x}, ${one.y}`);
    for (const other of placed.slice(at + 1))
      assert.ok(Math.abs(one.y - other.y) >= LINE - 1, `${one.y} and ${other.y}`);
  }
  const order = (/** @type {{ y: number }[]} */ list) =>
    list.map((_, at) => at).sort((a, b) => list[a].y - list[b].y);
  assert.deepEqual(order(placed), order(names));
});
