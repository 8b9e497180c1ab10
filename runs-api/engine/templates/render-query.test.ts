import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ParameterValue, Parameters } from '#/lib/reports/parameters.ts'
import { renderQuery } from '#/runs-api/engine/templates/render-query.ts'

const limits = { renderMs: 5000, sourceChars: 1_000_000, memoryUnits: 10_000_000, outputChars: 4_000_000 }
const now = new Date('2026-08-07T10:00:00.000Z')

function render(source: string, values: Parameters): string {
  return renderQuery(source, values, { now, fields: [], limits })
}

const nasty = [
  "'",
  '"',
  '\\',
  '--',
  '/*',
  '*/',
  '$$',
  '$t$',
  ';',
  '\n',
  '\r',
  '{{ x }}',
  '{% if %}',
  'é',
  '😀',
  "'; drop table orders; --",
]
const anyText = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && !text.includes('\0'))
const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 3 })), { maxLength: 8 })
  .map((parts) => parts.join(''))
const text = fc.oneof(anyText, hostileText)

let connection: DuckDBConnection

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run('create table orders as select 1 as id')
})
afterAll(() => connection.closeSync())

async function rowOf(sql: string): Promise<unknown[]> {
  const rows: unknown[][] = (await connection.runAndReadAll(sql)).getRowsJson()
  return rows[0] ?? []
}

describe('a value written into a query comes back from the database as it was given', () => {
  test('in quotes, bare, in an E string and through a capture', async () => {
    const source = `select '{{ x }}', {{ x }}, E'{{ x }}', 'it''s {{ x }}!' ,{% capture c %}{{ x }}{% endcapture %}{{ c }}, '{{ c }}'`
    await fc.assert(
      fc.asyncProperty(text, async (x) => {
        expect(await rowOf(render(source, { x }))).toEqual([x, x, x, `it's ${x}!`, x, x])
      }),
      { numRuns: 300 },
    )
  })

  test('as the elements of a list', async () => {
    const sources = [
      'select list(v order by i) from unnest([{{ xs }}]) with ordinality as t(v, i)',
      `select list(v order by i) from unnest(['{{ xs | join: "','" }}']) with ordinality as t(v, i)`,
      `select list(v order by i) from unnest([{{ xs | join: ',' }}]) with ordinality as t(v, i)`,
      `select list(v order by i) from unnest([{% for x in xs %}'{{ x }}'{% unless forloop.last %},{% endunless %}{% endfor %}]) with ordinality as t(v, i)`,
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...sources),
        async (xs, source) => {
          expect(await rowOf(render(source, { xs }))).toEqual([xs])
        },
      ),
      { numRuns: 300 },
    )
  })

  test('wherever SQL has a place for it, in any order and close together', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostileText,
        fc.array(fc.constantFrom(...places), { minLength: 1, maxLength: 8 }),
        async (x, some) => {
          const usable = some.filter(({ suits }) => suits(x))
          const source = `select ${['0', ...usable.map(({ sql }) => sql), '1'].join(',')}`
          const expected = usable.map(({ gives }) => gives(x))
          expect(await rowOf(render(source, { x }))).toEqual([0, ...expected, 1])
        },
      ),
      { numRuns: 500 },
    )
  })

  test.each<[ParameterValue, unknown]>([
    [5, 5],
    [-5, -5],
    [1.5, '1.5'],
    [true, true],
    [false, false],
    [null, null],
  ])('%j', async (x, expected) => {
    expect(await rowOf(render('select {{x}}', { x }))).toEqual([expected])
  })
})

