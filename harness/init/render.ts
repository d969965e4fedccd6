import type { Answers, ObserverAnswer, SessionAnswer } from './answers.ts'

/** A commented target file from what was learned; what nobody said stands there as a comment. Pure. @param schema path of the JSON Schema, seen from the file */
export function renderTarget(answers: Answers, schema: string): string {
  const { name, base, metadata, entityId, acsUrl, signIn, session, policy, vendors, observer } = answers
  const known = entityId === null ? '' : `   # ${entityId} · ${acsUrl}`
  const sp =
    metadata === null
      ? ['sp:', `  entityId: ${text(entityId ?? `${base}/metadata`)}`, `  acsUrl: ${text(acsUrl ?? '/saml/acs')}`]
      : [`sp: { metadata: ${text(metadata)} }${known}`]
  return [
    `# yaml-language-server: $schema=${schema}`,
    '# How firstlogin reaches this SP. Treat the file as code: it may name programs that are run.',
    `name: ${text(name)}`,
    `base: ${text(base)}`,
    '',
    "# Who the SP is to an IdP: its entityID and where it takes Responses, read from the SP's metadata or typed in.",
    ...sp,
    '',
    ...idpLines(answers),
    '',
    '# Where a sign-in starts, and what the SP promises to do with people (docs/catalogue.md and scenarios/policies/ have the words).',
    '# A key that is left out is promised nothing about; checks that need it come out UNVERIFIED.',
    'surfaces:',
    '  end-user:',
    signIn === null
      ? '    signIn: /login            # an address, or steps: [{ open: / }, { press: Sign in with SSO }]'
      : `    signIn: ${text(signIn)}`,
    ...policyLines(policy),
    '    # Which attributes the SP reads, by our words.',
    '    attributeMap: { email: email, displayName: displayName }',
    '',
    '# How to tell who is signed in, asked from the same browser.',
    ...sessionLines(session),
    '',
    '# How to see accounts. Without an observer, pages and sessions alone are judged by.',
    ...observerLines(observer),
    '',
    '# What the SP does not have: requirements about it are not applicable.',
    'lacks: [environments, workspaces, roles, groups, groupSync, permissions, password, mail, chat, audit, status, jitSwitch]',
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

function idpLines({ idp }: Answers): string[] {
  if (idp === 'started')
    return [
      '# firstlogin starts the SP and tells it about the IdP.',
      'start:',
      '  command: [npm, start]',
      '  env: { PORT: "{port}", IDP_METADATA_URL: "{idp.metadataUrl}" }   # or {idp.metadataFile}, {idp.ssoUrl}, {idp.entityId}, {idp.certificateFile}',
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
    '      matchKey: email             # who is it? email, nameId, idpId, …',
    '      emailCompare: lowercase     # ADA@x and ada@x are one person',
    '      updatePolicy: eachLogin     # a later sign-in refreshes the name: eachLogin, never, …',
    '      existingAccount: link       # an account made by hand with the same address',
    '      inactiveAccount: refuse',
    '      idpInitiated: refuse        # or allow',
    '      concurrency: retryOk',
    '      missingAttribute: { email: reject, name: default }',
    '      nameFallback: [fullName, emailLocalPart]',
  ]
}

function sessionLines(session: SessionAnswer | null): string[] {
  if (session === null)
    return [
      'session: { url: /me, email: /email }            # JSON; or: { url: /, text: "Signed in as {email}" }; or: { cookie: sessionid }',
    ]
  if ('cookie' in session) return [`session: { cookie: ${text(session.cookie)} }`]
  if ('email' in session) return [`session: { url: ${text(session.url)}, email: ${text(session.email)} }`]
  return [`session: { url: ${text(session.url)}, text: ${text(session.text)} }`]
}

function observerLines(observer: ObserverAnswer | null): string[] {
  if (observer === null)
    return [
      '# observe:',
      '#   - kind: sql',
      '#     sqlite: app.sqlite      # or postgres: postgres://reader:{env.DB_PASSWORD}@127.0.0.1/app',
      '#     accounts: SELECT email, name AS displayName FROM users',
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
    `    accounts: ${text(observer.accounts)}`,
  ]
}

/** A YAML scalar: plain where that is safe, else in double quotes. */
function text(value: string): string {
  return /^[A-Za-z/._][\w/.:@+-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off)$/i.test(value) && !/:(?:\s|$)/.test(value)
    ? value
    : JSON.stringify(value)
}
