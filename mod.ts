/**
 * The contract between an app that carries calls and the system that shows them: the nouns, the
 * verbs, and the two interfaces. Types and small constructors only; what implements them is in
 * `@callspec/callspec/reference`, what judges them in `@callspec/callspec/conformance`.
 *
 * @module
 */
export * from "./call/mod.ts";
export * from "./actions/mod.ts";
export * from "./provider/mod.ts";
export * from "./controller/mod.ts";
export * from "./engine/mod.ts";
