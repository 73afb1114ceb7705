import { useId } from "react"

/** How far something has come, from 0 to 1, with a word for what is being done. */
export function Progress({ label, value }: { readonly label: string; readonly value?: number }) {
  const id = useId()
  return (
    <div className="progress">
      <label htmlFor={id}>{label}</label>
      <progress id={id} max={1} value={value} />
    </div>
  )
}
