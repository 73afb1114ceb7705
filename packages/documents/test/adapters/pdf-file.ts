/** A stretch of type: font (`r`oman, `i`talic, `b`old), size, place from the lower left corner, text. */
export type Type = readonly [font: "r" | "i" | "b", size: number, x: number, y: number, text: string]

const fonts = { r: "Times-Roman", i: "Times-Italic", b: "Times-Bold" } as const

/** Makes a PDF by hand, on letter paper, one list of type for each page. */
export function pdfFile(pages: readonly (readonly Type[])[], extra = ""): Uint8Array {
  const objects: string[] = []
  const add = (object: string): number => objects.push(object)
  const fontIds = Object.entries(fonts).map(
    ([key, name]) =>
      `/${key} ${add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`)} 0 R`,
  )
  const resources = `<< /Font << ${fontIds.join(" ")} >> >>`
  const tree = objects.length + 2 * pages.length + 1
  const kids = pages.map((types) => {
    const set = types.map(
      ([font, size, x, y, text]) =>
        `BT /${font} ${size} Tf ${x} ${y} Td (${text.replaceAll(/[\\()]/gu, "\\$&")}) Tj ET`,
    )
    const stream = `${set.join("\n")}\n${extra}`
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Resources ${resources} /Contents ${content} 0 R >>`,
    )
  })
  add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(" ")}] >>`)
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`)
  let file = "%PDF-1.7\n"
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Uint8Array.from(file.split(""), (unit) => unit.charCodeAt(0))
}
