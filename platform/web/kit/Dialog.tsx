import { Button } from "#platform/web/kit/Button.tsx"
import { useEffect, useId, useRef, type ReactNode } from "react"

type Props = {
  readonly title: string
  readonly onClose: () => void
  /** A question that must be answered before going on. */
  readonly asks?: boolean
  readonly children: ReactNode
}

/**
 * A dialog over the page: the browser's own, which keeps the keyboard inside,
 * closes with Escape and gives the focus back. It is shown while it is rendered.
 */
export function Dialog({ title, onClose, asks = false, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    // What opened it gets the focus back, whether it is closed or its page is left.
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className="dialog"
      role={asks ? "alertdialog" : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}

type ConfirmProps = {
  readonly question: string
  readonly act: string
  readonly cancel: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly children?: ReactNode
}

/** Asks once more before something is done, says what it will change, and does it or not. */
export function Confirm({ question, act, cancel, onConfirm, onCancel, children }: ConfirmProps) {
  return (
    <Dialog title={question} onClose={onCancel} asks>
      {children}
      <footer>
        <Button onPress={onConfirm}>{act}</Button>
        <Button look="quiet" onPress={onCancel}>
          {cancel}
        </Button>
      </footer>
    </Dialog>
  )
}
