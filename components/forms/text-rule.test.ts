import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameRule, newPasswordRule, textProblem, usernameRule } from '#/components/forms/text-rule.ts'
import { NewPassword } from '#/lib/contract/password.ts'
import { Username } from '#/lib/contract/session.ts'

test.each([
  ['', nameRule(100), 'This is empty: give a name.'],
  ['   ', nameRule(100), 'This is empty: give a name.'],
  ['x'.repeat(1_200), nameRule(100), 'This may have 100 characters at most; it has 1,200.'],
  ['ada Lee', usernameRule, 'This may not hold a space.'],
  ['Ada', usernameRule, 'This may not hold “A”.'],
  ['_ada', usernameRule, 'This begins with a letter or a digit.'],
  ['short', newPasswordRule, 'This needs at least 8 characters.'],
])('what is wrong with %j is said in a sentence', (text, rule, sentence) => {
  expect(textProblem(text, rule)).toBe(sentence)
})

test('blanks around a name do not count, those of a password do', () => {
  expect(textProblem(` ${'x'.repeat(100)} `, nameRule(100))).toBeNull()
  expect(textProblem('        ', newPasswordRule)).toBeNull()
})

const nearUsername = fc.stringMatching(/^[a-zA-Z0-9_. -]{0,41}$/)

test('a field takes just what the runs API takes', () => {
  fc.assert(
    fc.property(nearUsername, (text) => {
      expect(textProblem(text, usernameRule) === null).toBe(Username.safeParse(text.trim()).success)
    }),
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      expect(textProblem(text, newPasswordRule) === null).toBe(NewPassword.safeParse(text).success)
    }),
  )
})
