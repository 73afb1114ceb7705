import { answering } from "#platform/jobs/answering.ts"
import { z } from "zod"

const Order = z.union([
  z.object({ do: z.literal("add"), numbers: z.instanceof(Float64Array) }),
  z.object({ do: z.enum(["refuse", "die", "grow", "loop", "print"]), secret: z.string() }),
])

// A thread for tests: it does what threads do, well and badly.
answering((order, tell) => {
  const wanted = Order.parse(order)
  if (wanted.do === "add") {
    tell("half")
    return { answer: wanted.numbers.reduce((sum, each) => sum + each, 0) }
  }
  if (wanted.do === "refuse") throw new RangeError(`cannot do ${wanted.secret}`)
  if (wanted.do === "die")
    setImmediate(() => {
      throw new RangeError(`dead of ${wanted.secret}`)
    })
  if (wanted.do === "print") {
    process.stdout.write(wanted.secret)
    process.stderr.write(wanted.secret)
    return { answer: 0 }
  }
  const held: number[][] = []
  while (wanted.do === "grow") held.push(Array.from({ length: 1000 }, (_, at) => at + held.length))
  tell("begun")
  while (wanted.do === "loop") held.length = 0
  return new Promise(() => undefined)
})
