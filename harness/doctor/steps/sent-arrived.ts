import { sessionOf } from '../../case/look.ts'
import type { SentAssertion } from '../../case/sent.ts'
import { personOf } from '../../case/world.ts'
import { definePoint, type Examination, failed, ok, skipped } from '../finding.ts'
import { nameSent } from '../name-sent.ts'

/** Of each value this much is shown, and so many attributes. */
const MOST_SHOWN = 60
const MOST_ATTRIBUTES = 12

/** The name that our IdP sent is the name of the account: the SP reads the attributes that the target file says it reads. */
export const sentArrived = definePoint({
  id: 'sent-arrived',
  title: 'what was sent arrives at the account',
  needs: ['observers'],
  beforeRuns: false,
  async examine(examination) {
    const { sent, world } = examination
    const name = nameSent(examination)
    if (!sent || name === null) return skipped('no name was sent under an attribute that attributeMap names')
    const shown = await shownName(examination)
    if (shown === null) return skipped('neither an observer nor the session shows a name')
    if (spaced(shown) === spaced(name)) return ok(`the name "${clipped(shown)}"`)
    return failed(
      `sent name "${clipped(name)}", the account shows "${clipped(shown)}"; is attributeMap right? sent were: ${attributesOf(sent)}`,
      `surfaces.${world.surface}.attributeMap names the attributes that the SP reads, by our words, for example:\nattributeMap: { email: email, displayName: name }\nattributeMap: { email: email, firstName: givenName, lastName: sn }`,
      'or the observer, or the session, shows something else as displayName',
    )
  },
})

/** What an observer shows of the account, else what the session shows of it. */
async function shownName({ world, signedIn }: Examination): Promise<string | null> {
  const { email } = personOf(world, undefined)
  const { accounts } = await world.observe(signedIn)
  const listed = accounts === 'unknown' ? [] : accounts
  const account = listed.find((each) => each.email.toLowerCase() === email.toLowerCase())
  if (account?.displayName !== undefined) return account.displayName
  return (signedIn ? (await sessionOf(signedIn, world)).account?.displayName : undefined) ?? null
}

function attributesOf({ attributes }: SentAssertion): string {
  const all = Object.entries(attributes).slice(0, MOST_ATTRIBUTES)
  return all.map(([name, values]) => `${name}=${clipped(values.join(' | '))}`).join(', ') || 'none'
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function clipped(text: string): string {
  const line = spaced(text)
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line
}
