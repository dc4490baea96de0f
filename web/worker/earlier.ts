// The copies of workers before this one. The last one's is in this worker's cache, and its
// state is what this one begins with. The worker before that had whole pages, in a cache of
// its own: they answer until there is a copy of pieces. Neither is touched before a second
// release: were this worker withdrawn, the one before would find its copy as it left it.

import { ROOT } from './folder.ts';
import { newest, STATES_BEFORE } from './records.ts';
import type { State } from './state.ts';
import { isWhole, typeOf, type Listed } from './release.ts';
import { headersOf, PAGE } from './headers.ts';
import { canonical } from './route.ts';
import { withSettings } from './stamp.ts';

export const EARLIER_CACHE = 'one-minute-2';

interface EarlierRelease {
  id: string;
  files: Record<string, Listed>;
}

interface EarlierContent extends EarlierRelease {
  seq: number;
  inside?: string[];
  refs: Record<string, string>; // paths of the app's files by the addresses that its pages use
  contactsByID?: Record<string, { name: string, audience: string, number: string }>;
}

export interface Earlier {
  app?: EarlierRelease;
  appBefore?: EarlierRelease;
  content?: EarlierContent;
  contentBefore?: EarlierContent;
  settings?: Record<string, string>;
}

let known: Promise<Earlier | undefined> | undefined;

/** For tests, which have many phones. */
export function forgetEarlier(): void {
  known = undefined;
}

/** @returns what the worker before wrote down, or nothing where there was none */
export function earlier(): Promise<Earlier | undefined> {
  known ??= (async () => {
    if (ROOT || !(await caches.has(EARLIER_CACHE))) return undefined; // it knew no folders
    return newest(await caches.open(EARLIER_CACHE), STATES_BEFORE);
  })().catch(() => undefined);
  return known;
}

/** @returns the state as the worker before this one left it */
export function stateLeft(cache: Cache): Promise<State | undefined> {
  return newest(cache, STATES_BEFORE);
}

/** What a state begins with: the last worker's, or all that the reader chose or was told, and no release. */
export async function stateBefore(cache: Cache): Promise<Partial<State>> {
  const left = await stateLeft(cache);
  if (left) return left;
  const before: any = await earlier();
  if (!before) return {};
  const { settings, bad = [], chances = {}, reached = 0, verified = 0, log = [], changes = [] } = before;
  return { settings, bad, chances, reached, verified, log, changes };
}

/** @returns what the earlier copy has at the address */
export async function fromEarlier(pathname: string, navigates: boolean, settings: Record<string, string> | undefined): Promise<Response | undefined> {
  const state = await earlier();
  if (!state?.content) return undefined;
  const found = fileAt(state, navigates ? canonical(pathname) : pathname);
  if (!found) return undefined;
  const [path, file] = found, type = typeOf(path);
  const answer = await (await caches.open(EARLIER_CACHE)).match(address(path, file));
  if (!answer) return undefined;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!(await isWhole(bytes, file))) return undefined;
  const body = type === PAGE ? withSettings(new TextDecoder().decode(bytes), settings) : bytes;
  return new Response(body as BodyInit, { headers: headersOf(type, state.content.inside) });
}

function fileAt({ app, appBefore, content, contentBefore }: Earlier, path: string): [string, Listed] | undefined {
  const releases = [content, app, contentBefore, appBefore];
  for (const release of releases.slice(0, 2)) if (release?.files[path]) return [path, release.files[path]];
  if (!path.startsWith(HASHED_FOLDER)) return undefined;
  return releases.flatMap((release) => Object.entries(release?.files ?? {})).find(([p, file]) => address(p, file) === path);
}

/** Keeps what there is to read, where there is no room for more. */
export async function keepPagesOnly(): Promise<void> {
  const state = await earlier();
  if (!state?.content) return;
  const keep = new Set([...STATES_BEFORE, ...Object.entries(state.content.files).map(([path, file]) => address(path, file))]);
  const cache = await caches.open(EARLIER_CACHE);
  for (const request of await cache.keys()) {
    if (!keep.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}

/** Its pages had addresses under their hashes, too. */
function address(path: string, { hash }: Listed): string {
  return `${HASHED_FOLDER}${hash}${/\.\w+$/.exec(path)?.[0] ?? '.html'}`;
}
