// Bad: which apps are not to be taken. What the server calls bad is so for as long
// as the server says it; what did not start on this phone is remembered here.
//
// An app that did not start, was replaced by another and is published again gets
// one more chance: it may have been something else. It never gets a third.

/**
 * What the server's pointer says of the apps on this phone.
 * @param {State} state
 * @param {Pointer} pointer
 */
function heardFrom(state, { app, badApps }) {
  state.reached = Date.now();
  for (const id of state.bad) if (id !== app.id && state.chances[id] === 'failed') state.chances[id] = 'away';
  if (state.app && badApps.includes(state.app.id)) goBack(state);
  if (!badApps.includes(app.id) && state.bad.includes(app.id) && !isBad(state, app.id)) {
    state.bad = state.bad.filter((id) => id !== app.id);
    state.chances[app.id] = 'again';
  }
}

/**
 * An engine before this one wrote down here what the server called bad as well,
 * and nothing in chances: that is no reason to refuse it now.
 * @param {State} state
 * @param {string} id
 */
function isBad({ bad, chances }, id) {
  return bad.includes(id) && ['failed', 'used'].includes(chances[id]);
}

/**
 * The app did not start three times.
 * @param {State} state
 */
function giveUp(state) {
  if (!state.app) return;
  const { id } = state.app;
  state.chances[id] = state.chances[id] === 'again' ? 'used' : 'failed';
  state.bad = [...state.bad.filter((bad) => bad !== id), id].slice(-LOG);
  state.chances = Object.fromEntries(Object.entries(state.chances).filter(([known]) => known === id || state.bad.includes(known) || state.chances[known] === 'again').slice(-2 * LOG));
  goBack(state);
}

/** @param {State} state */
function goBack(state) {
  if (!state.app || !state.appBefore || isBad(state, state.appBefore.id)) return;
  state.app = state.appBefore;
  delete state.appBefore;
  state.failedPages = [];
}
