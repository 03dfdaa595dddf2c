/** Above this many pairs of lines the table would cost more than the reader gains. */
const TABLE_LIMIT = 4_000_000;

/** How many equal lines stay visible on each side of a difference. */
const CONTEXT = 4;

/** Two texts, line by line: `-` is only in the actual one, `+` only in the expected one. */
export function diff(actual: string, expected: string): string {
  return folded(compared(actual.split("\n"), expected.split("\n"))).join("\n");
}

function compared(actual: readonly string[], expected: readonly string[]): string[] {
  const start = commonPrefix(actual, expected);
  const end = commonPrefix(
    actual.slice(start).toReversed(),
    expected.slice(start).toReversed(),
  );
  return [
    ...marked("  ", actual.slice(0, start)),
    ...differing(
      actual.slice(start, actual.length - end),
      expected.slice(start, expected.length - end),
    ),
    ...marked("  ", actual.slice(actual.length - end)),
  ];
}

function commonPrefix(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((line, index) => line !== right[index]);
  return at < 0 ? left.length : at;
}

function marked(mark: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${mark}${line}`);
}

/** The shortest way from one list of lines to the other, read off a table of common lengths. */
function differing(actual: readonly string[], expected: readonly string[]): string[] {
  if (actual.length * expected.length > TABLE_LIMIT) {
    return [...marked("- ", actual), ...marked("+ ", expected)];
  }
  const common = commonLengths(actual, expected);
  const lines: string[] = [];
  let row = 0;
  let column = 0;
  while (row < actual.length && column < expected.length) {
    if (actual[row] === expected[column]) {
      lines.push(`  ${actual[row++]}`);
      column++;
    } else if (common(row + 1, column) >= common(row, column + 1)) {
      lines.push(`- ${actual[row++]}`);
    } else {
      lines.push(`+ ${expected[column++]}`);
    }
  }
  return [
    ...lines,
    ...marked("- ", actual.slice(row)),
    ...marked("+ ", expected.slice(column)),
  ];
}

/** How many lines the rests of both lists have in common, from each pair of positions on. */
function commonLengths(
  actual: readonly string[],
  expected: readonly string[],
): (row: number, column: number) => number {
  const width = expected.length + 1;
  const table = new Uint32Array((actual.length + 1) * width);
  const at = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let row = actual.length - 1; row >= 0; row--) {
    for (let column = expected.length - 1; column >= 0; column--) {
      table[row * width + column] = actual[row] === expected[column]
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return at;
}

/** Leaves out what is equal and far from any difference. */
function folded(lines: readonly string[]): string[] {
  const isNear = lines.map(() => false);
  lines.forEach((line, index) => {
    if (line.startsWith("  ")) return;
    isNear.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  });
  return lines.flatMap((line, index) => {
    if (isNear[index]) return [line];
    if (index > 0 && !isNear[index - 1]) return [];
    const next = isNear.indexOf(true, index);
    return [`  ... ${(next < 0 ? lines.length : next) - index} equal lines`];
  });
}
