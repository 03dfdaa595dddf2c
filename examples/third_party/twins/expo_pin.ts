import type { PinnedPackage } from "../fetch_package.ts";

/** What `fakes/expo/` takes the place of. */
export const EXPO: PinnedPackage = {
  name: "expo-callkit-telecom",
  version: "0.4.0",
  license: "MIT",
  integrity:
    "sha512-vfZN9pH27LCiUvF0f6RDwRBY6fMrP9YCKOGT1+1NXcgV35chCkdSvDjEHKP5ek76D5Hdwe/tyK7suylv" +
    "Gxlzng==",
};
