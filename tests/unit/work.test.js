import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { findWork } from '../../www/work/found.js';
import { mostOf } from '../../www/work/kinds.js';
import { Work } from '../../www/work/work.js';
import { freshBrowser, next, pageOf, setOpenTabs, train } from './fake-page.js';

beforeEach(freshBrowser);
const HERE = { address: '?', isNamed: false };

test('a run is restored at the next visit, with its curve and weights', async () => {
  const before = pageOf('a');
  await train(before);
  const after = pageOf('b');
  const found = await findWork(after.work, HERE);
  assert.equal(found?.run?.step, 40);
  await after.resume(/** @type {any} */ (found));
  assert.equal(after.run.step, 40);
  assert.equal(after.run.state, 'finished');
  assert.deepEqual(after.run.losses, before.run.losses);
  assert.deepEqual(after.run.evaluations, before.run.evaluations);
});

test('the work of another open tab is neither offered nor overwritten', async () => {
  await train(pageOf('a'));
  setOpenTabs(['a', 'b']);
  const other = pageOf('b');
  assert.equal(await findWork(other.work, HERE), null);
  await train(other);
  assert.equal((await other.work.list()).length, 2);
});

test('a kept run keeps its name, and disappears when it is removed', async () => {
  const page = pageOf('a');
  await train(page);
  let written = next(page.work, 'change');
  const keptRun = await page.kept.keep(page.run, () => 'λ = 0,1', [0]);
  await written;
  written = next(page.work, 'change');
  page.kept.rename(keptRun?.id ?? -1, 'with a penalty');
  await written;
  const after = pageOf('b');
  const found = await findWork(after.work, HERE);
  assert.deepEqual(
    found?.kept.map(({ name }) => name),
    ['with a penalty'],
  );
  await after.resume(/** @type {any} */ (found));
  assert.deepEqual(
    after.kept.runs.map(({ name, step }) => [name, step]),
    [['with a penalty', 40]],
  );
  written = next(after.work, 'change');
  after.kept.remove(after.kept.runs[0].id);
  await written;
  assert.deepEqual(
    (await after.work.list()).map(({ kind }) => kind),
    ['run'],
  );
});

test('automatically kept runs make room for newer ones', async () => {
  const page = pageOf('a');
  const most = mostOf('run');
  for (let index = 0; index <= most; index++)
    await page.work.put({ id: String(index), kind: 'run', name: '', step: 1 }, { index });
  const runs = await page.work.list();
  assert.equal(runs.length, most);
  assert.ok(!runs.some(({ id }) => id === '0'));
  assert.equal(await page.work.content('0'), undefined);
});

for (const [name, problem] of /** @type {const} */ ([
  ['QuotaExceededError', 'full'],
  ['VersionError', 'newer'],
  ['SecurityError', 'unavailable'],
]))
  test(`${name}: it is reported once, and the page works`, async () => {
    const work = new Work('a', () => Promise.reject(new DOMException('', name)));
    let said = 0;
    work.addEventListener('problem', () => said++);
    await work.put({ id: 'x', kind: 'run', name: '', step: 1 }, {});
    assert.deepEqual(await work.list(), []);
    assert.equal(work.problem, problem);
    assert.equal(said, 1);
  });
