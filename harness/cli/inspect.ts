import type { Command } from 'commander'
import {
  differencesOf,
  differencesScreen,
  type Inspection,
  type InspectOptions,
  inspect,
  maxBytes,
  maxRecording,
  parseInstant,
  prettyXml,
  screenOf,
  Unreadable,
} from '../../inspect/index.ts'
import { UsageError } from '../errors.ts'
import { boundedText, readBoundedFile } from '../files/bounded-file.ts'

interface Flags {
  certificate?: string
  key?: string
  at?: string
  skew: string
  issuer?: string
  audience?: string
  acs?: string
  request?: string
  attribute: string[]
  role: string[]
  against?: string
  xml: boolean
  json: boolean
  message?: string
}

const collect = (value: string, before: string[]): string[] => [...before, value]

export function defineInspect(command: Command): void {
  command
    .argument('<file>', 'a file with the message, or - for what is piped or pasted')
    .option('--certificate <file>', "the IdP's certificate that the SP trusts, in PEM or base64, or the IdP's metadata")
    .option('--key <file>', "the SP's private key, in PEM, for an encrypted assertion; it is not kept")
    .option('--at <time>', 'judge times as of then, such as 2030-01-01T12:00:00Z, or "issued": when the message says it was made')
    .option('--skew <seconds>', 'by how much clocks may differ', '0')
    .option('--issuer <entityID>', "the IdP's entityID that the SP trusts")
    .option('--audience <entityID>', "the SP's entityID")
    .option('--acs <url>', "the SP's ACS URL")
    .option('--request <id>', 'the ID of the request that it has to answer')
    .option('--attribute <name>', 'an attribute that the SP looks for; again for more', collect, [])
    .option('--role <name>', 'a role that the SP has; again for more', collect, [])
    .option('--message <n>', 'which of several messages in it, such as of a HAR file; else the first Response')
    .option('--against <file>', 'another message: say what differs')
    .option('--xml', 'print the XML, too, indented', false)
    .option('--json', 'print everything as JSON', false)
    .addHelpText(
      'after',
      `
It takes what browsers and logs give: XML, base64, DEFLATE, an address, a posted form, a cURL command, the HTML of a page
that posts by itself, a HAR file, an export of SAML-tracer. Nothing is sent or kept.

Examples:
  pbpaste | npm run --silent firstlogin inspect -
  npm run firstlogin inspect response.txt -- --acs https://app.example/saml/acs --audience https://app.example/saml
  npm run firstlogin inspect response.xml -- --certificate idp.pem --at issued --attribute email --attribute groups
  npm run firstlogin inspect today.txt -- --against yesterday.txt

Exit codes: 0 nothing is wrong with it, 1 something is, 2 it cannot be read
`,
    )
    .action(run)
}

async function run(file: string, flags: Flags): Promise<void> {
  const options = await optionsFrom(flags)
  const seen = await look(file, { ...options, which: whichFrom(flags.message) })
  const other = flags.against === undefined ? undefined : await look(flags.against, options)
  const differences = other && differencesOf(seen, other)
  if (flags.json) {
    const { opened, ...all } = seen
    process.stdout.write(`${JSON.stringify({ ...all, ...(differences ? { differences } : {}) })}\n`)
  } else {
    process.stdout.write(screenOf(seen))
    if (differences) process.stdout.write(`\n${differencesScreen(differences, { one: file, other: flags.against ?? '' })}`)
    if (flags.xml) process.stdout.write(`\n${[seen.decoded.xml, ...seen.opened].map(prettyXml).join('\n\n')}\n`)
  }
  if (seen.findings.some(({ severity }) => severity === 'error')) process.exitCode = 1
}

async function optionsFrom(flags: Flags): Promise<InspectOptions> {
  const skewSeconds = Number(flags.skew)
  if (!/^\d{1,6}$/.test(flags.skew)) throw new UsageError(`--skew: "${flags.skew}" is no number of seconds`)
  const now = flags.at === undefined ? new Date() : flags.at === 'issued' ? 'issued' : parseInstant(flags.at)
  if (!now) throw new UsageError(`--at: "${flags.at}" is no time; write one like 2030-01-01T12:00:00Z, or "issued"`)
  return {
    now,
    skewSeconds,
    certificate: flags.certificate === undefined ? undefined : await contentOf(flags.certificate),
    key: flags.key === undefined ? undefined : await contentOf(flags.key),
    issuer: flags.issuer,
    audience: flags.audience,
    acsUrl: flags.acs,
    requestId: flags.request,
    attributes: flags.attribute,
    roles: flags.role,
  }
}

function whichFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`--message: "${text}" is no number of a message; the first is 1`)
  return Number(text)
}

async function look(file: string, options: InspectOptions): Promise<Inspection> {
  const pasted = await pastedFrom(file)
  try {
    return inspect(pasted, options)
  } catch (error) {
    throw error instanceof Unreadable ? new UsageError(`${placeOf(error, file)}: ${error.message}`) : error
  }
}

const placeOf = ({ code }: Unreadable, file: string): string =>
  code === 'bad-certificate' ? '--certificate' : code === 'bad-key' ? '--key' : file === '-' ? 'what was piped' : file

/** Certificates and keys. */
const contentOf = (file: string): Promise<string> => readBoundedFile(file, maxBytes, 'No certificate or key has more than 1 MB')

/** A message, or a browser's recording with it. */
async function pastedFrom(file: string): Promise<string> {
  if (file !== '-')
    return readBoundedFile(file, maxRecording, 'Record the sign-in alone, or save the one request with the message')
  if (process.stdin.isTTY) process.stderr.write('Paste the message, then end with Enter and Ctrl+D.\n')
  return boundedText(process.stdin, maxRecording)
}
