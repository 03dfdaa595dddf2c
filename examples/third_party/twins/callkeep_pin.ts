import type { PinnedPackage } from "../fetch_package.ts";

/** What `fakes/callkeep/` takes the place of. */
export const CALLKEEP: PinnedPackage = {
  name: "react-native-callkeep",
  version: "4.3.16",
  license: "ISC",
  integrity:
    "sha512-aIxn02T5zW4jNPyzRdFGTWv6xD3Vy/1AkBMB6iYvWZEHWnfmgNGF0hELqg03Vbc2BNUhfqpu17aIydos" +
    "+5Hurg==",
};
