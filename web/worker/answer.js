// Answer: from the copy, the network, or the fallback page.

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
 * hashes the release names; the fallback page has none.
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
  const notFound = navigates ? await notInCopy(state, url.pathname).catch(() => undefined) : undefined;
  try {
    if (notFound) return (await fromServer(request)) ?? notFound;
    return await fetch(request);
  } catch (error) {
    if (!navigates) throw error;
    return new Response(worker.emergency, { status: 503, headers: headers(typeOf('/')) });
  }
}

/**
 * A page that is not in the copy may have been published since, or be the host's own.
 * @param {Request} request
 * @returns {Promise<Response | undefined>} undefined when the server has none either, or does not answer soon
 */
async function fromServer(request) {
  /** @type {Promise<undefined>} */
  const late = new Promise((resolve) => { setTimeout(resolve, ELSEWHERE); });
  const found = await Promise.race([fetch(request).catch(() => undefined), late]);
  return found && (found.ok || found.type === 'opaqueredirect') ? found : undefined;
}

/**
 * @param {string} type
 * @param {string[]} [inside]
 */
const headers = (type, inside) => ({ ...HEADERS, 'Content-Security-Policy': policyOf(inside), 'Content-Type': type });

/**
 * The app of a tab that began before this worker did, as every tab does when
 * changed numbers bring another fallback page: an address that only the pages
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
  const path = navigates ? route(pathname) : pathname;
  const named = state.content.refs[path] ?? state.contentBefore?.refs[path];
  if (named && app) return keptFile(state, named, app.files[named]);
  const file = state.content.files[path] ?? app?.files[path];
  if (file) return keptFile(state, path, file);
  if (!pathname.startsWith('/_/')) return undefined;
  for (const content of [state.content, state.contentBefore]) {
    const found = Object.entries(content?.files ?? {}).find(([p, f]) => address(p, f) === pathname);
    if (found) return keptFile(state, ...found);
  }
  return undefined;
}

/**
 * @param {State} state
 * @param {string} pathname
 * @returns {Promise<Response | undefined>} the page that says so, unless the copy should have had the page
 */
async function notInCopy({ app, content, settings }, pathname) {
  if (!content || content.files[route(pathname)]) return undefined;
  return keptFile({ app, content, settings }, NOT_FOUND, content.files[NOT_FOUND], 404);
}

/**
 * @param {Pick<State, 'app' | 'content' | 'settings'>} state
 * @param {string} path
 * @param {ReleaseFile | undefined} file
 */
async function keptFile({ app, content, settings }, path, file, status = 200) {
  if (!file) return undefined;
  const cache = await caches.open(CACHE);
  // the program shows by itself that it is not right; copied through here, it takes half as long again
  if (file.size >= LARGE) return cache.match(address(path, file));
  const type = typeOf(path) ?? file.type; // by the path: an engine before this one took any type
  const bytes = await stored(cache, path, file);
  if (!bytes) return undefined;
  const body = type === typeOf('/') ? withSettings(withApp(bytes, content, app), settings) : bytes;
  return new Response(/** @type {any} */ (body), { status, headers: headers(type, content?.inside) });
}

/**
 * The page names the files of the app that it was published with, by their hashes
 * and with their integrity. Where the phone has another app, it names that one's.
 * @param {Uint8Array} page
 * @param {Content | undefined} content
 * @param {App | undefined} app
 */
function withApp(page, content, app) {
  const other = Object.entries(content?.refs ?? {}).map(([ref, path]) => [ref.slice(3, 67), app?.files[path]?.hash ?? ''])
    .filter(([named, own]) => own && named !== own);
  if (!other.length) return page;
  let text = new TextDecoder().decode(page);
  for (const [named, own] of other) text = text.replaceAll(named, own).replaceAll(integrityOf(named), integrityOf(own));
  return new TextEncoder().encode(text);
}

/** @param {string} hash as it stands in a page, where a plus is escaped */
function integrityOf(hash) {
  const bytes = (hash.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '&#43;');
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
