import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#/scripts/project-root.mjs'

const PageManifest = z.object({ rootMainFiles: z.array(z.string()) })
const ClientManifest = z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) })

/**
 * The scripts that a browser loads before a page works, as paths below the project: what every page needs, and what the
 * page, its layouts and their faces for errors are made of. Reads the manifests of the last build.
 * @param page the folder of the page below `app`, such as `[account]/runs`
 */
export function firstLoadScripts(page: string): string[] {
  const folder = join(projectRoot, '.next', 'server', 'app', page)
  const { rootMainFiles } = PageManifest.parse(
    JSON.parse(readFileSync(join(folder, 'page', 'build-manifest.json'), 'utf8')),
  )
  // A script that sets the manifest: it is the only object in it.
  const script = readFileSync(join(folder, 'page_client-reference-manifest.js'), 'utf8')
  const json = script.slice(script.indexOf('{', script.indexOf('] =')), script.lastIndexOf('}') + 1)
  const { entryJSFiles } = ClientManifest.parse(JSON.parse(json))
  return [...new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()])].map((file) => join('.next', file))
}
