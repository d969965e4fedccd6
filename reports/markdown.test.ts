import { expect, test } from '#unit-test'
import { gatedRun } from './fixtures/gated-run.ts'
import { manyHints } from './fixtures/hints.ts'
import { hostilePayload, withHostileText } from './fixtures/hostile.ts'
import { greenRun, redRun } from './fixtures/red-run.ts'
import { markdownReporter } from './markdown.ts'
import { codeMarkdown, escapeMarkdown, fencedMarkdown } from './markdown-text.ts'

const render = (report = redRun()) => markdownReporter.render(report, { outDir: '.' })

test('the first lines answer: did it pass, may it be merged, and why not', () => {
  const [title, gate, facts] = render(gatedRun()).split('\n\n')
  expect(title).toBe('## ✕ NON-CONFORMANT: Reference SP')
  expect(gate).toBe('✕ **Gate not met, exit code 1&#58; 3 checks do not hold.**')
  expect(facts).toContain('checks&#58; 6 known (baseline), 4 waived, ')
  expect(facts).toContain(
    '1 flaky case · 2 stale baseline lines · 1 expired waiver · 1 unused waiver · required&#58; jit-core&#64;1',
  )
})

test('says what failed and why, what is known and by whom, what is outdated and what was flaky', () => {
  const text = render(gatedRun())
  const after = (heading: string) => text.slice(text.indexOf(heading)).split('\n### ')[0] ?? ''
  expect(after('### What keeps the gate shut')).toContain('mail-to-account-address')
  expect(after('### What keeps the gate shut')).not.toContain('profile-per-update-policy')
  expect(after('### Known and accepted')).toContain(
    'waived until 2030-03-31 by identity team&#58; Names are refreshed from autumn on (ID-1207)',
  )
  expect(after('### Known and accepted')).toContain('known (baseline)')
  expect(after('### Known and accepted')).toContain('not required')
  expect(after('### Outdated or flaky')).toContain(
    '- stale: <code>refused-assertions/audience-mismatch&#64;okta&#35;no-session</code>',
  )
  expect(after('### Outdated or flaky')).toContain('the waiver in line 7 expired on 2029-12-31 (identity team')
  expect(after('### Outdated or flaky')).toContain(
    '- flaky: <code>new-user/first-sign-in&#64;okta</code> FAIL, then PASS. First&#58; FAIL',
  )
  expect(text).toMatch(/\| End-user JIT \| ✕ 3\/15 \| ✕ 3\/15/)
})

test('says what the target file could say, with three hints at most, as YAML', () => {
  const text = render({ ...redRun(), hints: manyHints(5) })
  const part = text.slice(text.indexOf('### What would show more'))
  expect(part).toContain('2 checks could not be judged.')
  expect(part).toContain(
    '**An observer that shows thing 1** would let 50 checks in 5 cases be judged:\n\n```yaml\nobserve:\n  - kind: sql\n',
  )
  expect(part.match(/^```yaml$/gm)).toHaveLength(3)
  expect(part).toContain('And 2 more in the report.')
})

test('a green run is short', () => {
  const text = render(greenRun())
  expect(text).toContain('✓ **Gate met, exit code 0')
  expect(text).not.toContain('###')
})

test('nothing from outside becomes markup, a link or a mention, and every list is cut', () => {
  const report = withHostileText(
    { ...redRun(3), hints: manyHints(3) },
    `${hostilePayload} [x](javascript:alert(1)) ![y](http://evil.test) @team www.evil.test | \`\`\` **b** $x$`,
  )
  const whole = render(report)
  const text = whole.replace(/^(`{3,})yaml\n[\s\S]*?\n\1$/gm, '')
  expect(whole.length).toBeLessThan(60_000)
  expect(text.replace(/<\/?(?:code|br)>/g, '')).not.toMatch(/[<>`]/)
  expect(text).not.toMatch(/\]\(|javascript:|http:|www\.|@team|\*\*b|\$x/)
  expect(whole).not.toMatch(/[^\P{C}\n]/u)
  const tables = text.split('\n').filter((line) => line.startsWith('| '))
  const widths = new Set(tables.map((line) => line.split(' | ').length))
  expect([...widths].sort()).toEqual([4, 5])
})

test('special characters show as themselves', () => {
  expect(escapeMarkdown('a*b|c\nd')).toBe('a&#42;b&#124;c d')
  expect(escapeMarkdown('x'.repeat(300), 10)).toBe(`${'x'.repeat(9)}…`)
  expect(fencedMarkdown('a: 1\n```\n# b\u202e', 'yaml')).toBe('````yaml\na: 1\n```\n# b⟨U+202E⟩\n````')
  expect(codeMarkdown('</code>')).toBe('<code>&#60;/code&#62;</code>')
})
