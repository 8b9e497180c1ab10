import { expect, test } from 'vitest'
import { formProblems } from '#/components/forms/field-problem.ts'
import { AppError } from '#/lib/errors.ts'

const fields = ['name', 'new_password'] as const

test('what is refused stands at its field, as the end of a sentence about it', () => {
  const error = new AppError('bad_request', 'new_password needs at least 8 characters.')
  expect(formProblems(error, fields)).toEqual({
    fields: { new_password: 'This needs at least 8 characters.' },
    other: null,
  })
})

test.each([
  new AppError('bad_request', 'names are refused.'),
  new AppError('unavailable', 'The runs API cannot be reached.'),
  new Error('name is not defined'),
])('anything else is said as it is: %s', (error) => {
  expect(formProblems(error, fields)).toEqual({ fields: {}, other: error })
})

test('nothing is said when nothing is wrong', () => {
  expect(formProblems(null, fields)).toEqual({ fields: {}, other: null })
})
