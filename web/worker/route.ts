// What the path of a page says.

/** A page answers without its last slash, and as index.html, too. */
export function canonical(path: string): string {
  const plain = path.replace(/index\.html$/, '');
  return plain.endsWith('/') || plain.includes('.') ? plain : `${plain}/`;
}

/** The folder of the language that a page is in; empty for the main one. */
export function languageOf(path: string): string {
  return /^\/([a-z]{2,3}(?:-[\w-]+)?)\//.exec(path)?.[1] ?? '';
}
