import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fakeContentList, fakeFiles, fakePiece, fakeRelease } from './fakephone.ts';
import { checkPieces, readAppList, readContentList, readPieceList, readRelease } from './schema.ts';

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const appList = () => ({ files: fakeFiles('a', APP_NEEDS) });
const pieceList = () => ({ '/pages': fakePiece('a'), '/cy/guides/cse': fakePiece('b') });

test('what is right is taken as it is', () => {
  assert.deepEqual(readRelease(bytes(fakeRelease())), fakeRelease());
  assert.deepEqual(readAppList(bytes(appList())), appList().files);
  assert.deepEqual(readContentList(bytes(fakeContentList()), 1), fakeContentList());
  assert.deepEqual(readPieceList(bytes(pieceList())), pieceList());
});

type Wrong = Record<string, [spoil: (list: any) => void, message: RegExp]>;

function refused(kind: string, right: () => unknown, read: (bytes: Uint8Array) => unknown, wrong: Wrong): void {
  for (const [name, [spoil, message]] of Object.entries(wrong)) {
    test(`${kind} is refused: ${name}`, () => {
      const list = structuredClone(right());
      spoil(list);
      assert.throws(() => read(bytes(list)), message);
      assert.throws(() => read(bytes(list)), { why: 'invalid' });
    });
  }
  test(`what is no ${kind} is refused`, () => {
    for (const text of ['', 'null', '1', '[]', '<!doctype html>']) assert.throws(() => read(bytes(text)), { why: 'invalid' }, text);
  });
}

refused('release', fakeRelease, readRelease, {
  'another format': [(r) => { r.format = 'one-minute-release-9'; }, /format: want one-minute-release-5/],
  'no app': [(r) => { delete r.app; }, /want an app and a content/],
  'a list for an app': [(r) => { r.app = []; }, /want an app and a content/],
  'bad apps that are none': [(r) => { r.badApps = [1]; }, /badApps/],
  'no version': [(r) => { r.content.seq = 0; }, /content.seq/],
  'half a version': [(r) => { r.content.seq = 1.5; }, /content.seq/],
  'a short hash': [(r) => { r.app.hash = 'abc'; }, /hash: want a SHA-256/],
  'a huge list': [(r) => { r.content.size = 2 << 20; }, /size/],
});

refused('app', appList, readAppList, {
  'no program': [(l) => { delete l.files['/client.wasm']; }, /app.files: \/client.wasm is missing/],
  'a path out of the site': [(l) => { l.files['/../x.js'] = l.files['/boot.js']; }, /want a path/],
  'a path of two slashes': [(l) => { l.files['//host/x.js'] = l.files['/boot.js']; }, /want a path/],
  'a file of no known type': [(l) => { l.files['/x.exe'] = l.files['/boot.js']; }, /want a path/],
  'a hash that is none': [(l) => { l.files['/boot.js'].hash = 'x'.repeat(64); }, /hash: want a SHA-256/],
  'a size below zero': [(l) => { l.files['/boot.js'].size = -1; }, /size/],
  'a huge file': [(l) => { l.files['/boot.js'].size = 33 << 20; }, /size/],
  'chunks without sizes': [(l) => { l.files['/boot.js'].parts = '0123456789'; }, /parts: want id:size/],
  'chunks that are too small': [(l) => { l.files['/boot.js'].parts = '0123456789:9'; }, /parts: not as large as the file/],
  'too many files': [(l) => { l.files = fakeFiles('a', Array.from({ length: 2001 }, (_, i) => `/${i}.js`)); }, /2001 files, want 2000 at most/],
});

refused('content', fakeContentList, (list) => readContentList(list, 1), {
  'another version': [(l) => { l.seq = 2; }, /content.seq: want 1/],
  'no language': [(l) => { l.languages = []; }, /content.languages/],
  'a language out of the site': [(l) => { l.languages.push('/../en'); }, /content.languages/],
  'no guide': [(l) => { l.guides = 0; }, /content.guides/],
  'gone that is no list': [(l) => { l.gone = '/about/'; }, /content.gone/],
  'no numbers': [(l) => { delete l.files['/numbers.json']; }, /content.files: \/numbers.json is missing/],
  'texts that are none': [(l) => { l.texts['/numbers.json'] = 1; }, /content.texts/],
  'a bucket of another name': [(l) => { l.pieces.g = l.pieces.f; }, /content.pieces/],
  'a bucket without a hash': [(l) => { delete l.pieces.f.hash; }, /content.pieces.f: hash/],
});

refused('list of pieces', pieceList, readPieceList, {
  'a key that is none': [(l) => { l['pages'] = l['/pages']; }, /want the key of a piece/],
  'a long hash': [(l) => { l['/pages'].hash += '0'; }, /hash: want a SHA-256/],
  'a huge piece': [(l) => { l['/pages'].size = 33 << 20; }, /size/],
});

test('a content has the pages of every language, and its guides', () => {
  const content = { languages: ['', '/cy'], guides: 1 }, all = { '/pages': fakePiece('a'), '/cy/pages': fakePiece('b'), '/guides/cse': fakePiece('c'), '/guides/cse/pages': fakePiece('d') };
  checkPieces(content, all);
  assert.throws(() => checkPieces(content, { '/pages': all['/pages'], '/guides/cse': all['/guides/cse'] }), /\/cy\/pages is missing/);
  assert.throws(() => checkPieces(content, { ...all, '/guides/two': all['/guides/cse'] }), /\/guides\/two\/pages is missing/);
  assert.throws(() => checkPieces({ ...content, guides: 2 }, all), /1 guides, want 2/);
});
