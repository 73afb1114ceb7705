import type { Framing } from "#modules/analysis/web/figures/PictureFiles.tsx"

const svg = "http://www.w3.org/2000/svg"
const margin = 20

/** The looks a picture has from the stylesheet, which it must carry with it: shapes theirs, text its own. */
const shaped = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray"]
const lettered = ["fill", "font-size", "font-weight", "font-family", "text-anchor", "direction"]

/**
 * A picture that stands by itself: with its looks written into it, on white
 * ground, its title above and what must be said with it below. It is always
 * the light one, whatever the reader's eyes prefer.
 */
export function framed(drawn: SVGSVGElement, { title, slice, lines }: Framing): SVGSVGElement {
  const box = drawn.viewBox.baseVal
  const runs = getComputedStyle(drawn.ownerDocument.documentElement).direction
  const width = Math.max(560, box.width)
  const family = getComputedStyle(drawn.ownerDocument.body).fontFamily
  const whole = element("svg", { xmlns: svg, direction: runs, lang: drawn.ownerDocument.documentElement.lang })
  const start = runs === "rtl" ? margin + width : margin
  const ground = element("rect", { x: 0, y: 0, fill: "#ffffff" })
  whole.append(ground)
  let y = margin
  const put = (text: string, size: number, weight: number, fill: string) => {
    for (const line of wrapped(text, width, `${weight} ${size}px ${family}`)) {
      y += Math.round(size * 1.45)
      // An address runs from left to right, wherever it stands.
      const way = /^https?:/.test(text)
        ? { direction: "ltr", "text-anchor": runs === "rtl" ? "end" : "start" }
        : { direction: runs }
      const words = { x: start, y, fill, ...way, "font-size": size, "font-weight": weight, "font-family": family }
      whole.append(element("text", words, line))
    }
  }
  put(title, 17, 650, "#1b1a17")
  put(slice, 13, 400, "#57524a")
  y += 14
  const inside = element("g", { transform: `translate(${margin} ${y})` })
  inside.append(...looking(drawn))
  whole.append(inside)
  y += box.height + 8
  for (const line of lines) put(line, 11, 400, "#57524a")
  const size = { width: width + 2 * margin, height: y + margin }
  set(whole, { ...size, viewBox: `0 0 ${size.width} ${size.height}` })
  set(ground, size)
  return whole
}

/** Copies of what a picture is made of, with the looks it has on a light page. */
function looking(drawn: SVGSVGElement): Node[] {
  const aside = document.createElement("div")
  aside.className = "unseen"
  aside.dataset["theme"] = "light"
  // Rules for what stands in a frame of its own are found by that frame.
  const around = drawn.parentElement?.cloneNode(false)
  const copy = drawn.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return []
  ;(around instanceof HTMLElement ? around : aside).append(copy)
  if (around) aside.append(around)
  for (const each of copy.querySelectorAll("[role=option]")) each.removeAttribute("id")
  document.body.append(aside)
  // What only serves the hand and the eye on the page is no part of the picture.
  for (const each of copy.querySelectorAll(".reach, .ring")) each.remove()
  const patterns = [...drawn.ownerDocument.querySelectorAll("pattern")].filter((each) => usesPattern(copy, each.id))
  if (!copy.querySelector("pattern")) copy.prepend(...patterns.map((each) => each.cloneNode(true)))
  const all = [...copy.querySelectorAll<SVGElement>("path, rect, circle, text")]
  const looks = all.map((each) => {
    const style = getComputedStyle(each)
    return (each.tagName === "text" ? lettered : shaped).map((name): [string, string] => [
      name,
      style.getPropertyValue(name),
    ])
  })
  for (const [n, each] of all.entries()) {
    for (const [name, value] of looks[n] ?? []) each.setAttribute(name, value.replaceAll('"', "'"))
    each.removeAttribute("class")
  }
  aside.remove()
  return [...copy.childNodes]
}

const usesPattern = (copy: SVGSVGElement, id: string): boolean =>
  id !== "" && copy.querySelector(`[fill="url(#${id})"]`) !== null

/**
 * Paints a picture that stands by itself as points, two for each of its own.
 * The page's security policy lets no picture in that this server has not sent,
 * so each of its parts is painted here: there are four kinds.
 */
export async function painted(picture: SVGSVGElement): Promise<Blob> {
  const scale = 2
  const canvas = document.createElement("canvas")
  canvas.width = Number(picture.getAttribute("width")) * scale
  canvas.height = Number(picture.getAttribute("height")) * scale
  const pen = canvas.getContext("2d")
  if (!pen) throw new Error("nothing to paint on")
  pen.scale(scale, scale)
  paint(pen, picture, hatching(pen))
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("not painted"))), "image/png"),
  )
}

