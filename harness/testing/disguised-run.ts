import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from '@playwright/test'
import { cli, type Ended } from '../cli/testing/cli.ts'
import { freePort } from '../parties/child.ts'
import { type Disguise, startDisguise } from './disguise.ts'
import { bringPackages, exampleFolder, exampleTarget } from './examples.ts'
import { writeTarget } from './target-file.ts'

export type ExampleName = 'samlify' | 'passport-saml'

/** Where each example lives below its origin. */
const PATHS: Record<ExampleName, string> = { samlify: '/portal', 'passport-saml': '' }

/** An example SP in disguise, and a target file for it that starts it. */
export interface Disguised {
  target: string
  out: string
  firstlogin(...args: string[]): Promise<Ended>
  close(): Promise<void>
}

export interface DisguisedOptions {
  /** Keys of the target file that are other ones here. */
  changes?: Record<string, unknown> | undefined
  /** The path that the SP lives below. */
  at?: string | undefined
  /** What answers when the SP is up; default: the SP itself, without the disguise. */
  ready?: string | undefined
  /** More environment for the SP. */
  env?: Record<string, string>
}

export async function disguised(
  example: ExampleName,
  disguise: Disguise,
  { changes, at = PATHS[example], ready, env = {} }: DisguisedOptions = {},
): Promise<Disguised> {
  await bringPackages(example)
  const inner = await freePort()
  const proxy = await startDisguise(disguise, inner)
  const base = `${proxy.origin}${at}`
  const own = exampleTarget(example)
  const { env: ownEnv, ...start } = own.start as { env: Record<string, string> }
  const folder = test.info().outputPath(`target-${inner}`)
  const target = writeTarget(folder, {
    ...own,
    base,
    start: {
      ...start,
      cwd: exampleFolder(example),
      env: { ...ownEnv, PORT: String(inner), BASE_URL: base, ...env },
      ready: ready ?? `http://127.0.0.1:${inner}${at}/`,
    },
    ...changes,
  })
  if (disguise.authority) writeFileSync(path.join(folder, 'ca.pem'), disguise.authority.ca)
  return {
    target,
    out: path.join(folder, 'out'),
    firstlogin: (command, ...args) => cli(command ?? '', '--target', target, '--profile', 'okta', ...args),
    close: proxy.close,
  }
}
