import fc from 'fast-check'
import { expect, test } from '#unit-test'
import { ada } from '../../../testing/control.ts'
import type { Subject } from '../../profile.ts'
import { resolveOkta } from '../expression.ts'

/** The moment of Okta's own examples. */
const now = new Date('2015-07-31T17:18:37.979Z')
const person = { ...ada, attributes: { hired: '2015-07-30T23:58:32.000Z', city: 'Paris', unset: null, zone: 'Asia/Tokyo' } }
const subject: Subject = { person, assignment: { person: 'ada' }, tenantId: 'acme', now }
const known = { custom: Object.keys(person.attributes), profile: [] }

function comesTo(expression: string): unknown {
  const resolution = resolveOkta(expression, known)
  if (!resolution.ok) return resolution.message
  try {
    return resolution.read(subject)
  } catch (error) {
    return `fault: ${(error as Error).message}`
  }
}

const table: Record<string, Record<string, unknown>> = {
  'times of the classic dialect': {
    'Time.now()': '2015-07-31T17:18:37.979Z',
    'Time.now("America/New_York")': '2015-07-31T13:18:37.979-04:00',
    'Time.now("EST")': '2015-07-31T12:18:37.979-05:00',
    'Time.now("US/Pacific", "YYYY-MM-dd HH:mm:ss")': '2015-07-31 10:18:37',
    'Time.now(user.zone)': '2015-08-01T02:18:37.979+09:00',
    'Time.fromWindowsToIso8601("130828367179790000")': '2015-07-31T17:18:37.979Z',
    'Time.fromUnixToIso8601("1438363117979")': '2015-07-31T17:18:37.979Z',
    'Time.fromStringToIso8601("17 June 2015 00:23:19", "dd MMMM yyyy HH:mm:ss")': '2015-06-17T00:23:19.000Z',
    'Time.fromStringToIso8601("17/6/15", "d/M/yy")': '2015-06-17T00:00:00.000Z',
    'Time.fromStringToIso8601("Wed, 17 jun 2015 12:23 am +0200", "E, d MMM yyyy hh:mm a Z")': '2015-06-16T22:23:00.000Z',
    'Time.fromStringToIso8601("20150617", "yyyyMMdd")': '2015-06-17T00:00:00.000Z',
    'Time.fromIso8601ToWindows("2015-07-30T23:58:32Z")': '130827743120000000',
    'Time.fromIso8601ToUnix("2015-07-31T17:18:37.979Z")': '1438363117979',
    'Time.fromIso8601ToUnix("2015-07-31")': '1438300800000',
    'Time.fromIso8601ToString("2015-07-31T17:18:37.979Z", "EEEE, MMM d, \'at\' h:mm a")': 'Friday, Jul 31, at 5:18 PM',
    'Time.fromIso8601ToString("2015-07-31T17:18:37.979Z", "G C Y x-\'W\'ww-e D K k S SSSS z Z ZZ ZZZ")':
      'AD 20 2015 2015-W31-5 212 5 17 9 9790 UTC +0000 +00:00 UTC',
    'Time.fromIso8601ToString("2021-01-01T00:00:00Z", "x ww \'\'yy")': "2020 53 '21",
    'Time.fromIso8601ToUnix(user.unset)': null,
  },
  'times of Identity Engine': {
    'DateTime.now()': '2015-07-31T17:18:37.979Z',
    "'130828367179790000'.parseWindowsTime()": '2015-07-31T17:18:37.979Z',
    "'1438377580979'.parseUnixTime()": '2015-07-31T21:19:40.979Z',
    "'2015-06-17T00:23:19.676Z'.parseStringTime()": '2015-06-17T00:23:19.676Z',
    "'17 June 2015 00:23:19'.parseStringTime('dd MMMM yyyy HH:mm:ss')": '2015-06-17T00:23:19Z',
    'user.hired.parseStringTime().toWindows()': '130827743120000000',
    'DateTime.now().toUnix()': '1438363117979',
    'user.hired.parseStringTime().toString()': '2015-07-30T23:58:32Z',
    "user.hired.parseStringTime().toString('MM/dd/yyyy')": '07/30/2015',
    "DateTime.now().toZone('Asia/Tokyo')": '2015-08-01T02:18:37.979+09:00[Asia/Tokyo]',
    "DateTime.now().toZone('Asia/Tokyo').toString('XXX Z zzzz')": '+09:00 +0900 Japan Standard Time',
    'user.hired.parseStringTime().plusDays(2)': '2015-08-01T23:58:32Z',
    'user.hired.parseStringTime().plusHours(-1)': '2015-07-30T22:58:32Z',
    'DateTime.now().minusDays(3)': '2015-07-28T17:18:37.979Z',
    'DateTime.now().minusHours(100)': '2015-07-27T13:18:37.979Z',
    'DateTime.now().minusMinutes(-1)': '2015-07-31T17:19:37.979Z',
    'DateTime.now().minusSeconds(2)': '2015-07-31T17:18:35.979Z',
    'user.hired.parseStringTime().withinDays(1)': 'true',
    'user.hired.parseStringTime().withinHours(100)': 'true',
    'user.hired.parseStringTime().withinMinutes(2)': 'false',
    'user.hired.parseStringTime().withinSeconds(100) ? "new" : "old"': 'old',
    "'2015-03-28T12:00:00Z'.parseStringTime().toZone('Europe/Paris').plusDays(1)": '2015-03-29T13:00+02:00[Europe/Paris]',
    "DateTime.now() == '2015-07-31T17:18:37.979Z'.parseStringTime()": 'true',
  },
}
for (const [group, rows] of Object.entries(table))
  test(`Okta: ${group}`, () => {
    for (const [expression, value] of Object.entries(rows)) expect.soft(comesTo(expression), expression).toEqual(value)
  })

