import type { Finding } from "../npm/mod.ts";
import { type Package, SCRATCH } from "../pack/make_package.ts";
import { topFolder } from "../lint/project.ts";

/** How large the tarball may be. It is 860 kB; who makes it larger by much has packed too much. */
const MOST_BYTES = 900_000;

/** What the code of the package may name besides its own files, and where. */
const OUTSIDE: readonly (readonly [where: RegExp, specifier: RegExp])[] = [
  [/^(?:cjs\/all|conformance\/fast_check)\.js$/, /^fast-check$/],
  [/^(?:cli|wire)\//, /^node:/],
];

/** What must hold of the files of a package, which is unpacked in a folder. */
export async function contentsFindings(packed: Package, root: string): Promise<readonly Finding[]> {
  const texts = new Map<string, string>();
  for (const path of packed.files) texts.set(path, await Deno.readTextFile(`${root}/${path}`));
  const manifest = JSON.parse(texts.get("package.json") ?? "{}");
  return [
    ["it is no larger than it may be", flaw(packed.bytes > MOST_BYTES, `${packed.bytes} bytes`)],
    [
      "no test is in it",
      packed.files.filter((path) => /[._]test\.|^_|(?:^|\/)testdata\//.test(path)),
    ],
    ["no file tells of the machine that made it", telling(texts)],
    ["each file of code stands for one in its place", strays(packed.files)],
    [
      "fast-check is its one dependency",
      otherThan(Object.keys(manifest.dependencies), "fast-check"),
    ],
    ["it names nothing outside but where that is allowed", outsideNames(texts)],
    [
      "the command says what runs it",
      flaw(!texts.get("cli/main.js")?.startsWith("#!/usr/bin/env node\n"), "no shebang"),
    ],
  ];
}

function flaw(isSo: boolean, text: string): readonly string[] {
  return isSo ? [text] : [];
}

function otherThan(names: readonly string[], name: string): readonly string[] {
  return names.length === 0 ? [`no ${name}`] : names.filter((each) => each !== name);
}

/** Places of this machine, and maps to sources that are elsewhere. */
function telling(texts: ReadonlyMap<string, string>): readonly string[] {
  const places = [SCRATCH, "sourceMappingURL", new URL("../../", import.meta.url).pathname];
  return [...texts].flatMap(([path, text]) =>
    places.filter((place) => text.includes(place)).map((place) => `${path} names ${place}`)
  );
}

/** TypeScript that is neither types nor copied by `callspec init`, and types without code. */
function strays(files: readonly string[]): readonly string[] {
  return files.filter((path) => {
    if (path.endsWith(".d.ts")) {
      return !files.includes(path.replace(/^cjs\//, "").replace(/\.d\.ts$/, ".js"));
    }
    return path.endsWith(".ts") && !path.startsWith("cli/starters/");
  });
}

/** Imports of what is not a file of the package; in comments too, where lines begin with a star. */
function outsideNames(texts: ReadonlyMap<string, string>): readonly string[] {
  const imports = /^(?!\s*\*).*\b(?:from |import |import\(|require\()"([^".][^"]*)"/gm;
  return [...texts].filter(([path]) => path.endsWith(".js")).flatMap(([path, text]) =>
    [...text.matchAll(imports)]
      .map(([, specifier = ""]) => specifier)
      .filter((specifier) =>
        !OUTSIDE.some(([where, what]) => where.test(path) && what.test(specifier))
      )
      .map((specifier) => `${path} imports ${specifier} (of ${topFolder(path) || "the root"})`)
  );
}
