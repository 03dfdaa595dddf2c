/**
 * Time, chance and the surroundings come through doors, never from the air: the seed is the whole
 * story of a run, and the pure folders work wherever TypeScript does.
 *
 * @module
 */
import { AMBIENT, ENTRY_SHELLS, PURE_FOLDERS, SURROUNDINGS } from "./ambient_table.ts";
import { importVisitor } from "./imports.ts";
import { dottedName, roleOf, withoutGlobal } from "./names.ts";
import { isTest, projectPath } from "./project.ts";

const ambient: Deno.lint.Plugin = {
  name: "ambient",
  rules: {
    "one-door": { create: oneDoor },
    "pure-folder": { create: pureFolder },
  },
};
export default ambient;

function oneDoor(context: Deno.lint.RuleContext): Deno.lint.LintVisitor {
  const path = projectPath(context.filename);
  if (isBench(path) || isUnder(path, ENTRY_SHELLS)) return {};
  return globalUses(Object.keys(AMBIENT), (node, name) => {
    context.report({
      node,
      message: `Cannot use ${name} in ${path}: time and chance come through one door`,
      hint: AMBIENT[name] ?? "",
    });
  });
}

function pureFolder(context: Deno.lint.RuleContext): Deno.lint.LintVisitor {
  const path = projectPath(context.filename);
  if (isTest(path) || isBench(path) || !isUnder(path, PURE_FOLDERS)) return {};
  return globalUses([...SURROUNDINGS, /^node:/], (node, name) => {
    context.report({
      node,
      message: `Cannot use ${name} in ${path}: the folder is pure`,
      hint: "Return a value, or take an interface as an argument and let a shell implement it",
    });
  });
}

/**
 * A visitor that hears where some global names or modules are used. A file that brings in a name of
 * its own, such as a parameter `process`, is believed to mean that one all through.
 */
function globalUses(
  wanted: readonly (string | RegExp)[],
  visit: (node: Deno.lint.Node, name: string) => void,
): Deno.lint.LintVisitor {
  const own = new Set<string>();
  const uses: { readonly node: Deno.lint.Node; readonly written: string }[] = [];
  function use(node: Deno.lint.Node, written: string): void {
    uses.push({ node, written });
  }
  return {
    ...importVisitor(use),
    Identifier(node) {
      const role = roleOf(node);
      if (role === "binding") own.add(node.name);
      if (role === "lookup") use(node, node.name);
    },
    MemberExpression: (node) => use(node, dottedName(node) ?? ""),
    CallExpression: (node) => use(node, `${dottedName(node.callee)}()`),
    NewExpression(node) {
      if (node.arguments.length === 0) use(node, `new ${dottedName(node.callee)}()`);
    },
    VariableDeclarator(node) {
      for (const written of takenApart(node)) use(node, written);
    },
    "Program:exit"() {
      for (const { node, written } of uses) {
        const name = withoutGlobal(written);
        const isWanted = wanted.some((each) =>
          typeof each === "string" ? each === name : each.test(name)
        );
        if (isWanted && !own.has(rootOf(written))) visit(node, name);
      }
    },
  };
}

/** The members that `const { now } = Date` takes, as dotted names. */
function takenApart({ id, init }: Deno.lint.VariableDeclarator): readonly string[] {
  const object = init && dottedName(init);
  if (!object || id.type !== "ObjectPattern") return [];
  return id.properties.flatMap((property) =>
    property.type === "Property" && property.key.type === "Identifier"
      ? [`${object}.${property.key.name}`]
      : []
  );
}

function rootOf(written: string): string {
  return written.replace(/^new /, "").replace(/[.(].*$/, "");
}

function isUnder(path: string, places: readonly string[]): boolean {
  return places.some((place) => place.endsWith("/") ? path.startsWith(place) : path === place);
}

function isBench(path: string): boolean {
  return path.endsWith("_bench.ts");
}
