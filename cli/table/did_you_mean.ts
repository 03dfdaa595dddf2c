/**
 * The word that was meant, most likely; null where none is near. Of paths, the last part alone will
 * do: `complete-every-action` for `app/complete-every-action`.
 */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.ceil(word.length / 3) + 1;
  for (const each of known) {
    const tail = each.slice(each.indexOf("/") + 1);
    const distance = Math.min(distanceOf(word, each), distanceOf(word, tail));
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
}

/** The end of a message on a word that nobody knows. */
export function didYouMean(
  word: string,
  known: readonly string[],
  otherwise: string,
): string {
  const meant = nearest(word, known);
  return meant === null ? otherwise : `did you mean ${meant}?`;
}

/** How many letters must be added, left out, changed or swapped with the next. */
function distanceOf(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[line - 1] === other[column - 1];
      const isSwapped = one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1];
      next.push(Math.min(
        (row[column - 1] ?? 0) + (isSame ? 0 : 1),
        (row[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      ));
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
