import type { Member } from '#/lib/client/people.ts'

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The people whose name, username or e-mail address holds every word that was typed, accents or not. */
export function findPeople(people: Member[], typed: string): Member[] {
  const words = plain(typed).split(/\s+/)
  return people.filter(({ name, username, email }) => {
    const text = plain(`${name} ${username} ${email ?? ''}`)
    return words.every((word) => text.includes(word))
  })
}
