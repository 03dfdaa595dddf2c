import { printable } from "./printable.ts";

/** An element of XML: its name, its attributes in order, and what is in it. */
export interface Element {
  /** What it is called. */
  readonly name: string;
  /** Its attributes. */
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** Its elements, or its text. */
  readonly content?: string | readonly Element[];
}

/** Writes a document, an element a line. */
export function printXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printElement(root, "")}\n`;
}

function printElement({ name, attributes = {}, content = [] }: Element, indent: string): string {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${quoted(`${value}`)}"`);
  const open = `${indent}<${name}${head.join("")}`;
  if (content.length === 0) return `${open}/>`;
  if (typeof content === "string") return `${open}>${escaped(content)}</${name}>`;
  const inner = content.map((each) => printElement(each, `${indent}  `));
  return [`${open}>`, ...inner, `${indent}</${name}>`].join("\n");
}

/** A text between tags. With `>` escaped, `]]>` can stand nowhere. */
function escaped(text: string): string {
  return printable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A text in an attribute, where readers take line ends for spaces. */
function quoted(text: string): string {
  return escaped(text).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}
