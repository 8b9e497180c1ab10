/** Where the panel of a form stands: at the right, on a phone at the bottom. */
export const panelClasses =
  'fixed top-(--bar-height) right-0 bottom-0 z-30 flex w-md max-w-full flex-col border-l border-line bg-surface text-ink shadow-xl outline-none max-sm:inset-x-0 max-sm:top-auto max-sm:h-[88dvh] max-sm:w-full max-sm:rounded-t-xl max-sm:border-t max-sm:border-l-0 print:hidden'
