import { definePoint, ok, skipped } from '../finding.ts'

/** The mailbox can be read. Whether the SP sends mail shows when a scenario needs it. */
export const mail = definePoint({
  id: 'mail',
  title: 'mail can be read',
  needs: [],
  beforeRuns: false,
  async examine({ parties, target, world }) {
    if (target.lacks.includes('mail')) return skipped('the target declares that the SP sends none')
    await world.newMails()
    return ok(
      target.mail.mailpit === undefined
        ? `our own mailbox listens at ${parties.mailbox.smtpUrl} ({mailbox.smtpUrl}); the SP has to send there`
        : `${target.mail.mailpit} answers`,
    )
  },
})
