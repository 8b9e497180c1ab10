const formats = new Map<string, Intl.DateTimeFormat>()
/** More zones than people choose; whoever asks for others pays for them. */
const maxFormats = 200

/**
 * The format of these options in a zone, as a date is written in English; the same one when asked again: making one costs
 * more than writing a hundred dates with it, and a list or a chart writes one for each of its rows or bars.
 * @throws RangeError for a zone that is not one
 */
export function dateFormat(options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  if (formats.size >= maxFormats) formats.clear()
  formats.set(key, format)
  return format
}
