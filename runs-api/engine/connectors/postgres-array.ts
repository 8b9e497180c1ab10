/** An array as Postgres writes it, turned into JSON; `depth` is 1 for an array that holds no arrays. */
export type ArrayText = { json: string; depth: number }

const bounds = /^(\[-?\d+:-?\d+\])+=/
const tokens = /"((?:[^"\\]|\\.)*)"|([{},])|([^{},"]+)/gs

/** Turns `{1,"a b",NULL,{2}}` into `["1","a b",null,["2"]]`; elements of JSON arrays go in as the JSON they are. */
export function arrayAsJson(text: string, elementsAreJson: boolean): ArrayText {
  let json = ''
  let level = 0
  let depth = 0
  for (const [, quoted, mark, bare] of text.replace(bounds, '').matchAll(tokens)) {
    if (mark !== undefined) {
      level += { '{': 1, '}': -1 }[mark] ?? 0
      depth = Math.max(depth, level)
      json += { '{': '[', '}': ']' }[mark] ?? mark
    } else if (bare === 'NULL') {
      json += 'null'
    } else {
      const element = bare ?? (quoted ?? '').replaceAll(/\\(.)/gs, '$1')
      json += elementsAreJson ? element : JSON.stringify(element)
    }
  }
  return { json, depth }
}
