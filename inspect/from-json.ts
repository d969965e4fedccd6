import {
  type Found,
  fromHtml,
  fromParameters,
  fromSurroundings,
  fromXml,
  kindIn,
  mostMessages,
  type Part,
  unpackValue,
} from './finders.ts'

/** Messages in JSON: a HAR file, an export of SAML-tracer, or whatever a log writes. */

/** The whole text as JSON, or an empty list. A browser's recording of a sign-in has all that the pages loaded, too. */
export function fromJson(text: string): Found[] {
  if (!/^[{[]/.test(text)) return []
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return []
  }
  const found: Found[] = []
  // An explicit stack: brackets may be nested without end.
  const stack: Place[] = [{ value: document, name: null, address: null, relayState: null }]
  for (let place = stack.pop(); place && found.length < mostMessages; place = stack.pop()) {
    if (typeof place.value === 'string') found.push(...inText(place.value, place))
    else if (typeof place.value === 'object' && place.value !== null)
      for (const each of inside(place.value, place).reverse()) stack.push(each)
  }
  return found
}

interface Place {
  value: unknown
  /** What it is called there. */
  name: string | null
  /** Of the request that it belongs to. */
  address: string | null
  relayState: string | null
}

/** What a list or an object holds. A pair may be a member, `{ name, value }`, or a list of both (HAR 1.2; SAML-tracer). */
function inside(value: object, { address, relayState }: Place): Place[] {
  if (Array.isArray(value)) {
    const pairs = value.map(pairOf).filter((pair) => pair !== null)
    const state = pairs.find(([name]) => name === 'RelayState')?.[1] ?? relayState
    return value.map((each) => {
      const pair = pairOf(each)
      return { value: pair ? pair[1] : each, name: pair?.[0] ?? null, address, relayState: state }
    })
  }
  const members = Object.entries(value)
  const text = (wanted: string) =>
    members.find(([name, each]) => name === wanted && typeof each === 'string')?.[1] as string | undefined
  const here = { address: text('url') ?? address, relayState: text('RelayState') ?? relayState }
  return members.map(([name, each]) => ({ value: each, name, ...here }))
}

function pairOf(value: unknown): [name: string, value: string] | null {
  const [name, text] = Array.isArray(value) && value.length === 2 ? value : isNamed(value) ? [value.name, value.value] : []
  return typeof name === 'string' && typeof text === 'string' ? [name, text] : null
}

const isNamed = (value: unknown): value is { name: unknown; value: unknown } =>
  typeof value === 'object' && value !== null && 'name' in value && 'value' in value

const isParameter = (name: string | null): name is NonNullable<Part['parameter']> =>
  name === 'SAMLRequest' || name === 'SAMLResponse'

function inText(text: string, { name, address, relayState }: Place): Found[] {
  const [path = ''] = address?.split('?') ?? []
  const where = { address: path === '' ? null : path, relayState }
  if (isParameter(name)) return [unpacked(text, name, where)]
  if (text.length < 40) return []
  const found = text.includes('SAMLRe') ? [...fromHtml(text), ...fromParameters(text)] : []
  if (found.length > 0)
    return found.map((each) => {
      if ('failed' in each) return each
      return inJson(each, { address: each.address ?? where.address, relayState: each.relayState ?? where.relayState })
    })
  return kindIn(text) === null
    ? []
    : [...fromXml(text), ...(text.startsWith('<') ? [] : fromSurroundings(text))].map((each) => inJson(each, where))
}

const unpacked = (text: string, name: NonNullable<Part['parameter']>, where: Pick<Part, 'address' | 'relayState'>): Found =>
  inJson(unpackValue(text, name), where)

const inJson = (found: Found, where: Pick<Part, 'address' | 'relayState'>): Found =>
  'failed' in found ? found : { ...found, ...where, packed: ['JSON', ...found.packed] }
