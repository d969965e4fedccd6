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

/** Keys of a tenant as they outlive a process; with its vendor and the moment of its making, a key gives its certificate again. */
export interface SavedKeys {
  /** Oldest first, at least one. */
  keys: Pick<Certificate, 'id' | 'createdAt' | 'key'>[]
  /** Which of them signs, counting from 0. */
  active: number
  /** How many were made, with those that are gone. */
  made: number
}

/** How many a tenant may have: fewer than the process has keys to hand out. */
export const mostCertificates = 4

/** A tenant's certificates, oldest first. One of them signs; the others overlap with it for as long as they are kept. */
export class Certificates {
  readonly #plan: (createdAt: Date) => CertificatePlan
  #all: Certificate[]
  #active: string
  #made: number
  #retired: Certificate | null = null

  /** @param plan how the vendor's certificate looks that is made at this moment */
  constructor(plan: (createdAt: Date) => CertificatePlan, { keys, active, made }: SavedKeys) {
    this.#plan = plan
    this.#all = keys.map(({ id, createdAt, key }) => this.#issue(id, key, createdAt))
    this.#active = keys[active]?.id ?? ''
    // A count that is lower than an id in use would give that id again.
    this.#made = Math.max(made, ...keys.map(({ id }) => Number(id.slice(1))))
  }

  /** The new one does not sign until it is activated. Its id is one that nothing had before, whatever was removed. */
  add(key: KeyObject, createdAt: Date): Certificate {
    this.#made += 1
    const added = this.#issue(`c${this.#made}`, key, createdAt)
    this.#all.push(added)
    return added
  }

  #issue(id: string, key: KeyObject, createdAt: Date): Certificate {
    const plan = this.#plan(createdAt)
    return { id, createdAt, notAfter: plan.notAfter, key, signer: createSigner(plan, key) }
  }

  /** What outlives the process. */
  saved(): SavedKeys {
    return { keys: this.#all, active: this.#all.findIndex((each) => this.isActive(each)), made: this.#made }
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
    this.#retired = this.get(id) ?? this.#retired
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

  /** The one that was taken away last: its key still signs for whoever kept it. It does not outlive the process. */
  get retired(): Certificate | null {
    return this.#retired
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
