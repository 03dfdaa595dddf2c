/** A block of the form; a file begins with one and fills up its last. */
const BLOCK = 512;

/** The files of a tarball as text, by path; links and folders are left out. */
export async function readTar(
  zipped: Uint8Array<ArrayBuffer>,
): Promise<ReadonlyMap<string, string>> {
  const unzipped = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(unzipped).arrayBuffer());
  const text = (from: number, length: number) =>
    new TextDecoder().decode(bytes.subarray(from, from + length)).replace(/\0.*$/s, "");
  const files = new Map<string, string>();
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const size = parseInt(text(at + 124, 12), 8);
    const kind = text(at + 156, 1);
    const folder = text(at + 345, 155);
    const name = text(at, 100);
    if (kind === "0" || kind === "") {
      files.set(folder === "" ? name : `${folder}/${name}`, text(at + BLOCK, size));
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
