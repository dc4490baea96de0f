// Puts a page together: the shell of its language, the frame around its own part, and the
// numbers. The server does the same in composer.go, to the same bytes.

import type { ToldNumbers } from './changes.ts';
import { CACHE, stored } from './copy.ts';
import { ROOT } from './folder.ts';
import { inflate } from './inflate.ts';
import type { Named } from './news.ts';
import { addressOf, guideKeys, ofLanguage, pieceAddress, type App, type Content, type Listed } from './release.ts';
import { languageOf } from './route.ts';
import type { GuideText } from './sections.ts';
import { fill, hasSlots } from './slots.ts';

interface Shell {
  page: string;
  plain: string;
  frames: string[];
}

/** A piece with pages. */
interface Pages {
  pages: Record<string, Part>;
  plain?: string;
}

/** A piece with what a guide says; in its pages are slots for it. */
interface Words {
  guide: unknown;
  search?: string; // its part of the search's file
}

interface Part {
  title: string;
  opens?: string;
  alternates?: string;
  frame: number;
  main: string;
}

/** What all pages of a language share. */
interface Kit extends Shell {
  slots: Slots;
  style: string;
  script: string;
}

/** By content and language; a worker lives for a few pages. */
const kits = new Map<string, Promise<Kit>>();

/** @returns the page at the path, or nothing where the content has none or lacks a part of it */
export async function composePage(content: Content, app: App | undefined, path: string): Promise<string | undefined> {
  const keys = keysOf(content, path), base = baseOf(content, path);
  const [kit, own] = await Promise.all([kitOf(content, base), readPages(content, keys)]);
  const part = own?.pages[path];
  if (!kit || !own || !part) return undefined;
  const guide = content.guides > 1 ? keys.words : guideKeys(content.pieces, base)[0];
  const values = {
    ...shellValues(content, app, base), style: kit.style, script: kit.script,
    title: fill(part.title, own.words), opens: part.opens ?? '', alternates: part.alternates ?? '',
    guide: guide ? ` data-guide="${ROOT}${pieceAddress(content.pieces[guide])}"` : '',
    body: fill(kit.frames[part.frame], { main: fill(part.main, own.words) }),
  };
  return whole(fill(fill(kit.page, values), kit.slots));
}

/** @returns the paths of the language's pages beside its guides, if they are at hand */
export async function pagesOf(content: Content, base: string): Promise<string[] | undefined> {
  const own = await readPages(content, { pages: base + PAGES_KEY });
  return own && Object.keys(own.pages);
}

/** @returns the contacts in the main language, as a change is told */
export async function toldOf(content: Content): Promise<ToldNumbers | undefined> {
  return readText(content, NUMBERS_PATH).then((numbers) => JSON.parse(numbers).told, () => undefined);
}

export type Slots = Record<string, string>;

/** @returns the values of the slots in the language's texts */
export async function slotsOf(content: Content, base: string): Promise<Slots> {
  return JSON.parse(await readText(content, ofLanguage(NUMBERS_PATH, base))).slots;
}

/** Whether the content has the page at the path, or its pieces are not at hand to tell. */
export async function mayHave(content: Content, path: string): Promise<boolean> {
  const own = await readPages(content, keysOf(content, path)).catch(() => undefined);
  return !own || Object.hasOwn(own.pages, path);
}

/** @returns the document that has everything */
export async function composePlain(content: Content, base: string): Promise<string | undefined> {
  const kit = await kitOf(content, base);
  if (!kit) return undefined;
  let body = '';
  for (const path of [`${base}/`, ...(await guidesOf(content, base)).map(({ id }) => `${base}/guides/${id}/`)]) {
    const own = await readPages(content, keysOf(content, path));
    if (!own) return undefined;
    body += fill(own.plain ?? '', own.words);
  }
  return whole(fill(fill(kit.plain, { style: kit.style, body: `<main class="page">${body}</main>` }), kit.slots));
}

/** @returns the language's guides as its index names them, in their order */
export async function guidesOf(content: Content, base: string, slots: Slots = {}): Promise<Named[]> {
  return JSON.parse(fill(await readText(content, ofLanguage(INDEX_PATH, base)), slots)).guides;
}

/** @returns the guide as the program reads it, if it is at hand */
export async function guideOf(content: Content, key: string, slots: Slots = {}): Promise<GuideText | undefined> {
  const words = await readWords(content, key);
  return words && JSON.parse(fill(JSON.stringify(words.guide), slots));
}

/** @returns the guide's part of the search's file, if it is at hand */
export async function searchPartOf(content: Content, key: string): Promise<string | undefined> {
  return (await readWords(content, key))?.search;
}

