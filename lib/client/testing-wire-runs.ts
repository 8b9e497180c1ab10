import type { Links } from '#/lib/contract/hal.ts'

/** A run on the wire, its flags as the texts that Mode's own table says they are. */
export function testingWireRun(token: string) {
  return {
    token,
    state: 'enqueued',
    python_state: 'none',
    parameters: { region: 'north' },
    form_fields: [],
    is_latest_report_run: 'true',
    is_latest_successful_report_run: 'false',
    has_more_recent_successful_run_available: false,
    report_has_failures_since_last_success: false,
    created_at: '2026-08-07T07:47:06.501Z',
    updated_at: '2026-08-07T07:47:06.501Z',
    completed_at: null,
    purge_started_at: null,
    purge_completed_at: null,
    pusher_channel_name: 'x',
    started_at: null,
    queue_seconds: null,
    duration_seconds: null,
    slow: null,
    trigger: 'manual',
    failure: null,
    report_name: 'Daily revenue',
    report_token: '0123456789ab',
    executed_by: 'ada',
    _links: {},
    _forms: { cancel: { method: 'patch', action: '/api/x/cancel' } },
    _embedded: {},
  }
}

/** A page by cursor that holds runs with these tokens. */
export function testingWirePage(tokens: string[], links: Links) {
  return {
    _links: links,
    pagination: { per_page: 50, count: tokens.length, total_count: tokens.length, total_is_exact: true },
    _embedded: { report_runs: tokens.map(testingWireRun) },
  }
}
