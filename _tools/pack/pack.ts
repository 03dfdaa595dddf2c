/**
 * Makes the npm package, as a tarball in the folder that is named or here.
 *
 * @module
 */
import { say } from "../run_deno.ts";
import { makePackage } from "./make_package.ts";

const [folder = "."] = Deno.args;
const { path, bytes, unpackedBytes, files } = await makePackage(folder);
const kilobytes = (count: number) => `${Math.round(count / 1000)} kB`;
say(`${path}: ${kilobytes(bytes)}, ${files.length} files, ${kilobytes(unpackedBytes)} unpacked`);
