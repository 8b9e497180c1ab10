const controls = /[\u202A-\u202E\u2066-\u2069]/gu
const isolate = /\u2068([^\u2068\u2069]*)\u2069/u

/**
 * A name for a sentence that is a plain text: it is written in its own direction and turns nothing around it. Names in
 * files may hold controls that reach further, which are left out. `IsolatedText` shows such a sentence.
 */
export function isolated(name: string): string {
  return `\u2068${name.replaceAll(controls, '')}\u2069`
}

/** The parts of a sentence by turns: what stands between the names that are isolated in it, and a name. */
export function partsOfIsolated(text: string): string[] {
  return text.split(isolate)
}

/** The sentence as it is read out, and found: without what isolates the names in it. */
export function withoutIsolates(text: string): string {
  return partsOfIsolated(text).join('')
}
