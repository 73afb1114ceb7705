/** The process in which files are read: a file comes in, what was read of it goes out. */
import { read } from "@palermo/documents"

type Asked = { readonly bytes: Uint8Array; readonly name: string }

process.on("message", ({ bytes, name }: Asked) => {
  void read(bytes, { name }).then((answer) => process.send?.(answer))
})
