/**
 * The layers of the house: imports run one way, and come in by the door.
 *
 * @module
 */
import { type ImportNode, importVisitor } from "./imports.ts";
import {
  FRONT_DOOR,
  HOST_SHELLS,
  LAYERS,
  type Row,
  SECOND_DOORS,
  TEST_LAYERS,
  UNPUBLISHED,
} from "./layer_table.ts";
import { isTest, projectPath, resolveImport, topFolder } from "./project.ts";

export { LAYERS };

/** What is wrong with an import, and the way out. */
interface Finding {
  readonly message: string;
  readonly hint: string;
}

const layers: Deno.lint.Plugin = {
  name: "layers",
  rules: {
    "one-way": { create: (context) => judged(context, oneWay) },
    "own-door": { create: (context) => judged(context, ownDoor) },
  },
};
export default layers;

function judged(
  context: Deno.lint.RuleContext,
  judge: (from: string, specifier: string) => Finding | undefined,
): Deno.lint.LintVisitor {
  const from = projectPath(context.filename);
  return importVisitor((node: ImportNode, specifier) => {
    const finding = judge(from, specifier);
    if (finding) context.report({ node, ...finding });
  });
}

function oneWay(from: string, specifier: string): Finding | undefined {
  const target = resolveImport(from, specifier);
  const finding = specifier.startsWith(".") ? undefined : packageFinding(from, specifier);
  if (finding || target === undefined) return finding;
  return testFinding(from, target) ?? layerFinding(from, target);
}

function packageFinding(from: string, specifier: string): Finding | undefined {
  if (isTest(from)) return undefined;
  if (/^(npm:)?fast-check(@|\/|$)/.test(specifier)) {
    // The bench compares with it, and who takes the package from npm may have it.
    const users = ["conformance/fast_check.ts", "_tools/bench/", "_tools/packages/consumer/"];
    if (users.some((user) => from.startsWith(user))) return undefined;
    return {
      message: `Cannot import fast-check in ${from}: it is for one edge of the library`,
      hint: "Offer what you need in conformance/fast_check.ts, or move it to a test",
    };
  }
  if (UNPUBLISHED.includes(topFolder(from))) return undefined;
  if (HOST_SHELLS.includes(from) && specifier.startsWith("node:")) return undefined;
  return {
    message: `Cannot import "${specifier}" in ${from}: published code imports relatively only`,
    hint: `Name the file (../folder/mod.ts), or take what it does as an argument; ${
      UNPUBLISHED.join(", ")
    } and tests may import packages`,
  };
}

function testFinding(from: string, target: string): Finding | undefined {
  if (!isTest(target) || isTest(from) || topFolder(from) === "_tools") return undefined;
  return {
    message: `Cannot import the test ${target} in ${from}: a test is not part of the library`,
    hint: "Move what both need to a file of its own beside the test",
  };
}

function layerFinding(from: string, target: string): Finding | undefined {
  const home = topFolder(from);
  const folder = topFolder(target);
  if (home === folder) return undefined;
  const row = rowOf(from);
  if (!row) {
    return {
      message: `Cannot place ${home}/: it has no row in the table of layers`,
      hint: "Give it one in _tools/lint/layer_table.ts and draw it in docs/ARCHITECTURE.md",
    };
  }
  if (folder === "examples" && (isTest(from) || home === "_tools")) return undefined;
  if (folder !== "examples" && (row === "anything" || row.includes(folder))) return undefined;
  return {
    message: `Cannot import ${folder ? `${folder}/` : target} in ${from}: it is not below ${
      home ? `${home}/` : "the front door"
    }`,
    hint: `${home ? `${home}/` : "The front door"} may import ${
      listed(row)
    }: move what both need down, or take it as an argument`,
  };
}

function rowOf(from: string): Row | undefined {
  const home = topFolder(from);
  const row = home === "" ? FRONT_DOOR : LAYERS[home];
  return isTest(from) && row && row !== "anything" ? [...row, ...TEST_LAYERS] : row;
}

function listed(row: Row): string {
  if (row === "anything") return "anything but examples/";
  return [...new Set(row)].join(", ") || "nothing";
}

function ownDoor(from: string, specifier: string): Finding | undefined {
  const target = resolveImport(from, specifier);
  if (target === undefined || isTest(from)) return undefined;
  const folder = topFolder(target);
  if (folder === "" || folder === topFolder(from) || isDoor(target)) return undefined;
  const doors = SECOND_DOORS.filter((door) => topFolder(door) === folder);
  return {
    message: `Cannot import ${target} in ${from}: it is not a door of ${folder}/`,
    hint: `Import ${[`${folder}/mod.ts`, ...doors].join(" or ")}, and export there what is missing`,
  };
}

function isDoor(target: string): boolean {
  if (target === `${topFolder(target)}/mod.ts`) return true;
  return SECOND_DOORS.some((door) =>
    new RegExp(`^${RegExp.escape(door).replaceAll("\\*", "[^/]+")}$`).test(target)
  );
}
