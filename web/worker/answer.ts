// Answers a request: from the copy, the network, or with the fallback page.

import { CACHE, stored } from './copy.ts';
import { headersOf, PAGE } from './headers.ts';
import { LARGE } from './leftovers.ts';
import { addressOf, typeOf, type App, type ReleaseFile } from './release.ts';
import { canonical } from './route.ts';
import { worker } from './scope.ts';
import { withApp, withSettings } from './stamp.ts';
import { blank, load, type State } from './state.ts';

const ELSEWHERE = 3_000; // milliseconds for the server to answer for a page that is not in the copy

/** The app that each tab began with, by the tab's id. */
const begunWith = new Map<string, App>();

/** Whether the tab began with this app, as far as this worker knows. */
export function beganWith(tab: string, app: App): boolean {
  return (begunWith.get(tab) ?? app).id === app.id;
}

export async function answer(event: FetchEvent, url: URL): Promise<Response> {
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
    return new Response(worker.emergency, { status: 503, headers: headersOf(PAGE) });
  }
}

/**
 * A page that is not in the copy may have been published since, or be the host's own.
 * @returns undefined when the server has none either, or does not answer soon
 */
async function fromServer(request: Request): Promise<Response | undefined> {
  const late = new Promise<undefined>((resolve) => { setTimeout(resolve, ELSEWHERE); });
  const found = await Promise.race([fetch(request).catch(() => undefined), late]);
  return found && (found.ok || found.type === 'opaqueredirect') ? found : undefined;
}

/**
 * The app of a tab that began before this worker did, as every tab does when
 * changed numbers bring another fallback page: an address that only the pages
 * before name belongs to the app before.
 */
export function appOf({ app, appBefore, content, contentBefore }: State, pathname: string): App | undefined {
  const named = content?.refs[pathname] ? undefined : contentBefore?.refs[pathname];
  const file = named && appBefore?.files[named];
  return file && addressOf(named, file) === pathname ? appBefore : app;
}

/** Which file of the copy answers for an address, and its path. */
export function fileFor({ content, contentBefore }: State, app: App | undefined, pathname: string, navigates: boolean): [string, ReleaseFile] | undefined {
  if (!content) return undefined;
  const path = navigates ? canonical(pathname) : pathname;
  const named = content.refs[path] ?? contentBefore?.refs[path];
  if (named && app) return app.files[named] && [named, app.files[named]];
  const file = content.files[path] ?? app?.files[path];
  if (file) return [path, file];
  if (!pathname.startsWith(HASHED_FOLDER)) return undefined;
  const files = [content, contentBefore].flatMap((release) => Object.entries(release?.files ?? {}));
  return files.find(([p, f]) => addressOf(p, f) === pathname);
}

async function fromCopy(state: State, app: App | undefined, pathname: string, navigates: boolean): Promise<Response | undefined> {
  const found = fileFor(state, app, pathname, navigates);
  return found && keptFile(state, ...found);
}

/** @returns the page that says so, unless the copy should have had the page */
async function notInCopy(state: State, pathname: string): Promise<Response | undefined> {
  const files = state.content?.files;
  if (!files || files[canonical(pathname)] || !files[NOT_FOUND_PATH]) return undefined;
  return keptFile(state, NOT_FOUND_PATH, files[NOT_FOUND_PATH], 404);
}

async function keptFile({ app, content, settings }: State, path: string, file: ReleaseFile, status = 200): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  // the program shows by itself that it is not right; copied through here, it takes half as long again
  if (file.size >= LARGE) return cache.match(addressOf(path, file));
  const type = typeOf(path) ?? file.type; // by the path: an earlier worker took any type
  const bytes = await stored(cache, path, file);
  if (!bytes) return undefined;
  const body = type === PAGE ? withSettings(withApp(bytes, content, app), settings) : bytes;
  return new Response(body as BodyInit, { status, headers: headersOf(type, content?.inside) });
}
