import { topFolder } from "../lint/project.ts";
import type { Finding } from "../npm/mod.ts";
import { SCRATCH } from "../pack/make_package.ts";
import { COMMAND } from "../pack/programs.ts";
import { begun } from "../pack/stage.ts";

/** How large the tarball may be. It is 875 kB; who makes it larger by much has packed too much. */
const MOST_BYTES = 900_000;

/** What the code of the package may name besides its own files, and where. */
const OUTSIDE: readonly (readonly [where: RegExp, specifier: RegExp])[] = [
  [/^(?:(?:cjs\/)?conformance\/fast_check|cjs\/all)\.(?:js|d\.ts)$/, /^fast-check$/],
  [/^(?:cli|wire)\//, /^node:/],
];

/** What nobody can do without who has the package alone. */
const PAPERS = ["LICENSE", "README.md", "CHANGELOG.md"];

/** What package.json has to say. */
const SAID = ["license", "engines", "bin", "main", "types", "exports"];

/** Where package.json may name other packages; in the first place, one. */
const DEPENDENCIES = ["dependencies", "peerDependencies", "optionalDependencies"];

const SHEBANG = "#!/usr/bin/env node";

/** What must hold of a package, given how many bytes its tarball has, and the files in it. */
export function contentsFindings(
  bytes: number,
  texts: ReadonlyMap<string, string>,
): readonly Finding[] {
  const files = [...texts.keys()];
  const manifest = JSON.parse(texts.get("package.json") ?? "{}");
  return [
    [
      "it is no larger than it may be",
      flaw(
        bytes > MOST_BYTES,
        `${bytes} bytes, and ${MOST_BYTES} are allowed: see what is new in it, or allow more in _tools/packages/contents.ts`,
      ),
    ],
    ["nothing of the house is in it", ofTheHouse(files.filter(isNotBegun), "_tools/pack/stage.ts")],
    ["it says whose it is, and what it needs", silences(files, manifest)],
    ["no file tells of the machine that made it", telling(texts)],
    ["each file of code stands for one in its place", strays(files)],
    ["fast-check is its one dependency", otherDependencies(manifest)],
    ["it names nothing outside but where that is allowed", outsideNames(texts)],
    ["the command says what runs it", unmarked(texts.get(COMMAND) ?? "")],
  ];
}

/** What `callspec init` copies is as it was written, wherever that is. */
function isNotBegun(path: string): boolean {
  return !begun().includes(path);
}

function flaw(isSo: boolean, text: string): readonly string[] {
  return isSo ? [text] : [];
}

/** Tests, tools and pages, which are no part of what is published; and what chooses that. */
export function ofTheHouse(files: readonly string[], chooser: string): readonly string[] {
  const house = /[._](?:test|spec)\.|^(?:_|docs\/|examples\/)|(?:^|\/)(?:testdata|__tests__)\//;
  return files
    .filter((path) => house.test(path))
    .map((path) => `${path}: what goes in is chosen by ${chooser}`);
}

function silences(files: readonly string[], manifest: object): readonly string[] {
  return [
    ...PAPERS.filter((path) => !files.includes(path)).map((path) => `there is no ${path} in it`),
    ...SAID.filter((key) => !(key in manifest)).map((key) => `package.json has no ${key}`),
  ];
}

function otherDependencies(
  manifest: Readonly<Record<string, Readonly<Record<string, string>>>>,
): readonly string[] {
  const named = DEPENDENCIES.flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}).map((name) => `${kind}: ${name}`)
  );
  const meant = "dependencies: fast-check";
  const others = named.filter((each) => each !== meant);
  return [
    ...flaw(!named.includes(meant), "it is not named"),
    ...others.map((each) => `${each}, without which it has to do`),
  ];
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
  return files.flatMap((path) => {
    if (path.endsWith(".d.ts")) {
      const code = path.replace(/^cjs\//, "").replace(/\.d\.ts$/, ".js");
      return flaw(!files.includes(code), `${path} has types, and there is no ${code}`);
    }
    const isSource = path.endsWith(".ts") && isNotBegun(path);
    return flaw(
      isSource,
      `${path} was not compiled: is it imported, or in _tools/pack/programs.ts?`,
    );
  });
}

/** Imports of what is not a file of the package; in comments too, where lines begin with a star. */
function outsideNames(texts: ReadonlyMap<string, string>): readonly string[] {
  const imports = /^(?!\s*\*).*\b(?:from |import |import\(|require\()(["'])([^"'.][^"']*)\1/gm;
  return [...texts].filter(([path]) => /\.(?:js|d\.ts)$/.test(path)).flatMap(([path, text]) =>
    [...text.matchAll(imports)]
      .map(([, , specifier = ""]) => specifier)
      .filter((specifier) =>
        !OUTSIDE.some(([where, what]) => where.test(path) && what.test(specifier))
      )
      .map((specifier) =>
        `${path} imports ${specifier}, which is not for ${topFolder(path) || "the root"}`
      )
  );
}

/** npm makes a program of what `bin` names, and the system looks into its first line for how. */
function unmarked(command: string): readonly string[] {
  const [first = ""] = command.split("\n", 1);
  return flaw(first !== SHEBANG, `${COMMAND} begins with "${first}", and not with ${SHEBANG}`);
}
