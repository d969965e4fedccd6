import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { EnvironmentError, UsageError, wordsOf } from '../errors.ts'
import { demandPlaceForFiles } from '../files/place-for-files.ts'
import { projectRoot } from '../files/project-root.ts'
import { yamlFilesIn } from '../files/yaml-file.ts'
import type { Answers, SessionAnswer } from '../init/answers.ts'
import { type Ask, asker } from '../init/asker.ts'
import { findSession, type SessionFound } from '../init/find-session.ts'
import { findSignIn, type SignInFound } from '../init/find-sign-in.ts'
import { guessLacks } from '../init/guess-lacks.ts'
import { accountsOf, peopleTable } from '../init/guess-table.ts'
import { findMetadata, firstPageOf, metadataAt, tablesInSqlite, tryAddress } from '../init/look-around.ts'
import { renderTarget } from '../init/render.ts'
import { belowBase } from '../init/sign-in-candidates.ts'
import { type TableShape, tablesInWords } from '../sql/what-there-is.ts'
import type { SpMetadata } from '../target/sp-metadata.ts'
import { chooseProfiles } from './run-choices.ts'

const USUAL_BASE = 'http://127.0.0.1:3000'

interface InitOptions {
  base?: string
  metadata?: string
  signIn?: string
  session?: string
  sessionText?: string
  sessionCookie?: string
  sqlite?: string
  scim?: string
  policy?: string
  profile: string
  name?: string
  start: boolean
  out: string
  force: boolean
}

export function defineInit(command: Command): void {
  command
    .option('--base <url>', "the running SP's address")
    .option('--metadata <url>', "the SP's metadata: a URL, or a path below the base; default: the usual places are tried")
    .option('--sign-in <url>', 'where a sign-in starts; default: the usual places are tried')
    .option('--session <url#pointer>', 'JSON that says who is signed in, and where the address stands in it: /api/me#/email')
    .option('--session-text <url#text>', 'a text that only a signed-in person sees: "/#Signed in as {email}"')
    .option('--session-cookie <name>', 'a cookie that only a signed-in browser has')
    .option('--sqlite <file>', "the SP's SQLite database; its tables are looked at")
    .option('--scim <url>', "the SP's SCIM service")
    .option('--policy <preset>', 'what the SP promises: a preset of scenarios/policies/')
    .option('--profile <names>', 'vendors, separated by commas', 'okta')
    .option('--name <name>', 'how reports call the SP')
    .option('--start', 'let firstlogin start the SP (fill in the command afterwards); it need not run yet', false)
    .option('--out <file>', 'where the file goes', 'target.yaml')
    .option('--force', 'overwrite a file that is there', false)
    .addHelpText(
      'after',
      `
Examples:
  npm run firstlogin init                                       asks what it needs to know
  npm run firstlogin init -- --base http://127.0.0.1:3000 --session /api/me#/email --sqlite app.sqlite
`,
    )
    .action(init)
}

async function init(options: InitOptions): Promise<void> {
  const out = path.resolve(options.out)
  demandPlaceForFiles(out, '--out')
  if (existsSync(out) && !options.force)
    throw new UsageError(`${options.out} is there already; --force overwrites it, --out names another`)
  const say = (text: string) => process.stdout.write(`${text}\n`)
  const ask = asker(options)
  try {
    // An SP that firstlogin starts gets a free port, so its address says no more than the scheme and the path.
    const base = address(options.base ?? (options.start ? USUAL_BASE : await ask('Where does the SP run?', USUAL_BASE)))
    const firstPage = await pageOrNothing(options, base, say)
    const { canDecrypt, ...metadata } = await metadataOf(options, base, firstPage !== null, ask, say)
    const signIn = await signInOf(options, base, firstPage ?? '', metadata.acsUrl, ask)
    say(signInWords(signIn))
    const tables = options.sqlite === undefined ? [] : tablesInSqlite(options.sqlite)
    const observer = observerOf(options, out, tables)
    if (observer?.kind === 'sql' && observer.unsure) say(`--sqlite: ${observer.unsure}`)
    const session = await sessionFor(options, base, firstPage !== null, ask)
    if (session.says !== null) say(`Who is signed in: ${urlOf(session)}, ${session.says}; check session in the file`)
    const answers: Answers = {
      name: options.name ?? new URL(base).host,
      base,
      ...metadata,
      signIn,
      session,
      policy: policyOf(options.policy),
      vendors: chooseProfiles(options.profile, { name: 'target' }).map((each) => each.id),
      idp: options.start ? 'started' : 'by-hand',
      observer,
      lacks: guessLacks(tables, canDecrypt),
    }
    const schema = path.relative(path.dirname(out), path.join(projectRoot, 'docs/schema/target.schema.json'))
    mkdirSync(path.dirname(out), { recursive: true })
    writeFileSync(out, renderTarget(answers, schema.split(path.sep).join('/')))
  } catch (error) {
    if (error instanceof UsageError || error instanceof EnvironmentError) throw error
    throw new EnvironmentError(`${options.out} cannot be written: ${wordsOf(error)}`)
  } finally {
    ask.close()
  }
  say(`Wrote ${options.out}. Next:`)
  if (!options.start) say(`  npm run firstlogin idp -- --target ${options.out}       prints what to tell the SP about our IdP`)
  say(`  npm run firstlogin doctor -- --target ${options.out}    says what is still missing`)
}

