// What came of the last check, as data, so that what is said of the copy follows
// from what was found and not from what has changed since.

import { whyOf } from './error.ts';
import { worker } from './scope.ts';
import { blank, change, load, type Check, type Outcome, type Result, type State } from './state.ts';

/** The last check, kept here too: where there is no room, the state cannot be written. */
let latest: Check | undefined;

export const result = (outcome: Outcome): Result => ({ outcome, why: '', status: 0 });

export function refusal(error: any): Result {
  return { outcome: 'refused', why: whyOf(error), status: error?.status ?? 0 };
}

export function blankCheck(): Check {
  return { ...result(''), number: 0, seq: 0, contentId: '', appId: '', content: result(''), app: result('') };
}

export function lastCheck(state?: State): Check | undefined {
  return latest ?? state?.check;
}

/** @param edit what else changes, in the same write */
export async function recordCheck(check: Omit<Check, 'number'>, edit?: (state: State) => void): Promise<void> {
  const before = latest ?? (await load().catch(blank)).check;
  const now = latest = { ...check, number: (before?.number ?? 0) + 1 };
  await change((state) => {
    state.check = now;
    edit?.(state);
  }).catch((error) => { if (edit) throw error; });
}

export async function recordResult(name: 'content' | 'app', result: Result): Promise<void> {
  const now = latest = { ...blankCheck(), ...latest, [name]: result };
  await change((state) => { state.check = now; }).catch(() => {}); // no room: latest has it
}

/** An open page that has what is now replaced learns of it at once. */
export async function announce(): Promise<void> {
  const { content, app } = await load();
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage({ committed: { content: content?.id ?? '', app: app?.id ?? '' } });
}
