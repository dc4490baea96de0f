import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FakePhone } from './fakephone.ts';
import { blank, change, forgetState, load, note } from './state.ts';

const damage = (phone: FakePhone, place: string, text: string) => phone.cache.put(place, new Response(text));

test('an empty phone has a blank state', async () => {
  new FakePhone();
  assert.deepEqual(await load(), blank());
});

test('changes take turns, and none is lost', async () => {
  new FakePhone();
  await Promise.all(['a', 'b', 'c'].map((line) => note(line)));
  const { turn, log } = await load();
  assert.equal(turn, 3);
  assert.deepEqual(log.map((line) => line.slice(-1)), ['c', 'b', 'a']);
});

test('a damaged record leaves the one before', async () => {
  const phone = new FakePhone();
  await change((state) => { state.bad = ['one']; });
  await change((state) => { state.bad = ['two']; });
  await damage(phone, '/state-2', '{"turn": 2, "ba'); // the second write
  forgetState(); // the next worker reads it
  const state = await load();
  assert.deepEqual([state.turn, state.bad], [1, ['one']]);
  await change((now) => { now.bad.push('three'); });
  assert.deepEqual((await load()).bad, ['one', 'three']);
});

test('a record of an earlier worker gets the fields that it lacks', async () => {
  const phone = new FakePhone();
  await damage(phone, '/state-3', '{"turn": 7, "reached": 5}');
  assert.deepEqual(await load(), { ...blank(), turn: 7, reached: 5 });
});

test('a state that was deleted is written again', async () => {
  const phone = new FakePhone();
  await change((state) => { state.bad = ['one']; });
  phone.caches.clear();
  await change((state) => { state.bad.push('two'); });
  forgetState();
  assert.deepEqual((await load()).bad, ['one', 'two']);
});

test('a change that is not written is none', async () => {
  const phone = new FakePhone();
  await change((state) => { state.bad = ['one']; });
  phone.cache.room = 0;
  await assert.rejects(change((state) => { state.bad.push('two'); }), { name: 'QuotaExceededError' });
  assert.deepEqual((await load()).bad, ['one']);
});

test('a storage that fails is no empty state', async () => {
  const phone = new FakePhone();
  await change((state) => { state.bad = ['one']; });
  forgetState();
  phone.cache.match = async () => { throw new Error('broken'); };
  await assert.rejects(load(), /broken/);
  await assert.rejects(change(() => {}), /broken/);
});

test('a change that fails does not stop the next', async () => {
  new FakePhone();
  await assert.rejects(change(() => { throw new Error('no'); }), /no/);
  await change((state) => { state.bad = ['one']; });
  assert.deepEqual((await load()).bad, ['one']);
});
