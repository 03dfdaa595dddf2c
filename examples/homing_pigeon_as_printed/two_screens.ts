import type { AppAdapter } from "../../conformance/mod.ts";
import adapter from "./adapter.ts";
import { ViewController } from "./view_controller.ts";

/** The printed app, where its screen is opened a second time: each has a provider (defect S5). */
const twoScreens: AppAdapter = {
  ...adapter,
  name: "Homing Pigeon as printed, with two screens",
  open(phone) {
    new ViewController(phone, () => phone.newCallId());
    return adapter.open(phone);
  },
};
export default twoScreens;
