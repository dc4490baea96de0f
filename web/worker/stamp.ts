// What the worker writes into a page of the copy as it answers with it.

/**
 * What the reader has chosen on About is in the page as it comes. The page's
 * script, which knows it too, runs at the page's end: on a slow phone a bright
 * frame would come before the dark ones.
 */
export function withSettings(page: string, settings: Record<string, string> = {}, news = false): string {
  const chosen = PAGE_SETTINGS.filter((name) => /^[\w-]+$/.test(settings[name] ?? '')).map((name) => ` data-${name}="${settings[name]}"`);
  if (news) chosen.push(' data-news'); // home leads to what changed: in place from the first frame, no row moves under a thumb
  return chosen.length ? page.replace('<html', `<html${chosen.join('')}`) : page;
}
