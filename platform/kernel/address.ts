/** Whatever looks like somebody's address in a text of a machine, such as a mail server's answer that quotes it, as `…`. */
export const withoutAddresses = (text: string): string => text.replace(/\S*@\S*/g, "…")
