import { textOf } from '../source-files.ts'
import { typed } from './coverage.ts'

const shown = new Map<string, Set<string>>()
for (const file of ['test/validators/raw/rules.test.ts', 'test/validators/raw/service.test.ts']) {
  for (const [, code = '', doubt] of textOf(file).matchAll(/'([A-Z]\w{1,4}-[A-Z]\w{2}-\d\d)(\??)'/g)) {
    shown.set(code, (shown.get(code) ?? new Set()).add(doubt ? 'warn' : 'error'))
  }
}

for (const code of typed) shown.get(code)?.add('error')

/** The severities of a rule: where the catalogue has an error, what its cases show counts. */
export function severityOf(code: string, catalogued: string): string {
  if (catalogued !== 'error') return catalogued
  return [...(shown.get(code) ?? ['error'])].sort().join(' / ')
}
