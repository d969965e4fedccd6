import type { RunReport } from '../harness/results.ts'
import { mapStrings } from './text.ts'

export const redacted = '[redacted]'

interface Rule {
  pattern: RegExp
  replacement: string
}

const secretName = '(?:password|passwd|pwd|secret|client_secret|token|access_token|id_token|refresh_token|session|sid|api_?key)'

/** Each keeps the name and drops the value, so that a reader still sees what was there. All are linear in the length of the text. */
const rules: readonly Rule[] = [
  {
    pattern: /-----BEGIN ([A-Z ]{0,30}PRIVATE KEY)-----[\s\S]*?(?:-----END \1-----|$)/g,
    replacement: `${redacted} $1`,
  },
  // JSON Web Token, signed or not (RFC 7519 section 3): two base64url JSON objects, so both start with eyJ.
  { pattern: /(?<![\w-])eyJ[\w-]{6,}\.eyJ[\w-]+\.[\w-]*/g, replacement: redacted },
  { pattern: /\b(Authorization["']?\s{0,3}[:=]\s{0,3}["']?\w{1,20}) +(?!\[redacted)[^\s"',]+/gi, replacement: `$1 ${redacted}` },
  // Without the header name only what looks random: "bearer confirmation" is a SAML term.
  { pattern: /\b(Bearer) +(?=[\w~+/.-]{0,200}\d)[\w~+/.-]{16,}=*/gi, replacement: `$1 ${redacted}` },
  { pattern: /\b(Set-Cookie["']?\s{0,3}:\s{0,3}["']?)([^=;\s]{1,200})=[^;\r\n"']*/gi, replacement: `$1$2=${redacted}` },
  { pattern: /(?<![\w-])(Cookie["']?\s{0,3}:\s{0,3})[^\r\n]+/gi, replacement: `$1${redacted}` },
  {
    pattern: new RegExp(`([?&#;\\s]|^)(${secretName})=(["']?)(?!\\[redacted)[^&#;\\s"'<>]+`, 'gi'),
    replacement: `$1$2=$3${redacted}`,
  },
  {
    pattern: new RegExp(`(["'])(${secretName})\\1(\\s{0,3}:\\s{0,3})(["'])(?:\\\\.|(?!\\4).)*\\4`, 'gi'),
    replacement: `$1$2$1$3$4${redacted}$4`,
  },
  {
    pattern: /(--[\w-]{0,40}(?:password|token|secret))([ =]+)(?!\[redacted)("[^"]*"|'[^']*'|\S+)/gi,
    replacement: `$1$2${redacted}`,
  },
]

/** What every rule needs to find. Most texts of a report have none of it, and are done after one look. */
const suspicious = new RegExp(`PRIVATE KEY-----|eyJ|authorization|bearer|cookie|${secretName}`, 'i')

/** Takes secrets out of free text: private keys, JSON Web Tokens, authorization values, cookies, password and token fields. */
export function redactText(text: string): string {
  if (!suspicious.test(text)) return text
  return rules.reduce((result, { pattern, replacement }) => result.replace(pattern, replacement), text)
}

const secretKey = /^(?:.*(?:password|secret|token|apikey|privatekey)|authorization|cookie|set-cookie)$/i

/** A copy of the report without secrets; also empties policy values whose key names a secret. Every reporter gets this copy. */
export function redactReport(report: RunReport): RunReport {
  const copy = mapStrings(report, redactText)
  for (const policy of Object.values(copy.target.policies))
    for (const [key, value] of Object.entries(policy))
      if (typeof value === 'string' && secretKey.test(key.replace(/[_-]/g, ''))) policy[key] = redacted
  return copy
}
