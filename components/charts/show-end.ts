/** Scrolls what begins with the past to its newest end. Given as a `ref`. */
export function showEnd(element: HTMLElement | null): void {
  const scroller = element?.closest('section')
  if (scroller) scroller.scrollLeft = scroller.scrollWidth
}
