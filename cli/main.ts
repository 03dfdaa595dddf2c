#!/usr/bin/env node
/** The process of the `callspec` command. */
import process from "node:process";
import { callspec } from "./callspec.ts";
import { processSurroundings } from "./process_surroundings.ts";

process.exit(await callspec(processSurroundings()));
