// Reads a gzip member (RFC 1952) as this site writes it, for browsers that cannot: a
// header of ten bytes, deflated blocks (RFC 1951), and the size at the end. The hash of a
// piece is verified before it comes here.

/** A canonical Huffman code: how many codes there are of each length, and their symbols in order. */
interface Code {
  counts: Uint16Array;
  symbols: Uint16Array;
}

const HEADER = 10, TRAILER = 8; // bytes
const LONGEST = 15; // bits of a code

// RFC 1951, 3.2.5: what a length or a distance begins at, and how many bits follow.
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]; // 3.2.7

export function gunzip(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8 || bytes[3] !== 0) throw new TypeError('not gzip');
  const end = bytes.length - TRAILER;
  const out = new Uint8Array(new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true));
  let at = HEADER, held = 0, has = 0, size = 0; // bytes read; bits that are read and not used; bytes written

  const bits = (n: number): number => {
    while (has < n) {
      if (at >= end) throw new TypeError('gzip ends early');
      held |= bytes[at++] << has;
      has += 8;
    }
    const value = held & ((1 << n) - 1);
    held >>>= n;
    has -= n;
    return value;
  };
  const symbol = ({ counts, symbols }: Code): number => {
    let code = 0, first = 0, index = 0;
    for (let length = 1; length <= LONGEST; length++) {
      code |= bits(1);
      const count = counts[length];
      if (code - count < first) return symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new TypeError('gzip: no such code');
  };

  for (let last = 0; !last;) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) {
      held = has = 0; // to the next byte
      const length = bytes[at] | (bytes[at + 1] << 8);
      out.set(bytes.subarray(at + 4, at + 4 + length), size);
      at += 4 + length;
      size += length;
      continue;
    }
    const [literals, distances] = kind === 1 ? fixed() : described(bits, symbol);
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      if (next < 256) {
        out[size++] = next;
        continue;
      }
      let length = LENGTHS[next - 257] + bits(LENGTH_BITS[next - 257]);
      const distance = symbol(distances), back = DISTANCES[distance] + bits(DISTANCE_BITS[distance]);
      if (back > size) throw new TypeError('gzip: nothing that far back');
      for (; length > 0; length--, size++) out[size] = out[size - back];
    }
  }
  if (size !== out.length) throw new TypeError('gzip: another size');
  return out;
}

/** The codes that a block of kind 1 has: 3.2.6. */
function fixed(): [Code, Code] {
  const lengths = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
  return [codeOf(lengths), codeOf(new Uint8Array(30).fill(5))];
}

/** The codes that a block of kind 2 describes: 3.2.7. */
function described(bits: (n: number) => number, symbol: (code: Code) => number): [Code, Code] {
  const literals = bits(5) + 257, distances = bits(5) + 1, described = bits(4) + 4;
  const own = new Uint8Array(19);
  for (let i = 0; i < described; i++) own[ORDER[i]] = bits(3);
  const code = codeOf(own), lengths = new Uint8Array(literals + distances);
  for (let i = 0; i < lengths.length;) {
    const next = symbol(code);
    if (next < 16) {
      lengths[i++] = next;
      continue;
    }
    const value = next === 16 ? lengths[i - 1] : 0;
    const times = next === 16 ? 3 + bits(2) : next === 17 ? 3 + bits(3) : 11 + bits(7);
    lengths.fill(value, i, i + times);
    i += times;
  }
  return [codeOf(lengths.subarray(0, literals)), codeOf(lengths.subarray(literals))];
}

function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(LONGEST + 1), offsets = new Uint16Array(LONGEST + 2), symbols = new Uint16Array(lengths.length);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  for (let i = 1; i <= LONGEST; i++) offsets[i + 1] = offsets[i] + counts[i];
  lengths.forEach((length, value) => { if (length) symbols[offsets[length]++] = value; });
  return { counts, symbols };
}
