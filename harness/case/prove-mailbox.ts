import type { Driver } from '../drivers/driver.ts'
import { proofIn } from '../world/mail-proof.ts'
import type { CaseWorld } from './world.ts'

const MAIL_MS = 3_000
const MAIL_EVERY_MS = 100

/** Types the code that was mailed to somebody whom the SP asks to prove the mailbox, where that is not what the scenario is about. */
export async function proveMailbox(driver: Driver, world: CaseWorld, address: string): Promise<void> {
  const { forms, mail: pattern } = world.target
  if (!forms.code || !(await driver.hasField(forms.code.field))) return
  for (const until = Date.now() + MAIL_MS; Date.now() < until; ) {
    const own = (await world.newMails()).filter(({ to }) => to.toLowerCase() === address.toLowerCase())
    const proof = own.map(({ text }) => proofIn(text, pattern)).findLast((each) => each !== null)
    if (proof) {
      await driver.fill(forms.code.field, proof)
      return driver.press(forms.code.button)
    }
    await new Promise((resolve) => setTimeout(resolve, MAIL_EVERY_MS))
  }
}
