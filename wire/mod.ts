/**
 * The same adapters from another process: messages, a program at the end of two pipes, and the other
 * end for those who write their program in TypeScript.
 *
 * @module
 */
export { connect, type Connected } from "./connect.ts";
export { type ConnectOptions } from "./connect_options.ts";
export { type FaultName, FAULTS, WireError } from "./faults.ts";
export { MAX_FRAME_BYTES, MAX_FRAME_DEPTH } from "./frames.ts";
export { MEANINGS, METHOD_MEANINGS } from "./meanings.ts";
export { PROTOCOL } from "./protocol.ts";
export { GRANTS, type Sandboxed, sandboxed, type SandboxOptions } from "./sandbox.ts";
export { serveStdio } from "./serve_stdio.ts";
export { type ServerOptions, WireServer } from "./server.ts";
export { wireSchema } from "./wire_schema.ts";
