/** A string as SQL writes it, for DuckDB and Postgres alike. */
export function sqlLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name as SQL writes it, whatever is in it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Names with `_1`, `_2` … added where one came before, in any case: DuckDB does not tell `a` from `A`. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let distinct = name
    for (let suffix = 1; taken.has(distinct.toLowerCase()); suffix += 1) distinct = `${name}_${suffix}`
    taken.add(distinct.toLowerCase())
    return distinct
  })
}
