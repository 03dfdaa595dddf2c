import { assertEquals } from "@std/assert";
import { conform } from "../conformance/mod.ts";
import { sandboxed } from "./mod.ts";

/** An adapter of an app that does something forbidden as it is opened, and keeps silent about it. */
function adapterThat(tries: string): string {
  return `export default { kit: "app", name: "sly", async open() {
    let isDenied = true;
    try { ${tries}; isDenied = false; } catch {}
    if (!isDenied) throw new Error("it was allowed");
    return { calls: () => [] };
  } };`;
}

const CASES: readonly (readonly [title: string, tries: string, attempts: readonly string[]])[] = [
  ["reads a file", `Deno.readTextFileSync("/etc/passwd")`, [
    "read /etc/passwd",
  ]],
  ["reads one as Node does", `(await import("node:fs")).readFileSync("/etc/hosts")`, [
    "read /etc/hosts",
  ]],
  ["writes a file", `Deno.writeTextFileSync("/tmp/sly", "")`, [
    "write /tmp/sly",
  ]],
  ["opens a connection", `await Deno.connect({ hostname: "127.0.0.1", port: 9 })`, [
    "net 127.0.0.1:9",
  ]],
  ["listens", `Deno.listen({ hostname: "127.0.0.1", port: 0 })`, ["net 127.0.0.1:0"]],
  ["fetches", `await fetch("http://127.0.0.1:9/")`, ["net http://127.0.0.1:9/"]],
  ["starts a program", `new Deno.Command("/bin/true").outputSync()`, ["run /bin/true"]],
  ["reads the environment", `Deno.env.get("PATH")`, ["env PATH"]],
  ["loads a native library", `Deno.dlopen("/lib/libc.so.6", {})`, ["ffi /lib/libc.so.6"]],
  ["asks who the machine is", `Deno.hostname()`, ["sys hostname"]],
  ["sends its parent a signal", `Deno.kill(1, "SIGTERM")`, ["run kill 1"]],
];

async function attemptsOf(source: string, grants: readonly string[] = []) {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/adapter.ts`;
  await Deno.writeTextFile(path, source);
  const box = await sandboxed(path, { grants, patienceMs: 20_000 });
  try {
    const { life } = await conform(box.adapter, { steps: 1, corpus: false });
    const isDenied = !life.because.includes("it was allowed");
    return { attempts: box.attempts(), isDenied };
  } finally {
    await box.close();
    await Deno.remove(folder, { recursive: true });
  }
}

for (const [title, tries, attempts] of CASES) {
  Deno.test(`sandboxed() denies and reports an adapter that ${title}`, async () => {
    assertEquals(await attemptsOf(adapterThat(tries)), { attempts, isDenied: true });
  });
}

Deno.test("sandboxed() reports nothing that was permitted", async () => {
  const reads = adapterThat(`Deno.readTextFileSync("/etc/passwd")`);
  assertEquals(await attemptsOf(reads, ["read=/etc"]), { attempts: [], isDenied: false });
  assertEquals(await attemptsOf(reads, ["read=/tmp"]), {
    attempts: ["read /etc/passwd"],
    isDenied: true,
  });
});

Deno.test("sandboxed() refuses code from a registry, and from elsewhere", async () => {
  const messages = [];
  for (const specifier of ["npm:left-pad@1.3.0", "https://example.com/x.ts"]) {
    const source = `import ${JSON.stringify(specifier)};\n${adapterThat("")}`;
    messages.push(await attemptsOf(source).then(() => "", (error) => String(error)));
  }
  assertEquals(
    messages.map((message) => /no-npm|no-remote/.exec(message)?.[0]),
    ["no-npm", "no-remote"],
  );
});

Deno.test("sandboxed() says what a module threw as it was loaded", async () => {
  const source = `function load() {\n  throw new TypeError("no phone here");\n}\n` +
    `function begin() {\n  load();\n}\nbegin();\n${adapterThat("")}`;
  const message = await attemptsOf(source).then(() => "", (error) => String(error.message));
  const [, said] = /; it wrote: (.*)$/.exec(message) ?? [];
  assertEquals(
    said?.replaceAll(/file:.*?:(?=\d+:\d+)/g, "adapter.ts:"),
    "error: Uncaught (in promise) TypeError: no phone here | ... |     at load (adapter.ts:2:9)" +
      " |     at begin (adapter.ts:5:3) |     at adapter.ts:7:1",
  );
});

Deno.test("sandboxed() says what can be permitted", async () => {
  assertEquals(
    await attemptsOf(adapterThat(""), ["all"]).catch((error) => error.message),
    'Cannot permit "all": there are read, write, net, env, run, sys, ffi, each alone or with ' +
      "what it is for, as in read=./recordings",
  );
});
