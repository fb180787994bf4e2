/**
 * The headers of every answer of both hosts: documents, workers, assets and package files alike, since a worker takes its
 * policy from its own response.
 */

const contentSecurity = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
];

/** For documents only: on a worker's response it would keep DuckDB's own worker from starting another. */
const trustedTypes = ["require-trusted-types-for 'script'", 'trusted-types default'];

const refusedFeatures = [
  'camera',
  'microphone',
  'geolocation',
  'usb',
  'serial',
  'hid',
  'midi',
  'payment',
  'display-capture',
];

/**
 * Security headers of one answer.
 * @param isDocument whether the answer is a page (`text/html`)
 */
export function securityHeaders(isDocument: boolean): Record<string, string> {
  return {
    'content-security-policy': [...contentSecurity, ...(isDocument ? trustedTypes : [])].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-dns-prefetch-control': 'off',
    'permissions-policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
  };
}

/** An answer of plain text, for refusals. */
export function textAnswer(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { ...securityHeaders(false), 'content-type': 'text/plain; charset=utf-8' },
  });
}
