// Puts a page together: the shell of its language, the frame around its own part, and the
// numbers. The server does the same in composer.go, to the same bytes.

import type { ToldNumbers } from './changes.ts';
import { CACHE, stored } from './copy.ts';
import { inflate } from './inflate.ts';
import type { Named } from './news.ts';
import { addressOf, ofLanguage, pieceAddress, type App, type Content, type Listed } from './release.ts';
import { languageOf } from './route.ts';
import type { GuideText } from './sections.ts';
import { fill, hasSlots } from './slots.ts';

interface Shell {
  page: string;
  plain: string;
  frames: string[];
}

interface Piece {
  pages: Record<string, Part>;
  plain?: string;
  guide?: unknown;
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
  const key = keyOf(content, path), piece = content.pieces[key];
  if (!piece) return undefined;
  const base = baseOf(content, path);
  const [kit, own] = await Promise.all([kitOf(content, base), readPiece(piece)]);
  const part = own?.pages[path];
  if (!kit || !own || !part) return undefined;
  const guide = content.guides > 1 ? (own.guide ? piece : undefined) : theGuide(content, base);
  const values = {
    ...shellValues(content, app, base), style: kit.style, script: kit.script,
    title: part.title, opens: part.opens ?? '', alternates: part.alternates ?? '',
    guide: guide ? ` data-guide="${pieceAddress(guide)}"` : '',
    body: fill(kit.frames[part.frame], { main: part.main }),
  };
  return whole(fill(fill(kit.page, values), kit.slots));
}

/** @returns the paths of the language's pages beside its guides, if they are at hand */
export async function pagesOf(content: Content, base: string): Promise<string[] | undefined> {
  const piece = await readPiece(content.pieces[base + PAGES_KEY]);
  return piece && Object.keys(piece.pages);
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

/** @returns the guides of the language as its index names them */
export async function guidesOf(content: Content, base: string, slots: Slots): Promise<Named[]> {
  return JSON.parse(fill(await readText(content, ofLanguage(INDEX_PATH, base)), slots)).guides;
}

/** @returns the text of the guide in the piece, if it is at hand */
export async function guideText(piece: Listed, slots: Slots): Promise<GuideText | undefined> {
  const own = await readPiece(piece);
  return own?.guide ? JSON.parse(fill(JSON.stringify(own.guide), slots)) : undefined;
}

/** Whether the content has the page at the path, or its piece is not at hand to tell. */
export async function mayHave(content: Content, path: string): Promise<boolean> {
  const piece = await readPiece(content.pieces[keyOf(content, path)]).catch(() => undefined);
  return !piece || Object.hasOwn(piece.pages, path);
}

/** @returns the document that has everything */
export async function composePlain(content: Content, base: string): Promise<string | undefined> {
  const kit = await kitOf(content, base);
  if (!kit) return undefined;
  const guides = await guidesOf(content, base, {});
  let body = '';
  for (const key of [base + PAGES_KEY, ...guides.map(({ id }) => `${base}/guides/${id}`)]) {
    const piece = content.pieces[key] && (await readPiece(content.pieces[key]));
    if (!piece) return undefined;
    body += piece.plain ?? '';
  }
  return whole(fill(fill(kit.plain, { style: kit.style, body: `<main class="page">${body}</main>` }), kit.slots));
}

/** A text with an empty slot would have a number missing. */
const whole = (page: string) => (hasSlots(page) ? undefined : page);

/** What the pages of the path's language begin with. */
export function baseOf({ languages }: { languages: string[] }, path: string): string {
  const language = languageOf(path);
  return languages.includes(`/${language}`) ? `/${language}` : '';
}

/** The key of the piece that the page is in. */
export function keyOf(content: Pick<Content, 'languages' | 'pieces'>, path: string): string {
  const base = baseOf(content, path);
  const id = /^\/guides\/([^/]+)\//.exec(path.slice(base.length))?.[1];
  const key = `${base}/guides/${id}`;
  return id && content.pieces[key] ? key : base + PAGES_KEY;
}

/** The piece of the only guide. */
function theGuide(content: Content, base: string): Listed | undefined {
  const key = Object.keys(content.pieces).find((key) => key.startsWith(`${base}/guides/`));
  return key === undefined ? undefined : content.pieces[key];
}

async function readPiece(piece: Listed): Promise<Piece | undefined> {
  const bytes = await stored(await caches.open(CACHE), pieceAddress(piece), piece);
  return bytes && JSON.parse(await inflate(bytes));
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
  const own = (path: string) => addressOf(path, content.files[ofLanguage(path, base)]);
  const { files } = app ?? content.app;
  const named = (path: string) => addressOf(path, files[path]);
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
