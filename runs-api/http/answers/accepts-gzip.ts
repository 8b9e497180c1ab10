/** Reads `Accept-Encoding`: gzip by name, or any encoding, and neither with the quality zero that refuses it. */
export function acceptsGzip(header: string | undefined): boolean {
  const qualities = new Map<string, number>()
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    const quality = parameters.find((text) => text.startsWith('q='))?.slice(2)
    qualities.set(name, quality === undefined ? 1 : Number(quality))
  }
  return (qualities.get('gzip') ?? qualities.get('*') ?? 0) > 0
}
