import type { ResultData } from "./result_data.ts";

/** How many letters a digest has: 48 bits. */
const LENGTH = 8;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Keys in short, one after the other, in an order that says nothing of how they came. */
export function digestsOf(keys: Iterable<string>): string {
  return [...keys].map(digestOf).toSorted().join("");
}

/**
 * How many different keys several texts of digests are of. That two of a million keys have the same
 * digest is to be expected once in 500 times.
 */
export function countDigests(texts: readonly string[]): number {
  const all = new Set<string>();
  for (const text of texts) {
    for (let at = 0; at < text.length; at += LENGTH) all.add(text.slice(at, at + LENGTH));
  }
  return all.size;
}

/** What the words of a result come to: whoever changes one changes this. */
export function checksumOf(data: ResultData): string {
  return digestOf(JSON.stringify(data));
}

function digestOf(key: string): string {
  const words = [scrambled(key, 0x9e3779b1), scrambled(key, 0x85ebca6b)];
  return words.map((word) =>
    Array.from({ length: LENGTH / 2 }, (_, place) => ALPHABET[word >>> 6 * place & 63]).join("")
  ).join("");
}

/** A number of 32 bits that hangs on every letter. */
function scrambled(key: string, salt: number): number {
  let mixed = salt;
  for (let at = 0; at < key.length; at++) {
    mixed = Math.imul(mixed ^ key.charCodeAt(at), 0x01000193);
    mixed ^= mixed >>> 15;
  }
  mixed = Math.imul(mixed ^ mixed >>> 16, 0xc2b2ae35);
  return (mixed ^ mixed >>> 13) >>> 0;
}
