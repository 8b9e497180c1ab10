import { config } from 'zod'

// The content policy forbids scripts made of text; only to try would be reported as a violation.
config({ jitless: true })
