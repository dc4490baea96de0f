// The reader's own settings, which the style sheet reads off the root element.

import { root } from './root.ts';
import { named } from './site.ts';
import { read } from './storage.ts';

const KEY = named('one-minute-settings'); // in localStorage

/** What was chosen on About, by name. */
export function settings(): Record<string, string> {
  return read(KEY) ?? {};
}

/** Whether answers are kept in the program's memory alone, and not on the phone. */
export const inMemory = () => settings()[KEEP_SETTING] === KEEP_IN_MEMORY;

/** The worker learns of them too, to send the next page with them. */
export function applySettings(): void {
  const all = settings();
  const chosen = Object.fromEntries(PAGE_SETTINGS.map((name) => [name, all[name] ?? '']));
  const news = Object.entries(chosen).some(([name, value]) => value !== (root.dataset[name] ?? ''));
  if (news) navigator.serviceWorker?.controller?.postMessage({ settings: chosen });
  Object.assign(root.dataset, chosen);
  document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]').forEach((meta, i) => {
    const own = i ? 'dark' : 'light';
    meta.media = chosen.colours ? (chosen.colours === own ? 'all' : 'not all') : `(prefers-color-scheme: ${own})`;
  });
}

export function choose(name: string, value: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...settings(), [name]: value }));
  } catch {
    // storage is blocked or full: the choice is lost
  }
  applySettings();
}
