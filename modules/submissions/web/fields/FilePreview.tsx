import type { AttachedFile } from "#modules/calls/value.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Dialog } from "#platform/web/kit/Dialog.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useRef, useState } from "react"

/** What can be looked at here: the page's policy lets a browser open nothing else that somebody brought. */
export const seen: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "text/plain"])

/** No more of a text is shown; the file has all of it. */
const most = 200_000

type Props = { readonly file: AttachedFile; readonly address: string; readonly onClose: () => void }

/** A picture or a text that was brought, looked at without being opened: a picture is drawn, a text is only read. */
export function FilePreview({ file, address, onClose }: Props) {
  const say = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [text, read] = useState<string>()
  const [state, go] = useState<"coming" | "here" | "lost">("coming")
  const isText = file.type === "text/plain"

  useEffect(() => {
    let left = false
    async function look() {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error("it did not come")
      const blob = await answer.blob()
      if (isText) {
        const words = (await blob.text()).slice(0, most)
        if (!left) read(words)
      } else {
        const picture = await createImageBitmap(blob)
        const place = canvas.current
        if (left || !place) return
        place.width = picture.width
        place.height = picture.height
        place.getContext("2d")?.drawImage(picture, 0, 0)
      }
      if (!left) go("here")
    }
    look().catch(() => left || go("lost"))
    return () => void (left = true)
  }, [address, isText])
  return (
    <Dialog title={file.name} onClose={onClose}>
      {state === "coming" && <Skeleton rows={4} />}
      {state === "lost" && <p className="fault">{say("answering.file-lost")}</p>}
      <div className="preview" hidden={state !== "here"}>
        {isText ? <pre dir="auto">{text}</pre> : <canvas ref={canvas}>{file.name}</canvas>}
      </div>
      <footer>
        <Button look="quiet" onPress={onClose}>
          {say("platform.close")}
        </Button>
      </footer>
    </Dialog>
  )
}
