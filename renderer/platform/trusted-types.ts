/**
 * Lets the window start workers of its own origin and nothing else under `require-trusted-types-for 'script'`: there is no policy for
 * HTML or script text, so nothing can make them from a string.
 */
export function setTrustedTypes(): void {
  const factory: unknown = Reflect.get(window, 'trustedTypes');
  if (typeof factory !== 'object' || factory === null) return;
  const create: unknown = Reflect.get(factory, 'createPolicy');
  if (typeof create !== 'function') return;
  Reflect.apply(create, factory, ['default', { createScriptURL: ownScript }]);
}

/** @throws TypeError for an address of another origin. */
function ownScript(address: string): string {
  if (new URL(address, location.href).origin !== location.origin)
    throw new TypeError(`Not a script of this window: ${address}`);
  return address;
}
