import { createHash } from 'node:crypto'
import type { VendorProfile } from '../profiles/profile.ts'
import { buildDraft } from '../saml/draft.ts'
import type { Sealer } from '../saml/encrypt.ts'
import { seededRandomness } from '../saml/random.ts'
import { type Signer, signDraft } from '../saml/sign.ts'
import { variants, variantsOf } from './variants.ts'

/** The messages of the golden files: one of each kind, under a fixed clock and fixed ids. */

export const goldenMoment = new Date('2030-01-01T12:00:00.123Z')

/** By the names of the files; an answer is the response. */
const goldenKinds = [...variants, 'encrypted'] as const
type Kind = (typeof goldenKinds)[number]

export const goldenFile = (name: string): URL => new URL(`../profiles/__golden__/${name}`, import.meta.url)
export const goldenMessageFile = ({ id }: VendorProfile, kind: Kind): URL =>
  goldenFile(`${id}.${kind === 'answer' ? 'response' : kind}.xml`)

/** Certificate and signature stand for real ones, so that the files hold no key; digests are real. */
export const standIn: { signer: Signer; sealer: Sealer } = {
  signer: {
    certificate: Buffer.alloc(90, 'certificate').toString('base64'),
    sign: (text) => createHash('sha512').update(text).digest('base64'),
  },
  sealer: {
    algorithm: 'aes256-cbc',
    keyTransport: 'rsa-oaep',
    recipient: {
      certificate: Buffer.alloc(90, 'recipient').toString('base64'),
      issuer: 'O=Acme, CN=sp.example',
      serial: '1066064898',
    },
    seal: (text) => ({ data: Buffer.from(text).toString('base64'), key: Buffer.alloc(90, 'key').toString('base64') }),
  },
}

/** The message of a golden file, signed and encrypted with these. */
export function goldenMessage(profile: VendorProfile, kind: Kind, { signer, sealer } = standIn): string {
  const all = variantsOf(profile, goldenMoment)
  const facts = kind === 'encrypted' ? { ...all.answer, signs: ['assertion', 'response'] as const, sealer } : all[kind]
  return signDraft(profile.saml, buildDraft(profile.saml, facts, seededRandomness(profile.id)), signer)
}

/** The kinds of messages that a vendor sends. */
export const kindsOf = ({ saml }: VendorProfile): Kind[] => goldenKinds.filter((kind) => kind !== 'encrypted' || saml.encryption)
