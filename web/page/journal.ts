// The journal: answers tapped on the page before the program runs, which then
// takes them over. Until it does, the page shows them and those of the visit.

import { root } from './root.ts';
import { inMemory } from './settings.ts';
import { languageAt, named, ROOT } from './site.ts';
import { forget, read } from './storage.ts';

const VISIT = named(VISIT_KEY), KEY = named('one-minute-taps'); // in localStorage

interface Tap {
  guide: string;
  item: string;
  answer: string;
  words?: string; // their fingerprint
  at: number; // Unix seconds
}

/** What the program has not taken over yet, oldest first. */
export function taps(): Tap[] {
  const kept = read(KEY);
  return Array.isArray(kept) ? kept : [];
}

export const forgetTaps = () => forget(KEY);

/** The visit as the phone keeps it; undefined where it is in memory only. */
export function stored(): string | null | undefined {
  try {
    return inMemory() ? undefined : localStorage.getItem(VISIT);
  } catch {
    return undefined;
  }
}

export function keepJournal(): void {
  document.addEventListener('change', ({ target: input }) => {
    if (!(input instanceof HTMLInputElement) || root.dataset.app === 'ready') return;
    const guide = input.closest('[data-guide]')?.getAttribute('data-guide');
    if (guide) keep([...taps(), { guide, item: input.name, answer: input.value, words: wordsOf(input), at: now() }]);
  });
  takeAnswers(!inMemory());
  document.addEventListener('readystatechange', () => { if (read(VISIT) || read(KEY)) showAnswers(); });
  // Back: the browser's own memory has answers that were cleared since, here or in another tab
  for (const event of ['pageshow', 'visibilitychange', 'storage']) addEventListener(event, showAnswers);
  setInterval(showAnswers, 20_000);
}

const wordsOf = (input: Element) => input.closest('[data-words]')?.getAttribute('data-words') ?? undefined;

const now = () => Math.floor(Date.now() / 1000);

/**
 * The style sheet shows the answers while they can be kept. Where they may not
 * be, the next page would have lost them: the program then takes them alone.
 */
function takeAnswers(may: boolean): void {
  try {
    if (may && localStorage) root.dataset.early = 'answers';
    else delete root.dataset.early;
  } catch {
    // storage is blocked
  }
}

function keep(all: Tap[]): void {
  try {
    if (!inMemory()) return localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // storage is blocked or full
  }
  takeAnswers(false);
}

/** The page shows what the phone keeps of the visit, and what was tapped since, and nothing else. */
function showAnswers(): void {
  if (root.dataset.app === 'ready') return;
  dropExpired();
  const visit = read(VISIT);
  const given: Record<string, Record<string, string[]>> = {}; // guide, item: the answer and the words that it was given to
  const give = (guide: string, item: string, ...answer: string[]) => { given[guide] = { ...given[guide], [item]: answer }; };
  for (const [guide, answers] of Object.entries<Record<string, string>>(visit?.guides ?? {})) {
    for (const [item, answer] of Object.entries(answers)) give(guide, item, answer, visit.words?.[guide]?.[item]);
  }
  for (const { guide, item, answer, words } of taps()) give(guide, item, answer, words ?? '');
  const resume = document.querySelector<HTMLAnchorElement>('[data-resume]');
  if (resume) {
    const guide = [taps().at(-1)?.guide, visit?.last, ...Object.keys(given)].find((id) => given[id]);
    resume.hidden = !guide;
    const language = languageAt(location.pathname);
    if (guide) resume.href = `${ROOT}${language && `/${language}`}/guides/${guide}/checklist/`;
  }
  for (const list of document.querySelectorAll('[data-guide]')) {
    const answers = given[list.getAttribute('data-guide') ?? ''] ?? {};
    for (const input of list.querySelectorAll('input')) {
      const [answer, words] = answers[input.name] ?? [];
      input.checked = answer === input.value && (!words || words === wordsOf(input));
    }
  }
}

/** Also where the program never comes to do it. */
function dropExpired(): void {
  const all = taps();
  if (all.length && !alive(all[all.length - 1].at)) forgetTaps();
  const visit = read(VISIT);
  if (visit && !alive(visit.touched)) forget(VISIT);
}

/** @param last tap; one in the future means that the phone's clock was changed */
function alive(last: number): boolean {
  return now() < last + ANSWERS_LIFE && last <= now() + CLOCK_TOLERANCE;
}
