/** What the command ends with. */
export const EXIT = {
  /** Nothing of law is broken, and all of it was put to the test. */
  conformant: 0,
  /** A rule of law is broken, or an expectation is not met. */
  broken: 1,
  /** A rule of law was not put to the test, or nothing was selected. */
  untested: 2,
  /** The adapter or the kit is at fault: nothing can be said of the implementation. */
  fault: 3,
  /** What was typed makes no sense. */
  usage: 64,
  /** The user ended it. */
  interrupted: 130,
} as const;

/** What cannot be done: it is told in a line, and ends the command. */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
  /** What the command ends with. */
  readonly exit: number;

  /** Says what could not be done, what is so, and the way out. */
  constructor(message: string, exit: number = EXIT.usage) {
    super(message);
    this.exit = exit;
  }
}
