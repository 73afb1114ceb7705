import type { ReactNode } from "react"

type Props = { readonly id: string; readonly title: string; readonly why?: string; readonly children: ReactNode }

/** A part of the account, with its heading, why it is there, and its place in the address. */
export function Part({ id, title, why, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="account-part" tabIndex={-1}>
      <h2 id={`${id}-title`}>{title}</h2>
      {why && <p className="hint">{why}</p>}
      {children}
    </section>
  )
}
