export const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  zip: 'application/zip',
} as const

/** The headers of a file to keep; the name is plain ASCII for old clients, and whole for the others (RFC 6266). */
export function attachmentHeaders(name: string, kind: 'csv' | 'zip'): Record<string, string> {
  const file = `${name
    .replaceAll(/[\p{Cc}\\/:*?"<>|]+/gu, '_')
    .slice(0, 150)
    .toWellFormed()}.${kind}`
  const plain = file.normalize('NFKD').replaceAll(/[^\x20-\x7e]/g, '')
  return {
    'content-type': contentTypes[kind],
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file)}`,
  }
}
