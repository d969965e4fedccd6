import type { Driver } from '../../drivers/driver.ts'
import type { CasePerson } from '../people.ts'
import { type ApiAnswer, callApi } from '../portal/call.ts'
import { type ApiCredentials, showCredentials } from '../portal/credentials.ts'
import { demandInBrowser, portalOf } from '../portal/in-portal.ts'
import { personVariables } from '../sign-in.ts'
import { type CaseWorld, personOf } from '../world.ts'
import { defineStep } from './step.ts'

/** A person's program calls an API with the person's client. The credentials are read once, on the person's own page. */
export const callApiStep = defineStep({
  kind: 'call-api',
  run: async ({ person: name, collection }, world, browsers, frame) => {
    const person = personOf(world, name)
    const read = async () => credentialsOf(world, person, await browsers.current())
    await frame(async () => {
      const credentials = await read()
      const variables = { ...world.variables, ...personVariables(person), collection }
      const now = new Date(Date.now() + world.clockOffsetSeconds * 1000)
      const answer = 'missing' in credentials ? null : await callApi(world.target, credentials, variables, now)
      const sentence = `${person.firstName}'s program calls ${collection}: ${answer ? wordsFor(answer) : 'it has no credentials'}`
      const why = 'missing' in credentials ? credentials.missing : ''
      return { sentence, person, details: { collection, status: String(answer?.status ?? 'none'), why } }
    })
  },
})

const wordsFor = ({ status, from }: ApiAnswer): string =>
  `answered ${status}${from === 'token' ? ' when it asked for a token' : ''}`

async function credentialsOf(
  world: CaseWorld,
  person: CasePerson,
  driver: Driver,
): Promise<ApiCredentials | { missing: string }> {
  const known = world.credentials.get(person.id)
  if (known) return known
  const portal = portalOf(world)
  demandInBrowser(world, person)
  const shown = await showCredentials(driver, portal, { ...world.variables, ...personVariables(person) })
  if (!('missing' in shown)) world.credentials.set(person.id, shown)
  return shown
}
