/** What a page may load and run: itself, and the scripts and styles that carry this answer's nonce (DESIGN 7). */
export function contentPolicy(nonce: string, isDevelopment: boolean): string {
  const policy = {
    'default-src': "'self'",
    // React's development build reads server stacks with eval.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // Virtual rows and charts place what they draw by style attributes, also in what the server sends.
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
}
