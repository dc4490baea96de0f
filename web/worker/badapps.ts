// Which apps are not to be taken. What the server calls bad is so for as long as
// the server says it; what did not start on this phone is remembered here.
//
// An app that did not start, was replaced by another and is published again gets
// one more chance: it may have been something else. It never gets a third.

import { LOG, type State } from './state.ts';

export const FAILURES = 3; // failed starts of one app that bring back the one before

/**
 * What a release says of the apps on this phone.
 * @param published the id of its app
 */
export function heardFrom(state: State, published: string, badApps: string[]): void {
  state.reached = Date.now();
  for (const id of state.bad) if (id !== published && state.chances[id] === 'failed') state.chances[id] = 'away';
  if (state.app && badApps.includes(state.app.id)) goBack(state);
  if (!badApps.includes(published) && state.bad.includes(published) && !isBad(state, published)) {
    state.bad = state.bad.filter((id) => id !== published);
    state.chances[published] = 'again';
  }
}

/**
 * An earlier worker wrote down in bad what the server called bad as well, and
 * nothing in chances: that is no reason to refuse it now.
 */
export function isBad({ bad, chances }: State, id: string): boolean {
  return bad.includes(id) && ['failed', 'used'].includes(chances[id]);
}

/** @param page in which the app did not start; one whose worker was just replaced may tell it twice */
export function failedOn(state: State, page: string): void {
  state.failedPages = [...new Set(state.failedPages).add(page)];
  if (state.failedPages.length >= FAILURES) giveUp(state);
}

function giveUp(state: State): void {
  if (!state.app) return;
  const { id } = state.app;
  state.chances[id] = state.chances[id] === 'again' ? 'used' : 'failed';
  state.bad = [...state.bad.filter((bad) => bad !== id), id].slice(-LOG);
  state.chances = Object.fromEntries(Object.entries(state.chances)
    .filter(([known]) => known === id || state.bad.includes(known) || state.chances[known] === 'again').slice(-2 * LOG));
  goBack(state);
}

function goBack(state: State): void {
  if (!state.app || !state.appBefore || isBad(state, state.appBefore.id)) return;
  state.app = state.appBefore;
  delete state.appBefore;
  state.failedPages = [];
}
