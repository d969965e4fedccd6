import { readFileSync } from 'node:fs'

/** Scripts of console pages; without JavaScript these pages have a button or a field for the same. */

const script = (name: string): string => readFileSync(new URL(`./scripts/${name}.js`, import.meta.url), 'utf8').trim()

/** Asks for the preview of what is typed, as the button "Preview" does. */
export const livePreview = { text: script('live-preview'), asks: true }

/** Reads a file that is chosen into the field above. */
export const chooseFile = { text: script('choose-file') }
