import { test as base } from '@playwright/test'
import { createIdp } from '../../../idp/index.ts'
import { exitCodeOf, toldError } from '../../errors.ts'
import { type Surroundings, surroundingsFor } from '../../run/start-parties.ts'
import { startChatPlatform } from '../../world/chat-platform.ts'
import { startMailbox } from '../../world/mailbox.ts'
import { doctor } from '../doctor.ts'
import type { Ended } from './cli.ts'

/** What `firstlogin doctor` comes to for a target file. @param profile with Okta alone where nothing is said */
type Doctor = (target: string, profile?: string) => Promise<Ended>

/**
 * Tests that ask the doctor again and again: in this process and with the IdP in it, since a command of its own would load everything anew
 * for each target file. A target that says where its IdP is gets that one.
 */
export const test = base.extend<{ doctor: Doctor }, { world: Pick<Surroundings, 'mailbox' | 'chat'> }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const [mailbox, chat] = await Promise.all([startMailbox(), startChatPlatform()])
      await use({ mailbox, chat })
      await Promise.all([mailbox.stop(), chat.stop()])
    },
    { scope: 'worker' },
  ],
  doctor: async ({ world }, use) => {
    const surround: typeof surroundingsFor = async (target, folder) => {
      if (target.idp.port !== undefined || target.idp.state !== undefined) return surroundingsFor(target, folder)
      const idp = await createIdp().start()
      return { ...world, idp: { url: idp.url, token: idp.controlToken }, parties: [], stop: () => idp.stop() }
    }
    await use((target, profile = 'okta') => ask(target, profile, surround))
  },
})

async function ask(target: string, profile: string, surround: typeof surroundingsFor): Promise<Ended> {
  let stdout = ''
  const say = (text: string) => {
    stdout += text
  }
  try {
    const code = await doctor({ target, profile, json: false, verbose: false }, say, surround)
    return { code, stdout, stderr: '' }
  } catch (error) {
    return { code: exitCodeOf(error), stdout, stderr: toldError(error) }
  }
}
