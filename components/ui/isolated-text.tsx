import { partsOfIsolated } from '#/lib/format/isolated.ts'

/** A sentence in which names are `isolated`. */
export function IsolatedText({ text }: { text: string }) {
  // The parts have no names of their own, and a sentence never changes its order.
  return partsOfIsolated(text).map((part, at) => (at % 2 === 1 ? <bdi key={at}>{part}</bdi> : part))
}
