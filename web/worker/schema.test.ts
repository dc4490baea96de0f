import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fakeContent, fakeFiles, fakeRelease } from './fakephone.ts';
import type { Release } from './release.ts';
import { fitsPolicy, pagesMissing, readRelease } from './schema.ts';

const bytes = (release: unknown) => new TextEncoder().encode(typeof release === 'string' ? release : JSON.stringify(release));

test('a right release is taken as it is', async () => {
  const release = await fakeRelease();
  assert.deepEqual(await readRelease(bytes(release)), release);
});

const wrong: Record<string, [(release: any) => void, RegExp]> = {
  'another format': [(r) => { r.format = 'one-minute-release-9'; }, /format: want one-minute-release-3/],
  'no app': [(r) => { delete r.app; }, /want an app and a content/],
  'a list for an app': [(r) => { r.app = []; }, /want an app and a content/],
  'bad apps that are none': [(r) => { r.badApps = [1]; }, /badApps/],
  'no version': [(r) => { r.content.seq = 0; }, /content.seq/],
  'half a version': [(r) => { r.content.seq = 1.5; }, /content.seq/],
  'one hash inside': [(r) => { r.content.inside.pop(); }, /content.inside: want two hashes/],
  'the same hash twice': [(r) => { r.content.inside[1] = r.content.inside[0]; }, /content.inside: want two hashes/],
  'a hash of words': [(r) => { r.content.inside[0] = "sha256-'unsafe-inline'"; }, /content.inside: want two hashes/],
  'gone that is no list': [(r) => { r.content.gone = '/about/'; }, /content.gone/],
  'a number for a contact': [(r) => { r.content.contacts.duty = 999; }, /content.contacts/],
  'a contact without a number': [(r) => { delete r.content.contactsByID.duty.number; }, /content.contactsByID/],
  'a list of contacts': [(r) => { r.content.contactsByID = []; }, /content.contactsByID/],
  'no home': [(r) => { delete r.content.files['/']; }, /content.files: \/ is missing/],
  'no program': [(r) => { delete r.app.files['/client.wasm']; }, /app.files: \/client.wasm is missing/],
  'a file that fell out': [(r) => { r.content.files['/about/'] = r.content.files['/']; }, /content.id: not that of its files/],
  'a path out of the site': [(r) => { r.app.files['/../x.js'] = r.app.files['/boot.js']; }, /want a path/],
  'a path of two slashes': [(r) => { r.app.files['//host/x.js'] = r.app.files['/boot.js']; }, /want a path/],
  'a short hash': [(r) => { r.app.files['/boot.js'].hash = 'abc'; }, /hash: want a SHA-256/],
  'a size below zero': [(r) => { r.app.files['/boot.js'].size = -1; }, /size/],
  'a huge file': [(r) => { r.app.files['/boot.js'].size = 33 << 20; }, /size/],
  'a script as a page': [(r) => { r.content.files['/'].type = 'text/javascript'; }, /type: want text\/html/],
  'chunks without sizes': [(r) => { r.content.files['/'].parts = '0123456789'; }, /parts: want id:size/],
  'chunks that are too small': [(r) => { r.content.files['/'].parts = '0123456789:9'; }, /parts: not as large as the file/],
  'too many files': [(r) => { r.app.files = fakeFiles('a', Array.from({ length: 5001 }, (_, i) => `/${i}.js`)); }, /5001 files, want 5000 at most/],
};
for (const [name, [spoil, message]] of Object.entries(wrong)) {
  test(`a release is refused: ${name}`, async () => {
    const release: Release = structuredClone(await fakeRelease());
    spoil(release);
    await assert.rejects(readRelease(bytes(release)), message);
    await assert.rejects(readRelease(bytes(release)), { why: 'invalid' });
  });
}

test('what is no release is refused', async () => {
  for (const text of ['', 'null', '1', '[]', '{}', '<!doctype html>']) await assert.rejects(readRelease(bytes(text)), { why: 'invalid' });
});

test('pages may go when it is said, and guides and languages with a raised version', () => {
  const before = fakeContent('b', 1), all = ['/about/', '/guides/cse/', '/cy/', '/cy/about/', '/zh-hant/guides/cse/'];
  Object.assign(before.files, fakeFiles('b', all));
  const now = { ...fakeContent('c', 1) };
  assert.deepEqual(pagesMissing(before, now), all);
  assert.deepEqual(pagesMissing(before, { ...now, seq: 2 }), ['/about/']);
  assert.deepEqual(pagesMissing(before, { ...now, gone: all }), []);
  assert.deepEqual(pagesMissing(undefined, now), []);
});

test('the policy must be of the page', async () => {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('run()')));
  const script = `sha256-${btoa(String.fromCharCode(...sum))}`;
  assert.ok(await fitsPolicy('<script>run()</script>', [script, 'sha256-style']), 'no style is any style');
  assert.ok(!(await fitsPolicy('<script>run()</script><style>b{}</style>', [script, 'sha256-style'])));
  assert.ok(!(await fitsPolicy('<script>evil()</script>', [script, 'sha256-style'])));
});
