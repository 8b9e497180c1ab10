/** The Chromium to use: the one named, the one that came with the packages, or else Playwright's own (undefined). */
export async function browserPath(): Promise<string | undefined> {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH']
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { default: packed } = await import('@sparticuz/chromium')
  return await packed.executablePath()
}
