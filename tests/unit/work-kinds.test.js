/** Stored content, kind by kind: it is opened again, downloaded, and refused when damaged. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { LABS } from '../../www/generated/labs.js';
import { words } from '../../www/i18n/es.js';
import { defaultsOf, readScene } from '../../www/router.js';
import { findWork } from '../../www/work/found.js';
import { KINDS, isSound } from '../../www/work/kinds.js';
import { keepScenes } from '../../www/work/scenes.js';
import { freshBrowser, next, pageOf, setOpenTabs, train } from './fake-page.js';

beforeEach(freshBrowser);
const HERE = { address: '?', isNamed: false };
Object.assign(globalThis, { location: new URL('http://lab.example/2026/') });

const SCENE = { address: '?lab=denoise&noise=0.5&ink=AAAA', others: ['?lab=train&dCode=8'] };
const TABLE = { file: 'años.tsv', bytes: new TextEncoder().encode('a\tb\n1\t2\n') };

const IMAGES = {
  ...{ id: 'my-2', name: 'Signos', made: 1, origin: '' },
  images: new Uint8Array(2 * 784),
  labels: new Uint8Array([0, 1]),
  classes: ['círculo', 'cruz'],
};

const LECTURE = { format: 1, id: 'my-1', title: 'Clase', scenes: [{ id: 'a' }] };

/** A page that has made one item of every kind. @param {string} tab */
async function worked(tab) {
  const page = pageOf(tab);
  await train(page);
  await page.kept.keep(page.run, () => 'aside', [0]);
  page.engine.adopt('trained', new Uint8Array([7, 7]));
  await page.keeper.settled;
  await page.work.put({ kind: 'table', name: TABLE.file }, TABLE);
  await page.work.put({ kind: 'scene', name: 'noise' }, SCENE);
  await page.work.put({ kind: 'lecture', name: LECTURE.title, id: LECTURE.id }, LECTURE);
  await page.work.put({ kind: 'images', name: IMAGES.name, id: IMAGES.id }, IMAGES);
  return page;
}

test('every kind has its words, and one entry of each is listed, newest first', async () => {
  const { work } = await worked('a');
  const list = await work.list();
  assert.deepEqual(
    list.map(({ kind }) => kind),
    ['images', 'lecture', 'scene', 'table', 'model', 'kept', 'run'],
  );
  assert.deepEqual(list.map(({ kind }) => kind).sort(), Object.keys(KINDS).sort());
  for (const { kind, bytes } of list) {
    assert.ok(`work.kind.${kind}` in words, kind);
    assert.ok(bytes > 0, kind);
  }
});

test('a later page resumes the previous one: run, kept runs, network, table, scene', async () => {
  const before = await worked('a');
  const after = pageOf('b');
  const found = await findWork(after.work, { ...HERE, address: '?lab=reconstruct' });
  assert.ok(found);
  assert.deepEqual(await after.resume(found), []);
  assert.equal(after.run.step, before.run.step);
  assert.deepEqual(
    after.kept.runs.map(({ name }) => name),
    ['aside'],
  );
  assert.deepEqual([...(after.engine.models.get('trained') ?? [])], [7, 7]);
  assert.deepEqual(after.opened, [
    ['hand', 'table', TABLE],
    ['scene', SCENE],
  ]);
});

test('each entry is opened on its own, in its lab', async () => {
  const { work } = await worked('a');
  const entries = await work.list();
  const labs = { run: 'train', kept: 'train', model: 'reconstruct', table: 'reduction' };
  for (const entry of entries) {
    const page = pageOf('b');
    assert.equal(await page.open(entry), null, entry.kind);
    const lab = labs[/** @type {keyof typeof labs} */ (entry.kind)];
    assert.equal(page.opened.at(-1)?.[0], lab ? 'lab' : entry.kind, entry.kind);
    if (!lab) continue;
    assert.equal(page.opened.at(-1)?.[1], lab);
    assert.ok(LABS.some(({ id }) => id === lab));
    const values = /** @type {object} */ (page.opened.at(-1)?.[2]);
    for (const key of Object.keys(values)) assert.ok(key in defaultsOf(lab), `${lab}: ${key}`);
  }
});