function address(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UsageError(`--base: "${text}" is not an address; it looks like http://127.0.0.1:3000`)
  return text.replace(/\/+$/, '')
}

/** The first page of the SP; null where firstlogin is to start it and nothing answers yet: an app may not start before it has an IdP. */
async function pageOrNothing(options: InitOptions, base: string, say: (text: string) => void): Promise<string | null> {
  try {
    return await firstPageOf(base)
  } catch (error) {
    if (!options.start) throw error
    say(`Nothing answers at ${base} yet: the file is written unseen; go through every line that says "check this" or "guessed".`)
    return null
  }
}

async function metadataOf(
  options: InitOptions,
  base: string,
  answers: boolean,
  ask: Ask,
  say: (text: string) => void,
): Promise<Pick<Answers, 'metadata' | 'entityId' | 'acsUrl'> & { canDecrypt: boolean }> {
  const named = options.metadata
  if (named !== undefined && !answers) return { metadata: named, entityId: null, acsUrl: null, canDecrypt: false }
  if (named !== undefined) {
    const metadata = await metadataAt(named.startsWith('/') ? `${base}${named}` : named)
    return { metadata: named, ...learned(metadata) }
  }
  const found = await findMetadata(base)
  if (found) {
    say(`Metadata at ${found.path}: ${found.metadata.entityId} · ${found.metadata.acsUrl}`)
    return { metadata: found.path, ...learned(found.metadata) }
  }
  say('No metadata was found at the usual places; --metadata names another, or type in entityId and acsUrl.')
  return {
    metadata: null,
    entityId: (await ask.maybe("What is the SP's entityID?", '')) || null,
    acsUrl: (await ask.maybe('Where does it take Responses (ACS URL)?', '')) || null,
    canDecrypt: false,
  }
}

function learned({ entityId, acsUrl, encryptionCertificate }: SpMetadata) {
  return { entityId, acsUrl, canDecrypt: encryptionCertificate !== null }
}

function sessionOf(options: InitOptions): SessionAnswer | null {
  if (options.sessionCookie !== undefined) return { cookie: options.sessionCookie }
  if (options.sessionText !== undefined) {
    const [url, text] = parts(options.sessionText, '--session-text', '"/#Signed in as {email}"')
    return { url, text }
  }
  return jsonSession(options.session ?? '')
}

async function sessionFor(options: InitOptions, base: string, answers: boolean, ask: Ask): Promise<SessionFound> {
  const said =
    sessionOf(options) ?? jsonSession(await ask.maybe('Which address says in JSON who is signed in? (address#pointer)', ''))
  if (said) return { answer: said, says: null }
  return findSession(async (at) => (answers ? tryAddress(`${base}${at}`) : null))
}

const urlOf = ({ answer }: SessionFound): string => ('url' in answer ? answer.url : '')

function jsonSession(text: string): SessionAnswer | null {
  if (text === '') return null
  const [url, email] = parts(text, '--session', '/api/me#/email')
  return { url, email: email.startsWith('/') ? email : `/${email}` }
}

function parts(text: string, flag: string, example: string): [string, string] {
  const at = text.indexOf('#')
  if (at < 1 || at === text.length - 1) throw new UsageError(`${flag}: "${text}" has no "#"; it looks like ${example}`)
  return [text.slice(0, at), text.slice(at + 1)]
}

function policyOf(preset: string | undefined): string | null {
  const presets = yamlFilesIn(path.join(projectRoot, 'scenarios/policies'))
  if (preset === undefined || presets.includes(preset)) return preset ?? null
  throw new UsageError(`--policy: no preset is called "${preset}"; known: ${presets.join(', ')}`)
}

async function signInOf(
  options: InitOptions,
  base: string,
  firstPage: string,
  acsUrl: string | null,
  ask: Ask,
): Promise<SignInFound> {
  const said = (at: string): SignInFound => ({ candidate: { at: belowBase(base, at) }, sureness: 'seen', says: '' })
  if (options.signIn !== undefined) return said(options.signIn)
  const found = await findSignIn(base, firstPage, acsUrl, (at) => tryAddress(at.startsWith('/') ? `${base}${at}` : at))
  if (found.sureness === 'seen') return found
  const preset = 'at' in found.candidate ? found.candidate.at : ''
  const answer = await ask.maybe('Where does a sign-in start?', preset)
  return answer === '' || answer === preset ? found : said(answer)
}

function signInWords({ candidate, sureness, says }: SignInFound): string {
  const where = 'press' in candidate ? `the button "${candidate.press}"` : candidate.at
  if (sureness === 'seen') return `A sign-in starts at ${where}`
  if (sureness === 'answers') return `A sign-in may start at ${where}: ${says}; check signIn in the file`
  return `Where a sign-in starts was not found; ${where} is a guess, to be corrected in the file`
}

function observerOf(options: InitOptions, out: string, tables: readonly TableShape[]): Answers['observer'] {
  if (options.scim !== undefined) return { kind: 'scim', url: options.scim }
  if (options.sqlite === undefined) return null
  const at = path.relative(path.dirname(out), path.resolve(options.sqlite))
  const people = peopleTable(tables)
  if (people) return { kind: 'sql', database: 'sqlite', at, accounts: accountsOf(people), unsure: null }
  const unsure = `no table has a column for an address; ${tablesInWords(tables)}`
  return { kind: 'sql', database: 'sqlite', at, accounts: 'SELECT email FROM users', unsure }
}
