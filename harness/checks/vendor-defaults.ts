import { marksOf, type VendorMarks, vendorMarks } from '../instrument/vendor-marks.ts'
import { all, defineCheck, notVerified, same } from './check.ts'
import { signIns } from './seen.ts'

/** Judges our own IdP: a message of an app that nobody has fine-tuned looks as the vendor's messages do, and as no other vendor's. */
export const vendorDefaults = defineCheck({
  id: 'vendor-defaults',
  title: "Messages have the vendor's own defaults",
  evidence: 'E3',
  evaluate({ profile, steps, statements }) {
    const known = vendorMarks[profile.id]
    if (!known) return notVerified(`nothing is known of the defaults of ${profile.title}`)
    const stated = statements.map(({ name }) => name)
    const outcomes = signIns(steps).map(({ exchanges }) => {
      const xml = exchanges.findLast((each) => each.response !== null)?.response?.xml
      const marks = xml === undefined ? null : marksOf(xml, stated)
      return marks ? same(words(known), words(marks)) : notVerified('no assertion was sent')
    })
    return all(outcomes, 'nobody signed in')
  },
})

const words = (marks: VendorMarks): string =>
  Object.entries(marks)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
