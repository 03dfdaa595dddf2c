/** Any way in which a file names another module. */
export type ImportNode =
  | Deno.lint.ImportDeclaration
  | Deno.lint.ExportAllDeclaration
  | Deno.lint.ExportNamedDeclaration
  | Deno.lint.ImportExpression
  | Deno.lint.TSImportType;

/** A visitor that hears of each import, whichever way it is written. */
export function importVisitor(
  visit: (node: ImportNode, specifier: string) => void,
): Deno.lint.LintVisitor {
  function hear(node: ImportNode): void {
    const specifier = specifierOf(node);
    if (specifier !== undefined) visit(node, specifier);
  }
  return {
    ImportDeclaration: hear,
    ExportAllDeclaration: hear,
    ExportNamedDeclaration: hear,
    ImportExpression: hear,
    TSImportType: hear,
  };
}

/** What a dynamic import computes cannot be known here; what it says in so many words can. */
function specifierOf(node: ImportNode): string | undefined {
  const source = node.type === "TSImportType" ? node.argument : node.source;
  const literal = source?.type === "TSLiteralType" ? source.literal : source;
  if (literal?.type !== "Literal" || typeof literal.value !== "string") return undefined;
  return literal.value;
}
