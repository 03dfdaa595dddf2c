/**
 * What can be wrong with an adapter in another process, whatever the subject is worth: each is a
 * fault of the adapter, told as such and never as a breach of a rule.
 */
export const FAULTS = {
  neverStarted: "its command could not be started",
  otherProtocol: "it speaks no version of the protocol that is spoken here",
  noNonce: "it does not give back what it was given: it plays answers from a record",
  acceptsAnything: "it accepts a request that does not exist",
  unknownCapability: "it declares what cannot be",
  crashed: "its process ended with an error",
  endedEarly: "its process ended, as if all were done, in the middle of a run",
  killed: "its process was ended by a signal",
  outOfMemory: "its process ran out of memory",
  deaf: "it did not read what it was asked, and was ended",
  late: "it answered when its time was over, and was ended",
  silent: "it did not answer in time, and ended when it was asked to",
  hung: "it did not answer in time, and had to be killed",
  closedPipe: "it closed its output, or its input, while it was asked",
  oversizedFrame: "it sent a line that is longer than a frame may be",
  flooded: "it sent lines that are no frames without end",
  chatters: "it sent notices without end, and no answer",
  tooDeep: "it sent a frame that is nested too deep",
  notUtf8: "it sent bytes that are no UTF-8",
  notAFrame: "it sent JSON that is no message of JSON-RPC 2.0",
  wrongId: "it answered a request that was not asked",
  duplicateId: "it answered a request twice",
  badResult: "it answered with a result that is not of the form that was agreed",
  badEvent: "it told of an event that makes no sense there",
  refused: "it answered a request with an error",
  missingMethod: "it lacks a method that it must have",
  noise: "it printed text among its frames (which was kept apart)",
  glued: "it printed text before a frame, on the same line (which was cut off)",
  gaveUp: "it failed so often that it was not started again",
} as const;

/** The name of such a fault. */
export type FaultName = keyof typeof FAULTS;

/** Thrown where an adapter in another process is at fault. Compare `fault`, never the class. */
export class WireError extends Error {
  /** Always this word. */
  readonly code = "wire";
  /** What is at fault. */
  readonly fault: FaultName;
  /** What is known of it beside; may be empty. */
  readonly detail: string;
  /** The last frames before it, where they are known: `>` was sent, `<` came. */
  readonly frames: readonly string[];

  /** Makes the error. */
  constructor(fault: FaultName, detail = "", frames: readonly string[] = []) {
    super(detail === "" ? FAULTS[fault] : `${FAULTS[fault]}: ${detail}`);
    this.name = "WireError";
    this.fault = fault;
    this.detail = detail;
    this.frames = frames;
  }
}
