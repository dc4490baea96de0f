// Schema: what a release must be before anything of it is taken. It is strict,
// since what passes is answered to every page from then on, without the network.
//
// It knows nothing of workers, so that it can be tried by itself.

/** Media types by the end of a path. The copy answers with these. */
const TYPES = /** @type {Record<string, string>} */ ({
  '': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.vcf': 'text/vcard; charset=utf-8',
});

/** Bounds. A library of 200 guides has about 800 files, and its pointer 600 KB. */
const MOST = {
  pointer: 4 << 20, // bytes
  files: 5000, // of an app or a content
  file: 32 << 20, // bytes
  release: 128 << 20, // bytes of all files
  seq: 2 ** 31 - 1, // room for a date and a count, such as 2026112501
  names: 2000, // contacts, bad apps, pages that are gone
  text: 1000, // characters of a name or a number
};

const APP_NEEDS = ['/client.wasm', '/boot.js'];
const CONTENT_NEEDS = ['/', NOT_FOUND, '/contacts/', '/pack.json', '/manifest.webmanifest'];

/**
 * @param {Why} why
 * @param {string} message
 * @param {number} [status] of the server's answer
 */
const fault = (why, message, status = 0) => Object.assign(new Error(message), { why, status });

/**
 * @param {boolean} right
 * @param {string} message what is wrong
 */
function must(right, message) {
  if (!right) throw fault('invalid', `${POINTER}: ${message}`);
}

/** @param {string} path */
const typeOf = (path) => TYPES[/\.\w+$/.exec(path)?.[0] ?? ''];

/** @param {unknown} value */
const isSeq = (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= MOST.seq;

/** @param {any} value */
const isText = (value) => typeof value === 'string' && value.length <= MOST.text;

/** @param {any} value */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {any} value */
const isTexts = (value) => Array.isArray(value) && value.length <= MOST.names && value.every(isText);

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<Pointer>}
 */
async function readPointer(bytes) {
  let pointer;
  try {
    pointer = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    must(false, 'not JSON');
  }
  must(pointer?.format === FORMAT, `format: want ${FORMAT}`);
  const { app, content, badApps } = pointer;
  must(isTexts(badApps), 'badApps: want a list of app ids');
  must(isRecord(content) && isRecord(app), 'want an app and a content');
  must(isSeq(content.seq), `content.seq: want a whole number from 1 to ${MOST.seq}`);
  must(Array.isArray(content.inside) && content.inside.length === 2 && content.inside[0] !== content.inside[1] &&
    content.inside.every((/** @type {any} */ hash) => /^sha256-[\w+/]{43}=$/.test(hash)), 'content.inside: want two hashes');
  must(content.gone === undefined || isTexts(content.gone), 'content.gone: want a list of paths');
  checkContacts(content);
  await checkFiles('app', app, APP_NEEDS);
  await checkFiles('content', content, CONTENT_NEEDS);
  return pointer;
}

/** @param {any} content contacts by name are for engines that know none by id */
function checkContacts({ contacts, contactsByID = {} }) {
  must(isRecord(contacts) && isTexts(Object.values(contacts)), 'content.contacts: want numbers by name');
  must(isRecord(contactsByID) && Object.values(contactsByID).length <= MOST.names &&
    Object.values(contactsByID).every((/** @type {any} */ c) => isRecord(c) && [c.name, c.audience, c.number].every(isText)),
    'content.contactsByID: want a name, an audience and a number each');
}

/**
 * @param {string} name
 * @param {{id: string, files: Files}} release
 * @param {string[]} needs
 */
async function checkFiles(name, { id, files }, needs) {
  must(isRecord(files), `${name}.files: want files by path`);
  const paths = Object.keys(files);
  must(paths.length <= MOST.files, `${name}.files: ${paths.length} files, want ${MOST.files} at most`);
  let all = 0;
  for (const path of paths) all += checkFile(path, files[path]);
  must(all <= MOST.release, `${name}.files: ${all} bytes, want ${MOST.release} at most`);
  for (const path of needs) must(path in files, `${name}.files: ${path} is missing`);
  const lines = paths.sort().map((path) => `${path} ${files[path].hash}\n`).join('');
  must((await digest(new TextEncoder().encode(lines))).slice(0, 12) === id, `${name}.id: not that of its files`);
}

/**
 * @param {string} path
 * @param {any} file
 * @returns {number} its size
 */
function checkFile(path, file) {
  must(/^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/.test(path) && path.length <= MOST.text, `${JSON.stringify(path)}: want a path`);
  must(isRecord(file), `${path}: want a file`);
  must(typeof file.hash === 'string' && /^[0-9a-f]{64}$/.test(file.hash), `${path}: hash: want a SHA-256`);
  must(Number.isSafeInteger(file.size) && file.size >= 0 && file.size <= MOST.file, `${path}: size: want ${MOST.file} bytes at most`);
  must(typeof file.type === 'string' && file.type === typeOf(path), `${path}: type: want ${typeOf(path)}`);
  if (file.parts !== undefined) {
    must(typeof file.parts === 'string' && /^[0-9a-f]{10}:\d{1,8}(?: [0-9a-f]{10}:\d{1,8})*$/.test(file.parts), `${path}: parts: want id:size`);
    must(partsOf(file).reduce((sum, { size }) => sum + size, 0) === file.size, `${path}: parts: not as large as the file`);
  }
  return file.size;
}

/**
 * The pages of the copy before that a content no longer has. A guide may go with
 * a raised version; another page only when the content says that it is gone.
 * @param {Content | undefined} before
 * @param {Content} content
 */
function pagesMissing(before, { files, seq, gone = [] }) {
  const raised = before && seq > before.seq;
  return Object.keys(before?.files ?? {}).filter((path) => path.endsWith('/') && !files[path] &&
    !gone.includes(path) && !(raised && path.startsWith('/guides/')));
}

/**
 * Whether the policy that a content names allows what stands in a page of it.
 * @param {string} page
 * @param {string[]} [inside] the hashes of the script and of the style
 */
async function fitsPolicy(page, [script, style] = []) {
  return (await hasText(page, /<script>([^]*?)<\/script>/g, script)) && hasText(page, /<style>([^]*?)<\/style>/g, style);
}

/**
 * @param {string} page
 * @param {RegExp} element
 * @param {string} hash
 * @returns {Promise<boolean>} whether one of the elements has it, or there is none
 */
async function hasText(page, element, hash) {
  const texts = Array.from(page.matchAll(element), ([, text]) => text);
  const hashes = await Promise.all(texts.map(async (text) => {
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
    return `sha256-${btoa(String.fromCharCode(...sum))}`;
  }));
  return !texts.length || hashes.includes(hash);
}
