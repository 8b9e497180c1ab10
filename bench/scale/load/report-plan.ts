import type { ReportDefinition } from '#/lib/reports/report-definition.ts'
import { tokenOf } from '#/runs-api/store/tokens.ts'
import { createDraw, normal, zipfShares } from './random.ts'

/** The report of rank k runs k to the power of -0.8 times as often as the first. */
const reportExponent = 0.8
const scheduledShare = 0.55
/** A schedule runs for one customer: there are as many as keep the share of a customer near one in 5,000. */
const shareOfSchedule = 1 / 5_000
const maxSchedulesOfReport = 200

const subjects = (
  'Revenue,Margin,Orders,Refunds,Returns,Shipments,Invoices,Payments,Visits,Sessions,Campaigns,Stock,' +
  'Suppliers,Contracts,Tickets,Prices,Budget,Forecast,Headcount,Churn,Subscriptions,Vouchers,Carriers,' +
  'Claims,Surveys,Quotes,Leads,Ledger,Currencies,Costs,Deliveries,Complaints,Conversions,Cohorts,' +
  'Baskets,Discounts,Downtime,Quality,Usage,Renewals'
).split(',')
const angles = (
  'by day,by week,by month,by region,by customer,by product,by channel,by country,by team,by warehouse,' +
  'last 24 hours,last 7 days,last quarter,year to date,against plan,against last year,top 100,overview,' +
  'details,open items,overdue,reconciliation,audit,alerts,forecast check,for the board,for finance,' +
  'for sales,for support,for logistics,EU,US,APAC,LATAM,new,recurring,lost,at risk,in transit,by age,' +
  'by hour,by source,by category,by size,by owner,monthly close,daily check,weekly mail,raw,summary'
).split(',')

export type PlannedReport = {
  token: string
  name: string
  definition: ReportDefinition
  /** Of all runs. */
  share: number
  scheduledShare: number
  schedules: number
  medianMs: number
  /** How far durations spread: the standard deviation of their logarithm. */
  spread: number
  failedShare: number
  hasNotebook: boolean
  hasDate: boolean
  hasStatus: boolean
  collection: number
  creator: number
}

const form = `{% form %}
region: {type: select, label: Region, default: EU, options: [EU, US, APAC, LATAM]}
customer: {type: text, label: Customer, input_type: number, default: 1}
date: {type: date, label: Day, default: 2026-01-01}
status: {type: multiselect, label: Status, default: all, options: [paid, late, open, refunded]}
{% endform %}`

function definitionOf(name: string, seed: number): ReportDefinition {
  const query = {
    token: tokenOf('bench', String(seed), name),
    name: 'Rows',
    dataSource: 'empty',
    source: `select * from nothing -- ${name}\n${form}`,
    limit: null,
  }
  return { name, description: '', queries: [query] }
}

/** The reports of a large workspace, from the one that runs most to the one that runs least. */
export function planReports(
  seed: number,
  { reports, collections, people }: { reports: number; collections: number; people: number },
): PlannedReport[] {
  const draw = createDraw(seed)
  const names = subjects.flatMap((subject) => angles.map((angle) => `${subject} ${angle}`))
  const shuffled = names.map((name) => ({ name, key: draw() })).toSorted((a, b) => a.key - b.key)
  return zipfShares(reports, reportExponent).map((share, rank) => {
    const name = shuffled[rank]?.name ?? `Report ${rank + 1}`
    const isScheduled = draw() < 0.8
    const schedules = Math.ceil((share * scheduledShare) / shareOfSchedule)
    return {
      token: tokenOf('bench report', String(seed), name),
      name,
      definition: definitionOf(name, seed),
      share,
      scheduledShare: isScheduled ? scheduledShare / 0.8 : 0,
      schedules: isScheduled ? Math.min(maxSchedulesOfReport, schedules) : 0,
      medianMs: Math.round(Math.exp(Math.log(4_000) + 1.2 * normal(draw))),
      spread: 0.15 + 0.45 * draw(),
      failedShare: Math.min(0.5, 0.07 * Math.exp(0.6 * normal(draw) - 0.18)),
      hasNotebook: draw() < 0.12,
      hasDate: draw() < 0.5,
      hasStatus: draw() < 0.25,
      collection: Math.floor(draw() * collections),
      creator: Math.floor(draw() * people),
    }
  })
}
