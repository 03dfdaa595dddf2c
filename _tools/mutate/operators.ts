import type { Mutation, Span } from "./mutation.ts";

type Node = Deno.lint.Node;

/** A change of a node, before it is known what is switched for it. */
export interface Change {
  /** What of the text is changed. */
  readonly at: Span;
  /** What stands there instead. */
  readonly becomes: string;
  /** Whether a whole statement goes. */
  readonly form?: Mutation["form"];
}

type Operators = {
  readonly [T in Node["type"]]?: (
    node: Extract<Node, { readonly type: T }>,
    text: string,
  ) => readonly Change[];
};

/** What each operator of two operands becomes. What forces a condition is in `forced`. */
const SWAPS: ReadonlyMap<string, string> = new Map([
  ["===", "!=="],
  ["!==", "==="],
  ["<", "<="],
  ["<=", "<"],
  [">", ">="],
  [">=", ">"],
  ["+", "-"],
  ["-", "+"],
  ["*", "/"],
  ["/", "*"],
  ["%", "*"],
  ["+=", "-="],
  ["-=", "+="],
  ["*=", "/="],
  ["&&=", "="],
  ["||=", "="],
  ["??=", "="],
  ["++", "--"],
  ["--", "++"],
]);

/** Methods that are confused, or that say the other half. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ["some", "every"],
  ["every", "some"],
  ["find", "findLast"],
  ["findLast", "find"],
  ["startsWith", "endsWith"],
  ["endsWith", "startsWith"],
  ["min", "max"],
  ["max", "min"],
]);

/** Methods that give back something like what they are called on: it can do without them. */
const DROPPED: readonly string[] = [
  "filter",
  "slice",
  "sort",
  "toSorted",
  "reverse",
  "toReversed",
  "trim",
  "trimEnd",
  "toLowerCase",
  "toUpperCase",
  "concat",
];

/** The faults that a node can have, by its type: what a slip of the pen or of thought leaves. */
export const OPERATORS: Operators = {
  IfStatement: ({ test }) => forced(test, ["true", "false"]),
  ConditionalExpression: ({ test }) => forced(test, ["true", "false"]),
  WhileStatement: ({ test }) => forced(test, ["false"]),
  DoWhileStatement: ({ test }) => forced(test, ["false"]),
  ForStatement: ({ test }) => test ? forced(test, ["false"]) : [],
  BinaryExpression: swapped,
  AssignmentExpression: swapped,
  LogicalExpression: ({ left, right, range }, text) =>
    [left, right].map((kept) => ({ at: range, becomes: text.slice(...kept.range) })),
  UnaryExpression: ({ argument, operator, range }, text) =>
    operator === "!" || operator === "-"
      ? [{ at: range, becomes: text.slice(...argument.range) }]
      : [],
  UpdateExpression: ({ operator, argument, range, prefix }, text) => {
    const name = text.slice(...argument.range);
    const other = SWAPS.get(operator) ?? operator;
    return [{ at: range, becomes: prefix ? `${other}${name}` : `${name}${other}` }];
  },
  Literal: (node) => isPlainValue(node) ? otherValue(node) : [],
  TemplateLiteral: ({ range, parent }) =>
    parent.type === "TaggedTemplateExpression" ? [] : [{ at: range, becomes: '""' }],
  ArrayExpression: ({ elements, range }, text) =>
    elements.flatMap((element) => leftOut(spanOf(element, text), range, text)),
  ObjectExpression: ({ properties, range }, text) =>
    properties.filter((property) => !isMethod(property))
      .flatMap((property) => leftOut(spanOf(property, text), range, text)),
  CallExpression: methodChanged,
  MemberExpression: ({ optional, object, range }, text) =>
    optional ? sure(object, range, text) : [],
  ExpressionStatement: ({ range, expression }) =>
    isCallOfSuper(expression) ? [] : [{ at: range, becomes: "", form: "statement" }],
  ReturnStatement: (node) => isLastOfFunction(node) ? [] : [without(node)],
  ThrowStatement: (node) => [without(node)],
  BreakStatement: (node) => [without(node)],
  ContinueStatement: (node) => [without(node)],
};

function without({ range }: Node): Change {
  return { at: range, becomes: "", form: "statement" };
}

