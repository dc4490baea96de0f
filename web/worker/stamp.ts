// What the worker writes into a page of the copy as it answers with it.

import type { App, Content } from './release.ts';

/**
 * A page names the files of the app that it was published with, by their hashes
 * and with their integrity. Where the phone has another app, it names that one's.
 */
export function withApp(page: Uint8Array, content: Content | undefined, app: App | undefined): Uint8Array {
  const other = Object.entries(content?.refs ?? {})
    .map(([ref, path]) => [/[0-9a-f]{64}/.exec(ref)?.[0] ?? '', app?.files[path]?.hash ?? ''])
    .filter(([named, own]) => named && own && named !== own);
  if (!other.length) return page;
  let text = new TextDecoder().decode(page);
  for (const [named, own] of other) text = text.replaceAll(named, own).replaceAll(integrityOf(named), integrityOf(own));
  return new TextEncoder().encode(text);
}

/** A hash as it is written in a page, where a plus is escaped. */
function integrityOf(hash: string): string {
  const bytes = (hash.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '&#43;');
}

/**
 * What the reader has chosen on About is in the page as it comes. The page's
 * script, which knows it too, runs at the page's end: on a slow phone a bright
 * frame would come before the dark ones.
 */
export function withSettings(page: Uint8Array, settings: Record<string, string> = {}): Uint8Array | string {
  const chosen = PAGE_SETTINGS.filter((name) => /^[\w-]+$/.test(settings[name] ?? '')).map((name) => ` data-${name}="${settings[name]}"`);
  return chosen.length ? new TextDecoder().decode(page).replace('<html', `<html${chosen.join('')}`) : page;
}
