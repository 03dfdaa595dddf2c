#!/usr/bin/env node
/** The process of the `callspec` command. */
import process from "node:process";
import { callspec } from "./callspec.ts";
import { EXIT } from "./exit_codes.ts";
import { whyTooOld } from "./oldest_node.ts";
import { processSurroundings } from "./process_surroundings.ts";

const surroundings = processSurroundings();
const flaw = whyTooOld(process.versions.node);
if (flaw !== null) {
  surroundings.err.write(`${flaw}\n`);
  process.exit(EXIT.fault);
}
process.exit(await callspec(surroundings));
