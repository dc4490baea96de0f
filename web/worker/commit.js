// Commit: one write makes a release current.

/**
 * @param {State} state
 * @param {Pointer} pointer
 */
function commitContent(state, { content, app }) {
  /** @type {Record<string, string>} what the pages of this content call the app's files */
  const refs = {};
  for (const [path, file] of Object.entries(app.files)) refs[address(path, file)] = path;
  if (state.content) state.changes = merged([...state.changes, ...changesOf(state.content, content)], content);
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
 * Removes what neither the copy, nor the tabs that began with the release before,
 * nor a download under way has need of. It takes its turn with the changes of the
 * state: what is committed meanwhile must not look left over.
 */
function removeWhatIsLeft() {
  return inTurn(async () => {
    const state = await load();
    const keep = new Set(STATES);
    for (const release of [state.app, state.appBefore, state.content, state.contentBefore]) {
      for (const [path, file] of Object.entries(release?.files ?? {})) keep.add(address(path, file));
    }
    const cache = await caches.open(CACHE);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (!keep.has(pathname) && !isWanted(pathname)) await cache.delete(request);
    }
    if (!state.app || !state.content) return;
    for (const name of await caches.keys()) {
      if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name); // of an engine before this one
    }
  });
}

/** @param {string} pathname */
function isWanted(pathname) {
  return Object.entries({ ...wanted.content, ...wanted.app }).some(([path, file]) => address(path, file) === pathname ||
    (file.size > LARGE && partsOf(file).some(({ id }) => partAddress(id) === pathname)));
}
