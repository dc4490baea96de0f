/** The address of the pack that this page is of, in its main language: it changes with every release. */
export function mainPack(): string | undefined {
  const pack = document.querySelector<HTMLMetaElement>('meta[name="pack"]');
  return pack?.dataset.main ?? pack?.content;
}
