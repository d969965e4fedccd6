import type { KeyObject } from 'node:crypto'
import type { CertificatePlan } from '../keys/certificate.ts'
import { createRogueSigner, createSigner } from '../keys/signer.ts'
import type { MetadataKey } from '../profiles/profile.ts'
import type { Signer } from '../saml/sign.ts'

/** A signing key of a tenant with its certificate, made when an administrator asked for it. */
export interface Certificate {
  /** `c1` for the one that the tenant was made with, counting on. */
  readonly id: string
  readonly createdAt: Date
  readonly notAfter: Date
  readonly key: KeyObject
  readonly signer: Signer
}

/** A tenant's certificates, oldest first. One of them signs; the others overlap with it for as long as they are kept. */
export class Certificates {
  readonly #plan: (createdAt: Date) => CertificatePlan
  #all: Certificate[] = []
  #active = 'c1'
  #count = 0

  /** @param plan how the vendor's certificate looks that is made at this moment */
  constructor(plan: (createdAt: Date) => CertificatePlan) {
    this.#plan = plan
  }

  /** The new one does not sign until it is activated, unless it is the first. @param id that of one that was saved; ids are never given twice */
  add(key: KeyObject, createdAt: Date, id = `c${this.#count + 1}`): Certificate {
    const plan = this.#plan(createdAt)
    this.#count = Math.max(this.#count + 1, Number(id.slice(1)))
    const made = { id, createdAt, notAfter: plan.notAfter, key, signer: createSigner(plan, key) }
    this.#all.push(made)
    return made
  }

  get(id: string): Certificate | undefined {
    return this.#all.find((each) => each.id === id)
  }

  activate(id: string): void {
    if (this.get(id)) this.#active = id
  }

  isActive({ id }: Certificate): boolean {
    return id === this.#active
  }

  /** The one that signs cannot be taken away. */
  remove(id: string): boolean {
    if (id === this.#active) return false
    this.#all = this.#all.filter((each) => each.id !== id)
    return true
  }

  all(): readonly Certificate[] {
    return this.#all
  }

  /** The one that signs. */
  get active(): Certificate {
    const found = this.get(this.#active)
    if (!found) throw new Error('the tenant has no certificate')
    return found
  }

  /** What metadata may name. */
  metadataKeys(): MetadataKey[] {
    return this.#all.map(({ signer, notAfter, id }) => ({ signer, notAfter, isActive: id === this.#active }))
  }

  /** Signs with a key of nobody, under a certificate like the active one in every part but the key. */
  rogueSigner(): Promise<Signer> {
    return createRogueSigner(this.#plan(this.active.createdAt))
  }
}
