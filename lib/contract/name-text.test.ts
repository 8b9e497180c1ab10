import { expect, test } from 'vitest'
import { CreateToken } from '#/lib/contract/api-token.ts'
import { UpdateAccount } from '#/lib/contract/account.ts'
import { AddPerson } from '#/lib/contract/person.ts'
import { UpdateReport } from '#/lib/contract/report.ts'
import { CreateSchedule } from '#/lib/contract/report-schedule.ts'
import { CreateSavedView } from '#/lib/contract/saved-view.ts'
import { FirstAdministrator } from '#/lib/contract/session.ts'

const named = {
  token: (name: string) => CreateToken.safeParse({ name }),
  view: (name: string) => CreateSavedView.safeParse({ name, search: '' }),
  'new person': (name: string) => AddPerson.safeParse({ username: 'ida', role: 'viewer', name }),
  person: (name: string) => UpdateAccount.safeParse({ name }),
  'first administrator': (name: string) =>
    FirstAdministrator.safeParse({ link: 'l', username: 'ida', password: 'long enough', workspace: 'acme', name }),
  report: (name: string) => UpdateReport.safeParse({ report: { name } }),
  schedule: (name: string) => CreateSchedule.safeParse({ report_schedule: { name, cron: { freq: 'daily' } } }),
}

const controls = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069']

test.each(Object.entries(named))('a name that turns its surroundings round is refused: of a %s', (_what, parse) => {
  for (const control of controls) {
    const [issue] = parse(`Ada ${control}nimda`).error?.issues ?? []
    const code = control.charCodeAt(0).toString(16).toUpperCase()
    expect(issue?.message).toBe(`holds a control character for the direction of text (U+${code}); take it out`)
    expect(issue?.path.at(-1)).toBe('name')
  }
})

test.each(['Zoë', 'נועה', 'عائشة\u200F', '\u200Eacme', '👩‍💻'])('a name of any script may stay: %s', (name) => {
  expect(CreateToken.parse({ name }).name).toBe(name)
})
