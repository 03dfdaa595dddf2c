import type { Mutant, Span } from "./mutation.ts";

/** A piece of the text that is written in another way, with what is inside of it. */
interface Wrapped {
  readonly span: Span;
  readonly wrap: (inner: string) => string;
}

/**
 * The text of a file with all its mutants in it, each behind a switch: `$is(17) ? a <= b : a < b`.
 * One text is compiled once, and any mutant can be turned on in it. Every turn of a loop counts, so
 * that a mutant that never ends is stopped.
 */
export function withMutants(
  text: string,
  mutants: readonly Mutant[],
  loops: readonly Span[],
): string {
  const byHost = Map.groupBy(mutants, ({ host, form }) => `${form} ${host}`);
  const pieces: readonly Wrapped[] = [
    ...loops.map((span): Wrapped => ({ span, wrap: (inner) => `{ $turn(); ${inner} }` })),
    ...[...byHost.values()].flatMap((those) => {
      const [first] = those;
      return first ? [{ span: first.host, wrap: switchOf(text, those, first.form) }] : [];
    }),
  ];
  return `const { $is, $turn } = globalThis.$mutation; ${rendered(text, pieces)}`;
}

function switchOf(
  text: string,
  mutants: readonly Mutant[],
  form: Mutant["form"],
): Wrapped["wrap"] {
  const choices = mutants.map((mutant) => ({ id: mutant.id, changed: changed(text, mutant) }));
  if (form === "expression") {
    const cases = choices.map(({ id, changed }) => `$is(${id}) ? ${changed} : `).join("");
    return (inner) => `(${cases}${inner})`;
  }
  const cases = choices.map(({ id, changed }) => `if ($is(${id})) { ${changed} } else `).join("");
  return (inner) => `{ ${cases}{ ${inner} } }`;
}

function changed(text: string, { host, at, becomes }: Mutant): string {
  return text.slice(host[0], at[0]) + becomes + text.slice(at[1], host[1]);
}

/** Spans lie inside each other or apart, as nodes do: the outer is written around the inner. */
function rendered(text: string, pieces: readonly Wrapped[]): string {
  const sorted = pieces.toSorted(({ span: one }, { span: other }) =>
    one[0] - other[0] || other[1] - one[1]
  );
  let next = 0;
  const until = (from: number, to: number): string => {
    let written = "";
    let at = from;
    for (let piece = sorted[next]; piece && piece.span[0] < to; piece = sorted[next]) {
      next++;
      const { span: [begin, end], wrap } = piece;
      written += text.slice(at, begin) + wrap(until(begin, end));
      at = end;
    }
    return written + text.slice(at, to);
  };
  return until(0, text.length);
}
