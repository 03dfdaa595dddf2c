/**
 * The size of things: a function fits a screen.
 *
 * @module
 */

/** How many lines a function may have, from its head to its last brace. */
export const MAX_FUNCTION_LINES = 70;

/** Calls whose callback is a chapter of tests and no function of its own. */
const CHAPTERS: readonly string[] = ["describe"];

type FunctionNode =
  | Deno.lint.FunctionDeclaration
  | Deno.lint.FunctionExpression
  | Deno.lint.ArrowFunctionExpression;

const tidy: Deno.lint.Plugin = {
  name: "tidy",
  rules: {
    "short-function": { create: shortFunction },
  },
};
export default tidy;

function shortFunction(context: Deno.lint.RuleContext): Deno.lint.LintVisitor {
  function measure(node: FunctionNode): void {
    const lines = context.sourceCode.text.slice(...node.range).split("\n").length;
    if (lines <= MAX_FUNCTION_LINES || isChapter(node)) return;
    context.report({
      node,
      message: `Cannot take ${nameOf(node)} of ${lines} lines: ${MAX_FUNCTION_LINES} is the most`,
      hint: "Give its steps names: one function a step, or the steps as a list of data",
    });
  }
  return {
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  };
}

function isChapter({ parent }: FunctionNode): boolean {
  return parent.type === "CallExpression" && parent.callee.type === "Identifier" &&
    CHAPTERS.includes(parent.callee.name);
}

/** The name that a reader would look for: its own, or that of what holds it. */
function nameOf(node: FunctionNode): string {
  if (node.id) return node.id.name;
  const { parent } = node;
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") {
    return parent.id.name;
  }
  const isHeld = parent.type === "MethodDefinition" || parent.type === "Property";
  return isHeld && parent.key.type === "Identifier" ? parent.key.name : "a function";
}
