/** Sent with every answer; the policy of pages, which holds a nonce, is `proxy.ts`'s. */
const securityHeaders = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=()' },
]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  reactCompiler: true,
  // The proxy answers `/api/acme/runs/` as well as `/api/acme/runs`: clients of the API do not follow redirects.
  skipTrailingSlashRedirect: true,
  // Without a network, or while the server starts again, a link waits for it: Next would leave the page for one that the
  // browser cannot show.
  experimental: { useOffline: true },
  // `npm run verify` checks the types of the whole project; a start need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  // In development Next would print every address, and a sign-in link with it.
  logging: { incomingRequests: false },
  agentRules: false,
  devIndicators: false,
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    {
      source: '/api/:path*',
      headers: [{ key: 'content-security-policy', value: "default-src 'none'; frame-ancestors 'none'" }],
    },
  ],
}

export default config
