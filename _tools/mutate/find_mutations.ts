/**
 * Finds where a file could have a fault, and where it loops. It is a plugin of `deno lint`, because
 * that has a parser, and so no package is needed for one; what it reports is no complaint.
 *
 * @module
 */
import type { Mutation, Span } from "./mutation.ts";
import { type Change, OPERATORS } from "./operators.ts";

type Node = Deno.lint.Node;

/** What is reported of a file: one mutation each, and the body of each loop. */
export type Place = Mutation | { readonly loop: Span };

const finder: Deno.lint.Plugin = {
  name: "mutate",
  rules: {
    places: {
      create(context) {
        const { text } = context.sourceCode;
        const report = (node: Node, place: Place) =>
          context.report({ node, message: JSON.stringify(place) });
        return {
          "*"(node: Node) {
            for (const change of changesOf(node, text)) report(node, placed(node, change));
            if (isLoop(node)) report(node, { loop: node.body.range });
          },
        } as Deno.lint.LintVisitor;
      },
    },
  },
};
export default finder;

function changesOf(node: Node, text: string): readonly Change[] {
  const operator = OPERATORS[node.type] as
    | ((node: Node, text: string) => readonly Change[])
    | undefined;
  return operator?.(node, text) ?? [];
}

function placed(node: Node, { at, becomes, form = "expression" }: Change): Mutation {
  return { at, becomes, form, host: form === "statement" ? node.range : hostOf(node, at) };
}

/** What is switched: the changed node, or the whole of a chain, which ends early only as a whole. */
function hostOf(node: Node, at: Span): Span {
  let host = node.type.endsWith("Statement") || node.type === "ConditionalExpression"
    ? at
    : node.range;
  for (let link = node; isWithinChain(link); link = link.parent) {
    if (link.parent.type === "ChainExpression") host = link.parent.range;
  }
  return host;
}

function isWithinChain(node: Node): node is Node & { readonly parent: Node } {
  if (!("parent" in node)) return false;
  const { parent } = node;
  return parent.type === "ChainExpression" ||
    (parent.type === "MemberExpression" && parent.object === node) ||
    (parent.type === "CallExpression" && parent.callee === node);
}

function isLoop(node: Node): node is Node & { readonly body: Node } {
  return /^(For|ForOf|While|DoWhile)Statement$/.test(node.type);
}
