import assert from 'node:assert/strict';
import { test } from 'node:test';

import { appOf, fileFor } from './answer.ts';
import { fakeApp, fakeContent, fakeFile } from './fakephone.ts';
import { addressOf } from './release.ts';
import { canonical } from './route.ts';
import { blank, type State } from './state.ts';

const app = fakeApp('a'), content = fakeContent('b');
const bootAddress = addressOf('/boot.js', app.files['/boot.js']);
content.refs[bootAddress] = '/boot.js';
const state: State = { ...blank(), app, content };

const paths: Record<string, [address: string, navigates: boolean, path: string | undefined]> = {
  'a page': ['/contacts/', true, '/contacts/'],
  'a page without its slash': ['/contacts', true, '/contacts/'],
  'a page as index.html': ['/contacts/index.html', true, '/contacts/'],
  'the home': ['/index.html', true, '/'],
  'a page that is fetched': ['/contacts', false, undefined],
  'the pack': ['/pack.json', false, '/pack.json'],
  'the pack under its hash': [addressOf('/pack.json', content.files['/pack.json']), false, '/pack.json'],
  'a script by its path': ['/boot.js', false, '/boot.js'],
  'a script as the page names it': [bootAddress, false, '/boot.js'],
  'an unknown page': ['/nowhere/', true, undefined],
  'an unknown hash': [`/_/${'f'.repeat(64)}.js`, false, undefined],
};
for (const [name, [address, navigates, path]] of Object.entries(paths)) {
  test(`which file answers: ${name}`, () => { assert.equal(fileFor(state, app, address, navigates)?.[0], path); });
}

test('without a copy nothing answers', () => { assert.equal(fileFor(blank(), undefined, '/', true), undefined); });

test('a page of another app gets the file of the one that is here', () => {
  const newer = fakeApp('c');
  assert.deepEqual(fileFor({ ...state, app: newer }, newer, bootAddress, false), ['/boot.js', newer.files['/boot.js']]);
});

test('a page of the content before finds what it names', () => {
  const now = fakeContent('d', 2);
  const before = { ...content, files: { ...content.files, '/old.css': fakeFile('e', '/old.css') } };
  const both = { ...state, content: now, contentBefore: before };
  assert.equal(fileFor(both, app, addressOf('/old.css', before.files['/old.css']), false)?.[0], '/old.css');
  assert.equal(fileFor(both, app, bootAddress, false)?.[0], '/boot.js');
});

test('a tab that began with the app before keeps it', () => {
  const newer = fakeApp('c'), now = fakeContent('d', 2);
  const both: State = { ...state, app: newer, appBefore: app, content: now, contentBefore: content };
  assert.equal(appOf(both, bootAddress), app);
  assert.equal(appOf(both, '/contacts/'), newer);
});

test('the one path of a page', () => {
  assert.deepEqual(['/', '/a', '/a/', '/a/index.html', '/index.html', '/a.js', '/404.html'].map(canonical), ['/', '/a/', '/a/', '/a/', '/', '/a.js', '/404.html']);
});
