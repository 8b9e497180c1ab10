import { expect, test } from 'vitest'
import { cellText, kindOf } from '#/components/results/result-column.ts'

test.each([
  ['BIGINT', 'number'],
  ['DECIMAL(18,2)', 'number'],
  ['UTINYINT', 'number'],
  ['DOUBLE', 'number'],
  ['DATE', 'moment'],
  ['TIMESTAMP WITH TIME ZONE', 'moment'],
  ['BOOLEAN', 'truth'],
  ['INTEGER[]', 'nested'],
  ['STRUCT(a INTEGER)', 'nested'],
  ['JSON', 'nested'],
  ['VARCHAR', 'text'],
  ['INTERVAL', 'text'],
])('%s holds a %s', (type, kind) => {
  expect(kindOf({ name: 'x', type })).toBe(kind)
})

test.each<[unknown, string, string]>([
  [12.5, 'DECIMAL(18,2)', '12.50'],
  [-3, 'DECIMAL(4,1)', '-3.0'],
  [12.5, 'DOUBLE', '12.5'],
  ['9007199254740993', 'BIGINT', '9007199254740993'],
  ['<b>x</b>', 'VARCHAR', '<b>x</b>'],
  [true, 'BOOLEAN', 'true'],
  [[1, null], 'INTEGER[]', '[1,null]'],
  [null, 'VARCHAR', ''],
])('%j of %s reads %s', (value, type, text) => {
  expect(cellText(value, { name: 'x', type })).toBe(text)
})

test('a decimal with more digits than a number holds gets none that were not there', () => {
  expect(cellText(1234567890123456, { name: 'x', type: 'DECIMAL(38,10)' })).toBe('1234567890123456')
})
