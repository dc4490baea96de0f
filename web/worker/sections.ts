// What the parts of a guide say, to tell which of them an update changed. Only words and
// numbers count: that a word is bold, or leads elsewhere, is no change of what is said.

/** A guide as its piece has it (content/guide.go), as far as it is looked at here. */
export interface GuideText {
  shortTitle: string;
  lastChecked?: unknown;
  blocks: Block[];
  checklist?: { parts?: { id: string, title: string }[], [sentences: string]: unknown };
}

interface Block {
  level?: number;
  id?: string;
  spans?: { text: string }[];
}

/** A part of a guide's text below one heading, or of its checklist. */
export interface Section {
  list: boolean; // whether it is of the checklist
  id: string; // "" for what has no heading of its own
  title: string;
  print: string; // the fingerprint of its words
}

export function sectionsOf({ blocks, checklist }: GuideText): Section[] {
  const sections: Section[] = [];
  let own = { list: false, id: '', title: '', blocks: [] as Block[] };
  const end = () => {
    const { blocks, ...section } = own;
    if (section.id || blocks.length) sections.push({ ...section, print: fingerprint(said(blocks)) });
  };
  for (const block of blocks) {
    if (!block.level) {
      own.blocks.push(block);
      continue;
    }
    end();
    own = { list: false, id: block.id ?? '', title: said(block.spans), blocks: [] };
  }
  end();
  const { parts = [], ...sentences } = checklist ?? {};
  for (const { id, title, ...rest } of parts) sections.push({ list: true, id, title, print: fingerprint(said(rest)) });
  if (said(sentences)) sections.push({ list: true, id: '', title: '', print: fingerprint(said(sentences)) });
  return sections;
}

/** The fields that a reader reads; ids, languages and addresses within the site are not. */
const READ = ['text', 'tel', 'words', 'lead', 'title', 'remember', 'absence', 'assessment'];

function said(value: unknown, read = false): string {
  if (typeof value === 'string') return read ? value : '';
  if (Array.isArray(value)) {
    const run = typeof value[0]?.text === 'string'; // spans of one text, however it is cut
    return run ? value.map((one) => said(one)).join('') : value.map((one) => said(one, read)).filter(Boolean).join('\n');
  }
  if (!value || typeof value !== 'object') return '';
  return Object.entries(value).map(([name, of]) => said(of, READ.includes(name))).filter(Boolean).join('\n');
}

/** FNV-1a of 32 bits, in hexadecimal. */
function fingerprint(words: string): string {
  let hash = 2166136261;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 16777619);
  return (hash >>> 0).toString(16);
}
