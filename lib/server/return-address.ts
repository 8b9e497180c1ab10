// Browsers drop tabs and line ends from an address, and read a backslash as a slash: `/\t/evil` would leave this site.
function isPlain(text: string): boolean {
  return !/[\p{Cc}\\]/u.test(text)
}

/** Where to go after signing in: the path asked for when it is one of this site, else `/`. */
export function returnAddress(asked: string | string[] | undefined | null): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.startsWith('//') || !isPlain(asked)) return '/'
  const base = 'http://runboard.invalid'
  if (!URL.canParse(asked, base)) return '/'
  const { origin, pathname, search, hash } = new URL(asked, base)
  const isOurs = origin === base && !pathname.startsWith('//')
  const isLoop = pathname === '/sign-in' || pathname === '/api' || pathname.startsWith('/api/')
  return isOurs && !isLoop ? `${pathname}${search}${hash}` : '/'
}

/** The sign-in page, which leads back to `address` afterwards. */
export function signInAddress(address: string): string {
  const back = returnAddress(address)
  return back === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ callbackUrl: back })}`
}
