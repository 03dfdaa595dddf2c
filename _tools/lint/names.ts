/** An identifier brings a name in, looks one up, or is only a label such as the key of a field. */
export type Role = "binding" | "lookup" | "label";

type NodeType = Deno.lint.Node["type"];

/** Where an identifier is a label, unless it is computed. `*`: everywhere in such a node. */
const LABEL_SLOTS: Partial<Record<NodeType, string>> = {
  MemberExpression: "property",
  Property: "key",
  MethodDefinition: "key",
  PropertyDefinition: "key",
  TSAbstractMethodDefinition: "key",
  TSAbstractPropertyDefinition: "key",
  TSPropertySignature: "key",
  TSMethodSignature: "key",
  TSQualifiedName: "right",
  TSEnumMember: "id",
  TSImportType: "*",
  // A type that is taken of a name reads nothing at run time.
  TSTypeQuery: "*",
  ExportSpecifier: "*",
  ExportAllDeclaration: "*",
  LabeledStatement: "*",
  BreakStatement: "*",
  ContinueStatement: "*",
};

/** Where an identifier brings a name in. */
const BINDING_SLOTS: Partial<Record<NodeType, string>> = {
  VariableDeclarator: "id",
  AssignmentPattern: "left",
  ArrayPattern: "*",
  RestElement: "*",
  CatchClause: "*",
  ImportSpecifier: "*",
  ImportDefaultSpecifier: "*",
  ImportNamespaceSpecifier: "*",
  FunctionDeclaration: "id",
  FunctionExpression: "id",
  ClassDeclaration: "id",
  ClassExpression: "id",
  TSInterfaceDeclaration: "id",
  TSTypeAliasDeclaration: "id",
};

/** What an identifier does where it stands. */
export function roleOf(node: Deno.lint.Identifier): Role {
  const { parent } = node;
  if (isIn(node, LABEL_SLOTS) && !Reflect.get(parent, "computed")) return "label";
  if (isIn(node, BINDING_SLOTS) || isParameter(node)) return "binding";
  if (parent.type !== "Property") return "lookup";
  return parent.parent.type === "ObjectPattern" ? "binding" : "lookup";
}

/** `a.b.c` of a chain of plain or quoted members; `undefined` for any other expression. */
export function dottedName(node: Deno.lint.Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression") return undefined;
  const object = dottedName(node.object);
  const property = propertyName(node);
  return object === undefined || property === undefined ? undefined : `${object}.${property}`;
}

/** The same name without the global object: `globalThis.Date.now` is `Date.now`. */
export function withoutGlobal(name: string): string {
  return name.replace(/^(new )?(?:(?:globalThis|self|window|global)\.)+/, "$1");
}

function propertyName({ property, computed }: Deno.lint.MemberExpression): string | undefined {
  if (property.type === "Identifier" && !computed) return property.name;
  return property.type === "Literal" && typeof property.value === "string"
    ? property.value
    : undefined;
}

function isIn(node: Deno.lint.Identifier, slots: Partial<Record<NodeType, string>>): boolean {
  const slot = slots[node.parent.type];
  return slot === "*" || (slot !== undefined && Reflect.get(node.parent, slot) === node);
}

function isParameter(node: Deno.lint.Identifier): boolean {
  const params: unknown = Reflect.get(node.parent, "params");
  return Array.isArray(params) && params.includes(node);
}
