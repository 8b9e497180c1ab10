import { expect, test } from 'vitest'
import { initialsOf } from '#/components/shell/initials.ts'

test.each([
  ['Ada Okafor', 'AO'],
  ['ada', 'A'],
  ['  Jan  van der   Berg ', 'JB'],
  ['王秀英', '王'],
  ['نور الدين', 'نا'],
  ['👩🏽‍🚀 Noa', '👩🏽‍🚀N'],
  ['', ''],
])('%j is shortened to %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
