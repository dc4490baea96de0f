// What a release must be before anything of it is taken. It is strict, since what
// passes is answered to every page from then on, without the network.

import { fault } from './error.ts';
import { chunksOf, guideKeys, typeOf, type ContentList, type Files, type Listed, type Pieces, type Release } from './release.ts';

/** Bounds. A library of 200 guides has one list of content of 2 KB and 16 of pieces of 1 KB each. */
export const MOST = {
  release: 64 << 10, // bytes of /release.json
  list: 1 << 20, // bytes
  files: 2000, // of an app or a content
  pieces: 5000, // in a list
  file: 32 << 20, // bytes
  all: 128 << 20, // bytes of all files
  seq: 2 ** 31 - 1, // room for a date and a count, such as 2026112501
  names: 2000, // bad apps, pages that are gone
  text: 1000, // characters of a name
};

/** @param message what is wrong */
function must(right: boolean, message: string): asserts right {
  if (!right) throw fault('invalid', `${RELEASE_PATH}: ${message}`);
}

export const isSeq = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= MOST.seq;
const isText = (value: unknown) => typeof value === 'string' && value.length <= MOST.text;
const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown) => Array.isArray(value) && value.length <= MOST.names && value.every(isText);

function parse(bytes: Uint8Array, what: string): any {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    must(false, `${what}: not JSON`);
  }
}

export function readRelease(bytes: Uint8Array): Release {
  const release = parse(bytes, 'the release');
  must(release?.format === FORMAT, `format: want ${FORMAT}`);
  const { app, content, badApps } = release;
  must(isTexts(badApps), 'badApps: want a list of app ids');
  must(isRecord(content) && isRecord(app), 'want an app and a content');
  must(isSeq(content.seq), `content.seq: want a whole number from 1 to ${MOST.seq}`);
  checkListed('app', app, MOST.list);
  checkListed('content', content, MOST.list);
  return release;
}

export function readAppList(bytes: Uint8Array): Files {
  const list = parse(bytes, 'app');
  checkFiles('app', list?.files, APP_NEEDS);
  return list.files;
}

export function readContentList(bytes: Uint8Array, seq: number): ContentList {
  const list = parse(bytes, 'content');
  must(isRecord(list) && list.seq === seq, `content.seq: want ${seq}, as the release has it`);
  must(Number.isSafeInteger(list.guides) && list.guides >= 1, 'content.guides: want a number');
  must(isTexts(list.languages) && list.languages[0] === '' && list.languages.every((base: string) => /^(?:\/[a-z]{2,3}(?:-[\w-]+)?)?$/.test(base)),
    'content.languages: want what their pages begin with, the main one first');
  must(list.gone === undefined || isTexts(list.gone), 'content.gone: want a list of paths');
  checkFiles('content', list.files, CONTENT_NEEDS);
  must(list.texts === undefined || isRecord(list.texts) && Object.values(list.texts).every((text) => typeof text === 'string'), 'content.texts: want texts by path');
  must(isRecord(list.pieces) && Object.keys(list.pieces).every((bucket) => /^[0-9a-f]$/.test(bucket)), 'content.pieces: want lists by their bucket');
  for (const [bucket, listed] of Object.entries<any>(list.pieces)) checkListed(`content.pieces.${bucket}`, listed, MOST.list);
  return list;
}

export function readPieceList(bytes: Uint8Array): Pieces {
  const list = parse(bytes, 'pieces');
  must(isRecord(list) && Object.keys(list).length <= MOST.pieces, 'pieces: want pieces by their key');
  for (const [key, piece] of Object.entries<any>(list)) {
    must(/^\/[\w/.-]+$/.test(key) && key.length <= MOST.text, `${JSON.stringify(key)}: want the key of a piece`);
    checkListed(key, piece, MOST.file, PIECE_HASH);
  }
  return list;
}

/** What a content cannot be without, once its lists of pieces are in. */
export function checkPieces({ languages, guides }: Pick<ContentList, 'languages' | 'guides'>, pieces: Pieces): void {
  for (const base of languages) must(Object.hasOwn(pieces, base + PAGES_KEY), `pieces: ${base}${PAGES_KEY} is missing`);
  for (const base of languages) for (const key of guideKeys(pieces, base)) must(Object.hasOwn(pieces, key + PAGES_KEY), `pieces: ${key}${PAGES_KEY} is missing`);
  const main = guideKeys(pieces, '').length;
  must(main >= guides, `pieces: ${main} guides, want ${guides}`);
}

function checkListed(name: string, listed: any, most: number, digits = 64): asserts listed is Listed {
  must(isRecord(listed), `${name}: want a hash and a size`);
  must(typeof listed.hash === 'string' && listed.hash.length === digits && /^[0-9a-f]+$/.test(listed.hash), `${name}: hash: want a SHA-256`);
  must(Number.isSafeInteger(listed.size) && listed.size >= 0 && listed.size <= most, `${name}: size: want ${most} bytes at most`);
}

function checkFiles(name: string, files: any, needs: string[]): asserts files is Files {
  must(isRecord(files), `${name}.files: want files by path`);
  const paths = Object.keys(files);
  must(paths.length <= MOST.files, `${name}.files: ${paths.length} files, want ${MOST.files} at most`);
  let all = 0;
  for (const path of paths) {
    checkFile(path, files[path]);
    all += files[path].size;
  }
  must(all <= MOST.all, `${name}.files: ${all} bytes, want ${MOST.all} at most`);
  for (const path of needs) must(Object.hasOwn(files, path), `${name}.files: ${path} is missing`);
}

const chunk = `[0-9a-f]{${CHUNK_ID}}:\\d{1,8}`;
const chunkList = new RegExp(`^${chunk}(?: ${chunk})*$`);

function checkFile(path: string, file: any): void {
  must(/^\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/.test(path) && path.length <= MOST.text && typeOf(path) !== undefined, `${JSON.stringify(path)}: want a path`);
  checkListed(path, file, MOST.file);
  const { parts } = file as { parts?: unknown };
  if (parts === undefined) return;
  must(typeof parts === 'string' && chunkList.test(parts), `${path}: parts: want id:size`);
  must(chunksOf({ ...file, parts }).reduce((sum, { size }) => sum + size, 0) === file.size, `${path}: parts: not as large as the file`);
}
