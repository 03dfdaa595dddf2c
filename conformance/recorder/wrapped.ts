/** A member that was wrapped: given the original bound to its object, and the arguments. */
export type Wrapper = (call: (...args: readonly unknown[]) => unknown, args: unknown[]) => unknown;

/**
 * An object with some of its functions wrapped. Everything else is as it was: members that are
 * missing stay missing, `this` is the object itself, and the same wrapped function comes each time.
 */
export function wrapped<T extends object>(
  target: T,
  wrapperOf: (name: string) => Wrapper | undefined,
): T {
  const made = new Map<string, { readonly from: unknown; readonly to: unknown }>();
  return new Proxy(target, {
    get(_target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function" || typeof name !== "string") return member;
      const known = made.get(name);
      if (known?.from === member) return known.to;
      const call = (...args: readonly unknown[]) => Reflect.apply(member, target, args);
      const wrapper = wrapperOf(name);
      const to = wrapper ? (...args: unknown[]) => wrapper(call, args) : call;
      made.set(name, { from: member, to });
      return to;
    },
    set: (_target, name, value) => Reflect.set(target, name, value, target),
  });
}
