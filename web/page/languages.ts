// The script that pages have besides where the pack has several languages: each is a
// folder of pages, and the reader's language is kept.

import { root } from './root.ts';
import { languageAt, ROOT } from './site.ts';

const { choose, settings } = window.oneMinute;

openInChosenLanguage();
document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[hreflang]');
  if (link) rememberLanguage(link);
}, true);

/** The icon opens the main language's home page, which leads on to the language that was chosen. */
function openInChosenLanguage(): void {
  if (!('opens' in root.dataset)) return;
  const { lang } = settings();
  const chosen = lang && document.querySelector<HTMLLinkElement>(`link[hreflang][href="${ROOT}/${lang}/"]`);
  if (chosen) location.replace(chosen.href + location.hash);
  else delete root.dataset.opens; // which the style sheet covers
}

/** A link to another language leads to the same place on the page. */
function rememberLanguage(link: HTMLAnchorElement): void {
  link.hash = location.hash;
  choose('lang', languageAt(link.pathname));
}
