// Answer: from the copy, the network, or the emergency page.

/** What the server sets on every answer, and the copy too; a test compares the two. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * The policy of a page. Of what stands inside it, those texts are allowed whose
 * hashes the release names; the emergency page has none.
 * @param {string[]} [inside]
 */
function policyOf(inside = []) {
  const [script, style] = [inside[0], inside[1]].map((hash) => (hash ? ` '${hash}'` : ''));
  return `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'${script}; style-src 'self'${style}; img-src 'self'; ` +
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types guide";
}

/** @type {Map<string, App>} the app that each tab began with */
const begunWith = new Map();

/**
 * @param {any} event
 * @param {URL} url
 * @returns {Promise<Response>}
 */
async function answer(event, url) {
  const { request } = event;
  const state = await load().catch(blank);
  const navigates = request.mode === 'navigate';
  if (navigates && state.app && event.resultingClientId) begunWith.set(event.resultingClientId, state.app);
  const app = begunWith.get(event.clientId) ?? appOf(state, url.pathname);
  const kept = await fromCopy(state, app, url.pathname, navigates).catch(() => undefined);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (!navigates) throw error;
    return new Response(worker.emergency, { status: 503, headers: headers('text/html; charset=utf-8') });
  }
}

/**
 * @param {string} type
 * @param {string[]} [inside]
 */
const headers = (type, inside) => ({ ...HEADERS, 'Content-Security-Policy': policyOf(inside), 'Content-Type': type });

/**
 * The app of a tab that began before this worker did, as every tab does when
 * changed numbers bring another emergency page: an address that only the pages
 * before name belongs to the app before.
 * @param {State} state
 * @param {string} pathname
 */
function appOf({ app, appBefore, content, contentBefore }, pathname) {
  const named = content?.refs[pathname] ? undefined : contentBefore?.refs[pathname];
  const file = named && appBefore?.files[named];
  return file && address(named, file) === pathname ? appBefore : app;
}

/**
 * @param {State} state
 * @param {App | undefined} app
 * @param {string} pathname
 * @param {boolean} navigates
 */
async function fromCopy(state, app, pathname, navigates) {
  if (!state.content) return undefined;
  const cache = await caches.open(CACHE);
  /**
   * @param {string} path
   * @param {ReleaseFile | undefined} file
   */
  const keptFile = async (path, file, status = 200) => {
    if (!file) return undefined;
    // the program shows by itself that it is not right; copied through here, it takes half as long again
    if (file.size >= LARGE) return cache.match(address(path, file));
    const bytes = await stored(cache, path, file);
    const body = bytes && file.type.startsWith('text/html') ? withSettings(bytes, state.settings) : bytes;
    return body && new Response(/** @type {any} */ (body), { status, headers: headers(file.type, state.content?.inside) });
  };
  const path = navigates ? route(pathname) : pathname;
  const named = state.content.refs[path] ?? state.contentBefore?.refs[path];
  if (named && app) return keptFile(named, app.files[named]);
  const file = state.content.files[path] ?? app?.files[path];
  if (file) return keptFile(path, file);
  if (pathname.startsWith('/_/')) {
    for (const content of [state.content, state.contentBefore]) {
      const found = Object.entries(content?.files ?? {}).find(([p, f]) => address(p, f) === pathname);
      if (found) return keptFile(...found);
    }
  }
  return navigates ? keptFile(NOT_FOUND, state.content.files[NOT_FOUND], 404) : undefined;
}

/**
 * What the worker has chosen on About stands in the page as it comes. The page's
 * script, which knows it too, runs at the page's end: on a slow phone a bright
 * frame would come before the dark ones.
 * @param {Uint8Array} page
 * @param {Record<string, string>} [settings]
 */
function withSettings(page, settings = {}) {
  const chosen = ['text', 'colours', 'hide'].filter((name) => /^\w+$/.test(settings[name] ?? '')).map((name) => ` data-${name}="${settings[name]}"`);
  return chosen.length ? new TextDecoder().decode(page).replace('<html', `<html${chosen.join('')}`) : page;
}

/**
 * A page answers with a query, without its last slash, and as index.html too.
 * @param {string} path
 */
function route(path) {
  const plain = path.replace(/index\.html$/, '');
  return plain.endsWith('/') || plain.includes('.') ? plain : `${plain}/`;
}
