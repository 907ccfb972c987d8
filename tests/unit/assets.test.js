import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { downloadModel } from '../../www/engine/assets.js';

/** Runs everything that is pending in this turn of the event loop. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/**
 * A network whose responses stall after some bytes `stalls` times, and are complete afterwards.
 * @param {number} stalls
 */
function weakNetwork(stalls) {
  let asked = 0;
  globalThis.fetch = /** @type {any} */ (
    (/** @type {string} */ _, /** @type {RequestInit} */ { signal }) => {
      const isWhole = asked++ >= stalls;
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new Uint8Array([1, 2]));
          if (isWhole) controller.close();
          else signal?.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
      return Promise.resolve(new Response(body));
    }
  );
  return () => asked;
}

test('a stalled download is retried once, and then fails', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    let asked = weakNetwork(1);
    const come = downloadModel('digits-2');
    await settle();
    mock.timers.tick(20_000);
    assert.deepEqual(await come, new Uint8Array([1, 2]));
    assert.equal(asked(), 2);
    asked = weakNetwork(9);
    const lost = assert.rejects(downloadModel('digits-2'), { kind: 'fileStalled' });
    for (let times = 0; times < 2; times++) {
      await settle();
      mock.timers.tick(20_000);
    }
    await lost;
    assert.equal(asked(), 2);
  } finally {
    mock.timers.reset();
  }
});
