import type { Driver } from '../drivers/driver.ts'
import type { IdpExchange } from '../parties/idp-client.ts'
import { UnmetPrecondition } from './unmet-precondition.ts'

/**
 * Posts the form that a sign-in ended with once more, the message and its RelayState as they were. There is no new sign-in and the IdP
 * is not asked.
 * @param exchanges those of the sign-in
 * @returns the exchange for the record, under the name of the mutation
 * @throws UnmetPrecondition when the sign-in never got as far as a Response
 */
export async function resend(
  driver: Pick<Driver, 'post'>,
  exchanges: readonly IdpExchange[],
  { acsUrl, from, mutation }: { acsUrl: string; from: string; mutation: string },
): Promise<IdpExchange> {
  const sent = exchanges.findLast((each) => each.response !== null)
  if (!sent?.response) throw new UnmetPrecondition('the first sign-in sent no Response, so there is nothing to post once more')
  const relayState: [string, string][] = sent.relayState === null ? [] : [['RelayState', sent.relayState]]
  const at = new Date().toISOString()
  await driver.post(acsUrl, [['SAMLResponse', sent.response.base64], ...relayState], from)
  return { ...sent, at, response: { ...sent.response, mutation } }
}
