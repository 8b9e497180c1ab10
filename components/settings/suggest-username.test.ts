import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suggestUsername } from '#/components/settings/suggest-username.ts'
import { Username } from '#/lib/contract/session.ts'

test.each([
  ['Vera Novotná', 'vera-novotna'],
  ["  Seán O'Neill ", 'sean-o-neill'],
  ['Ana   Ferreira (2)', 'ana-ferreira-2'],
  ['نور الهدى', ''],
  ['', ''],
])('%j suggests %j', (name, username) => {
  expect(suggestUsername(name)).toBe(username)
})

test('what is suggested can be a username, whatever the name', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 80 })), (name) => {
      const username = suggestUsername(name)
      expect(username === '' || Username.safeParse(username).success).toBe(true)
    }),
  )
})