type Place = { sql: string; suits: (x: string) => boolean; gives: (x: string) => string }
const places: Place[] = [
  { sql: '{{x}}', suits: () => true, gives: (x) => x },
  { sql: "'{{x}}'", suits: () => true, gives: (x) => x },
  { sql: "'''{{x}}'''", suits: () => true, gives: (x) => `'${x}'` },
  { sql: String.raw`E'\'{{x}}\n'`, suits: () => true, gives: (x) => `'${x}\n` },
  { sql: String.raw`E'\\'` + "\n'{{x}}'", suits: () => true, gives: (x) => `\\${x}` },
  { sql: "'a\\'\n'{{x}}'", suits: () => true, gives: (x) => `a\\${x}` },
  { sql: "{{x}}\n'b'", suits: () => true, gives: (x) => `${x}b` },
  { sql: "{{x}}||{{x}}||'{{x}}'", suits: () => true, gives: (x) => x + x + x },
  { sql: "$${{x}}'$$", suits: (x) => !x.includes('$'), gives: (x) => `${x}'` },
  { sql: '$t$\'{{x}}"$t$', suits: (x) => !x.includes('$'), gives: (x) => `'${x}"` },
  { sql: "/* it's {{x}} /* \" {{x}} */ '*/{{x}}", suits: () => true, gives: (x) => x },
  { sql: "-- don't {{x}}\n{{x}}-- {{x}}\n", suits: () => true, gives: (x) => x },
  { sql: '(select "{{x}}" from (select \'"\' as "{{x}}"))', suits: (x) => x !== '', gives: () => '"' },
]

describe('a parameter is data, never SQL', () => {
  const attacks = ["'", '', '1', "\\'", '"', '"x" from (select 1 as x)', '\n1', '*/ 1', '*/', "' from (select 1)"].map(
    (start) => `${start}; drop table orders; --`,
  )

  test.each([
    'select {{ x }}',
    "select '{{ x }}'",
    'select {{ x | raw }}',
    "select {{ x | append: ' ' }}",
    "select {{ x | replace: 'drop', 'DROP' }}",
    "select {{ x | split: 'no' | first }}",
    "select {{ x | split: 'no' }}",
    'select {% liquid echo x %}',
    'select {% assign y = x %}{{ y }}',
    'select {% capture c %}{{ x }}{% endcapture %}{{ c }}',
    'select {% capture c %}{{ x }}{% endcapture %}{{ c | downcase }}',
    'select {% capture c %}{{ x }}{% endcapture %}{% for y in c %}{{ y }}{% endfor %}',
    'select {% for y in x %}{{ y }}{% endfor %}',
    "select {% case x %}{% when 'a' %}1{% else %}{{ x }}{% endcase %}",
    'select {{ nothing | default: x }}',
    "select {{ '1' | append: x }}",
    "select {{ 'v' | replace: 'v', x }}",
    "select {{ '1,1' | split: ',' | join: x }}",
    "select {{ x | date: '%Y' }}",
    "select {{ 'now' | date: x }}",
    'select {{ x | json }}',
    'select {{ x | url_encode | url_decode }}',
    'select {{ x | strip_html }}',
    'select 1 -- {{ x }}',
    'select 1 /* {{ x }} */',
    'select E{{ x }}',
    "select E'{{ x }}'",
    "select E'a'\n'{{ x }}'",
    "select 'a'{{ x }}",
    'select "{{ x }}" from (select 1 as "{{ x }}")',
  ])('%s', async (source) => {
    for (const x of attacks) {
      await connection.run(render(source, { x })).catch(() => {})
      expect(await rowOf('select count(*) from orders')).toEqual(['1'])
    }
  })

  test('a value cannot grow together with what stands beside it', () => {
    expect(render("a -{{ n }}{{ n }}'x'{{ b }} E{{ b }}", { n: -5, b: 'v' })).toBe("a - -5 -5 'x' 'v' E 'v'")
  })

  test('a place that cannot be made safe is refused with a sentence', () => {
    expect(() => render(String.raw`select E'\{{ x }}'`, { x: 'a' })).toThrow('cannot follow a backslash')
    expect(() => render("select E'a'\n{{ x }}", { x: 'a' })).toThrow("cannot continue an E'…' string")
    expect(() => render("select U&'{{ x }}'", { x: 'a' })).toThrow('U&…')
    expect(() => render('select $${{ x }}$$', { x: '$' })).toThrow('dollar')
    expect(() => render('select {{ x }}', { x: 'a\0b' })).toThrow('NUL')
    expect(() => render('select {{ x | divided_by: 0 }}', { x: 1 })).toThrow('gave Infinity')
  })

  test("the template's own text stays SQL", () => {
    const source = `{% assign t = 'orders' %}{% capture w %}where id = {{ id }}{% endcapture %}select * from {{ t }} {{ w | strip | append: ' and 1=1' }}`
    expect(render(source, { id: 1 })).toBe('select * from orders where id = 1 and 1=1')
  })
})
