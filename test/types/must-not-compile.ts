import { readdirSync, readFileSync } from 'node:fs'
import type { Diagnostic } from './compiler.ts'

const MARK = /\/\/ error(?:\[([A-Z0-9, -]+)\])?: (.+)$/

/** A line that must not compile, and the codes of the rules that refuse it. */
export interface Mark extends Diagnostic {
  readonly codes: readonly string[]
}

/** Every line of the cases that is marked `// error: fragment`, or `// error[CODE, CODE]: fragment`. */
export function markedLines(folder: URL): Mark[] {
  return readdirSync(folder).flatMap(file =>
    readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .flatMap((text, index) => {
        const [, codes, fragment] = MARK.exec(text) ?? []
        if (fragment === undefined) return []
        return [{ file: `cases/${file}`, line: index + 1, text: fragment, codes: codes?.split(/, */) ?? [] }]
      }),
  )
}

/** The codes of the rules that some marked line shows at work at compile time. */
export function codesAtCompileTime(marks: readonly Mark[]): ReadonlySet<string> {
  return new Set(marks.flatMap(({ codes }) => codes))
}

/** How a compiler's errors differ from the marks: nothing, when each marked line and no other fails as it says. */
export function differences(marks: readonly Diagnostic[], errors: readonly Diagnostic[]): string[] {
  const at = ({ file, line }: Diagnostic) => `${file}:${line}`
  const marked = new Set(marks.map(at))
  const unmarked = errors.filter(error => !marked.has(at(error))).map(error => `${at(error)} fails: ${error.text}`)
  const wrong = marks.flatMap(mark => {
    const here = errors.filter(error => at(error) === at(mark))
    if (here.length === 0) return [`${at(mark)} compiles, expected: ${mark.text}`]
    if (here.some(({ text }) => sorted(text).includes(sorted(mark.text)))) return []
    return [`${at(mark)} says: ${here.map(({ text }) => text).join('\n')}\n  expected: ${mark.text}`]
  })
  return [...unmarked, ...wrong]
}

/** How many lines the longest messages have: `file: lines of each error that has more than two`, in their order. */
export function longMessages(errors: readonly Diagnostic[]): Readonly<Record<string, readonly number[]>> {
  const long: Record<string, number[]> = {}
  for (const { file, text } of errors) {
    const lines = text.split('\n').length
    if (lines > 2) long[file] = [...(long[file] ?? []), lines]
  }
  return long
}

/** Compilers order unions differently: puts the members of each union of literals in one order. */
function sorted(text: string): string {
  return text.replace(/["\w.-]+(?: \| ["\w.-]+)+/g, union => union.split(' | ').sort().join(' | '))
}
