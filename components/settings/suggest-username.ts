const maxLength = 39

/** A username made of a name: `Vera Novotná` becomes `vera-novotna`. Empty where the name has no Latin letter. */
export function suggestUsername(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength + 1)
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, maxLength)
}
