'use client'
import {
  type Range,
  type Virtualizer,
  defaultRangeExtractor,
  observeElementRect,
  useVirtualizer,
} from '@tanstack/react-virtual'

type RowWindow = {
  count: number
  rowPx: number
  /** A row that is there also while it is out of sight, because it has the focus; -1 for none. */
  pinned: number
  /** What holds the rows, and what scrolls them: a part of the page, or `document.documentElement` for the page. */
  getList: () => HTMLElement | null
  getScroller: () => HTMLElement | null
  /** Told which rows are in sight whenever others are. */
  onSight: (first: number, last: number) => void
}

type Scrolling = Virtualizer<HTMLElement, HTMLElement>

// So many rows beyond the edges are there before they are scrolled into sight.
const beyond = 8
// How much of the rows the server sends: a little more than most screens show.
const serverPx = 25 * 40

/** Where the rows stand against what scrolls them, however much of the page stands above. */
function hearScrolling(getList: () => HTMLElement | null) {
  return ({ scrollElement }: Scrolling, tell: (offset: number, isScrolling: boolean) => void) => {
    if (scrollElement === null) return undefined
    const isPage = scrollElement === document.documentElement
    const target = isPage ? document : scrollElement
    const offset = () => {
      const top = isPage ? 0 : scrollElement.getBoundingClientRect().top
      return top - (getList()?.getBoundingClientRect().top ?? 0)
    }
    const hear = () => tell(offset(), true)
    // Not as scrolling, which would draw the rows in the midst of drawing them.
    tell(offset(), false)
    target.addEventListener('scroll', hear, { passive: true })
    return () => target.removeEventListener('scroll', hear)
  }
}

/** How much of the rows is in sight at once; the page's own box is as high as all it holds. */
function hearSize(of: Scrolling, tell: (size: { width: number; height: number }) => void) {
  if (of.scrollElement !== document.documentElement) return observeElementRect(of, tell)
  const hear = () => tell({ width: window.innerWidth, height: window.innerHeight })
  hear()
  window.addEventListener('resize', hear)
  return () => window.removeEventListener('resize', hear)
}

function withPinned(pinned: number) {
  return (range: Range): number[] => {
    const rows = defaultRangeExtractor(range)
    const isThere = pinned === -1 || pinned >= range.count || rows.includes(pinned)
    return isThere ? rows : [...rows, pinned].sort((a, b) => a - b)
  }
}

/** The rows to draw: those in sight and some around them. Scrolling renders the component that calls. */
export function useRowWindow({ count, rowPx, pinned, getList, getScroller, onSight }: RowWindow): number[] {
  // The virtualizer stays the same object while what it says changes: nothing it says may be kept.
  'use no memo'
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    overscan: beyond,
    // The rows beyond the edges bridge the moment until React draws; to force it in the midst of its work is what it warns of.
    useFlushSync: false,
    initialRect: { width: 0, height: serverPx },
    estimateSize: () => rowPx,
    rangeExtractor: withPinned(pinned),
    getScrollElement: getScroller,
    observeElementRect: hearSize,
    observeElementOffset: hearScrolling(getList),
    // Rows are scrolled to by the browser, which knows what covers them; the virtualizer only looks.
    scrollToFn: () => undefined,
    onChange: ({ range }) => range && onSight(range.startIndex, range.endIndex),
  })
  return virtualizer.getVirtualIndexes()
}
