import assert from 'node:assert/strict';
import { test } from 'node:test';

import { kept } from './copy.ts';
import { downloadFiles } from './download.ts';
import { FakePhone, fakeContent } from './fakephone.ts';
import { downloadPieces } from './pieces.ts';
import { addressOf, pieceAddress, type Content } from './release.ts';
import { keepSearchFiles, searchBytes } from './searchfile.ts';

/** Puts a content on the phone whose guides have these parts. */
async function take(phone: FakePhone, parts: Record<string, string>, before?: Content): Promise<Content> {
  const content: Content = { ...fakeContent('b'), pieces: {} };
  for (const [id, search] of Object.entries(parts)) content.pieces[`/guides/${id}`] = await phone.servePiece(JSON.stringify({ guide: {}, search }));
  const index = { guides: Object.keys(parts).map((id) => ({ id })) };
  content.files['/index.json'] = await phone.serve('/index.json', JSON.stringify(index));
  await searched(phone, content, parts);
  await downloadFiles({ '/index.json': content.files['/index.json'] }, await kept());
  await downloadPieces(content, await kept());
  phone.asked = [];
  await keepSearchFiles(content, before);
  return content;
}

const searched = async (phone: FakePhone, content: Content, parts: Record<string, string>) =>
  content.files['/search.txt'] = await phone.serve('/search.txt', Object.values(parts).join(''));

const one = 'gone\tOne\t\t\nhwhat\tWhat\t\tWords.\t\n', two = 'gtwo\tTwo\t\t\nigo\tGo\t\t\n', changed = 'gtwo\tTwo\t\t\nigone\tGone\t\t\n';

const made = async (content: Content, before?: Content) => {
  const bytes = await searchBytes(content, '/search.txt', before);
  return bytes && new TextDecoder().decode(bytes);
};

const fileOf = ({ files }: Content) => addressOf('/search.txt', files['/search.txt']);

test('the file is made of the parts of all guides', async () => {
  const phone = new FakePhone();
  const content = await take(phone, { two, one });
  assert.ok(phone.cache.kept.has(fileOf(content)));
  assert.equal(await made(content), two + one, 'in the order of the index');
  await phone.cache.put(fileOf(content), new Response('altered'));
  assert.equal(await made(content), two + one, 'made again where it is altered');
  assert.deepEqual(phone.asked, []);
});

test('what did not change is in the file before', async () => {
  const phone = new FakePhone();
  const before = await take(phone, { two, one });
  const after = await take(phone, { one, two: changed }, before);
  for (const piece of [before, after]) await phone.cache.delete(pieceAddress(piece.pieces['/guides/one']));
  assert.equal(await made(after), one + changed);
  await phone.cache.delete(fileOf(after));
  assert.equal(await made(after, before), one + changed, 'without a look at the other guide');
  await phone.cache.delete(fileOf(after));
  assert.equal(await made(after), undefined);
  assert.deepEqual(phone.asked, []);
});

test('without room for it the file is made each time', async () => {
  const phone = new FakePhone();
  const content = await take(phone, { two, one });
  await phone.cache.delete(fileOf(content));
  phone.cache.room = 0;
  assert.equal(await made(content), two + one);
  assert.ok(!phone.cache.kept.has(fileOf(content)));
});
