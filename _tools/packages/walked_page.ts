import type { Finding } from "../npm/mod.ts";

/** One thing that a page has its reader do: a file to write, or commands and what they print. */
export type PageStep =
  | { readonly kind: "file"; readonly path: string; readonly text: string }
  | { readonly kind: "commands"; readonly lines: readonly string[]; readonly printed: string };

/**
 * What a page has its reader do, in order: a block of text is a file where the line before it ends
 * with the name of one, and what the commands before it print where it follows them.
 */
export function stepsOf(page: string): readonly PageStep[] {
  const steps: PageStep[] = [];
  const blocks = page.matchAll(/(?:`([^`\n]+)`:\n\n)?```(\w+)\n([^]*?)```\n/g);
  for (const [, path, language, text = ""] of blocks) {
    const last = steps.at(-1);
    if (language === "sh") {
      steps.push({ kind: "commands", lines: text.trimEnd().split("\n"), printed: "" });
    } else if (path !== undefined) steps.push({ kind: "file", path, text });
    else if (last?.kind === "commands") steps[steps.length - 1] = { ...last, printed: text };
  }
  return steps;
}

/** What is printed, without what differs from run to run: times, and colors of none. */
export function steady(text: string): string {
  return text.replace(/\d+(?:\.\d+)? (m?s)\b/g, "N $1").replace(/ \(N m?s\)$/gm, "")
    .replace(/, estimated N s$/gm, "").trimEnd();
}

/** What a walk through a page has found: each step, and where what was printed is not what it says. */
export async function walkPage(
  page: string,
  write: (path: string, text: string) => Promise<void>,
  runLine: (line: string) => Promise<string>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const step of stepsOf(page)) {
    if (step.kind === "file") await write(step.path, step.text);
    else {
      let printed = "";
      for (const line of step.lines) printed += await runLine(line);
      const isSame = steady(printed) === steady(step.printed);
      const flaws = isSame ? [] : ["the page says:", step.printed, "and this is printed:", printed];
      findings.push([step.lines.join("; "), flaws]);
    }
  }
  const isWalk = findings.length > 0;
  return isWalk ? findings : [["the page has commands to type", ["no block of it is one of sh"]]];
}

/** Commands under a title of one page that another, which tells more, does not have. */
export function commandsLacking(page: string, title: string, fuller: string): readonly string[] {
  const part = page.split(/^(?=## )/m).find((each) => each.startsWith(`## ${title}\n`));
  const [, commands] = /```sh\n([^]*?)```/.exec(part ?? "") ?? [];
  if (commands === undefined) return [`there are no commands under "${title}"`];
  const lines = commands.trimEnd().split("\n").map((line) => line.replace(/ +#.*$/, ""));
  return lines.filter((line) => !fuller.includes(line)).map((line) => `it has no "${line}"`);
}
