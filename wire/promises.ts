/** Promises that are settled by a message: numbered, so that the message can say which. */
export class Promises<T = void> {
  readonly #open = new Map<number, PromiseWithResolvers<T>>();
  #made = 0;

  /** Makes a promise. */
  make(): { readonly number: number; readonly promise: Promise<T> } {
    const number = ++this.#made;
    const made = Promise.withResolvers<T>();
    this.#open.set(number, made);
    return { number, promise: made.promise };
  }

  /** The functions that settle one, once; undefined where there is none that is open. */
  take(number: number): Omit<PromiseWithResolvers<T>, "promise"> | undefined {
    const found = this.#open.get(number);
    this.#open.delete(number);
    return found;
  }
}
