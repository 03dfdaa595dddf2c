import type { Session } from "./player.ts";

/** How far a run had come when a breach was seen in it. */
export interface Reach {
  /** How many steps had been taken. */
  readonly steps: number;
  /** How many events had been seen. */
  readonly events: number;
}

/** Notes how far a run had come at each breach, so that it can go on behind it. */
export class Reaches {
  /** One for each breach that was found, in the same order. */
  readonly all: Reach[] = [];
  readonly #session: Session;

  /** Notes what comes of a session. */
  constructor(session: Session) {
    this.#session = session;
  }

  /** Notes what was found since it was asked last, by so many steps. */
  note(steps: number): void {
    const { panel, stage: { trace: { events } } } = this.#session;
    while (this.all.length < panel.found.length) this.all.push({ steps, events: events.length });
  }
}