function paint(pen: CanvasRenderingContext2D, parent: Element, hatched: CanvasPattern | null): void {
  for (const each of parent.children) {
    if (["defs", "pattern", "title"].includes(each.tagName)) continue
    const number = (name: string) => Number(each.getAttribute(name) ?? 0)
    const [, x = 0, y = 0] = (
      /translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(each.getAttribute("transform") ?? "") ?? []
    ).map(Number)
    pen.save()
    pen.translate(x, y)
    if (each.tagName === "text") write(pen, each)
    else {
      const shape = new Path2D(each.tagName === "path" ? (each.getAttribute("d") ?? "") : undefined)
      if (each.tagName === "rect") shape.rect(number("x"), number("y"), number("width"), number("height"))
      if (each.tagName === "circle") shape.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI)
      const [fill, stroke] = [each.getAttribute("fill") ?? "none", each.getAttribute("stroke") ?? "none"]
      if (fill !== "none" && each.tagName !== "g") {
        pen.fillStyle = fill.startsWith("url") ? (hatched ?? "#ffffff") : fill
        pen.globalAlpha = Number.parseFloat(each.getAttribute("fill-opacity") ?? "1")
        pen.fill(shape)
        pen.globalAlpha = 1
      }
      if (stroke !== "none" && each.tagName !== "g") {
        pen.strokeStyle = stroke
        pen.lineWidth = Number.parseFloat(each.getAttribute("stroke-width") ?? "1")
        pen.setLineDash(
          (each.getAttribute("stroke-dasharray") ?? "")
            .split(/[ ,]+/)
            .map(Number.parseFloat)
            .filter((n) => n > 0),
        )
        pen.stroke(shape)
      }
      paint(pen, each, hatched)
    }
    pen.restore()
  }
}

function write(pen: CanvasRenderingContext2D, text: Element): void {
  const said = [...text.childNodes].flatMap((each) => (each instanceof Text ? [each.data] : [])).join("")
  const own = (name: string, otherwise: string) => text.getAttribute(name) ?? otherwise
  pen.font = `${own("font-weight", "400")} ${own("font-size", "12px").replace(/^([\d.]+)$/, "$1px")} ${own("font-family", "sans-serif")}`
  pen.fillStyle = own("fill", "#1b1a17")
  pen.direction = own("direction", "ltr") === "rtl" ? "rtl" : "ltr"
  const anchor = own("text-anchor", "start")
  pen.textAlign = anchor === "middle" ? "center" : anchor === "end" ? "end" : "start"
  pen.fillText(said, Number(own("x", "0")), Number(own("y", "0")))
}

/** The hatching of what is withheld. */
function hatching(pen: CanvasRenderingContext2D): CanvasPattern | null {
  const tile = document.createElement("canvas")
  tile.width = tile.height = 6
  const brush = tile.getContext("2d")
  if (!brush) return null
  brush.fillStyle = "#ffffff"
  brush.fillRect(0, 0, 6, 6)
  brush.strokeStyle = "#97301f"
  brush.stroke(new Path2D("M -1 1 L 1 -1 M 0 6 L 6 0 M 5 7 L 7 5"))
  return pen.createPattern(tile, "repeat")
}

/** A text broken into lines of a width, where its language breaks words. */
function wrapped(text: string, width: number, font: string): string[] {
  const pen = document.createElement("canvas").getContext("2d")
  if (!pen) return [text]
  pen.font = font
  const pieces = [...new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }).segment(text)]
  const lines: string[] = [""]
  for (const { segment } of pieces) {
    const line = `${lines.at(-1) ?? ""}${segment}`
    if (pen.measureText(line).width <= width || lines.at(-1) === "") lines[lines.length - 1] = line
    else lines.push(segment.trimStart())
  }
  return lines
}

const set = (place: Element, attributes: Readonly<Record<string, string | number>>): void => {
  for (const [name, value] of Object.entries(attributes)) if (name !== "xmlns") place.setAttribute(name, String(value))
}

function element<N extends "svg" | "g" | "rect" | "text">(
  name: N,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SVGElementTagNameMap[N] {
  const made = document.createElementNS(svg, name)
  set(made, attributes)
  if (text !== undefined) made.append(text)
  return made
}

/** Gives a file to the reader. */
export function saved(file: Blob, name: string): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser takes the file after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
