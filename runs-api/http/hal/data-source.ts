import { z } from 'zod'
import { Links, Token } from '#/lib/contract/hal.ts'
import type { DataSource as Declared } from '#/runs-api/http/app-deps.ts'
import { accountHref, dataSourceHref, link } from '#/runs-api/http/hal/links.ts'
import { tokenOf } from '#/runs-api/store/tokens.ts'

/** A source of data as the API shows it: its name and kind, never where it lies (RUNS-API 5). */
export const DataSource = z.object({
  token: Token,
  id: z.string(),
  name: z.string(),
  description: z.string(),
  adapter: z.string(),
  public: z.boolean(),
  queryable: z.boolean(),
  _links: Links,
})
export type DataSource = z.infer<typeof DataSource>

/** The token of the source with this name, the same for every account and for ever. */
export function dataSourceToken(name: string): string {
  return tokenOf('data_source', name)
}

/** A decimal `id` for what has a token and no number of its own (RUNS-API 1). */
export function decimalOf(token: string): string {
  return String(Number.parseInt(token, 16))
}

export function dataSourceResource(account: string, { name, adapter }: Declared): DataSource {
  const token = dataSourceToken(name)
  return {
    token,
    id: decimalOf(token),
    name,
    description: '',
    adapter,
    public: true,
    queryable: true,
    _links: { self: link(dataSourceHref(account, token)), account: link(accountHref(account)) },
  }
}
