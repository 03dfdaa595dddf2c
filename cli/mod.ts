/**
 * The `callspec` command: one table of commands and options, from which parser, help, completions and
 * the page of the docs are made.
 *
 * @module
 */
export { callspec } from "./callspec.ts";
export { CONFIG_SCHEMA } from "./config.ts";
export { OLDEST_NODE } from "./oldest_node.ts";
export { type Outlet, type Surroundings } from "./surroundings.ts";
export { commandPage } from "./table/page.ts";
export { type Template, TEMPLATES } from "./templates.ts";
