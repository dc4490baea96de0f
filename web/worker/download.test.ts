import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stored } from './copy.ts';
import { FakePhone } from './fakephone.ts';
import { LARGE, removeLeftovers, taking } from './leftovers.ts';
import { addressOf, chunkAddress, chunksOf, type ReleaseFile } from './release.ts';
import { download } from './download.ts';

function setUp() {
  taking.content = taking.app = {};
  const phone = new FakePhone();
  return { phone, kept: (path: string, file: ReleaseFile) => stored(phone.cache as unknown as Cache, path, file) };
}

test('a new file comes as a whole', async () => {
  const { phone, kept } = setUp();
  const page = await phone.serve('/', 'the first and the second', 10);
  await download({ '/': page });
  assert.equal(new TextDecoder().decode(await kept('/', page)), 'the first and the second');
  assert.deepEqual(phone.asked, [addressOf('/', page)]);
});

test('of a changed file only the changed chunks come', async () => {
  const { phone, kept } = setUp();
  const before = await phone.serve('/', 'one two old', 4, 8);
  await download({ '/': before });
  const now = await phone.serve('/', 'one two new', 4, 8);
  phone.asked = [];
  await download({ '/': now }, { '/': before });
  assert.equal(new TextDecoder().decode(await kept('/', now)), 'one two new');
  assert.deepEqual(phone.asked, [chunkAddress(chunksOf(now)[2].id)]);
});

test('an altered file is not kept, and what is there stays', async () => {
  const { phone, kept } = setUp();
  const before = await phone.serve('/', 'the right words');
  await download({ '/': before });
  const now = await phone.serve('/', 'the new words');
  phone.server.set(addressOf('/', now), new TextEncoder().encode('the bad words'));
  await assert.rejects(download({ '/': now }, { '/': before }), { why: 'altered' });
  assert.equal(await kept('/', now), undefined);
  assert.ok(await kept('/', before));
});

test('where a host rewrites pages, their chunks make the file', async () => {
  const { phone, kept } = setUp();
  const page = await phone.serve('/', 'the first and the second', 10);
  phone.server.set(addressOf('/', page), new TextEncoder().encode('the first, an advertisement, and the second'));
  await download({ '/': page });
  assert.ok(await kept('/', page));
});

test('an altered chunk makes no file', async () => {
  const { phone, kept } = setUp();
  const page = await phone.serve('/', 'the first and the second', 10);
  phone.server.set(addressOf('/', page), 404);
  phone.server.set(chunkAddress(chunksOf(page)[1].id), new TextEncoder().encode('and the third!'));
  await assert.rejects(download({ '/': page }), { why: 'status', status: 404 });
  assert.equal(await kept('/', page), undefined);
});

test('a large file that is cut off goes on where it stopped', async () => {
  const { phone } = setUp();
  const bytes = new Uint8Array(LARGE + 3000).map((_, i) => i * 7 + (i >> 16));
  const program = await phone.serve('/client.wasm', bytes, 1 << 19, LARGE);
  taking.app = { '/client.wasm': program };
  phone.server.set(addressOf('/client.wasm', program), bytes.slice(0, LARGE + 10)); // the end is missing
  const [last] = chunksOf(program).slice(-1);
  const right = phone.server.get(chunkAddress(last.id))!;
  phone.server.delete(chunkAddress(last.id));
  await assert.rejects(download({ '/client.wasm': program }), { why: 'altered' });
  await removeLeftovers();
  assert.equal(phone.cache.kept.size, 2, 'the chunks that came outlive the cut');
  phone.server.set(chunkAddress(last.id), right);
  phone.asked = [];
  await download({ '/client.wasm': program });
  assert.deepEqual(phone.asked, [chunkAddress(last.id)]);
  assert.equal(phone.cache.kept.size, 1, 'the file has taken the place of its chunks');
});

test('without room it says so, and what is there stays', async () => {
  const { phone, kept } = setUp();
  const before = await phone.serve('/', 'the right words');
  await download({ '/': before });
  phone.cache.room = 20;
  const now = await phone.serve('/', 'other words, and more of them');
  await assert.rejects(download({ '/': now }), { name: 'QuotaExceededError' });
  assert.equal(await kept('/', now), undefined);
});
