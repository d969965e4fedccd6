import { expect, test } from '@playwright/test'
import { createTransport } from 'nodemailer'
import { axeOn } from '#axe'
import { openChatSession } from './chat-client.ts'
import { startChatPlatform } from './chat-platform.ts'
import { startMailbox } from './mailbox.ts'

/** The pages of what surrounds an SP: read by people in the demo. */
for (const colorScheme of ['light', 'dark'] as const) {
  test(`mailbox and chat platform have no serious accessibility fault, ${colorScheme}`, async ({ browser }) => {
    const [mailbox, chat] = await Promise.all([startMailbox(), startChatPlatform()])
    try {
      const transport = createTransport(mailbox.smtpUrl)
      await transport.sendMail({ from: 'app@sp.test', to: 'ada@x.test', subject: 'Your code <b>', text: 'The code is 123456.' })
      transport.close()
      await openChatSession(chat, {
        email: 'ada@x.test',
        userId: 'U1',
        audience: 'sp',
        launchUrl: 'http://127.0.0.1:1/',
        endsInSeconds: 60,
      })
      const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 800 } })
      const page = await context.newPage()
      for (const url of [mailbox.url, `${mailbox.url}/mail/0`, chat.url]) {
        await page.goto(url)
        expect(await page.locator('h1').count()).toBe(1)
        const { violations } = await axeOn(page).analyze()
        expect(violations.map((each) => `${url} ${each.id}: ${each.impact}`)).toEqual([])
      }
      await context.close()
    } finally {
      await Promise.all([mailbox.stop(), chat.stop()])
    }
  })
}
