import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { StartSession } from '#/lib/contract/session.ts'
import { issueSentence } from '#/runs-api/http/answers/issue-sentence.ts'

function sentence(schema: z.ZodType, input: unknown): string {
  const { error } = schema.safeParse(input)
  return error === undefined ? 'accepted' : issueSentence(error, input).sentence
}

describe('the sentence about what is wrong', () => {
  test.each([
    [z.object({ a: z.string() }), {}, 'a takes a text, and is missing.'],
    [z.object({ a: z.string() }), { a: 1 }, 'a takes a text, not 1.'],
    [z.object({ a: z.string() }), [], 'The body takes an object, not [].'],
    [z.object({ a: z.array(z.int()) }), { a: [1, 'x'] }, 'a.1 takes a number, not "x".'],
    [z.object({ a: z.int() }), { a: 1.5 }, 'a takes a whole number, not 1.5.'],
    [z.object({ a: z.int().max(9) }), { a: 10 }, 'a takes at most 9, not 10.'],
    [z.object({ a: z.string().min(2) }), { a: 'x' }, 'a takes at least 2 characters, not "x".'],
    [z.object({ a: z.array(z.int()).max(1) }), { a: [1, 2] }, 'a takes at most 1 entries, not [1,2].'],
    [z.object({ a: z.enum(['x', 'y']) }), { a: 'z' }, 'a takes "x", "y", not "z".'],
    [z.object({ a: z.literal(true) }), { a: null }, 'a takes true, not null.'],
    [z.strictObject({ a: z.int() }), { a: 1, b: 2 }, 'The body does not know "b".'],
    [z.object({ a: z.union([z.string(), z.number()]) }), { a: [] }, 'a takes a text or a number, not [].'],
    [z.object({ a: z.string().regex(/^x$/, 'takes an x') }), { a: 'y' }, 'a takes an x, not "y".'],
    [z.object({ a: z.string().refine(() => false, 'is needed here') }), { a: 'y' }, 'a is needed here.'],
  ])('names the field, what is allowed and what came (%#)', (schema, input, expected) => {
    expect(sentence(schema, input)).toBe(expected)
  })

  test('of a choice of objects speaks of the one that was nearly right', () => {
    expect(sentence(StartSession, { link: 7 })).toBe('link takes a text, not 7.')
  })

  test('shows no more than a little of what came', () => {
    const text = sentence(z.object({ a: z.int() }), { a: 'x'.repeat(100_000) })
    expect(text.length).toBeLessThan(140)
    expect(text).toContain('…')
  })
})
