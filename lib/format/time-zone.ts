export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch {
    return false
  }
}

/** True for a zone by its name (`Europe/Berlin`, `UTC`): an offset such as `+05:00` knows no summer time. */
export function isNamedTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && isTimeZone(name)
}
