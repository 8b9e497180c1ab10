import { startProduct } from './product.ts'

/** Starts the product with its sample for all stories; playwright.config.ts names this. Its result ends it again. */
export default async function startSample(): Promise<() => Promise<void>> {
  const { address, signInLink, dataDir, stop } = await startProduct({ SAMPLE: 'on' })
  process.env['STORY_ADDRESS'] = address
  process.env['STORY_SIGN_IN_LINK'] = signInLink
  process.env['STORY_DATA_DIR'] = dataDir
  return stop
}
