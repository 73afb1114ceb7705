import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** How long a password is: long enough not to be guessed, short enough not to keep the server busy (NIST SP 800-63B). */
export const passwordLength = { min: 12, max: 128 } as const

/** Why a password is not taken. */
export type PasswordRefusal = "password-too-short" | "password-too-long" | "password-common" | "password-tells-address"

/** Says whether a password is good enough: long enough, not among the common ones, and without the person's address in it. */
export function judge(
  password: string,
  email: string | null,
  common: (password: string) => boolean,
): Result<string, PasswordRefusal> {
  const { length } = Array.from(password.normalize("NFC"))
  if (length < passwordLength.min) return refuse("password-too-short")
  if (length > passwordLength.max) return refuse("password-too-long")
  const small = password.normalize("NFC").toLowerCase()
  const [name = ""] = email?.toLowerCase().split("@") ?? []
  if (email && (small.includes(email.toLowerCase()) || (name.length >= 4 && small.includes(name))))
    return refuse("password-tells-address")
  return common(small) || isMonotonous(small) ? refuse("password-common") : allow(password)
}

/** A handful of different signs, however often. */
const isMonotonous = (password: string): boolean => new Set(password).size < 4
