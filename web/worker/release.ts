// A release as the server publishes it: two lists of files, each file with its
// hash. The app and the content have lives of their own: a changed number is a new
// content with the same app.

export interface ReleaseFile {
  hash: string; // SHA-256, in hexadecimal
  size: number; // bytes
  type: string;
  parts?: string; // its chunks, as id:size
}

/** Files by their path. */
export type Files = Record<string, ReleaseFile>;

export interface App {
  id: string;
  files: Files;
  worked?: boolean; // it has started on this phone
}

export interface Contact {
  name: string;
  audience: string;
  number: string;
}

export interface PublishedContent {
  id: string;
  seq: number; // a phone never goes back to a lower one
  inside?: string[]; // hashes of the script and the style in each page
  gone?: string[]; // pages that a phone may have and that are no more
  files: Files;
  contacts: Record<string, string>; // numbers by name, for workers that know no ids
  contactsByID?: Record<string, Contact>;
}

/** A content on this phone. */
export interface Content extends PublishedContent {
  refs: Record<string, string>; // paths of the app's files by the addresses that its pages use
}

export interface Release {
  format: string;
  app: App;
  content: PublishedContent;
  badApps: string[];
}

/** The address of a file under its hash. */
export function addressOf(path: string, file: ReleaseFile): string {
  return `${HASHED_FOLDER}${file.hash}${endOf(path) || '.html'}`;
}

export function typeOf(path: string): string {
  return MEDIA_TYPES[endOf(path)];
}

function endOf(path: string): string {
  return /\.\w+$/.exec(path)?.[0] ?? '';
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

export async function isWhole(bytes: Uint8Array, file: ReleaseFile): Promise<boolean> {
  return bytes.length === file.size && (await digest(bytes)) === file.hash;
}

/** The SHA-256 in hexadecimal. */
export async function digest(bytes: Uint8Array): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
