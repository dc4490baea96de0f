import assert from 'node:assert/strict';
import { test } from 'node:test';

import { kept } from './copy.ts';
import { FakePhone, fakeContent, fakePiece } from './fakephone.ts';
import { downloadPieces, inOrder } from './pieces.ts';
import { pieceAddress, type Content, type Listed } from './release.ts';

/** A phone, and a content of so many guides on its server. */
async function setUp(guides: number) {
  const phone = new FakePhone();
  const content: Content = { ...fakeContent('b'), pieces: {} };
  for (let i = 0; i < guides; i++) content.pieces[`/guides/g${i}`] = await phone.servePiece(`guide ${i}: ${String(Math.random()).repeat(20)}`);
  const order = inOrder(content);
  return { phone, content, order, download: async () => downloadPieces(content, await kept()) };
}

const has = (phone: FakePhone, pieces: Listed[]) => pieces.filter((piece) => phone.cache.kept.has(pieceAddress(piece))).length;

test('a first copy comes in one answer', async () => {
  const { phone, content, order, download } = await setUp(40);
  const stream = await phone.serveStream(content.pieces);
  await download();
  assert.deepEqual(phone.asked, [stream]);
  assert.equal(has(phone, order), 40);
});

test('a few that changed come one by one', async () => {
  const { phone, content, order, download } = await setUp(40);
  await phone.serveStream(content.pieces);
  await download();
  for (const piece of order.slice(10, 13)) await phone.cache.delete(pieceAddress(piece));
  phone.asked = [];
  await download();
  assert.deepEqual(phone.asked.sort(), order.slice(10, 13).map(pieceAddress).sort());
});

test('a stream that was cut off goes on where it stopped', async () => {
  const { phone, content, order, download } = await setUp(40);
  const until = order.slice(0, 20).reduce((sum, { size }) => sum + size, 0);
  await phone.serveStream(content.pieces, (all) => new Response(new ReadableStream({
    start(controller) { controller.enqueue(all.slice(0, until + 5)); },
    pull(controller) { controller.error(new TypeError('the line broke')); },
  })));
  for (const piece of order) phone.server.set(`broken ${pieceAddress(piece)}`, phone.server.get(pieceAddress(piece))!);
  await assert.rejects(download(), /the line broke/);
  assert.equal(has(phone, order), 20);
  let asked: string | undefined;
  await phone.serveStream(content.pieces, (all, { headers }) => {
    asked = (headers as Record<string, string>).Range;
    return new Response(all.slice(until) as BodyInit, { status: 206 });
  });
  await download();
  assert.equal(asked, `bytes=${until}-`);
  assert.equal(has(phone, order), 40);
});

test('a host that sends all of the stream again is as good', async () => {
  const { phone, content, order, download } = await setUp(40);
  await phone.serveStream(content.pieces);
  await download();
  for (const piece of order.slice(15)) await phone.cache.delete(pieceAddress(piece));
  await download();
  assert.equal(has(phone, order), 40);
});

test('a piece that is altered in the stream comes by itself, and those that came with it stay', async () => {
  const { phone, content, order, download } = await setUp(40);
  const at = order.slice(0, 30).reduce((sum, { size }) => sum + size, 0) + 20;
  const stream = await phone.serveStream(content.pieces, (all) => {
    const altered = all.slice();
    altered[at] ^= 1;
    return new Response(altered as BodyInit);
  });
  await download();
  assert.equal(has(phone, order), 40);
  assert.deepEqual(phone.asked, [stream, pieceAddress(order[30])]);
});

test('without a stream they come one by one', async () => {
  const { phone, content, order, download } = await setUp(20);
  const stream = await phone.serveStream(content.pieces);
  phone.server.set(stream, 404);
  await download();
  assert.equal(has(phone, order), 20);
});

test('an altered piece is not kept', async () => {
  const { phone, order, download } = await setUp(3);
  phone.server.set(pieceAddress(order[1]), new Uint8Array(order[1].size));
  await assert.rejects(download(), { why: 'altered' });
  assert.ok(!phone.cache.kept.has(pieceAddress(order[1])));
});

test('no room at one of them: those that came stay', async () => {
  const { phone, content, order, download } = await setUp(40);
  await phone.serveStream(content.pieces);
  phone.cache.room = order.slice(0, 25).reduce((sum, { size }) => sum + size, 128 << 10);
  await assert.rejects(download(), { name: 'QuotaExceededError' });
  assert.equal(has(phone, order), 25);
  await phone.cache.put('/state-2', new Response('x'.repeat(100_000))); // and the state has room
});

test('a guide comes with its pages, once, whatever else it was called', () => {
  const [pages, words, own, other] = ['f', 'e', 'd', 'c'].map(fakePiece);
  const pieces = { '/pages': pages, '/guides/b/pages': own, '/guides/former': words, '/guides/b': words, '/guides/a': other, '/guides/former/pages': own };
  assert.deepEqual(inOrder({ pieces }), [other, words, own, pages]);
});
