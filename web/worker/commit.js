// Commit: one write makes a release current.

/**
 * @param {State} state
 * @param {Pointer} pointer
 */
function commitContent(state, { content, app }) {
  /** @type {Record<string, string>} what the pages of this content call the app's files */
  const refs = {};
  for (const [path, file] of Object.entries(app.files)) refs[address(path, file)] = path;
  for (const [name, after] of Object.entries(content.contacts)) {
    const before = state.content?.contacts[name];
    if (before && before !== after) state.changes.push({ name, before, after });
  }
  if (state.content && state.content.id !== content.id) state.contentBefore = state.content;
  state.content = { ...content, refs };
  state.verified = Date.now();
}

/**
 * @param {State} state
 * @param {App} app
 */
function commitApp(state, app) {
  if (state.app?.id !== app.id) {
    if (state.app) state.appBefore = state.app;
    state.app = app;
    state.failedPages = [];
  }
  state.verified = Date.now();
}

/**
 * Goes back to the app before when the server takes this one back.
 * @param {State} state
 * @param {string[]} badApps
 */
function withdraw(state, badApps) {
  if (state.app && badApps.includes(state.app.id)) goBack(state);
}

/** @param {State} state */
function goBack(state) {
  if (!state.app) return;
  if (!state.bad.includes(state.app.id)) state.bad.push(state.app.id);
  if (!state.appBefore || state.bad.includes(state.appBefore.id)) return;
  state.app = state.appBefore;
  delete state.appBefore;
  state.failedPages = [];
}

/** The release before stays, for the tabs that began with it; nothing older does. */
async function removeWhatIsLeft() {
  const state = await load();
  if (!state.app || !state.content) return;
  const keep = new Set(STATES);
  for (const release of [state.app, state.appBefore, state.content, state.contentBefore]) {
    for (const [path, file] of Object.entries(release?.files ?? {})) keep.add(address(path, file));
  }
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    if (!keep.has(new URL(request.url).pathname)) await cache.delete(request);
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name); // of an engine before this one
  }
}
