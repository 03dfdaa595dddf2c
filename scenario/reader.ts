/** Reads one line of a scenario word by word, and remembers where it is. */
export class Reader {
  readonly #line: string;
  #at = 0;

  /** Starts at the beginning of the line. */
  constructor(line: string) {
    this.#line = line;
    this.#skipSpace();
  }

  /** The column of what comes next, from 1. */
  get column(): number {
    return this.#at + 1;
  }

  /** Where the reader is, to come back to. */
  get position(): number {
    return this.#at;
  }

  /** Goes to a position that it gave. */
  set position(at: number) {
    this.#at = at;
  }

  /** Whether nothing is left. */
  get isDone(): boolean {
    return this.#at >= this.#line.length;
  }

  /** The next word, without taking it; empty where nothing is left. */
  peek(): string {
    return /^\S+/.exec(this.#rest)?.[0] ?? "";
  }

  /** Takes the next word. */
  skip(): void {
    this.#take(this.peek());
  }

  /** Takes the next word where it fits. */
  match(pattern: RegExp): string | undefined {
    const word = this.peek();
    return pattern.test(word) ? this.#take(word) : undefined;
  }

  /** Takes the rest of the line where it fits. */
  matchRest(pattern: RegExp): string | undefined {
    const rest = this.#rest.trimEnd();
    return pattern.test(rest) ? this.#take(rest) : undefined;
  }

  /** Takes text in double quotes, escaped as in JSON. */
  quoted(): string | undefined {
    const text = /^"(?:[^"\\]|\\.)*"(?=\s|$)/.exec(this.#rest)?.[0];
    if (text === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(text);
      this.#take(text);
      return typeof value === "string" ? value : undefined;
    } catch {
      return undefined;
    }
  }

  get #rest(): string {
    return this.#line.slice(this.#at);
  }

  #take(text: string): string {
    this.#at += text.length;
    this.#skipSpace();
    return text;
  }

  #skipSpace(): void {
    while (this.#line[this.#at] === " " || this.#line[this.#at] === "\t") this.#at++;
  }
}
