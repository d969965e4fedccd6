import { defineDefect } from './defect.ts'

/** CERT/CC VU#475445: canonical XML drops the comment, so the signature stays good. */
export const firstTextNodeNameid = defineDefect({
  id: 'first-text-node-nameid',
  title: 'Reads only the first piece of a text, so a comment cuts it off',
  trips: [],
  bends: {},
})
