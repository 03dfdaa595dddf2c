import { AssertionError } from "./assertion_error.ts";
import { suffix } from "./equality.ts";
import { type AnyClass, typeName } from "./shape.ts";

/** Asserts that a function throws, and returns what it threw. */
export function assertThrows(fn: () => unknown, msg?: string): unknown;
/** Asserts that a function throws an error of a class, with a message, and returns it. */
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  errorClass: AnyClass<E>,
  msgIncludes?: string,
  msg?: string,
): E;
export function assertThrows(
  fn: () => unknown,
  ...expectation: Expectation
): unknown {
  const { errorClass, msgIncludes, msg } = read(expectation);
  try {
    fn();
  } catch (error) {
    if (errorClass) assertIs(error, errorClass, msgIncludes, msg);
    return error;
  }
  throw new AssertionError(`Expected function to throw${suffix(msg)}`);
}

/** Asserts that a promise is rejected, and returns the reason. */
export function assertRejects(fn: () => PromiseLike<unknown>, msg?: string): Promise<unknown>;
/** Asserts that a promise is rejected with an error of a class, with a message, and returns it. */
export function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  errorClass: AnyClass<E>,
  msgIncludes?: string,
  msg?: string,
): Promise<E>;
export async function assertRejects(
  fn: () => PromiseLike<unknown>,
  ...expectation: Expectation
): Promise<unknown> {
  const { errorClass, msgIncludes, msg } = read(expectation);
  const promise = promised(fn, msg);
  try {
    await promise;
  } catch (error) {
    if (errorClass) assertIs(error, errorClass, msgIncludes, msg);
    return error;
  }
  throw new AssertionError(`Expected function to reject${suffix(msg)}`);
}

type Expectation = [
  errorClassOrMsg?: AnyClass<Error> | string | undefined,
  msgIncludes?: string | undefined,
  msg?: string | undefined,
];

interface Expected {
  readonly errorClass: AnyClass<Error> | undefined;
  readonly msgIncludes: string | undefined;
  readonly msg: string | undefined;
}

/** The two forms of both functions, told apart: a class first, or the caller's words alone. */
function read([first, msgIncludes, msg]: Expectation): Expected {
  if (typeof first === "function") return { errorClass: first, msgIncludes, msg };
  return { errorClass: undefined, msgIncludes: undefined, msg: first };
}

/** A function that throws at once has not rejected: the difference is what the test is about. */
function promised(fn: () => PromiseLike<unknown>, msg?: string): PromiseLike<unknown> {
  let promise: PromiseLike<unknown>;
  try {
    promise = fn();
  } catch {
    throw new AssertionError(`Function throws when expected to reject${suffix(msg)}`);
  }
  if (typeof promise?.then === "function") return promise;
  throw new AssertionError(`Expected function to return a promise${suffix(msg)}`);
}

function assertIs(
  error: unknown,
  errorClass: AnyClass<Error>,
  msgIncludes?: string,
  msg?: string,
): void {
  if (!(error instanceof Error)) {
    throw new AssertionError(`A non-Error object was thrown${suffix(msg)}`);
  }
  if (!(error instanceof errorClass)) {
    throw new AssertionError(
      `Expected error to be instance of "${errorClass.name}", but was "${typeName(error)}"${
        suffix(msg)
      }`,
    );
  }
  if (msgIncludes === undefined || error.message.includes(msgIncludes)) return;
  throw new AssertionError(
    `Expected error message to include ${JSON.stringify(msgIncludes)}, but got ${
      JSON.stringify(error.message)
    }${suffix(msg)}`,
  );
}
