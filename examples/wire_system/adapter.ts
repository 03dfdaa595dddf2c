/**
 * A call system that runs in a program of its own. Yours is shown to the kit in the same way, whatever
 * it is a bridge to: `deno run --allow-read wire/serve_stdio.ts examples/wire_system/adapter.ts`
 *
 * @module
 */
export { referenceSystem as default } from "../../conformance/mod.ts";
