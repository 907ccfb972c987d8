import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '../../www/i18n/index.js';
import { indexAt } from '../../www/labs/anomaly/threshold.js';
import { nearestSize } from '../../www/labs/race/batch-slider.js';
import { overtaking, says as sayRace } from '../../www/labs/race/overtaking.js';
import { verdict } from '../../www/labs/secrecy/verdict.js';

for (const lab of ['race', 'secrecy']) await loadWords('es', lab);

test('a threshold is the point of the curve where errors of at least its size are anomalies', () => {
  const thresholds = [Infinity, 0.9, 0.5, 0.2];
  assert.deepEqual(
    [1, 0.9, 0.7, 0.5, 0.3, 0.2, 0.1].map((value) => indexAt(thresholds, value)),
    [0, 1, 1, 2, 2, 3, 3],
  );
});

test('an attack is judged against the image that needs no code', () => {
  assert.deepEqual(
    [0.09, 0.068, 0.06, 0.028, 0.024].map((mse) => verdict(mse, 0.068)),
    ['blind', 'blind', 'shapes', 'shapes', 'read'],
  );
});

test('the finding on overtaking follows from both speeds, and ties change nothing', () => {
  const found = (/** @type {Record<number, [number?, number?]>} */ speeds) =>
    overtaking(Object.entries(speeds).map(([size, [cpu, webgpu]]) => [Number(size), { cpu, webgpu }]));
  assert.deepEqual(found({ 8: [100, undefined], 16: [undefined, 50] }), { kind: 'none' });
  assert.deepEqual(found({ 8: [100, 103], 16: [100, 98] }), { kind: 'level' });
  const { kind, winner, most } = found({ 8: [100, 25] });
  assert.deepEqual([kind, winner, most], ['one', 'cpu', 4]);
  const always = found({ 8: [100, 200], 16: [100, 102], 32: [100, 400] });
  assert.deepEqual([always.kind, always.winner, always.most], ['always', 'webgpu', 4]);
  // Between 16 and 64; at 32 the engines are level.
  const overtakes = found({ 8: [100, 20], 16: [100, 60], 32: [100, 101], 64: [100, 150], 128: [100, 300] });
  assert.deepEqual(
    [overtakes.kind, overtakes.winner, overtakes.before, overtakes.at, overtakes.least, overtakes.most],
    ['overtakes', 'webgpu', 16, 64, 1.5, 3],
  );
  const mixed = found({ 8: [100, 200], 16: [100, 50], 32: [100, 200] });
  assert.deepEqual([mixed.kind, mixed.sizes], ['mixed', { cpu: [16], webgpu: [8, 32] }]);
  assert.match(sayRace(overtakes), /un lote de 16 gana la CPU; desde 64, WebGPU/);
  assert.match(sayRace(mixed), /lotes de 16 gana la CPU; con 8, 32, WebGPU/);
});

test('a batch size that does not race is replaced by the nearest one that does', () => {
  assert.deepEqual([8, 100, 128, 90, 1000].map(nearestSize), [8, 128, 128, 64, 1024]);
});