/** A text with an empty slot would have a number missing. */
const whole = (page: string) => (hasSlots(page) ? undefined : page);

/** What the pages of the path's language begin with. */
export function baseOf({ languages }: { languages: string[] }, path: string): string {
  const language = languageOf(path);
  return languages.includes(`/${language}`) ? `/${language}` : '';
}

/** Keys of the pieces that pages are put together from. */
interface PageKeys {
  words?: string; // of their guide
  pages: string;
}

/** In a copy of the worker before, a guide's pages are in one piece with its words. */
export function keysOf({ languages, pieces }: Pick<Content, 'languages' | 'pieces'>, path: string): PageKeys {
  const base = baseOf({ languages }, path);
  const id = /^\/guides\/([^/]+)\//.exec(path.slice(base.length))?.[1], words = `${base}/guides/${id}`;
  if (!id || !pieces[words]) return { pages: base + PAGES_KEY };
  return { words, pages: pieces[words + PAGES_KEY] ? words + PAGES_KEY : words };
}

/** @returns pages, and the values of their slots for words */
async function readPages({ pieces }: Content, keys: PageKeys): Promise<Pages & { words: Record<string, string> } | undefined> {
  const [pages, words] = await Promise.all([readPiece(pieces[keys.pages]), keys.words && keys.words !== keys.pages ? readPiece(pieces[keys.words]) : '[]']);
  if (pages === undefined || words === undefined) return undefined;
  return { ...(JSON.parse(pages) as Pages), words: wordValues(words) };
}

async function readWords({ pieces }: Content, key: string): Promise<Words | undefined> {
  const text = pieces[key] && (await readPiece(pieces[key]));
  return text === undefined ? undefined : JSON.parse(text);
}

/** Each string of a guide's JSON as markup has it, by its number: wordslots.go makes the slots. */
function wordValues(text: string): Record<string, string> {
  const words: string[] = [];
  JSON.parse(text, (_, value) => { if (typeof value === 'string') words.push(escape(value)); });
  return Object.fromEntries(words.entries());
}

const escapes: Record<string, string> = { '&': '&amp;', "'": '&#39;', '<': '&lt;', '>': '&gt;', '"': '&#34;', '\r': '&#13;' };
const escape = (words: string) => words.replace(/[&'<>"\r]/g, (character) => escapes[character]);

async function readPiece(piece: Listed | undefined): Promise<string | undefined> {
  const bytes = piece && (await stored(await caches.open(CACHE), pieceAddress(piece), piece));
  return bytes && inflate(bytes);
}

async function kitOf(content: Content, base: string): Promise<Kit | undefined> {
  const name = `${content.id} ${base}`;
  let kit = kits.get(name);
  if (!kit) {
    kit = readKit(content, base);
    kits.set(name, kit);
    kit.catch(() => kits.delete(name)); // a file may come yet
  }
  return kit.catch(() => undefined);
}

async function readKit(content: Content, base: string): Promise<Kit> {
  const [shell, numbers, style, script] = await Promise.all(
    [ofLanguage(SHELL_PATH, base), ofLanguage(NUMBERS_PATH, base), STYLE_PATH, SCRIPT_PATH].map((path) => readText(content, path)));
  return { ...JSON.parse(shell), slots: JSON.parse(numbers).slots, style, script };
}

async function readText({ files }: Content, path: string): Promise<string> {
  const bytes = await stored(await caches.open(CACHE), addressOf(path, files[path]), files[path]);
  if (!bytes) throw new Error(`${path} is missing`);
  return new TextDecoder().decode(bytes);
}

/** Forgets what was read, after a file was found altered. */
export const forgetKits = () => kits.clear();

function shellValues(content: Content, app: App | undefined, base: string): Record<string, string> {
  const own = (path: string) => ROOT + addressOf(path, content.files[ofLanguage(path, base)]);
  const { files } = app ?? content.app;
  const named = (path: string) => ROOT + addressOf(path, files[path]);
  return {
    content: content.id, core: own(CORE_PATH), numbers: own(NUMBERS_PATH), index: own(INDEX_PATH),
    boot: named(BOOT_PATH), bootHash: integrityOf(files[BOOT_PATH].hash), exec: named(RUNTIME_PATH), client: named(PROGRAM_PATH),
    icon: named(ICON_PATH), touchIcon: named(TOUCH_ICON_PATH),
  };
}

/** What a page's policy allows inside it: its script and its style. */
export function insideOf({ files }: Content): string[] {
  return [SCRIPT_PATH, STYLE_PATH].map((path) => integrityOf(files[path].hash));
}

function integrityOf(hash: string): string {
  const bytes = (hash.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
