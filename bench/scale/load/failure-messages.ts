import { failureFingerprint } from '#/runs-api/engine/lifecycle/failure-fingerprint.ts'

/** A reason to fail; `%s` stands for what differs from run to run. */
export type FailureReason = { code: string; text: string; fingerprint: string }

const tables = (
  'orders,customers,refunds,shipments,invoices,payments,visits,sessions,campaigns,products,suppliers,' +
  'returns,contracts,tickets,stock_levels,price_lists,budgets,forecasts,employees,payrolls,' +
  'subscriptions,vouchers,warehouses,carriers,claims,surveys,quotes,leads,ledgers,currencies'
).split(',')

const shapes: [code: string, text: (table: string) => string][] = [
  ['SqlUnknownTable', (table) => `Catalog Error: Table with name ${table} does not exist, Position: %s`],
  ['SqlUnknownColumn', (table) => `Binder Error: ${table} has no column "amount_%s"`],
  ['SqlSyntaxError', (table) => `Parser Error: syntax error at or near ${table}, Position: %s`],
  ['SqlUnknownFunction', (table) => `Catalog Error: no function margin_of_${table}(DECIMAL), Position: %s`],
  ['ParameterInvalid', (table) => `The parameter for ${table} does not take the value '%s'`],
  ['Timeout', (table) => `Reading ${table} took longer than %s s`],
  ['ResultTooLarge', (table) => `The result over ${table} has more than %s rows`],
  ['ResourceFailure', (table) => `The connection to the warehouse broke while reading ${table}, block %s`],
  ['SqlError', (table) => `Conversion Error: could not convert string '%s' of ${table} to DECIMAL`],
  ['SqlError', (table) => `Division by zero in ${table}, row %s`],
]

/** The 300 reasons to fail of a large history. */
export const failureReasons: FailureReason[] = shapes.flatMap(([code, textOf]) =>
  tables.map((table) => {
    const text = textOf(table)
    return { code, text, fingerprint: failureFingerprint(code, text.replace('%s', '17')) }
  }),
)

/** Words of one reason each, as a person would look for it. */
export const failureWords = tables.flatMap((table) => [`rows of ${table}`, `reading ${table}`, `row in ${table}`])
