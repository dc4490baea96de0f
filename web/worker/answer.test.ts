import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fileFor } from './answer.ts';
import { fakeApp, fakeContent, fakeFile, fakePiece } from './fakephone.ts';
import { addressOf, pieceAddress } from './release.ts';
import { canonical } from './route.ts';
import { blank, type State } from './state.ts';

const app = fakeApp('a'), content = fakeContent('b');
const state: State = { ...blank(), app, content };
const boot = addressOf('/boot.js', app.files['/boot.js']), core = addressOf('/core.json', content.files['/core.json']);

const paths: Record<string, [path: string, address: string | undefined]> = {
  'a page is put together': ['/contacts/', undefined],
  'a file of the content': ['/core.json', core],
  'a file under its hash': [core, core],
  'a script by its path': ['/boot.js', boot],
  'a script as the page names it': [boot, boot],
  'a guide by its key': ['/guides/cse.piece', pieceAddress(content.pieces['/guides/cse'])],
  'a piece under its hash': [pieceAddress(fakePiece('b')), pieceAddress(fakePiece('b'))],
  'a piece of another guide': ['/guides/other.piece', undefined],
  'an unknown hash': [`/_/${'f'.repeat(64)}.js`, undefined],
};
for (const [name, [path, address]] of Object.entries(paths)) {
  test(`which file answers: ${name}`, () => { assert.equal(fileFor(state, path)?.address, address); });
}

test('without a copy nothing answers', () => { assert.equal(fileFor(blank(), '/core.json'), undefined); });

test('a page of the release before finds what it names', () => {
  const both: State = { ...state, app: fakeApp('c'), appBefore: app, content: fakeContent('d', 2), contentBefore: { ...content, files: { ...content.files, '/old.css': fakeFile('e') } } };
  for (const address of [boot, core, addressOf('/old.css', fakeFile('e')), pieceAddress(fakePiece('b'))]) assert.equal(fileFor(both, address)?.address, address);
  assert.equal(fileFor(both, '/core.json')?.hash, fakeContent('d').files['/core.json'].hash, 'a path is of the release now');
});

test('the one path of a page', () => {
  assert.deepEqual(['/', '/a', '/a/', '/a/index.html', '/index.html', '/a.js', '/404.html'].map(canonical), ['/', '/a/', '/a/', '/a/', '/', '/a.js', '/404.html']);
});
