// A release as the server publishes it: a pointer to two lists. The app and the content
// have lives of their own: a changed number is a new content with the same app.

export interface Listed {
  hash: string; // SHA-256, in hexadecimal; of a piece its first half
  size: number; // bytes
}

export interface ReleaseFile extends Listed {
  parts?: string; // its chunks, as id:size
}

/** Files by their path. */
export type Files = Record<string, ReleaseFile>;

/** Pieces by their key: a guide's words in one language, its pages around them, or the pages beside the guides. */
export type Pieces = Record<string, Listed>;

/** What every opening asks for. */
export interface Release {
  format: string;
  app: Listed; // its list
  content: Listed & { seq: number };
  badApps: string[];
}

export interface App {
  id: string; // the beginning of its list's hash
  files: Files;
  worked?: boolean; // it has started on this phone
}

/** The list of a content as it is published. */
export interface ContentList {
  seq: number; // a phone never goes back to a lower one
  languages: string[]; // what their pages begin with; the main one's is empty
  guides: number; // how many the main language has
  gone?: string[]; // pages that a phone may have and that are no more
  files: Files;
  texts?: Record<string, string>; // of the files that a changed number changes, which need no request of their own
  pieces: Record<string, Listed>; // the lists of pieces, by their bucket
}

/** A content on this phone, or one that is being taken. */
export interface Content extends Omit<ContentList, 'pieces' | 'texts'> {
  id: string; // the hash of its list
  lists: Record<string, Listed>; // of pieces, by their bucket
  pieces: Pieces;
  app: App; // with which it was published
  partial?: boolean; // a first copy, of which pieces are still to come
}

export const ID = 12; // digits of an app's id

/** The address of a file under its hash. */
export function addressOf(path: string, file: Listed): string {
  return `${HASHED_FOLDER}${file.hash}${endOf(path)}`;
}

export const listAddress = (list: Listed) => addressOf('.json', list);
export const pieceAddress = (piece: Listed) => `${HASHED_FOLDER}${piece.hash}${PIECE_END}`;

/** Whether it is what the search of a language reads. That is made on the phone, of the guides' words. */
export const isSearchFile = (path: string) => path.startsWith(SEARCH_PATH.replace(/\w+$/, '')) && path.endsWith('.txt');

/** The keys of the words of the language's guides. */
export function guideKeys(pieces: Pieces, base: string): string[] {
  const isGuide = new RegExp(`^${base}/guides/[^/]+$`);
  return Object.keys(pieces).filter((key) => isGuide.test(key));
}

export function typeOf(path: string): string {
  return MEDIA_TYPES[endOf(path)];
}

function endOf(path: string): string {
  return /\.\w+$/.exec(path)?.[0] ?? '';
}

/** A file of the language whose pages begin with base: "/core.cy.json". */
export function ofLanguage(path: string, base: string): string {
  return path.replace(/\.\w+$/, (end) => base.replace('/', '.') + end);
}

export interface Chunk {
  id: string;
  size: number;
}

export function chunksOf(file: ReleaseFile): Chunk[] {
  return (file.parts ?? '').split(' ').filter(Boolean).map((chunk) => {
    const [id, size] = chunk.split(':');
    return { id, size: Number(size) };
  });
}

export function chunkAddress(id: string): string {
  return HASHED_FOLDER + id + CHUNK_END;
}

export async function isWhole(bytes: Uint8Array, { size, hash }: Listed): Promise<boolean> {
  return bytes.length === size && (await digest(bytes)).startsWith(hash);
}

/** The SHA-256 in hexadecimal. */
export async function digest(bytes: Uint8Array): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const digestOf = (text: string) => digest(new TextEncoder().encode(text));
