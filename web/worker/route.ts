// The one path of a page.

/** A page answers without its last slash, and as index.html, too. */
export function canonical(path: string): string {
  const plain = path.replace(/index\.html$/, '');
  return plain.endsWith('/') || plain.includes('.') ? plain : `${plain}/`;
}
