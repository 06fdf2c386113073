import type { Settings } from '../config/settings.js';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/**
 * Set on every answer, errors included. `same-origin` and not `no-referrer`: the latter makes browsers send `Origin: null`
 * on our own forms, which the forgery check would then refuse.
 */
export function constantHeaders(settings: Settings): Readonly<Record<string, string>> {
  const always = {
    'content-security-policy': settings.isHttps ? `${POLICY}; upgrade-insecure-requests` : POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'no-store',
  };
  return settings.isHttps ? { ...always, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : always;
}
