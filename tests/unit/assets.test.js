import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mock, test } from 'node:test';
import { downloadModel } from '../../www/engine/assets.js';
import { FILES, LABS } from '../../www/generated/labs.js';
import { defaultsOf } from '../../www/router.js';

/** Runs everything that is pending in this turn of the event loop. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/**
 * A network whose responses stall after some bytes `stalls` times, and are complete afterwards.
 * @param {number} stalls
 */
function weakNetwork(stalls) {
  let requestCount = 0;
  globalThis.fetch = /** @type {any} */ (
    (/** @type {string} */ _, /** @type {RequestInit} */ { signal }) => {
      const isWhole = requestCount++ >= stalls;
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
  return () => requestCount;
}

test('a stalled download is retried once, and then fails', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    let requestCount = weakNetwork(1);
    const come = downloadModel('digits-2');
    await settle();
    mock.timers.tick(20_000);
    assert.deepEqual(await come, new Uint8Array([1, 2]));
    assert.equal(requestCount(), 2);
    requestCount = weakNetwork(9);
    const lost = assert.rejects(downloadModel('digits-2'), { kind: 'fileStalled' });
    for (let times = 0; times < 2; times++) {
      await settle();
      mock.timers.tick(20_000);
    }
    await lost;
    assert.equal(requestCount(), 2);
  } finally {
    mock.timers.reset();
  }
});

test('an early request is used once, and repeated if it failed', async () => {
  const bytes = new Uint8Array([7]);
  /** @param {Promise<Response>} request */
  const early = (request) =>
    Object.assign(globalThis, {
      latenteFirstRequest: {
        files: new Map([['models/digits-32.safetensors', { request, patience: new AbortController() }]]),
      },
    });
  try {
    const requestCount = weakNetwork(0);
    early(Promise.resolve(new Response(bytes)));
    assert.deepEqual(await downloadModel('digits-32'), bytes);
    assert.equal(requestCount(), 0);
    assert.deepEqual(await downloadModel('digits-32'), new Uint8Array([1, 2]));
    assert.equal(requestCount(), 1);
    early(Promise.resolve(new Response('', { status: 503 })));
    assert.deepEqual(await downloadModel('digits-32'), new Uint8Array([1, 2]));
    early(Promise.reject(new TypeError('no network')));
    assert.deepEqual(await downloadModel('digits-32'), new Uint8Array([1, 2]));
    assert.equal(requestCount(), 3);
  } finally {
    Reflect.deleteProperty(globalThis, 'latenteFirstRequest');
  }
});

test('the files that are requested first are those of the first scene', () => {
  const script = readFileSync(new URL('../../www/engine/first-request.js', import.meta.url), 'utf8');
  const [, list] = /FIRST_FILES = \[([^\]]*)\]/.exec(script) ?? [];
  const files = FILES.find(({ set }) => set === 'digitsFirst');
  const model = defaultsOf(LABS[0].id).model;
  assert.deepEqual(
    [...list.matchAll(/'([^']+)'/g)].map(([, file]) => file),
    [`models/${model}.safetensors`, `data/${files?.samples.name}`, `data/${files?.labels.name}`],
  );
});
