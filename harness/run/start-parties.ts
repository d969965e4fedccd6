import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { EnvironmentError } from '../errors.ts'
import { projectRoot } from '../files/project-root.ts'
import { freePort, isFree, type Party, presence, startParty } from '../parties/child.ts'
import type { Parties } from '../parties/parties.ts'
import { demandAllowedHost } from '../target/allowed-host.ts'
import { fillAddress } from '../target/fill-address.ts'
import type { Target } from '../target/schema/target.ts'
import { fillText, secretsIn, type Variables } from '../target/template.ts'
import { runBefore } from './run-before.ts'

/** The IdP, the mailbox and the chat platform: what surrounds an SP, the same for every batch of a run. */
export interface Surroundings {
  idp: Parties['idp']
  mailbox: Parties['mailbox']
  chat: Parties['chat']
  parties: Party[]
  stop(): Promise<void>
}

export interface SurroundingsOptions {
  /** 0, the default, takes any free one. */
  ports?: { idp: number; mailbox: number; chat: number }
  /** Keeps tenants and keys between starts; nothing is kept without it. */
  stateDir?: string
}

/** Starts everything but the SP. @param folder where logs go @throws EnvironmentError for the first that cannot start; the others are stopped */
export async function startSurroundings(folder: string, options: SurroundingsOptions = {}): Promise<Surroundings> {
  const { ports = { idp: 0, mailbox: 0, chat: 0 }, stateDir } = options
  if (stateDir !== undefined) keepOutOfVersionControl(stateDir)
  // Whoever is told what is wrong with a flag or a file does not wait for mail and pages to be loaded.
  const [{ startChatPlatform }, { startMailbox }] = await Promise.all([
    import('../world/chat-platform.ts'),
    import('../world/mailbox.ts'),
  ])
  const starting = [
    startIdpProcess(folder, ports.idp, stateDir),
    startMailbox({ http: ports.mailbox }),
    startChatPlatform(ports.chat, stateDir),
  ] as const
  const [idp, mailbox, chat] = await Promise.all(starting).catch(async (error: unknown) => {
    for (const started of await Promise.allSettled(starting))
      if (started.status === 'fulfilled') await ('party' in started.value ? started.value.party : started.value).stop()
    throw error
  })
  return {
    idp: { url: idp.url, token: idp.token },
    mailbox: { url: mailbox.url, smtpUrl: mailbox.smtpUrl, token: mailbox.token },
    chat: { url: chat.url, issuer: chat.issuer, publicKeyJwk: chat.publicKeyJwk, token: chat.token },
    parties: [idp.party],
    stop: async () => {
      await Promise.allSettled([idp.party.stop(), mailbox.stop(), chat.stop()])
    },
  }
}

/** Private keys are kept there. Where that does not go, the IdP says why it cannot keep anything there either. */
function keepOutOfVersionControl(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = path.join(folder, '.gitignore')
    if (!existsSync(file)) writeFileSync(file, '*\n')
  } catch {
    // Said by whoever needs the folder.
  }
}

/** What surrounds this target: its IdP where, and keeping what, the target file says. */
export async function surroundingsFor({ idp, file, folder: beside }: Target, folder: string): Promise<Surroundings> {
  if (idp.port !== undefined && !(await isFree(idp.port)))
    throw new EnvironmentError(
      `${path.relative(process.cwd(), file)}: idp.port: port ${idp.port} is in use, maybe by "firstlogin idp" for this target, which a run starts itself; stop what uses it, or choose another port and tell the SP`,
    )
  return startSurroundings(folder, {
    ports: { idp: idp.port ?? 0, mailbox: 0, chat: 0 },
    ...(idp.state === undefined ? {} : { stateDir: path.resolve(beside, idp.state) }),
  })
}

async function startIdpProcess(
  folder: string,
  port: number,
  stateDir: string | undefined,
): Promise<{ party: Party; url: string; token: string }> {
  const state = stateDir === undefined ? [] : ['--state', path.join(stateDir, 'idp')]
  const party = await startParty({
    name: 'the IdP',
    command: [process.execPath, path.join(projectRoot, 'harness/cli/main.ts'), 'idp', '--port', String(port), '--json', ...state],
    logFile: path.join(folder, 'idp.log'),
    timeoutSeconds: 30,
    ready: 'first-line',
  })
  const said = announced.safeParse(jsonOf(party.firstLine))
  if (said.success) return { party, url: said.data.url, token: said.data.controlToken }
  await party.stop()
  throw new EnvironmentError(`the IdP did not say where it is (log: ${path.join(folder, 'idp.log')})`)
}

const announced = z.object({ url: z.string(), controlToken: z.string() })

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Starts the SP the way the target file says, or takes it as running. @param more what the target may say about the IdP @throws UsageError for a host it may not go to */
export async function startServiceProvider(
  target: Target,
  folder: string,
  surroundings: Surroundings,
  more: Variables,
  chosenPort?: number,
): Promise<{ base: string; variables: Variables; party: Party | null }> {
  const port = chosenPort ?? (target.start ? await freePort() : 0)
  const secrets = Object.fromEntries(target.secrets.map((name) => [name, randomBytes(16).toString('hex')]))
  const known: Variables = {
    ...secrets,
    ...more,
    port,
    node: process.execPath,
    root: projectRoot,
    out: folder,
    'mailbox.smtpUrl': surroundings.mailbox.smtpUrl,
    'idp.url': surroundings.idp.url,
    'chat.url': surroundings.chat.url,
  }
  const base = fillAddress(target.base, known, 'base')
  demandAllowedHost(base, target)
  const variables: Variables = { ...known, base }
  if (!target.start) return { base, variables, party: null }
  const { start } = target
  const where = { cwd: path.resolve(target.folder, start.cwd ?? '.') }
  const env = Object.fromEntries(
    Object.entries(start.env).map(([key, each]) => [key, fillText(each, variables, `start.env.${key}`)]),
  )
  for (const [index, command] of start.before.entries())
    await runBefore(
      command.map((each) => fillText(each, variables, `start.before.${index}`)),
      { ...where, env, seconds: start.timeoutSeconds },
    )
  const ready = fillAddress(start.ready, variables, 'start.ready')
  if ((await presence(ready)) === 'somebody')
    throw new EnvironmentError(
      `${ready} answers before the SP was started: an earlier one, or another program, is there; stop it, or take start out of the target file to try what is there`,
    )
  const party = await startParty({
    name: `the SP "${target.name}"`,
    command: start.command.map((each) => fillText(each, variables, 'start.command')),
    env,
    ...where,
    logFile: path.join(folder, 'sp.log'),
    timeoutSeconds: start.timeoutSeconds,
    ready,
    secrets: secretsIn(target),
  })
  return { base, variables, party }
}
