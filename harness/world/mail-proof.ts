import type { Target } from '../target/schema/target.ts'

/** How this SP's mails prove a mailbox: by a code, or by a link where the target file has a pattern for one. */
export type ProofPattern = Pick<Target['mail'], 'code' | 'link'>

const SIX_DIGITS = '\\b(\\d{6})\\b'
const ALTERED = 6

/** The code or link in a mail, or null. Of a pattern with a group, the group counts. */
export function proofIn(text: string, { code, link }: ProofPattern): string | null {
  const found = new RegExp(link ?? code ?? SIX_DIGITS).exec(text)
  return found ? (found[1] ?? found[0]) : null
}

/**
 * The same proof made wrong: other letters and digits at the end of its longest word, which in a link is the secret. Several of them,
 * since the very last one may be padding that a server does not read.
 */
export function altered(proof: string): string {
  const words = [...proof.matchAll(/[A-Za-z0-9_-]+/g)].filter(({ index }) => index > 0 || !proof.includes('://'))
  const longest = words.reduce<RegExpMatchArray | null>(
    (best, each) => (each[0].length >= (best?.[0].length ?? 0) ? each : best),
    null,
  )
  if (!longest) return `${proof}0`
  const end = (longest.index ?? 0) + longest[0].length
  const start = Math.max(longest.index ?? 0, end - ALTERED)
  return `${proof.slice(0, start)}${proof.slice(start, end).replace(/[A-Za-z0-9]/g, another)}${proof.slice(end)}`
}

/** Another character of the same kind, so that the form stays right: a digit, a hexadecimal letter, a letter. */
function another(character: string): string {
  const alike = ['0123456789', 'abcdef', 'ABCDEF', 'ghijklmnopqrstuvwxyz', 'GHIJKLMNOPQRSTUVWXYZ'].find((each) =>
    each.includes(character),
  )
  return alike?.charAt((alike.indexOf(character) + 1) % alike.length) ?? character
}
