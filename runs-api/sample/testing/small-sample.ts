import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createExecutor } from '#/runs-api/engine/executor/executor.ts'
import type { Engine } from '#/runs-api/engine/lifecycle/engine.ts'
import { createResultStore } from '#/runs-api/engine/results/result-store.ts'
import { createTemplateEngine } from '#/runs-api/engine/templates/template-engine.ts'
import type { Warehouse } from '#/runs-api/sample/make-warehouse.ts'

const files = {
  'warehouse.sql': `create table sales as
    select i as sale_id, ['north', 'south', 'east'][1 + i % 3] as region, date '2026-01-01' + i::int as day
    from range(300) as numbers (i)`,
  'reports/pulse/report.yml': `
name: Pulse
collection: Operations
owner: ada
queries: [{ name: Beats, file: beats.sql, data_source: warehouse }]
schedules:
  - { name: Every day, cron: { freq: daily, hour: 6, minute: 5, time_zone: Europe/Berlin }, timeout: 60 }`,
  'reports/pulse/beats.sql': 'select count(*) as beats from sales',
  'reports/sales/report.yml': `
name: Sales
collection: Finance
owner: ana
queries:
  - { name: By day, file: by-day.sql, data_source: warehouse }
  - { name: Regions, file: regions.sql, data_source: warehouse }
schedules:
  - { name: Morning, cron: { freq: daily, hour: 6, time_zone: Europe/Berlin }, params: { depth: 2 } }`,
  'reports/sales/by-day.sql': `
select * from sales where region in ({{ regions }}) and day <= {{ until }}
{% if depth == 13 %} and missing_column = 1 {% endif %}
{% form %}
regions: { type: multiselect, default: all, options: { labels: region_label, values: region } }
until: { type: date, default: "{{ 'now' | date: '%Y-%m-%d' }}" }
depth: { type: text, input_type: number, default: 1 }
{% endform %}`,
  'reports/sales/regions.sql': 'select distinct region, upper(region) as region_label from sales order by region',
}

/** The folder of a small sample, and an engine on its warehouse, which is still to be made. */
export type SmallSample = {
  folder: string
  reportsDir: string
  warehouse: Warehouse
  engine: Engine
  close: () => Promise<void>
}

export async function openSmallSample(): Promise<SmallSample> {
  const folder = await mkdtemp(join(tmpdir(), 'small-sample-'))
  for (const name of ['pulse', 'sales']) await mkdir(join(folder, 'reports', name), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const warehouse = { file: join(folder, 'data', 'warehouse.duckdb'), script: join(folder, 'warehouse.sql') }
  const templates = createTemplateEngine({ threads: 1 })
  const executor = createExecutor({ size: 2, scratchDir: join(folder, 'scratch') })
  const results = createResultStore(join(folder, 'results'))
  const engine: Engine = {
    templates,
    executor,
    results,
    dataSources: new Map([['warehouse', { name: 'warehouse', adapter: 'duckdb', file: warehouse.file }]]),
    limits: { timeoutSeconds: 60, memoryMb: 256, maxRows: 10_000, maxBytes: 10_000_000 },
  }
  const close = async (): Promise<void> => {
    await Promise.all([templates.close(), executor.close(), results.close()])
    await rm(folder, { recursive: true, force: true })
  }
  return { folder, reportsDir: join(folder, 'reports'), warehouse, engine, close }
}
