import type { Answers, ObserverAnswer, SessionAnswer } from './answers.ts'
import type { SessionFound } from './find-session.ts'
import type { SignInFound } from './find-sign-in.ts'
import { belowBase } from './sign-in-candidates.ts'

/** Stands behind each line that was guessed. */
const CHECK = '# check this'

/** A commented target file from what was learned; what nobody said stands there as a comment. Pure. @param schema path of the JSON Schema, seen from the file */
export function renderTarget(answers: Answers, schema: string): string {
  const { name, signIn, session, policy, vendors, observer, lacks } = answers
  return [
    `# yaml-language-server: $schema=${schema}`,
    '# How firstlogin reaches this SP. Treat the file as code: it may name programs that are run.',
    `name: ${text(name)}`,
    `base: ${text(writtenBase(answers))}`,
    '',
    "# Who the SP is to an IdP: its entityID and where it takes Responses, read from the SP's metadata or typed in.",
    ...spLines(answers),
    '',
    ...idpLines(answers),
    '',
    '# Where a sign-in starts, and what the SP promises to do with people (docs/catalogue.md and scenarios/policies/ have the words).',
    '# A key that is left out is promised nothing about; checks that need it come out UNVERIFIED.',
    'surfaces:',
    '  end-user:',
    ...signInLines(signIn),
    ...policyLines(policy),
    '    # Which attributes the SP reads, by our words.',
    `    attributeMap: { email: email, displayName: displayName }   ${CHECK}`,
    '',
    '# How to tell who is signed in, asked from the same browser.',
    ...sessionLines(session),
    '',
    '# How to see accounts. Without an observer, pages and sessions alone are judged by.',
    ...observerLines(observer),
    '',
    '# What the SP does not have: requirements about it are not applicable.',
    `lacks: [${lacks.join(', ')}]   ${CHECK}`,
    '# The vendors it is set up for.',
    `profiles: [${vendors.join(', ')}]`,
    '',
    '# More that can be said: how to sign out, how to make and remove accounts beforehand.',
    '# forms: { signOut: { url: /logout } }',
    '# hooks:',
    '#   seedAccount: { method: POST, url: /api/users, body: { email: "{email}", name: "{displayName}" } }',
    '#   removeAccount: { method: DELETE, url: "/api/users/{email}" }',
    '',
  ].join('\n')
}

/** An SP that firstlogin starts gets a free port. */
function writtenBase({ base, idp }: Answers): string {
  if (idp !== 'started') return base
  const { pathname } = new URL(base)
  return `http://127.0.0.1:{port}${pathname.replace(/\/+$/, '')}`
}

function spLines(answers: Answers): string[] {
  const { base, metadata, entityId, acsUrl, idp } = answers
  if (metadata !== null) {
    const known = entityId === null ? '' : `   # ${inOneLine(`${entityId} · ${acsUrl}`)}`
    return [`sp: { metadata: ${text(below(answers, metadata))} }${known}`]
  }
  const issuer = entityId ?? `${base}/metadata`
  const started = idp === 'started' && issuer.startsWith(base)
  return [
    'sp:',
    `  entityId: ${text(started ? `{base}${issuer.slice(base.length)}` : issuer)}${entityId === null ? `   ${CHECK}` : ''}`,
    `  acsUrl: ${text(acsUrl === null ? '/saml/acs' : below(answers, acsUrl))}${acsUrl === null ? `   ${CHECK}` : ''}`,
  ]
}

/** The port of an SP that firstlogin starts is another one each time, so its addresses are written below the base. */
function below({ base, idp }: Answers, url: string): string {
  return idp === 'started' ? belowBase(base, url) : url
}

function signInLines({ candidate, sureness, says }: SignInFound): string[] {
  const line =
    'press' in candidate ? `    signIn: [{ open: / }, { press: ${text(candidate.press)} }]` : `    signIn: ${text(candidate.at)}`
  if (sureness === 'seen') return [line]
  if (sureness === 'answers') return [`${line}   ${CHECK}: ${says}`]
  return [`${line}   # ${says}: an address, or steps: [{ open: / }, { press: Sign in with SSO }]`]
}

function idpLines({ idp }: Answers): string[] {
  if (idp === 'started')
    return [
      '# firstlogin starts the SP and tells it about the IdP.',
      'start:',
      `  command: [npm, start]   ${CHECK}`,
      '  env: { PORT: "{port}", IDP_METADATA_URL: "{idp.metadataUrl}" }   # check this: or {idp.metadataFile}, {idp.ssoUrl}, {idp.entityId}, {idp.certificateFile}',
    ]
  return [
    '# The SP keeps what it knows of its IdP, so ours stays the same: "npm run firstlogin idp -- --target <this file>" prints what to tell the SP.',
    'idp: { port: 8089, state: .firstlogin }',
  ]
}

function policyLines(policy: string | null): string[] {
  if (policy !== null) return [`    policy: { preset: ${text(policy)} }`]
  return [
    '    policy:',
    `      matchKey: email             ${CHECK}: who is it? email, nameId, idpId, …`,
    `      emailCompare: lowercase     ${CHECK}: ADA@x and ada@x are one person`,
    `      updatePolicy: eachLogin     ${CHECK}: a later sign-in refreshes the name: eachLogin, never, …`,
    `      existingAccount: link       ${CHECK}: an account made by hand with the same address`,
    `      inactiveAccount: refuse     ${CHECK}`,
    `      idpInitiated: refuse        ${CHECK}: or allow`,
    `      concurrency: retryOk        ${CHECK}`,
    `      missingAttribute: { email: default, name: default }   ${CHECK}`,
    `      nameFallback: [fullName, emailLocalPart]   ${CHECK}`,
  ]
}

function sessionLines({ answer, says }: SessionFound): string[] {
  const others = 'or: { url: /, text: "Signed in as {email}" }; or: { cookie: sessionid }'
  return [`session: ${sessionInYaml(answer)}${says === null ? '' : `   ${CHECK}: ${says}; JSON; ${others}`}`]
}

function sessionInYaml(session: SessionAnswer): string {
  if ('cookie' in session) return `{ cookie: ${text(session.cookie)} }`
  if ('email' in session) return `{ url: ${text(session.url)}, email: ${text(session.email)} }`
  return `{ url: ${text(session.url)}, text: ${text(session.text)} }`
}

function observerLines(observer: ObserverAnswer | null): string[] {
  if (observer === null)
    return [
      '# observe:',
      '#   - kind: sql',
      '#     sqlite: app.sqlite      # or postgres: postgres://reader:{env.DB_PASSWORD}@127.0.0.1/app',
      '#     accounts: SELECT email, name AS "displayName" FROM users',
    ]
  if (observer.kind === 'scim')
    return [
      'observe:',
      '  - kind: scim',
      `    url: ${text(observer.url)}`,
      '    headers: { authorization: "Bearer {env.SCIM_TOKEN}" }',
    ]
  return [
    'observe:',
    '  - kind: sql',
    `    ${observer.database}: ${text(observer.at)}`,
    ...(observer.unsure === null ? [] : [`    # ${inOneLine(observer.unsure)}`]),
    `    accounts: ${text(observer.accounts)}   ${CHECK}`,
  ]
}

/** What the SP says of itself, for a comment: a line break in it would begin a line of the file. */
function inOneLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
}

/** A YAML scalar: plain where that is safe, else in double quotes. */
function text(value: string): string {
  return /^[A-Za-z/._][\w/.:@+-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off)$/i.test(value) && !/:(?:\s|$)/.test(value)
    ? value
    : JSON.stringify(value)
}
