/** The mark of the product, as app/icon.svg draws it. */
export function BrandMark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={`shrink-0 ${className}`}>
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path
        d="M9 22v-5M16 22V10M23 22v-8"
        className="stroke-on-accent"
        fill="none"
        strokeLinecap="round"
        strokeWidth="3"
      />
    </svg>
  )
}
