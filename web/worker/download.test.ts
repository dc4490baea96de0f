import assert from 'node:assert/strict';
import { test } from 'node:test';

import { kept, stored } from './copy.ts';
import { downloadFiles, several } from './download.ts';
import { FakePhone } from './fakephone.ts';
import { LARGE, removeLeftovers, taking } from './leftovers.ts';
import { addressOf, chunkAddress, chunksOf, type Files, type ReleaseFile } from './release.ts';

function setUp() {
  taking.content = taking.app = undefined;
  const phone = new FakePhone();
  const find = (path: string, file: ReleaseFile) => stored(phone.cache as unknown as Cache, addressOf(path, file), file);
  return { phone, find, download: async (files: Files) => downloadFiles(files, await kept()) };
}

test('a new file comes once', async () => {
  const { phone, find, download } = setUp();
  const style = await phone.serve('/style.css', 'the style');
  await download({ '/style.css': style });
  assert.equal(new TextDecoder().decode(await find('/style.css', style)), 'the style');
  await download({ '/style.css': style });
  assert.deepEqual(phone.asked, [addressOf('/style.css', style)]);
});

test('an altered file is not kept, and what is there stays', async () => {
  const { phone, find, download } = setUp();
  const before = await phone.serve('/core.json', 'the right words');
  await download({ '/core.json': before });
  const now = await phone.serve('/core.json', 'the new words');
  phone.server.set(addressOf('/core.json', now), new TextEncoder().encode('the bad words'));
  await assert.rejects(download({ '/core.json': now }), { why: 'altered' });
  assert.equal(await find('/core.json', now), undefined);
  assert.ok(await find('/core.json', before));
});

test('of a changed file only the changed chunks come', async () => {
  const { phone, find, download } = setUp();
  const before = await phone.serve('/client.wasm', 'one two old', 4, 8);
  await download({ '/client.wasm': before });
  const now = await phone.serve('/client.wasm', 'one two new', 4, 8);
  phone.asked = [];
  await downloadFiles({ '/client.wasm': now }, await kept(), { before: { '/client.wasm': before } });
  assert.equal(new TextDecoder().decode(await find('/client.wasm', now)), 'one two new');
  assert.deepEqual(phone.asked, [chunkAddress(chunksOf(now)[2].id)]);
});

test('a text that is at hand is not fetched, if it is right', async () => {
  const { phone, find } = setUp();
  const right = await phone.serve('/numbers.json', '0113 496 0001'), other = await phone.serve('/core.json', 'the right words');
  const texts: Record<string, string> = { '/numbers.json': '0113 496 0001', '/core.json': 'the wrong words' };
  phone.asked = [];
  await downloadFiles({ '/numbers.json': right, '/core.json': other }, await kept(), { atHand: async (path) => texts[path] });
  assert.deepEqual(phone.asked, [addressOf('/core.json', other)]);
  assert.ok(await find('/numbers.json', right));
  assert.equal(new TextDecoder().decode(await find('/core.json', other)), 'the right words');
});

test('a large file that is cut off goes on where it stopped', async () => {
  const { phone, download } = setUp();
  const bytes = new Uint8Array(LARGE + 3000).map((_, i) => i * 7 + (i >> 16));
  const program = await phone.serve('/client.wasm', bytes, 1 << 19, LARGE);
  taking.app = { id: 'a', files: { '/client.wasm': program } };
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
  const { phone, find, download } = setUp();
  const before = await phone.serve('/core.json', 'the right words');
  await download({ '/core.json': before });
  phone.cache.room = 20;
  const now = await phone.serve('/core.json', 'other words, and more of them');
  await assert.rejects(download({ '/core.json': now }), { name: 'QuotaExceededError' });
  assert.equal(await find('/core.json', now), undefined);
});

test('several at a time, and none after a fault', async () => {
  let now = 0, most = 0;
  const begun: number[] = [];
  const act = async (n: number) => {
    begun.push(n);
    most = Math.max(most, ++now);
    await new Promise((done) => { setTimeout(done, 1); });
    now--;
    if (n === 5) throw new Error('no');
  };
  await assert.rejects(several(Array.from({ length: 40 }, (_, n) => n), act), /no/);
  assert.ok(most > 1 && most <= 4, `${most} at a time`);
  assert.ok(begun.length < 12, `${begun.length} begun`);
});
