import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from '#/scripts/project-root.mjs'
import { WebEnv } from '#/lib/server/env.ts'
import { RunsApiEnv } from '#/runs-api/env.ts'
import { launcherVariables } from '#/scripts/launcher/env.ts'

const PackageFile = z.object({ scripts: z.record(z.string(), z.string()) })

function read(name: string): string {
  return readFileSync(join(projectRoot, name), 'utf8')
}

/** What stands in backticks and looks like a path of the project; patterns with placeholders or spaces are none. */
function pathsIn(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, content]) => content ?? '')
  const folders = ['app', 'components', 'lib', 'runs-api', 'sample', 'scripts', 'e2e', 'docs', 'bench', 'public']
  const isPath = (words: string): boolean => /^[\w./-]+$/.test(words)
  const isOurs = (words: string): boolean =>
    folders.some((folder) => words === folder || words.startsWith(`${folder}/`)) ||
    /^[\w.-]+\.(md|json|example)$/.test(words)
  return quoted.filter((words) => isPath(words) && isOurs(words))
}

describe('the documents', () => {
  test.each(['README.md', 'CONTRIBUTING.md', 'AGENTS.md'])('%s names only paths that exist', (name) => {
    const paths = pathsIn(read(name))
    expect(paths.length).toBeGreaterThan(3)
    expect(paths.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([])
  })

  test('README.md names only scripts that package.json has', () => {
    const { scripts } = PackageFile.parse(JSON.parse(read('package.json')))
    const named = [...`${read('README.md')}${read('CONTRIBUTING.md')}`.matchAll(/npm run (?:-s )?([\w:]+)/g)]
    const missing = named.map(([, script]) => script ?? '').filter((script) => !(script in scripts))
    expect(missing).toEqual([])
  })

  test('.env.example explains every variable that is read, and no other', () => {
    const explained = [...read('.env.example').matchAll(/^#([A-Z_0-9]+)=/gm)].map(([, name]) => name)
    const known = [...Object.keys(RunsApiEnv.shape), ...Object.keys(launcherVariables), ...Object.keys(WebEnv.shape)]
    expect(new Set(explained)).toEqual(new Set(known))
  })
})
