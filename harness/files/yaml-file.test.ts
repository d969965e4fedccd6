import { writeFileSync } from 'node:fs'
import { expect, test } from '#unit-test'
import { scenarioSchema } from '../scenario/schema.ts'
import { readYamlFile } from './yaml-file.ts'

const head = 'title: Somebody new signs in\nsurface: end-user\n'
const tail = 'checks: { one-account: [E-01] }\n'
const cases = [
  {
    name: 'a mistyped step',
    text: `${head}steps:\n  - sign-on: {}\n${tail}`,
    says: ':4: steps.0: "sign-on" is not a word that belongs here; did you mean "sign-in"?',
  },
  {
    name: 'a mistyped word inside a step',
    text: `${head}steps:\n  - sign-in: { persn: ada }\n${tail}`,
    says: ':4: steps.0.sign-in: "persn" is not a word that belongs here; did you mean "person"?',
  },
  {
    name: 'a mistyped value',
    text: `${head}driver: htpp\nsteps: [{ sign-in: {} }]\n${tail}`,
    says: ':3: driver: "htpp" is not known; did you mean "http"?',
  },
  {
    name: 'a mistyped key',
    text: `${head}chekcs: {}\nsteps: [{ sign-in: {} }]\n${tail}`,
    says: ':3: "chekcs" is not a word that belongs here; did you mean "checks"?',
  },
  {
    name: 'a value of the wrong kind in one of several forms',
    text: `${head}people: { ada: { sends: { groups: { repeet: x, times: 3 } } } }\nsteps: [{ sign-in: {} }]\n${tail}`,
    says: 'people.ada.sends.groups: "repeet" is not a word that belongs here; did you mean "repeat"?',
  },
  { name: 'broken YAML', text: 'a\nb: 1', says: /: not valid YAML: Implicit keys .* at line 1, column 1$/ },
]
for (const { name, text, says } of cases) {
  test(name, () => {
    const file = test.info().outputPath('plain.yaml')
    writeFileSync(file, text)
    expect(() => readYamlFile(file, scenarioSchema)).toThrow(says)
  })
}
