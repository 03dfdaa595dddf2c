import { phone } from "./bridge.ts";
import { getVoIPPushToken } from "./calls.ts";
import type { VoIPPushToken } from "./events.ts";
import { addVoIPPushTokenUpdatedListener } from "./listeners.ts";

/**
 * A hook: where pushes go, whenever that changes. It takes React from `phone.react`, since nothing is
 * imported here; without it the token of the moment comes back, and nothing renders anew.
 */
export function useVoIPPushToken(): VoIPPushToken | null {
  const { react } = phone;
  if (!react) return getVoIPPushToken();
  const [token, setToken] = react.useState(getVoIPPushToken);
  react.useEffect(() => {
    const subscription = addVoIPPushTokenUpdatedListener(({ token, type }) =>
      setToken(token ? { token, type } : null)
    );
    return () => subscription.remove();
  }, []);
  return token;
}
