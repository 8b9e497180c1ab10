import { describe, expect, test } from 'vitest'
import type { ParameterValue, Parameters } from '#/lib/reports/parameters.ts'
import type { DeclaredField } from '#/runs-api/engine/parameters/declared-field.ts'
import { renderQuery } from '#/runs-api/engine/templates/render-query.ts'

const limits = { renderMs: 5000, sourceChars: 1_000_000, memoryUnits: 10_000_000, outputChars: 4_000_000 }
const now = new Date('2026-08-07T10:00:00.000Z')

function render(source: string, values: Parameters = {}, fields: DeclaredField[] = []): string {
  return renderQuery(source, values, { now, fields, limits })
}

describe('lists', () => {
  test('an empty list makes a condition that is valid and never true', () => {
    expect(render('in ({{ xs }})', { xs: [] })).toBe('in (NULL)')
    expect(render(`in ('{{ xs | join: "','" }}') in ({{ xs | join: ', ' }})`, { xs: [] })).toBe("in ('') in (NULL)")
  })

  test('a list in quotes is one text with commas', () => {
    expect(render("'{{ xs }}' '{{ xs | join: ', ' }}'", { xs: ["a'", 'b'] })).toBe("'a'',b' 'a'', b'")
  })

  test('joined with a comma or with quotes the elements stay apart, else they become one text', () => {
    expect(render("{{ xs | join: ',' }}", { xs: ["a'", 2] })).toBe("'a''',2")
    expect(render(`'{{ xs | join: "','" }}'`, { xs: ["a'", 2] })).toBe("'a''','2'")
    expect(render("{{ xs | join: ' / ' }}", { xs: ['a', 'b'] })).toBe("'a / b'")
  })

  test('elements, first, last, size and slices are data too', () => {
    const sql = render('{{ xs[0] }} {{ xs.last }} {{ xs.size }} {{ xs | reverse }} {{ xs[9] }}', { xs: ["a'", 'b'] })
    expect(sql).toBe("'a''' 'b' 2 'b', 'a''' NULL")
  })
})

describe('tags see the real values', () => {
  test.each<[string, ParameterValue, string]>([
    ["x == 'EU'", 'EU', 'yes'],
    ["x != 'EU'", 'EU', 'no'],
    ["'EU' == x", 'EU', 'yes'],
    ["x contains 'E'", 'EU', 'yes'],
    ["x contains 'EU'", ['US', 'EU'], 'yes'],
    ["x contains 'E'", ['US', 'EU'], 'no'],
    ['x > 5', 6, 'yes'],
    ['5 > x', 6, 'no'],
    ['x', false, 'no'],
    ['x', null, 'no'],
    ['x', '', 'yes'],
    ['x == empty', [], 'yes'],
    ['empty == x', 'a', 'no'],
    ['x == blank', ' ', 'yes'],
    ['x == nil', null, 'yes'],
    ['x.size == 2', ['a', 'b'], 'yes'],
    ["x and x == 'a'", 'a', 'yes'],
    ['not_given', 'a', 'no'],
  ])('the condition %j, with x = %j, says %s', (condition, x, answer) => {
    expect(render(`{% if ${condition} %}yes{% else %}no{% endif %}`, { x })).toBe(answer)
    expect(render(`{% unless ${condition} %}no{% else %}yes{% endunless %}`, { x })).toBe(answer)
  })

  test('case takes every branch that fits, also one held in another parameter', () => {
    const source = "{% case x %}{% when 'EU', 'EEA' %}a{% when y %}b{% else %}c{% endcase %}"
    expect(render(source, { x: 'EU', y: 'EU' })).toBe('ab')
    expect(render(source, { x: 'US', y: 'EU' })).toBe('c')
  })

  test('a captured value is compared by its text', () => {
    const source = "{% capture c %}{{ x }}-1{% endcapture %}{% if c == 'EU-1' %}yes{% endif %}"
    expect(render(source, { x: 'EU' })).toBe('yes')
  })

  test('loops go over lists, and over one value as a list of one', () => {
    const source = '{% for y in x reversed %}{{ forloop.index }}:{{ y }};{% else %}none{% endfor %}'
    expect(render(source, { x: ['a', 'b'] })).toBe("1: 'b';2: 'a';")
    expect(render(source, { x: 'a' })).toBe("1: 'a';")
    expect(render(source, { x: [] })).toBe('none')
    expect(render(source, { x: null })).toBe('none')
  })

  test('a range and the limit of a loop take numbers from parameters', () => {
    expect(render('{% for i in (1..n) limit: m %}{{ i }}{% endfor %}', { n: 5, m: 2 })).toBe('12')
  })
})

