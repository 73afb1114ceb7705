import type { ReactNode } from "react"

/** What stands where nothing is yet: what will be here, and how it begins. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
