import assert from 'node:assert/strict';
import { test } from 'node:test';

import { composePage, composePlain, forgetKits, guideOf, keysOf, mayHave } from './compose.ts';
import { kept } from './copy.ts';
import { downloadFiles } from './download.ts';
import { FakePhone, fakeContent, fakeFile } from './fakephone.ts';
import { downloadPieces } from './pieces.ts';
import { addressOf, pieceAddress, type Content } from './release.ts';

const slot = (name: string) => SLOT_BEGINS + name + SLOT_ENDS;

/** A phone with a content of two guides, of which each page is a line. One is as the worker before had it, in one piece. */
async function setUp(edit: (shell: any, numbers: any) => void = () => {}) {
  forgetKits();
  const phone = new FakePhone();
  const shell = { page: `${slot('title')}|${slot('boot')}|${slot('guide')}|${slot('style')}|${slot('body')}`, plain: `${slot('style')}:${slot('body')}`, frames: [`[${slot('main')}]`, `(${slot('main')})`] };
  const numbers = { slots: { duty: '0113 496 0001' }, told: {} };
  edit(shell, numbers);
  const content: Content = { ...fakeContent('b'), guides: 2, files: {
    ...fakeContent('b').files,
    '/shell.json': await phone.serve('/shell.json', JSON.stringify(shell)),
    '/numbers.json': await phone.serve('/numbers.json', JSON.stringify(numbers)),
    '/index.json': await phone.serve('/index.json', JSON.stringify({ guides: [{ id: 'two' }, { id: 'one' }] })),
    '/style.css': await phone.serve('/style.css', 'css'), '/early.js': await phone.serve('/early.js', 'js'),
  }, pieces: {
    '/pages': await phone.servePiece(JSON.stringify({ pages: { '/': { title: 'Home', frame: 0, main: `Ring ${slot('duty')}` }, '/404.html': { title: 'None', frame: 0, main: '' } }, plain: 'all,' })),
    '/guides/one': await phone.servePiece(JSON.stringify({ guide: {}, plain: 'one,', pages: { '/guides/one/': { title: 'One', frame: 1, main: '1' } } })),
    '/guides/two': await phone.servePiece(JSON.stringify({ guide: { id: 'two', n: [1, true], title: 'Two & "more"', blocks: [{ text: `Ring ${slot('duty')}` }] }, search: '' })),
    '/guides/two/pages': await phone.servePiece(JSON.stringify({ plain: `two ${slot('duty')}`, pages: { '/guides/two/': { title: slot('1'), frame: 1, main: `${slot('1')}: ${slot('2')}` } } })),
  } };
  const { '/shell.json': a, '/numbers.json': b, '/index.json': c, '/style.css': d, '/early.js': e } = content.files;
  await downloadFiles({ '/shell.json': a, '/numbers.json': b, '/index.json': c, '/style.css': d, '/early.js': e }, await kept());
  await downloadPieces(content, await kept());
  return { phone, content };
}

const boot = addressOf('/boot.js', fakeFile('a'));

test('a page is its shell, its frame, its part and the numbers', async () => {
  const { content } = await setUp();
  assert.equal(await composePage(content, undefined, '/'), `Home|${boot}||css|[Ring 0113 496 0001]`);
  assert.equal(await composePage(content, undefined, '/guides/two/'), `Two &amp; &#34;more&#34;|${boot}| data-guide="${pieceAddress(content.pieces['/guides/two'])}"|css|(Two &amp; &#34;more&#34;: Ring 0113 496 0001)`);
  assert.equal(await composePage(content, undefined, '/guides/one/'), `One|${boot}| data-guide="${pieceAddress(content.pieces['/guides/one'])}"|css|(1)`);
  assert.equal(await composePlain(content, ''), 'css:<main class="page">all,two 0113 496 0001one,</main>', 'in the order of the index');
});

test('a page names the app that is here', async () => {
  const { content } = await setUp();
  const other = { id: 'c', files: Object.fromEntries(Object.keys(content.app.files).map((path) => [path, fakeFile('c')])) };
  assert.match(await composePage(content, other, '/') ?? '', new RegExp(addressOf('/boot.js', fakeFile('c'))));
});

test('a page with an empty slot is none', async () => {
  const { content } = await setUp((_, numbers) => { delete numbers.slots.duty; });
  assert.equal(await composePage(content, undefined, '/'), undefined);
  assert.ok(await composePage(content, undefined, '/guides/one/'), 'another has no such slot');
});

test('an altered part of a page is not shown', async () => {
  for (const path of ['/numbers.json', '/shell.json', '/style.css']) {
    const { phone, content } = await setUp();
    const address = addressOf(path, content.files[path]);
    await phone.cache.put(address, new Response('altered'));
    assert.equal(await composePage(content, undefined, '/'), undefined, path);
  }
  const { phone, content } = await setUp();
  await phone.cache.put(pieceAddress(content.pieces['/guides/one']), new Response('altered'));
  assert.equal(await composePage(content, undefined, '/guides/one/'), undefined);
  assert.ok(await composePage(content, undefined, '/guides/two/'));
});

test('a page that there is not, and one that is not here yet', async () => {
  const { phone, content } = await setUp();
  assert.equal(await composePage(content, undefined, '/nowhere/'), undefined);
  assert.equal(await mayHave(content, '/nowhere/'), false);
  assert.equal(await mayHave(content, '/guides/three/'), false);
  await phone.cache.delete(pieceAddress(content.pieces['/guides/one']));
  assert.equal(await mayHave(content, '/guides/one/'), true);
});

test('a guide as the program reads it', async () => {
  const { phone, content } = await setUp();
  assert.deepEqual(await guideOf(content, '/guides/one'), {});
  assert.equal((await guideOf(content, '/guides/two') as unknown as { id: string }).id, 'two');
  assert.equal(await guideOf(content, '/guides/three'), undefined);
  await phone.cache.delete(pieceAddress(content.pieces['/guides/two']));
  assert.equal(await guideOf(content, '/guides/two'), undefined);
  assert.equal(await composePage(content, undefined, '/guides/two/'), undefined, 'its pages are nothing without its words');
});

test('the pieces that a page is in', () => {
  const piece = { hash: '', size: 0 };
  const keys = ['/pages', '/cy/pages', '/guides/cse', '/guides/cse/pages', '/cy/guides/cse', '/cy/guides/cse/pages', '/guides/whole'];
  const content = { languages: ['', '/cy'], pieces: Object.fromEntries(keys.map((key) => [key, piece])) };
  const guide = (key: string) => ({ words: key, pages: `${key}/pages` });
  for (const [path, want] of Object.entries({
    '/': { pages: '/pages' }, '/about/': { pages: '/pages' }, '/guides/cse/': guide('/guides/cse'), '/guides/cse/checklist/summary/': guide('/guides/cse'),
    '/guides/whole/': { words: '/guides/whole', pages: '/guides/whole' }, '/guides/x/': { pages: '/pages' }, '/cy/': { pages: '/cy/pages' },
    '/cy/guides/cse/checklist/': guide('/cy/guides/cse'), '/de/guides/cse/': { pages: '/pages' }, '/404.html': { pages: '/pages' }, '/guides/cse': { pages: '/pages' },
  })) assert.deepEqual(keysOf(content, path), want, path);
});
