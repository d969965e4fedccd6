import type { Message } from '../message.ts'
import { clip, revealInvisible } from '../text.ts'

/** Where one attribute of a message comes from, and what it came to for the person when the message was made. */
export interface Origin {
  /** The attribute's name. */
  name: string
  /** What an administrator looks at. */
  from: string
  expression: string
  /** What it came to; null: nothing, for the reason in `why`. */
  values: string[] | null
  why: string
}

const maxText = 1_000
const maxValues = 200
const shown = (text: string): string => clip(revealInvisible(text), maxText)
/** Blanks at the ends are what nobody looks for. */
const shownValue = (text: string): string => shown(text).replace(/^ +| +$/g, (blanks) => '␠'.repeat(blanks.length))

/**
 * What the template `inspection-origins` shows: each source with what it came to, and where the message says something else. Pure.
 *
 * @param message in which it was sent; null: it cannot be read
 */
export function viewOrigins(origins: readonly Origin[], message: Pick<Message, 'assertions' | 'encrypted'> | null) {
  const assertions = message?.assertions ?? []
  const isRead = assertions.length > 0 || message?.encrypted.length === 0
  return origins.map(({ name, from, expression, values, why }) => {
    const sent = assertions.flatMap(({ attributes }) => attributes.filter((each) => each.name === name))
    const isNameId = name === 'NameID' && sent.length === 0
    const texts = isNameId
      ? assertions.flatMap(({ nameId }) => (nameId ? [[nameId.value]] : []))
      : sent.map((each) => each.values.map(({ text }) => text))
    const told = (): string => {
      if (!isRead || values === null) return ''
      if (texts.length === 0) return 'It is not in the message.'
      const isSame = texts.some((each) => each.join('\n') === values.join('\n'))
      return isSame ? '' : `In the message it is ${texts.flat().join(', ') || 'empty'}.`
    }
    return {
      name: shown(name),
      from: shown(from),
      expression: shown(expression),
      values: (values ?? []).slice(0, maxValues).map(shownValue),
      more: Math.max(0, (values?.length ?? 0) - maxValues),
      why: shown(why || told()),
      nothing: values === null,
    }
  })
}
