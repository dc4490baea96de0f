// Health: does the app start, is every file right, and what the page is told of it.

/** @param {any} event */
async function started(event) {
  const { app, failedPages } = await load();
  if (app && (failedPages.length || !app.worked) && beganWith(event, app)) {
    await change((state) => {
      if (state.app?.id !== app.id) return;
      state.app.worked = true;
      delete state.chances[app.id];
      state.failedPages = [];
    });
  }
}

/** @param {any} event */
async function failed(event) {
  const { app } = await load();
  if (!app || !beganWith(event, app)) return;
  await change((state) => {
    if (state.app?.id !== app.id) return;
    // by page, since a page whose worker was just replaced may tell it twice
    state.failedPages = [...new Set(state.failedPages).add(event.source?.id ?? '')];
    if (state.failedPages.length >= FAILURES) giveUp(state);
  });
  await note(`app ${app.id} did not start`);
}

/**
 * @param {any} event
 * @param {App} app
 */
function beganWith(event, app) {
  return (begunWith.get(event.source?.id) ?? app).id === app.id;
}

/**
 * Hashes every stored file, and mends what it can.
 * @param {any} event
 */
async function verify(event) {
  const state = await load();
  const cache = await caches.open(CACHE);
  const files = Object.entries({ ...state.content?.files, ...state.app?.files });
  /** @type {Pool} */
  const pool = new Map();
  let have = 0, altered = 0, mended = 0;
  for (const [path, file] of files) {
    if (await stored(cache, path, file)) {
      have++;
    } else {
      if (await cache.delete(address(path, file))) altered++;
      const mend = obtain(cache, path, file, undefined, pool).then(() => true, () => false);
      if (await mend) {
        have++;
        mended++;
      }
    }
    event.ports[0]?.postMessage({ progress: have, of: files.length });
  }
  if (have === files.length && have > 0) await change((now) => { now.verified = Date.now(); });
  return { ...(await tell()), have, altered, mended };
}

async function tell() {
  const state = await load();
  const check = latest ?? state.check;
  // where the publisher has withdrawn the only app there is, the pages are the whole copy
  const installed = Boolean(state.content && (state.app || ['withdrawn', 'failed'].includes(check?.app.outcome ?? '')));
  const files = installed ? { ...state.content?.files, ...state.app?.files } : published;
  const have = await count(files), of = Object.keys(files).length;
  return {
    complete: installed && have === of,
    have,
    of,
    content: state.content?.seq ?? 0,
    contentId: state.content?.id ?? '',
    app: state.app?.id ?? '',
    pack: state.content ? address('/pack.json', state.content.files['/pack.json']) : '',
    reached: state.reached,
    verified: state.verified,
    changes: state.changes,
    log: state.log,
    busy: Boolean(checking || program),
    check,
  };
}
