import assert from 'node:assert/strict';
import { test } from 'node:test';

import { commitContent } from './commit.ts';
import { partsOf } from './copy.ts';
import { EARLIER_CACHE, fromEarlier, keepPagesOnly } from './earlier.ts';
import { FakeCache, FakePhone, fakeApp, fakeContent } from './fakephone.ts';
import { removeLeftovers, taking } from './leftovers.ts';
import { digestOf } from './release.ts';
import { blank, change, load } from './state.ts';

const page = '<!doctype html>\n<html lang="en-GB"><title>Contacts</title>';

/** A phone with a copy of the worker before: a page, a script and a record. */
async function setUp() {
  taking.content = taking.app = undefined;
  const phone = new FakePhone(), cache = new FakeCache();
  phone.caches.set(EARLIER_CACHE, cache);
  const hash = await digestOf(page), script = await digestOf('run()');
  await cache.put(`/_/${hash}.html`, new Response(page));
  await cache.put(`/_/${script}.js`, new Response('run()'));
  await cache.put('/state-1', new Response(JSON.stringify({
    turn: 9, reached: 5, settings: { text: '150' }, bad: ['0123456789ab'], changes: [], log: ['a line'],
    app: { id: 'a', files: { '/boot.js': { hash: script, size: 5, type: 'text/javascript; charset=utf-8' } } },
    content: { id: 'b', seq: 7, inside: ['sha256-x', 'sha256-y'], refs: {}, files: { '/contacts/': { hash, size: page.length, type: 'text/html; charset=utf-8' } } },
  })));
  return { phone, cache, hash, script };
}

test('the copy of the worker before answers', async () => {
  const { hash, script } = await setUp();
  const { settings } = await load();
  const answer = await fromEarlier('/contacts', true, settings);
  assert.equal(await answer?.text(), page.replace('<html', '<html data-text="150"'));
  assert.match(answer?.headers.get('Content-Security-Policy') ?? '', /'sha256-x'/);
  assert.ok(await fromEarlier(`/_/${script}.js`, false, settings));
  assert.ok(await fromEarlier(`/_/${hash}.html`, false, settings));
  assert.equal(await fromEarlier('/nowhere/', true, settings), undefined);
});

test('an altered page of it is not shown', async () => {
  const { cache, hash } = await setUp();
  await cache.put(`/_/${hash}.html`, new Response(page.replace('Contacts', 'Kontacts')));
  assert.equal(await fromEarlier('/contacts/', true, undefined), undefined);
});

test('what the reader chose and was told is kept', async () => {
  await setUp();
  const state = await load();
  assert.deepEqual([state.turn, state.settings, state.bad, state.reached, state.log, state.content], [0, { text: '150' }, ['0123456789ab'], 5, ['a line'], undefined]);
  await change((now) => { now.log.push('mine'); });
  assert.deepEqual((await load()).log, ['a line', 'mine']);
});

test('where there is no room its pages stay', async () => {
  const { cache, hash, script } = await setUp();
  await keepPagesOnly();
  assert.deepEqual([...cache.kept.keys()].sort(), [`/_/${hash}.html`, '/state-1']);
  assert.ok(await fromEarlier('/contacts/', true, undefined));
  assert.equal(await fromEarlier(`/_/${script}.js`, false, undefined), undefined);
});

test('it stays as it is until a second release is here', async () => {
  const { phone, cache } = await setUp();
  const before = new Map(cache.kept);
  await change((state) => { Object.assign(state, { app: fakeApp('a'), content: fakeContent('b', 8) }); });
  await removeLeftovers();
  assert.deepEqual(phone.caches.get(EARLIER_CACHE)?.kept, before);
  await change((state) => { state.contentBefore = fakeContent('b', 8); });
  await removeLeftovers();
  assert.ok(!phone.caches.has(EARLIER_CACHE));
});

test('the state of the worker before is what this one begins with, and stays until a second release is here', async () => {
  taking.content = taking.app = undefined;
  const phone = new FakePhone(), own = fakeContent('b', 7), app = fakeApp('a');
  await phone.cache.put('/state-0', new Response(JSON.stringify({ ...blank(), turn: 4, app, content: own, reached: 5 })));
  for (const address of partsOf(own).keys()) await phone.cache.put(address, new Response('x'));
  const before = new Set(phone.cache.kept.keys());
  const state = await load();
  assert.deepEqual([state.turn, state.reached, state.content, state.app], [4, 5, own, app]);
  await change((now) => commitContent(now, fakeContent('c', 8)));
  await change((now) => { now.app = fakeApp('d'); });
  await removeLeftovers();
  for (const address of before) assert.ok(phone.cache.kept.has(address), address);
  assert.equal((await load()).content?.seq, 8);
  await change((now) => commitContent(now, fakeContent('d', 9)));
  await removeLeftovers();
  for (const address of before) assert.ok(!phone.cache.kept.has(address), address);
});