describe('names, dates and types', () => {
  test('a name nobody gave is NULL, a variable of the template that was not set is nothing', () => {
    expect(render("{{ a }} '{{ a }}' {{ a | default: 'EU' }}")).toBe("NULL '' 'EU'")
    expect(render("{% if a %}{% assign w = 'x' %}{% endif %}[{{ w }}]")).toBe('[]')
  })

  test('now is the given moment, in UTC', () => {
    expect(render("'{{ 'now' | date: '%Y-%m-%d %H:%M' }}'")).toBe("'2026-08-07 10:00'")
    expect(render("{{ d | date: '%s' | minus: 86400 | date: '%Y-%m-%d' }}", { d: '2026-03-01' })).toBe("'2026-02-28'")
  })

  test('a declared number is written bare and must be one, a declared date is a quoted day', () => {
    const fields = [field('n', { inputType: 'number' }), field('d', { type: 'date' })]
    expect(render('{{ n }} {{ d }}', { n: '5', d: '2026-08-01' }, fields)).toBe("5 '2026-08-01'")
    expect(() => render('{{ n }}', { n: '5 or 1=1' }, fields)).toThrow(
      'Parameter "n" must be a number; "5 or 1=1" came.',
    )
    expect(() => render('{{ d }}', { d: '2026-02-30' }, fields)).toThrow('Parameter "d" must be a day of the calendar')
  })

  test('a form renders to nothing', () => {
    expect(render('{% form %}\na: {type: text}\n{% endform %}select 1')).toBe('select 1')
  })
})

describe('a template reaches nothing but its values', () => {
  const loop = '{% for i in xs %}{{ forloop.constructor }}{{ forloop.__proto__ }}{{ forloop.valueOf }}{% endfor %}'

  test.each([
    ['{{ constructor }}{{ __proto__ }}{{ toString }}{{ process }}{{ globalThis }}', 'NULLNULLNULLNULLNULL'],
    ['{{ x.constructor }}{{ x.__proto__ }}{{ xs.constructor.constructor }}', 'NULLNULLNULL'],
    ["{% assign a = 'b' %}{{ a.constructor }}{{ a.__proto__ }}", ''],
    ['{% assign __proto__ = x %}{{ polluted }}{% increment constructor %}', 'NULL0'],
    [loop, ''],
  ])('%s', (source, rendered) => {
    expect(render(source, { x: 'a', xs: [1] }).replaceAll(' ', '')).toBe(rendered)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test.each([
    "{% include '/etc/passwd' %}",
    "{% render 'x' %}",
    "{% layout 'x' %}",
    '{% block a %}{% endblock %}',
    '{% tablerow i in xs %}{% endtablerow %}',
    "{% cycle 'a', 'b' %}",
  ])('%s does not exist', (source) => {
    expect(() => render(source, { xs: [] })).toThrow('not found')
  })

  test('filters that evaluate a text do not exist', () => {
    expect(() => render("{{ xs | where_exp: 'i', x }}", { xs: [1], x: 'i' })).toThrow('undefined filter: where_exp')
  })
})

function field(name: string, given: Partial<DeclaredField>): DeclaredField {
  const blank = { label: name, description: null, default: null, options: null, optionsFrom: null, declaredIn: 'Q' }
  return { name, type: 'text', inputType: 'string', ...blank, ...given }
}