test('each entry is downloaded as a file that can be opened again', async () => {
  const { work } = await worked('a');
  const files = [];
  // Images are written by their reader, in a worker: tests/e2e/images.test.js.
  for (const entry of (await work.list()).filter(({ kind }) => kind !== 'images')) {
    const { ending, bytes } = await KINDS[entry.kind].file(await work.content(entry.id), entry.name);
    files.push([entry.kind, ending]);
    if (entry.kind === 'table') assert.deepEqual([.../** @type {Uint8Array} */ (bytes)], [...TABLE.bytes]);
    if (entry.kind !== 'scene') continue;
    const [, link] = /href="([^"]+)"/.exec(/** @type {string} */ (bytes)) ?? [];
    const url = new URL(link.replaceAll('&amp;', '&'));
    assert.equal(url.origin, 'http://lab.example');
    assert.deepEqual(readScene(url.search), readScene(SCENE.address));
  }
  assert.deepEqual(files, [
    ['lecture', 'json'],
    ['scene', 'html'],
    ['table', 'tsv'],
    ['model', 'safetensors'],
    ['kept', 'safetensors'],
    ['run', 'safetensors'],
  ]);
});

for (const kind of Object.keys(KINDS)) {
  test(`a damaged ${kind} is refused, the page is unchanged, and the others are opened`, async () => {
    const { work } = await worked('a');
    const entry = (await work.list()).find((item) => item.kind === kind);
    assert.ok(entry);
    const content = await work.content(entry.id);
    for (const damaged of [undefined, null, 5, {}, { ...content, ...truncated(content) }]) {
      assert.equal(isSound(kind, damaged), false);
      await work.put(entry, damaged);
      const page = pageOf('b');
      await train(page);
      const { step } = page.run;
      assert.equal(await page.open(entry), 'damaged');
      assert.deepEqual([page.run.step, page.opened], [step, []]);
      const later = pageOf('c');
      const found = await findWork(later.work, HERE);
      if (found?.run?.tab !== 'a') continue;
      const refused = await later.resume(found);
      if (!isPlace(kind)) assert.deepEqual(refused.map(({ id }) => id), [entry.id]); // prettier-ignore
      assert.ok(later.opened.length > 0 || isPlace(kind));
    }
  });
}

/** Kinds that are not offered again when the page is opened. @param {string} kind */
const isPlace = (kind) => ['scene', 'lecture', 'images'].includes(kind);

/** A record whose first part is truncated. @param {Record<string, any>} content */
const truncated = (content) => ({
  [['snapshot', 'model', 'bytes', 'address', 'scenes', 'images'].find((key) => key in content) ?? '']:
    undefined,
});

test("a run refused by the engine is damaged; a missing engine is not the run's fault", async () => {
  const { work } = await worked('a');
  const entry = (await work.list()).find(({ kind }) => kind === 'run');
  assert.ok(entry);
  const page = pageOf('b');
  const { resume } = page.engine;
  page.engine.resume = () => {
    throw new Error('not a run');
  };
  assert.equal(await page.open(entry), 'damaged');
  page.engine.resume = resume;
  page.engine.dead.add('cpu');
  await assert.rejects(page.open(entry));
});

test("equal tables and networks are one entry; the user's name is kept", async () => {
  const { work, engine, keeper } = await worked('a');
  const count = (await work.list()).length;
  const table = (await work.list()).find(({ kind }) => kind === 'table');
  assert.ok(table);
  await work.rename(table.id, 'my table');
  await work.put({ kind: 'table', name: TABLE.file }, { ...TABLE, bytes: TABLE.bytes.slice() });
  engine.adopt('trained', new Uint8Array([7, 7]));
  await keeper.settled;
  const list = await work.list();
  assert.equal(list.length, count);
  assert.ok(list.some(({ name }) => name === 'my table'));
});

