/** How the program of an adapter is started and dealt with. */
export interface ConnectOptions {
  /** All that it sees of the environment: nothing where nothing is said. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How long an answer may take, in milliseconds; 2,000 where nothing is said. */
  readonly patienceMs?: number;
  /** How long the first answer may take: one that dials in has to be started first. As `patienceMs`. */
  readonly firstPatienceMs?: number;
  /** Hears what the adapter logs, and prints among its frames. */
  readonly onLog?: (text: string) => void;
}