const wrong: Record<string, string> = {
  'Time.now("Europe/Pariss")': 'fault: Time.now: "Europe/Pariss" is no time zone; did you mean \'Europe/Paris\'?',
  'Time.now("europe/paris")': '"europe/paris" is no time zone; did you mean \'Europe/Paris\'?',
  'Time.now("+01:00")': '"+01:00" is no time zone',
  'Time.now("UTC", "yyyy-MM-ddTHH:mm")': '"T" in the pattern "yyyy-MM-ddTHH:mm" is no letter of Joda-Time',
  'Time.now("UTC", "\'open")': 'the quote in the pattern "\'open" has no end',
  'Time.now("UTC", "yyyy", "x")': 'character 6: Time.now takes 0 to 2 arguments, and has 3',
  'Time.Now()': "there is no function 'Time.Now'; did you mean 'Time.now'?",
  'Time.fromUnixToIso8601(user.city)': 'fault: Time.fromUnixToIso8601: "Paris" is no Unix timestamp',
  'Time.fromUnixToIso8601("9999999999999999")': 'no clock shows a time so far away',
  'Time.fromWindowsToIso8601("-1")': '"-1" is no Windows timestamp',
  'Time.fromIso8601ToUnix("31.7.2015")': '"31.7.2015" is no time of ISO 8601, such as 2015-07-31T17:18:37.979Z',
  'Time.fromIso8601ToUnix("2015-02-30")': '"2015-02-30" is no time of ISO 8601',
  'Time.fromStringToIso8601("31 February", "d MMMM")': '"31 February" is no time of the form "d MMMM"',
  'Time.fromStringToIso8601("25:00", "HH:mm")': '"25:00" is no time of the form "HH:mm"',
  'Time.fromStringToIso8601("12:00 x", "HH:mm")': '"12:00 x" is no time of the form "HH:mm"',
  'Time.fromIso8601ToUnix(12)': 'character 24: Time.fromIso8601ToUnix takes a text here, and this is a number',
  'Time.fromIso8601ToWindows("1600-12-31")': 'Windows counts from 1601 on',
  "'x'.plusDays(1)": 'character 1: plusDays takes a time here, and this is a text',
  'user.city.plusDays(1)': 'fault: plusDays: "Paris" is no time; parseStringTime makes one of a text',
  'DateTime.now() > 3': "character 10: a number has to stand beside '>', and this is a time",
}
test('Okta: times that cannot be are told with what is wrong with them', () => {
  for (const [expression, message] of Object.entries(wrong)) expect.soft(comesTo(expression), expression).toContain(message)
})

test('a moment that is written by a pattern and read again is the same moment, in both counts and any zone', () => {
  const ms = fc.integer({ min: Date.parse('1601-01-01T00:00:00Z'), max: Date.parse('9999-12-31T00:00:00Z') })
  const zones = fc.constantFrom('UTC', 'EST', 'Asia/Tokyo', 'Europe/Paris', 'America/St_Johns', 'Pacific/Apia')
  const read = (expression: string) => comesTo(expression)
  fc.assert(
    fc.property(ms, zones, (at, zone) => {
      const iso = String(read(`Time.fromUnixToIso8601("${at}")`))
      expect(iso).toBe(new Date(at).toISOString())
      expect(read(`Time.fromIso8601ToUnix("${iso}")`)).toBe(String(at))
      expect(read(`Time.fromWindowsToIso8601(Time.fromIso8601ToWindows("${iso}"))`)).toBe(iso)
      const pattern = 'EEE d MMM yyyy hh:mm:ss.SSS a'
      expect(read(`Time.fromStringToIso8601(Time.fromIso8601ToString("${iso}", "${pattern}"), "${pattern}")`)).toBe(iso)
      // Zones counted by seconds until about 1900; an offset is written in minutes.
      if (at < Date.parse('1972-01-01')) return
      const there = String(read(`"${iso}".parseStringTime().toZone("${zone}").toString("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")`))
      expect(Date.parse(there)).toBe(at)
    }),
    { numRuns: 200 },
  )
})
