// One record of what is on the phone, read and written whole.
//
// It is written to two places in turn, and the newer one counts: a browser that
// is killed in the middle of a write loses the record it was writing (seen in
// Chromium), and must not lose the copy with it.

import type { Change } from './changes.ts';
import { CACHE } from './copy.ts';
import type { Why } from './error.ts';
import type { App, Content } from './release.ts';

export type Outcome = '' | 'reached' | 'same' | 'coming' | 'taken' | 'refused' | 'older' | 'withdrawn' | 'failed';

/** What came of a release, why it was refused, and how the server answered. */
export interface Result {
  outcome: Outcome;
  why: Why;
  status: number;
}

/** What came of asking the server, what it has, and what came of its two releases. */
export interface Check extends Result {
  number: number; // of checks so far
  seq: number;
  contentId: string;
  appId: string;
  content: Result;
  app: Result;
}

export interface State {
  turn: number; // of writes so far
  app?: App;
  appBefore?: App;
  content?: Content;
  contentBefore?: Content;
  check?: Check;
  settings?: Record<string, string>;
  bad: string[]; // ids of apps
  chances: Record<string, 'failed' | 'away' | 'again' | 'used'>; // by app
  failedPages: string[]; // ids of the pages on which the app did not start
  reached: number; // milliseconds since 1970, as the next
  verified: number;
  changes: Change[];
  log: string[];
}

export const STATES = ['/state-0', '/state-1'];
export const LOG = 20; // lines

export const blank = (): State => ({ turn: 0, bad: [], chances: {}, failedPages: [], reached: 0, verified: 0, changes: [], log: [] });

/**
 * Fails when the storage fails: whoever took that for an empty state would
 * write it over a good one.
 */
export async function load(): Promise<State> {
  const cache = await caches.open(CACHE);
  let newest = blank();
  for (const record of await Promise.all(STATES.map((place) => cache.match(place)))) {
    try {
      const state = record && JSON.parse(await record.text());
      if (state?.turn > newest.turn) newest = { ...blank(), ...state };
    } catch {
      // damaged: the other one counts
    }
  }
  return newest;
}

let writing: Promise<unknown> = Promise.resolve();

/** Does one thing after the other that the state must stay the same for. */
export function inTurn(act: () => Promise<void>): Promise<void> {
  const done = writing.catch(() => {}).then(act);
  writing = done;
  return done;
}

/** Reads the state, lets it be changed, and writes it. */
export function change(edit: (state: State) => void): Promise<void> {
  return inTurn(async () => {
    const state = await load();
    edit(state);
    state.turn++;
    await (await caches.open(CACHE)).put(STATES[state.turn % 2], new Response(JSON.stringify(state)));
  });
}

export function note(line: string): Promise<void> {
  return change((state) => { state.log = [`${new Date().toISOString()} ${line}`, ...state.log].slice(0, LOG); });
}

export function log(error: any): Promise<void> {
  return note(String(error?.message ?? error)).catch(() => {});
}