test('entries named by the user are not deleted to make room', async () => {
  const { work } = pageOf('a');
  await work.put({ id: 'named', kind: 'scene' }, SCENE);
  await work.rename('named', 'mine');
  for (let index = 0; index < 10; index++) await work.put({ kind: 'scene', name: 'passing' }, SCENE);
  const names = (await work.list()).map(({ name }) => name);
  assert.deepEqual(names.toSorted(), ['mine', 'passing', 'passing', 'passing']);
});

test('a page that is only viewed stores nothing; one with a drawing stores its scene', async () => {
  const { work } = pageOf('a');
  let scene = { address: '?lab=reconstruct', others: /** @type {string[]} */ ([]) };
  const keep = () =>
    keepScenes({ work, read: () => scene, first: '?lab=reconstruct', nameOf: String, isAtWork: () => false });
  const scenes = keep();
  scene = { ...scene, address: '?lab=train' };
  scenes.follow(false);
  await scenes.write();
  assert.deepEqual(await work.list(), []);
  scene = { ...scene, address: '?lab=reconstruct&ink=AAAA' };
  scenes.follow(true);
  await scenes.write();
  assert.equal((await work.list()).length, 1);
  setOpenTabs([]);
  const later = pageOf('b');
  assert.equal(await findWork(later.work, { ...HERE, address: scene.address }), null, 'it is already shown');
  assert.ok(await findWork(later.work, { ...HERE, address: '?lab=reconstruct' }));
  assert.ok(
    await findWork(later.work, { address: '?lab=train', isNamed: true }),
    'a drawing is not given up',
  );
  scene = { ...scene, address: '?lab=denoise&noise=blocks' };
  await scenes.write();
  assert.ok(await findWork(later.work, HERE));
  const linked = await findWork(later.work, { address: '?lab=train', isNamed: true });
  assert.equal(linked, null, 'a link to a lab is followed without asking');
});

test("a reload resumes this tab's work, not newer work of another", async () => {
  await train(pageOf('a'));
  await train(pageOf('b'));
  const again = pageOf('a');
  assert.equal((await findWork(again.work, HERE))?.run?.tab, 'a');
});

test('work in use by another tab is opened as a copy', async () => {
  const first = await worked('a');
  setOpenTabs(['a', 'b']);
  const second = pageOf('b');
  for (const entry of await first.work.list()) await second.open(entry);
  await second.run.adjust({ epochs: 8 });
  const copied = next(second.run, 'copied');
  second.run.play();
  await copied;
  await second.keeper.settled;
  const runs = (await first.work.list()).filter(({ kind }) => kind === 'run');
  assert.deepEqual(runs.map(({ tab }) => tab).toSorted(), ['a', 'b']);
  const keptEntries = (await first.work.list()).filter(({ kind }) => kind === 'kept');
  assert.deepEqual(keptEntries.map(({ tab }) => tab).toSorted(), ['a', 'b']);
});

test('two tabs that resume the same run at once do not overwrite each other', async () => {
  await train(pageOf('a'));
  const [one, two] = [pageOf('b'), pageOf('c')];
  for (const page of [one, two]) {
    const found = await findWork(page.work, HERE);
    assert.ok(found);
    await page.resume(found);
  }
  for (const page of [one, two]) {
    await page.run.adjust({ epochs: 8 });
    const copied = next(page.run, 'copied');
    page.run.play();
    await copied;
    await page.keeper.settled;
  }
  assert.equal((await one.work.list()).length, 2);
});

test('a model opened from a file is kept under its name before it has trained a step, and opens again', async () => {
  const { work, run, keeper, ...page } = pageOf('a');
  await train({ work, run, keeper, ...page });
  const { record } = run;
  assert.ok(record);
  await run.restore({
    ...record,
    step: 0,
    losses: new Float32Array(),
    penalties: new Float32Array(),
    evaluations: [],
  });
  run.dispatchEvent(new CustomEvent('opened', { detail: { name: 'mi red' } }));
  await keeper.settled;
  const entry = (await work.list()).find(({ name }) => name === 'mi red');
  assert.equal(entry?.kind, 'run');
  assert.equal(entry?.step, 0);
  assert.ok(isSound('run', await work.content(entry?.id ?? '')));
});
