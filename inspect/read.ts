import { readAssertion, readNameId } from './assertion.ts'
import { openEncrypted } from './decrypt.ts'
import {
  allNamed,
  attributeOf,
  childElements,
  childrenNamed,
  childText,
  elementsOf,
  isNamed,
  ns,
  parentOf,
  parseXml,
  textOf,
} from './dom.ts'
import type { LogoutFacts, Message, MessageKind, RequestFacts, Status } from './message.ts'
import { readProviders } from './metadata.ts'
import { quoted } from './text.ts'
import { Unreadable } from './unreadable.ts'

/** XML that signatures were made over: the message itself, and each Assertion that was encrypted in it. */
export interface Document {
  xml: string
  root: Element
}

export interface Read {
  message: Message
  documents: Document[]
}

const kinds: readonly [(typeof ns)['protocol' | 'assertion' | 'metadata'], MessageKind][] = [
  [ns.protocol, 'Response'],
  [ns.protocol, 'AuthnRequest'],
  [ns.protocol, 'LogoutRequest'],
  [ns.protocol, 'LogoutResponse'],
  [ns.assertion, 'Assertion'],
  [ns.metadata, 'EntityDescriptor'],
  [ns.metadata, 'EntitiesDescriptor'],
]

/**
 * XML → what it says. @param key PEM of the private key for what is encrypted in it
 * @throws Unreadable malformed, doctype, too-deep, too-large, not-saml
 */
export function read(xml: string, key?: string): Read {
  const root = messageIn(parseXml(xml))
  const kind = kinds.find(([namespace, name]) => isNamed(root, namespace, name))?.[1]
  if (!kind && /:SAML:1\.[01]:/.test(root.namespaceURI ?? ''))
    throw new Unreadable(
      'not-saml',
      'This is no SAML 2.0 message, but one of SAML 1.1, an older protocol. Choose SAML 2.0 at the IdP and at the SP.',
    )
  if (!kind) throw new Unreadable('not-saml', `This is XML, and no SAML 2.0 message or metadata: its root is ${nameOf(root)}.`)
  const encrypted = encryptedIn(root).map((element) => openEncrypted(element, key))
  const opened = encrypted.flatMap(({ assertion }) => assertion ?? [])
  const isMetadata = kind.startsWith('Entit')
  const message: Message = {
    kind,
    id: attributeOf(root, 'ID'),
    version: attributeOf(root, 'Version'),
    issueInstant: attributeOf(root, 'IssueInstant'),
    issuer: isMetadata ? attributeOf(root, 'entityID') : childText(root, ns.assertion, 'Issuer'),
    destination: attributeOf(root, 'Destination'),
    inResponseTo: attributeOf(root, 'InResponseTo'),
    status: readStatus(root),
    request: kind === 'AuthnRequest' ? readRequest(root) : null,
    logout: kind === 'LogoutRequest' ? readLogout(root) : null,
    assertions: [
      ...allNamed(root, ns.assertion, 'Assertion').map((each) => ({
        ...readAssertion(each),
        wasEncrypted: false,
        misplacedIn: misplaced(each, root),
      })),
      ...opened.map(({ root: each }) => ({ ...readAssertion(each), wasEncrypted: true, misplacedIn: null })),
    ],
    encrypted: encrypted.map(({ part }) => part),
    providers: isMetadata ? readProviders(root) : [],
    duplicateIds: duplicateIds(root),
  }
  return { message, documents: [{ xml, root }, ...opened] }
}

/** The message of a SOAP envelope, an ArtifactResponse or an answer of WS-Federation, which only carry it. */
function messageIn(root: Element): Element {
  const carries =
    /^(?:Envelope|RequestSecurityTokenResponse(?:Collection)?)$/.test(root.localName) ||
    isNamed(root, ns.protocol, 'ArtifactResponse')
  if (!carries) return root
  const inside = [...elementsOf(root)].find(
    (each) => each !== root && kinds.some(([namespace, name]) => isNamed(each, namespace, name)),
  )
  return inside ?? root
}

const nameOf = (root: Element): string =>
  `${quoted(root.localName)} ${root.namespaceURI ? `of the namespace ${quoted(root.namespaceURI)}` : 'without a namespace'}`

/** Where an Assertion stands when it is no direct child of the message, nor advice that another one quotes (SAML Core 2.6.1). */
function misplaced(assertion: Element, root: Element): string | null {
  const parent = parentOf(assertion)
  if (assertion === root || parent === root || !parent) return null
  return parent.localName
}

const encryptedNames = ['EncryptedAssertion', 'EncryptedID', 'EncryptedAttribute', 'NewEncryptedID']
const encryptedIn = (root: Element): Element[] =>
  [...elementsOf(root)]
    .filter(
      (each) =>
        encryptedNames.includes(each.localName) && (each.namespaceURI === ns.assertion || each.namespaceURI === ns.protocol),
    )
    .slice(0, 10)

function readStatus(root: Element): Status | null {
  const [status] = childrenNamed(root, ns.protocol, 'Status')
  if (!status) return null
  const [code] = childrenNamed(status, ns.protocol, 'StatusCode')
  const [sub] = code ? childrenNamed(code, ns.protocol, 'StatusCode') : []
  return {
    code: (code && attributeOf(code, 'Value')) ?? '',
    subCode: sub ? attributeOf(sub, 'Value') : null,
    message: childText(status, ns.protocol, 'StatusMessage'),
  }
}

function readRequest(root: Element): RequestFacts {
  const [policy] = childrenNamed(root, ns.protocol, 'NameIDPolicy')
  const [context] = childrenNamed(root, ns.protocol, 'RequestedAuthnContext')
  const [subject] = childrenNamed(root, ns.assertion, 'Subject')
  return {
    acsUrl: attributeOf(root, 'AssertionConsumerServiceURL'),
    acsIndex: attributeOf(root, 'AssertionConsumerServiceIndex'),
    binding: attributeOf(root, 'ProtocolBinding'),
    nameIdFormat: policy ? attributeOf(policy, 'Format') : null,
    allowCreate: policy ? attributeOf(policy, 'AllowCreate') : null,
    forceAuthn: attributeOf(root, 'ForceAuthn'),
    isPassive: attributeOf(root, 'IsPassive'),
    contexts: context ? childElements(context).map((each) => textOf(each).trim()) : [],
    comparison: context ? (attributeOf(context, 'Comparison') ?? 'exact') : null,
    subject: subject ? textOf(subject).trim() : null,
  }
}

function readLogout(root: Element): LogoutFacts {
  return {
    nameId: readNameId(root),
    sessionIndexes: childrenNamed(root, ns.protocol, 'SessionIndex').map((each) => textOf(each).trim()),
    notOnOrAfter: attributeOf(root, 'NotOnOrAfter'),
    reason: attributeOf(root, 'Reason'),
  }
}

// SAML Core 1.3.4. Readers disagree about Id and id, so all three count.
function duplicateIds(root: Element): string[] {
  const [seen, twice] = [new Set<string>(), new Set<string>()]
  for (const element of elementsOf(root))
    for (const name of ['ID', 'Id', 'id']) {
      const value = attributeOf(element, name)
      if (value === null) continue
      if (seen.has(value)) twice.add(value)
      seen.add(value)
    }
  return [...twice]
}
