/** What an SP tells about a Response that came to it, in the form that docs/inspecting.md describes. Any SP can tell this much. */
export interface Answers {
  /** Oldest first; none: the SP has not seen it. */
  answers: Answer[]
  /** Where a person reads the same in the SP's own log; null: nowhere. */
  page: string | null
}

/** One entry of its log. */
export interface Answer {
  at: string
  event: string
  /** What became of the account: created, linked, updated, unchanged, refused; null: nothing, as of a mail that was sent. */
  decision: string | null
  /** The SP's own word for why it refused. */
  code: string | null
  person: string | null
  place: string | null
  reasons: string[]
  /** What was taken from where. */
  sources: Source[]
}

export interface Source {
  field: string
  value: string
  /** The attribute's name, or what stood in for it. */
  from: string
  /** Nothing that the IdP sent decided it. */
  isDefault: boolean
}

const maxAnswers = 50
const maxParts = 100

/** JSON of an SP → its answers; null: it is something else. What it does not tell is null or empty. Pure, and bounded. */
export function readAnswers(document: unknown): Answers | null {
  const list = at(document, 'answers')
  if (!Array.isArray(list)) return null
  const answers = list.slice(-maxAnswers).map(readAnswer)
  const page = textAt(document, 'page')
  return { answers, page: page !== null && /^https?:$/.test(URL.parse(page)?.protocol ?? '') ? page : null }
}

const readAnswer = (entry: unknown): Answer => ({
  at: textAt(entry, 'at') ?? '',
  event: textAt(entry, 'event') ?? '',
  decision: textAt(entry, 'decision'),
  code: textAt(entry, 'code'),
  person: textAt(entry, 'person'),
  place: textAt(entry, 'place'),
  reasons: listAt(entry, 'reasons').filter((each) => typeof each === 'string'),
  sources: listAt(entry, 'sources').map((each) => ({
    field: textAt(each, 'field') ?? '',
    value: textAt(each, 'value') ?? '',
    from: textAt(each, 'from') ?? '',
    isDefault: at(each, 'isDefault') === true,
  })),
})

const at = (document: unknown, name: string): unknown =>
  typeof document === 'object' && document !== null && Object.hasOwn(document, name)
    ? (document as Record<string, unknown>)[name]
    : undefined

const textAt = (document: unknown, name: string): string | null => {
  const value = at(document, name)
  return typeof value === 'string' && value !== '' ? value : null
}

const listAt = (document: unknown, name: string): unknown[] => {
  const value = at(document, name)
  return Array.isArray(value) ? value.slice(0, maxParts) : []
}
