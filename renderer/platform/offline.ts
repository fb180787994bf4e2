import type { Bridge } from './bridge.ts';

/** How often the host is asked for what it refused, in ms. */
const every = 5000;

/**
 * Counts requests that tried to leave the machine: resources of another origin, what the page's policy blocked, what the host refused.
 * @param onCount called with the whole count when it changes. @returns the way to stop.
 */
export function watchRequests(bridge: Bridge, onCount: (requests: number) => void): () => void {
  const here = { seen: 0, blocked: 0, refused: 0 };
  let told = 0;
  const tell = (): void => {
    // The same request may be blocked by the policy and refused by the host: whichever saw more of them counts.
    const count = here.seen + Math.max(here.blocked, here.refused);
    if (count !== told) onCount((told = count));
  };
  const observer = new PerformanceObserver((list) => {
    here.seen += list.getEntries().filter((entry) => leaves(entry.name)).length;
    tell();
  });
  observer.observe({ type: 'resource', buffered: true });
  const violated = (event: SecurityPolicyViolationEvent): void => {
    if (!leaves(event.blockedURI)) return;
    here.blocked += 1;
    tell();
  };
  document.addEventListener('securitypolicyviolation', violated);
  const stopAsking = askHost(bridge, (refused) => {
    here.refused = refused;
    tell();
  });
  return () => {
    observer.disconnect();
    document.removeEventListener('securitypolicyviolation', violated);
    stopAsking();
  };
}

/** True for an address that is not of this page's origin. `data:` and `blob:` stay in the page, and words such as `inline` are no addresses. */
export function leaves(address: string, base: string = location.href): boolean {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) return false;
  const here = new URL(base);
  const there = URL.parse(address);
  if (there === null) return true;
  if (['data:', 'blob:', 'about:'].includes(there.protocol)) return false;
  return there.protocol !== here.protocol || there.host !== here.host;
}

function askHost(bridge: Bridge, onRefused: (refused: number) => void): () => void {
  const ask = (): void => {
    bridge.call('refusedRequests', null).then(
      (refused) => onRefused(refused ?? 0),
      () => undefined,
    );
  };
  ask();
  const timer = setInterval(ask, every);
  return () => clearInterval(timer);
}
