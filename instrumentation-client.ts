// The content policy forbids scripts made of text; only to try would be reported as a violation. Zod, which comes later, finds
// its settings here: to import it for this would load it first.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
