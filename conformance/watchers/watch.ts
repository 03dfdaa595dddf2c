/** Something that tells a sound part from a broken one. */
export interface Guard<Part> {
  /** What it does with a part, as a sentence about the guard. */
  readonly name: string;
  /** What is wrong with a part; null where all is well. */
  readonly objection: (part: Part) => string | null | Promise<string | null>;
}

/** A part of the kit with one fault. */
export interface BrokenPart<Part> {
  /** The fault, as a sentence about the part. */
  readonly name: string;
  /** The broken part, which takes the place of the sound one. */
  readonly part: Part;
}

/** A part of the kit that all findings rest on, what guards it, and how it could be broken. */
export interface Watch<Part> {
  /** What the part is called. */
  readonly watched: string;
  /** The part as it is. */
  readonly sound: Part;
  /** What guards it, the quickest first. */
  readonly guards: readonly Guard<Part>[];
  /** Each with one fault, all of which a guard must catch. */
  readonly broken: readonly BrokenPart<Part>[];
}

/** A part that can be put to its guards: the sound one, where there is no fault. */
export interface Guarded {
  /** What the part is called. */
  readonly watched: string;
  /** Its fault; null: it is as it should be. */
  readonly fault: string | null;
  /** Puts it to its guards, until one of them objects. */
  readonly caught: () => Promise<Caught | null>;
}

/** Who objected to a part, and how. */
export interface Caught {
  /** The guard. */
  readonly by: string;
  /** What it said. */
  readonly objection: string;
}

/** The sound part and each broken one, ready to be put to the guards. */
export function guarded<Part>({ watched, sound, guards, broken }: Watch<Part>): readonly Guarded[] {
  const put = (fault: string | null, part: Part): Guarded => ({
    watched,
    fault,
    caught: async () => {
      for (const { name, objection: objectionTo } of guards) {
        const objection = await objectionTo(part);
        if (objection !== null) return { by: name, objection };
      }
      return null;
    },
  });
  return [put(null, sound), ...broken.map(({ name, part }) => put(name, part))];
}
