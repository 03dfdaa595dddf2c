import { assertEquals, assertThrows } from "@std/assert";
import { Refusal } from "./exit_codes.ts";
import { orRefuse, whereThere } from "./file_trouble.ts";

/** What the system throws. */
function fails(code: string): () => never {
  return () => {
    throw Object.assign(new Error("no"), { code });
  };
}

/** What the system has against a file, what the command ends with, and what it says. */
const TROUBLES: readonly (readonly [code: string, exit: number, says: string])[] = [
  ["EISDIR", 64, "Cannot write a: it is a folder; name a file"],
  ["ERR_FS_EISDIR", 64, "Cannot write a: it is a folder; name a file"],
  ["ENOTDIR", 64, "Cannot write a: what should be a folder is a file; name another"],
  [
    "EACCES",
    3,
    "Cannot write a: the system says EACCES; see who may write there, and whether there is room",
  ],
  [
    "ENOSPC",
    3,
    "Cannot write a: the system says ENOSPC; see who may write there, and whether there is room",
  ],
];

for (const [code, exit, says] of TROUBLES) {
  Deno.test(`orRefuse has the command end with ${exit} where the system says ${code}`, () => {
    const refusal = assertThrows(() => orRefuse("write", "a", fails(code)), Refusal);
    assertEquals([refusal.message, refusal.exit], [says, exit]);
  });
}

Deno.test("orRefuse leaves what is no word of the system as it is", () => {
  const broken = () => {
    throw new TypeError("no");
  };
  assertEquals(assertThrows(() => orRefuse("write", "a", broken), TypeError).message, "no");
});

Deno.test("whereThere gives null for what is not there, and refuses all else", () => {
  assertEquals(whereThere("a", () => "text"), "text");
  assertEquals(whereThere("a", fails("ENOENT")), null);
  const { message } = assertThrows(() => whereThere("a", fails("EISDIR")), Refusal);
  assertEquals(message, "Cannot read a: it is a folder; name a file");
});