function forced(test: Node, values: readonly string[]): readonly Change[] {
  return test.type === "Literal" ? [] : values.map((becomes) => ({ at: test.range, becomes }));
}

function swapped(
  { left, right, operator, range }: Deno.lint.BinaryExpression | Deno.lint.AssignmentExpression,
  text: string,
): readonly Change[] {
  const other = SWAPS.get(operator);
  const isText = [left, right].some((side) => /^["'`]/.test(text.slice(...side.range)));
  if (!other || (isText && operator.startsWith("+"))) return [];
  const between = text.slice(left.range[1], right.range[0]).replace(operator, other);
  const becomes = text.slice(range[0], left.range[1]) + between +
    text.slice(right.range[0], range[1]);
  return [{ at: range, becomes }];
}

/** Whether a literal stands for a value that the code uses, and is not compared: that is swapped. */
function isPlainValue(node: Deno.lint.Literal): boolean {
  const { parent } = node;
  if (/^TS(?!AsExpression)/.test(parent.type)) return false;
  if (/^(Import|Export)/.test(parent.type)) return false;
  if ("key" in parent && parent.key === node) return false;
  return parent.type !== "BinaryExpression" || !/^[!=]==$/.test(parent.operator);
}

function otherValue({ value, raw, range }: Deno.lint.Literal): readonly Change[] {
  const becomes = typeof value === "boolean"
    ? `${!value}`
    : typeof value === "number"
    ? `${Number(raw.replaceAll("_", "")) + 1}`
    : typeof value === "string"
    ? (value === "" ? '"mutated"' : '""')
    : null;
  return becomes === null ? [] : [{ at: range, becomes }];
}

/** The parser ends a spread at its dots, and knows no parentheses. */
function spanOf(node: Node, text: string): Span {
  if (node.type !== "SpreadElement") return node.range;
  const [from, to] = node.argument.range;
  const opened = text.slice(node.range[1], from).replaceAll(/[^(]/g, "").length;
  const closed = new RegExp(`^(\\s*\\)){${opened}}`).exec(text.slice(to))?.[0].length ?? 0;
  return [node.range[0], to + closed];
}

function isMethod(property: Node): boolean {
  return property.type === "Property" &&
    /^(Arrow)?FunctionExpression$/.test(property.value.type);
}

/** Takes one out of a list, with the comma behind it. */
function leftOut([from, to]: Span, list: Span, text: string): readonly Change[] {
  const comma = /^\s*,\s*/.exec(text.slice(to, list[1]))?.[0].length ?? 0;
  return [{ at: [from, to + comma], becomes: "" }];
}

function methodChanged(
  { callee, range, optional, arguments: given }: Deno.lint.CallExpression,
  text: string,
): readonly Change[] {
  if (optional) return sure(callee, range, text);
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return [];
  const { name } = callee.property;
  const receiver = text.slice(...callee.object.range);
  const other = METHODS.get(name);
  if (other) {
    const [from, to] = callee.property.range;
    return [{ at: range, becomes: text.slice(range[0], from) + other + text.slice(to, range[1]) }];
  }
  const isStatic = receiver === "Math" || receiver === "Object";
  const isDropped = DROPPED.includes(name) && !isStatic && (name !== "slice" || given.length > 0);
  return isDropped ? [{ at: range, becomes: receiver }] : [];
}

/** An access that no longer asks whether there is something; the parser marks the whole chain. */
function sure(object: Node, [from, to]: Span, text: string): readonly Change[] {
  const rest = text.slice(object.range[1], to);
  if (!rest.startsWith("?.")) return [];
  const plain = rest.replace(/^\?\.(?=[[(])/, "").replace(/^\?\./, ".");
  return [{ at: [from, to], becomes: text.slice(from, object.range[1]) + plain }];
}

function isCallOfSuper(expression: Node): boolean {
  return expression.type === "CallExpression" && expression.callee.type === "Super";
}

/** Without its last `return` a function says nothing at all: no test could miss that. */
function isLastOfFunction(node: Deno.lint.ReturnStatement): boolean {
  const block = node.parent;
  if (block.type !== "BlockStatement" || block.body.at(-1) !== node) return false;
  return /Function|Method/.test(block.parent.type);
}
