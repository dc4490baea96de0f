import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FakePhone, fakeApp, fakeContentList, fakeFiles, fakePiece, fakeRelease } from './fakephone.ts';
import { takeAppList, takeContentLists } from './lists.ts';
import { digestOf, listAddress, type Listed, type Pieces, type Release } from './release.ts';

/** Puts a content on the server whose guides have these pieces. */
async function publish(phone: FakePhone, guides: Pieces, seq = 1): Promise<Release> {
  const buckets: Record<string, Pieces> = {};
  const pages = Object.fromEntries(['', '/cy', ...Object.keys(guides)].map((key) => [`${key}/pages`, fakePiece('a')]));
  for (const [key, piece] of Object.entries({ ...pages, ...guides })) (buckets[(await digestOf(key.replace(/\/pages$/, '')))[0]] ??= {})[key] = piece;
  const pieces: Record<string, Listed> = {};
  for (const [name, bucket] of Object.entries(buckets)) pieces[name] = await phone.serveList(bucket);
  const content = await phone.serveList({ ...fakeContentList(), seq, guides: Object.keys(guides).length, pieces });
  return { ...fakeRelease(), content: { ...content, seq } };
}

const guidesOf = (letter: string, n: number): Pieces => Object.fromEntries(Array.from({ length: n }, (_, i) => [`/guides/g${i}`, fakePiece(letter)]));

test('only the lists that changed come again', async () => {
  const phone = new FakePhone();
  const guides = guidesOf('c', 100);
  const { next: before } = await takeContentLists(await publish(phone, guides), fakeApp('a'), undefined);
  assert.equal(Object.keys(before.pieces).length, 202);
  const now = await publish(phone, { ...guides, '/guides/g7': fakePiece('d') }, 2);
  phone.asked = [];
  const { next, texts } = await takeContentLists(now, fakeApp('a'), before);
  assert.equal(phone.asked.length, 2, 'the list of the content, and one of pieces');
  assert.deepEqual(next.pieces, { ...before.pieces, '/guides/g7': fakePiece('d') });
  assert.equal(next.seq, 2);
  assert.deepEqual(texts, { '/numbers.json': '{}' });
  assert.ok(!('texts' in next), 'the state does not have them');
});

test('a list that is not what its hash says is refused', async () => {
  const phone = new FakePhone();
  const release = await publish(phone, guidesOf('c', 1));
  phone.server.set(listAddress(release.content), new Uint8Array(release.content.size));
  await assert.rejects(takeContentLists(release, fakeApp('a'), undefined), { why: 'altered' });
});

test('the list of an app on this phone does not come again', async () => {
  const phone = new FakePhone();
  const app = await phone.serveList({ files: fakeFiles('a', APP_NEEDS) });
  const release = { ...fakeRelease(), app };
  const taken = await takeAppList(release, []);
  assert.equal(taken.id, app.hash.slice(0, 12));
  phone.asked = [];
  assert.deepEqual(await takeAppList(release, [undefined, taken]), taken);
  assert.deepEqual(phone.asked, []);
});
