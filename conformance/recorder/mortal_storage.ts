/** What a process keeps on the device: what it writes once it is dead is not there at its next launch. */
export class MortalStorage extends Map<string, string> {
  readonly #device: Map<string, string>;
  #isDead = false;

  /** Begins with what is on the device. */
  constructor(device: Map<string, string>) {
    super();
    this.#device = device;
    for (const [key, value] of device) super.set(key, value);
  }

  /** The process is gone. */
  die(): void {
    this.#isDead = true;
  }

  override set(key: string, value: string): this {
    if (!this.#isDead) this.#device.set(key, value);
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    if (!this.#isDead) this.#device.delete(key);
    return super.delete(key);
  }

  override clear(): void {
    if (!this.#isDead) this.#device.clear();
    super.clear();
  }
}
