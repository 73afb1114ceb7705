/** Makes a compound file (OLE2) by hand: streams of more than 4096 bytes, or padded to that, below its root. */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(streams)
  const sizes = entries.map(([, bytes]) => Math.max(8, Math.ceil(bytes.length / 512)))
  const total = 2 + sizes.reduce((sum, size) => sum + size, 0)
  const file = new Uint8Array(512 * (total + 1))
  const view = new DataView(file.buffer)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(30, 9, true)
  view.setUint16(32, 6, true)
  view.setUint32(44, 1, true)
  view.setUint32(48, 1, true)
  view.setUint32(56, 4096, true)
  for (const at of [60, 68]) view.setUint32(at, 0xfffffffe, true)
  for (let at = 76; at < 512; at += 4) view.setUint32(at, at === 76 ? 0 : 0xffffffff, true)

  const link = (sector: number, next: number): void => view.setUint32(512 + 4 * sector, next, true)
  for (let sector = 0; sector < 128; sector++) link(sector, 0xffffffff)
  link(0, 0xfffffffd)
  link(1, 0xfffffffe)
  const named = (at: number, name: string, kind: number, start: number, size: number, right: number): void => {
    const place = 1024 + 128 * at
    for (let unit = 0; unit < name.length; unit++) view.setUint16(place + 2 * unit, name.charCodeAt(unit), true)
    view.setUint16(place + 64, 2 * name.length + 2, true)
    file[place + 66] = kind
    for (const [offset, value] of [
      [68, 0xffffffff],
      [72, right],
      [76, kind === 5 ? 1 : 0xffffffff],
      [116, start],
      [120, size],
    ] as const)
      view.setUint32(place + offset, value, true)
  }
  named(0, "Root Entry", 5, 0xfffffffe, 0, 0xffffffff)
  let start = 2
  for (const [at, [name, bytes]] of entries.entries()) {
    const size = sizes[at] ?? 0
    named(at + 1, name, 2, start, 512 * size, at + 1 < entries.length ? at + 2 : 0xffffffff)
    for (let sector = start; sector < start + size; sector++)
      link(sector, sector + 1 < start + size ? sector + 1 : 0xfffffffe)
    file.set(bytes, 512 * (start + 1))
    start += size
  }
  return file
}
