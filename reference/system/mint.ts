/**
 * A UUID (version 4 in form) that only the seed and the number decide. Numbers of one seed never
 * give the same UUID twice: the number itself is the last twelve digits, scrambled by a bijection.
 */
export function mintUuid(seed: number, number: number): string {
  const low = scramble(number >>> 0);
  const high = number / 0x1_0000_0000 & 0xffff;
  const salt = scramble(seed >>> 0);
  const other = scramble(salt ^ low);
  return `${hex(salt, 8)}-${hex(other >>> 16, 4)}-4${hex(other & 0xfff, 3)}-` +
    `${hex(0x8000 | (low ^ other) & 0x3fff, 4)}-${hex(high, 4)}${hex(low, 8)}`;
}

/** Mixes 32 bits one to one (the finalizer of MurmurHash3). */
function scramble(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ mixed >>> 16, 0x85ebca6b);
  mixed = Math.imul(mixed ^ mixed >>> 13, 0xc2b2ae35);
  return (mixed ^ mixed >>> 16) >>> 0;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
