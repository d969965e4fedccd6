import { all, defineCheck, same } from './check.ts'

/** Judges our own IdP: with "Use this for Recipient URL and Destination URL" both name the ACS URL (I-13). */
export const recipientIsAcs = defineCheck({
  id: 'recipient-is-acs',
  title: 'Recipient and Destination are the ACS URL',
  evidence: 'E3',
  evaluate({ steps }) {
    const outcomes = steps.flatMap(({ sent, place }) =>
      sent && place ? [same(words(place.acsUrl, place.acsUrl), words(sent.recipient, sent.destination))] : [],
    )
    return all(outcomes, 'no assertion was sent')
  },
})

function words(recipient: string | null, destination: string | null): string {
  return `Recipient ${recipient ?? 'missing'}, Destination ${destination ?? 'missing'}`
}
