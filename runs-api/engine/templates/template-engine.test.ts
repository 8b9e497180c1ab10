import { afterAll, describe, expect, test } from 'vitest'
import { createTemplateEngine } from '#/runs-api/engine/templates/template-engine.ts'

const context = { now: new Date('2026-08-07T10:00:00.000Z'), fields: [] }
const engine = createTemplateEngine({ timeLimitMs: 1000 })
afterAll(() => engine.close())

/** Within one tag Liquid does not look at the clock, however many filters it holds: only ending the thread stops it. */
const uninterruptible = `{% assign xs = (1..150000) %}{% assign xs = xs${' | sort | reverse | json | split: ","'.repeat(200)} %}{{ xs | size }}`

describe('createTemplateEngine', () => {
  test('renders a query with its values', async () => {
    const sql = await engine.render("select '{{ x }}'", { x: "it's" }, context)
    expect(sql).toBe("select 'it''s'")
  })

  test('a template without an end is stopped in time, and the next one renders', async () => {
    const started = performance.now()
    const endless = engine.render(
      '{% for i in (1..9000000) %}{% for j in (1..9) %}{% endfor %}{% endfor %}',
      {},
      context,
    )
    await expect(endless).rejects.toMatchObject({ code: 'unprocessable' })
    expect(performance.now() - started).toBeLessThan(3000)
    await expect(engine.render('{{ x }}', { x: 1 }, context)).resolves.toBe('1')
  })

  test('a template that never lets Liquid look at the clock is stopped with its thread, and the next one renders', async () => {
    const strict = createTemplateEngine({ timeLimitMs: 300 })
    await expect(strict.render(uninterruptible, {}, context)).rejects.toThrow('stopped')
    await expect(strict.render('{{ x }}', { x: 1 }, context)).resolves.toBe('1')
    await strict.close()
  })

  test.each([
    ["{% assign s = 'aaaaaaaaaa' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}", 'memory'],
    ["{{ 'now' | date: '%999999999d' }}", 'memory'],
    ['{% for i in (1..1000000000) %}{% endfor %}', 'memory'],
    [`{% for i in (1..100000) %}${'y'.repeat(50_000)}{% endfor %}`, 'too long a text'],
    ['{% if a %}'.repeat(20_000), 'nested too deep'],
    ['y'.repeat(1_000_001), 'too long for a template'],
    ['{% if a %}', 'not closed (line 1, column 1)'],
    ['select {{ a | nosuch }}', 'undefined filter: nosuch (line 1, column 8)'],
  ])('a template out of bounds is refused in a sentence: %#', async (source, sentence) => {
    const refused = engine.render(source, {}, context)
    await expect(refused).rejects.toMatchObject({ code: 'unprocessable', message: expect.stringContaining(sentence) })
  })

  test('a value at fault is told apart from a template at fault', async () => {
    await expect(engine.render('$${{ x }}$$', { x: '$' }, context)).rejects.toMatchObject({ code: 'bad_request' })
  })

  test('many queries at once all render, each with its own values', async () => {
    const numbers = Array.from({ length: 200 }, (_, index) => index)
    const rendered = await Promise.all(numbers.map((x) => engine.render('{{ x }}', { x }, context)))
    expect(rendered).toEqual(numbers.map(String))
  })

  test('the time one template takes is not counted against those that wait', async () => {
    const slow = createTemplateEngine({ timeLimitMs: 400 })
    const stuck = slow.render(uninterruptible, {}, context).catch(() => 'stopped')
    const waiting = slow.render('{{ x }}', { x: 1 }, context)
    expect(await stuck).toBe('stopped')
    expect(await waiting).toBe('1')
    await slow.close()
  })

  test('reads the form of a report', async () => {
    const source = '{% form %}\nday: {type: date, default: {{ "now" | date: "%Y-%m-%d" }}}\n{% endform %}'
    const { fields, formQueries } = await engine.readForm([{ name: 'Revenue', source }], context)
    expect(fields).toMatchObject([{ name: 'day', type: 'date', default: '2026-08-07' }])
    expect(formQueries).toEqual(['Revenue'])
  })

  test('closing rejects what is under way and what comes later', async () => {
    const closing = createTemplateEngine()
    const waiting = closing.render('{{ x }}', {}, context)
    const refused = expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
    await closing.close()
    await refused
    await expect(closing.render('{{ x }}', {}, context)).rejects.toMatchObject({ code: 'unavailable' })
  })
})
