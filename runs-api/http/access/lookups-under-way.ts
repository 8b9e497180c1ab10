export type LookupsUnderWay<T> = {
  /** What `lookUp` finds; who comes while the same is looked up waits for that. */
  join: (key: string, lookUp: () => Promise<T>) => Promise<T>
  /** Something changed: who comes from now on is looked up anew. */
  forget: () => void
}

/** Those who come together are looked up once. */
export function createLookupsUnderWay<T>(): LookupsUnderWay<T> {
  const underWay = new Map<string, Promise<T>>()
  return {
    join: (key, lookUp) => {
      const begun = underWay.get(key)
      if (begun !== undefined) return begun
      const looking = lookUp().finally(() => {
        if (underWay.get(key) === looking) underWay.delete(key)
      })
      underWay.set(key, looking)
      return looking
    },
    forget: () => underWay.clear(),
  }
}
