import { defineDefect } from './defect.ts'

/** The proof goes to whoever asks for it. */
export const codeSentToAssertedAddress = defineDefect({
  id: 'code-sent-to-asserted-address',
  title: 'Mails the verification code to the address in the assertion',
  trips: ['mail-to-account-address'],
  bends: {
    codeRecipient: (address, { facts, policy }) =>
      facts.attributes.get(policy.attributeMap.email ?? '')?.find((value) => value.trim() !== '') ?? address,
  },
})
