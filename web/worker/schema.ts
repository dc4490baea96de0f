// What a release must be before anything of it is taken. It is strict, since what
// passes is answered to every page from then on, without the network.

import { fault } from './error.ts';
import { chunksOf, digest, typeOf, type Content, type Files, type PublishedContent, type Release } from './release.ts';
import { languageOf } from './route.ts';

/** Bounds. A library of 200 guides has about 800 files, and its release takes 600 KB. */
export const MOST = {
  release: 4 << 20, // bytes of /release.json
  files: 5000, // of an app or a content
  file: 32 << 20, // bytes
  all: 128 << 20, // bytes of all files
  seq: 2 ** 31 - 1, // room for a date and a count, such as 2026112501
  names: 2000, // contacts, bad apps, pages that are gone
  text: 1000, // characters of a name or a number
};

/** @param message what is wrong */
function must(right: boolean, message: string): asserts right {
  if (!right) throw fault('invalid', `${RELEASE_PATH}: ${message}`);
}

export const isSeq = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= MOST.seq;
const isText = (value: unknown) => typeof value === 'string' && value.length <= MOST.text;
const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown) => Array.isArray(value) && value.length <= MOST.names && value.every(isText);

export async function readRelease(bytes: Uint8Array): Promise<Release> {
  let release;
  try {
    release = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    must(false, 'not JSON');
  }
  must(release?.format === FORMAT, `format: want ${FORMAT}`);
  const { app, content, badApps } = release;
  must(isTexts(badApps), 'badApps: want a list of app ids');
  must(isRecord(content) && isRecord(app), 'want an app and a content');
  must(isSeq(content.seq), `content.seq: want a whole number from 1 to ${MOST.seq}`);
  must(Array.isArray(content.inside) && content.inside.length === 2 && content.inside[0] !== content.inside[1] &&
    content.inside.every((hash: unknown) => /^sha256-[\w+/]{43}=$/.test(String(hash))), 'content.inside: want two hashes');
  must(content.gone === undefined || isTexts(content.gone), 'content.gone: want a list of paths');
  checkContacts(content);
  await checkFiles('app', app, APP_NEEDS);
  await checkFiles('content', content, CONTENT_NEEDS);
  return release;
}

function checkContacts({ contacts, contactsByID = {} }: PublishedContent) {
  must(isRecord(contacts) && isTexts(Object.values(contacts)), 'content.contacts: want numbers by name');
  must(isRecord(contactsByID) && Object.values(contactsByID).length <= MOST.names &&
    Object.values<any>(contactsByID).every((c) => isRecord(c) && [c.name, c.audience, c.number].every(isText)),
    'content.contactsByID: want a name, an audience and a number each');
}

async function checkFiles(name: string, { id, files }: { id: string, files: Files }, needs: string[]) {
  must(isRecord(files), `${name}.files: want files by path`);
  const paths = Object.keys(files);
  must(paths.length <= MOST.files, `${name}.files: ${paths.length} files, want ${MOST.files} at most`);
  let all = 0;
  for (const path of paths) all += checkFile(path, files[path]);
  must(all <= MOST.all, `${name}.files: ${all} bytes, want ${MOST.all} at most`);
  for (const path of needs) must(path in files, `${name}.files: ${path} is missing`);
  const lines = paths.sort().map((path) => `${path} ${files[path].hash}\n`).join('');
  must((await digest(new TextEncoder().encode(lines))).slice(0, 12) === id, `${name}.id: not that of its files`);
}

const chunk = `[0-9a-f]{${CHUNK_ID}}:\\d{1,8}`;
const chunkList = new RegExp(`^${chunk}(?: ${chunk})*$`);

/** @returns its size */
function checkFile(path: string, file: any): number {
  must(/^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/.test(path) && path.length <= MOST.text, `${JSON.stringify(path)}: want a path`);
  must(isRecord(file), `${path}: want a file`);
  must(typeof file.hash === 'string' && /^[0-9a-f]{64}$/.test(file.hash), `${path}: hash: want a SHA-256`);
  must(Number.isSafeInteger(file.size) && file.size >= 0 && file.size <= MOST.file, `${path}: size: want ${MOST.file} bytes at most`);
  must(typeof file.type === 'string' && file.type === typeOf(path), `${path}: type: want ${typeOf(path)}`);
  if (file.parts !== undefined) {
    must(typeof file.parts === 'string' && chunkList.test(file.parts), `${path}: parts: want id:size`);
    must(chunksOf(file).reduce((sum, { size }) => sum + size, 0) === file.size, `${path}: parts: not as large as the file`);
  }
  return file.size;
}

/**
 * The pages of the copy that a new content no longer has. A guide or a language may
 * go with a raised version; another page only when the content says that it is gone.
 */
export function pagesMissing(before: Content | undefined, { files, seq, gone = [] }: PublishedContent): string[] {
  const raised = before && seq > before.seq;
  return Object.keys(before?.files ?? {}).filter((path) => path.endsWith('/') && !files[path] &&
    !gone.includes(path) && !(raised && (path.startsWith('/guides/') || languageOf(path))));
}

/**
 * Whether the policy that a content names allows what is inside its page.
 * @param inside the hashes of the script and of the style
 */
export async function fitsPolicy(page: string, [script, style]: string[] = []): Promise<boolean> {
  return (await hasText(page, /<script>([^]*?)<\/script>/g, script)) && hasText(page, /<style>([^]*?)<\/style>/g, style);
}

/** Whether one of the elements has that hash, or there is none. */
async function hasText(page: string, element: RegExp, hash: string): Promise<boolean> {
  const texts = Array.from(page.matchAll(element), ([, text]) => text);
  const hashes = await Promise.all(texts.map(async (text) => {
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
    return `sha256-${btoa(String.fromCharCode(...sum))}`;
  }));
  return !texts.length || hashes.includes(hash);
}
