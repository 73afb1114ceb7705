/** The thread in which files are read: a file comes in, what was read of it goes out. */
import { read } from "@palermo/documents"
import { parentPort } from "node:worker_threads"

type Asked = { readonly bytes: Uint8Array; readonly name: string }

parentPort?.on("message", ({ bytes, name }: Asked) => {
  void read(bytes, { name }).then((answer) => parentPort?.postMessage(answer))
})
