/** Node as a package of its own for each platform: no install step is needed. */
const NODE = `node-${Deno.build.os}-${Deno.build.arch === "x86_64" ? "x64" : "arm64"}`;

/** Something that is fetched from npm. */
export type PinnedName =
  | "node"
  | "jest29"
  | "jest"
  | "babelModules"
  | "vitest"
  | "typescript"
  | "esbuild"
  | "publint"
  | "attw";

/** What tests fetch from npm, by the name that it has here. */
const PINNED: Readonly<Record<PinnedName, string>> = {
  node: `${NODE}@22.23.3`,
  jest29: "jest@29.7.0",
  jest: "jest@30.5.2",
  babelModules: "@babel/plugin-transform-modules-commonjs@7.29.14",
  vitest: "vitest@5.1.0",
  typescript: "typescript@5.9.3",
  esbuild: "esbuild@0.28.2",
  publint: "publint@0.3.25",
  attw: "@arethetypeswrong/core@0.18.5",
};

/** What to ask npm for. */
export function pinned(...names: readonly PinnedName[]): readonly string[] {
  return names.map((name) => PINNED[name]);
}

/** The folder that holds Node 22 where it was installed to a folder. */
export function nodeIn(folder: string): string {
  return `${folder}/node_modules/${NODE}/bin`;
}
