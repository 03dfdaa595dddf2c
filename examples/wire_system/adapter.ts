/**
 * A call system in a program of its own. Yours is shown to the kit in the same way, whatever it is a
 * bridge to: `deno run --allow-read examples/wire_system/adapter.ts` waits for requests.
 *
 * @module
 */
import { referenceSystem } from "../../conformance/mod.ts";
import { serveStdio } from "../../wire/serve_stdio.ts";

if (import.meta.main) await serveStdio(referenceSystem);
