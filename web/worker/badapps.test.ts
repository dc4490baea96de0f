import assert from 'node:assert/strict';
import { test } from 'node:test';

import { failedOn, FAILURES, heardFrom, isBad } from './badapps.ts';
import { commitApp } from './commit.ts';
import { fakeApp } from './fakephone.ts';
import { blank, type State } from './state.ts';

const good = fakeApp('a'), bad = fakeApp('b');

function failing(): State {
  const state = { ...blank(), app: bad, appBefore: good };
  for (let i = 0; i < FAILURES; i++) failedOn(state, `page ${i}`);
  return state;
}

/** What the phone hears of a release with that app. */
const hears = (state: State, app = bad, ...badApps: string[]) => heardFrom(state, app.id, badApps);

test('an app that does not start is left for the one before', () => {
  const state = failing();
  assert.equal(state.app, good);
  assert.equal(state.appBefore, undefined);
  assert.deepEqual(state.failedPages, []);
  assert.ok(isBad(state, bad.id));
});

test('a page that tells it twice counts once', () => {
  const state: State = { ...blank(), app: bad, appBefore: good };
  for (let i = 0; i < 2 * FAILURES; i++) failedOn(state, 'the same page');
  assert.equal(state.app, bad);
});

test('without another app it stays', () => {
  const state: State = { ...blank(), app: bad };
  for (let i = 0; i < FAILURES; i++) failedOn(state, `page ${i}`);
  assert.equal(state.app, bad);
});

test('a bad app is refused while it is published, and gets one more chance when it comes again', () => {
  const state = failing();
  hears(state);
  assert.ok(isBad(state, bad.id), 'published all the time');
  hears(state, good);
  hears(state);
  assert.ok(!isBad(state, bad.id), 'published again');
  commitApp(state, bad);
  for (let i = 0; i < FAILURES; i++) failedOn(state, `page ${i}`);
  hears(state, good);
  hears(state);
  assert.ok(isBad(state, bad.id), 'it never gets a third');
});

test('what the server calls bad is left at once, and forgiven when the server says so', () => {
  const state: State = { ...blank(), app: bad, appBefore: good };
  hears(state, bad, bad.id);
  assert.equal(state.app, good);
  assert.ok(!isBad(state, bad.id));
});

test('there is no going back to what is bad itself', () => {
  const state: State = { ...failing(), app: fakeApp('c'), appBefore: bad };
  hears(state, bad, state.app!.id);
  assert.equal(state.app!.id, fakeApp('c').id);
});
