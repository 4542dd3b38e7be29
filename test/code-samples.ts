import ts from 'typescript'
import { errorsIn } from './compiled.ts'
import { filesIn, parse, textOf } from './source-files.ts'
import type { Diagnostic } from './types/compiler.ts'

const WORLD =
  "import { c, definition, dns, edge, images, names, prod, simulator, site, vpc, web } from './example-world.ts'"

/** A piece of TypeScript in a document or a JSDoc comment. */
export interface Sample {
  readonly file: string
  /** The number of lines before its first. */
  readonly line: number
  readonly code: string
  /** Code that the reader does not see: `<!-- given: … -->` on the line above a fence. */
  readonly given: string
  /** What the page takes as done, for a run: `<!-- before: … -->` above a fence or what it is given. */
  readonly before?: string
  /** The code of the error that it ends with: `<!-- ends: … -->`. */
  readonly ends?: string
}

export function samplesOf(file: string): Sample[] {
  return file.endsWith('.md') ? fencesOf(file, textOf(file)) : examplesOf(file, textOf(file))
}

export function documents(): string[] {
  return [...filesIn('docs', '.md'), 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...filesIn('src', '.ts')]
}

/** The fenced TypeScript blocks of a Markdown text. */
export function fencesOf(file: string, text: string): Sample[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => {
    const open = /^( *)(```+)ts\b/.exec(line)
    if (!open) return []
    const end = lines.findIndex((each, index) => index > at && each.trim() === open[2])
    const code = lines.slice(at + 1, end === -1 ? undefined : end).map(each => each.slice(open[1]?.length))
    const said = (word: string) =>
      [lines[at - 1], lines[at - 2]]
        .map(each => new RegExp(`^ *<!-- ${word}: (.*) -->$`).exec(each ?? '')?.[1])
        .find(Boolean) ?? ''
    return [
      { file, line: at + 1, code: code.join('\n'), given: said('given'), before: said('before'), ends: said('ends') },
    ]
  })
}

/** The `@example` blocks of the JSDoc comments of a TypeScript text. */
export function examplesOf(file: string, text: string): Sample[] {
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(comment => {
    const before = text.slice(0, comment.index).split('\n').length - 1
    const lines = comment[0].split('\n').map(line => line.replace(/^\s*(\/\*\*|\*\/|\* ?)|\*\/$/g, ''))
    return lines.flatMap((line, at) => {
      if (!/^\s*@example\b/.test(line)) return []
      const next = lines.findIndex((each, index) => index > at && /^\s*@\w/.test(each))
      const block = [line.replace(/^\s*@example\s*/, ''), ...lines.slice(at + 1, next === -1 ? undefined : next)]
      const fences = fencesOf(file, block.join('\n'))
      if (fences.length > 0) return fences.map(fence => ({ ...fence, line: before + at + fence.line }))
      return [{ file, line: before + at, code: block.join('\n'), given: '' }]
    })
  })
}

/**
 * What TypeScript has against the samples, as `file:line: message`. A sample without imports may use every public name and the
 * resources of example-world.ts. A line that ends in `// error: text` must have an error that contains the text.
 */
export async function problemsIn(samples: readonly Sample[]): Promise<string[]> {
  const nameOf = (at: number): string => `sample-${at}.ts`
  const errors = await errorsIn(new Map(samples.map((sample, at) => [nameOf(at), programOf(sample)])))
  return samples.flatMap((sample, at) => {
    const of = errors.filter(({ file }) => file === nameOf(at))
    return compare(sample, of)
  })
}

function compare(sample: Sample, diagnostics: readonly Diagnostic[]): string[] {
  // Without the code of the message, which says nothing to a reader.
  const errors = diagnostics.map(({ line, text }) => ({ line: line - 1, message: text.replace(/^TS\d+: /, '') }))
  const wanted = sample.code.split('\n').flatMap((line, at) => {
    const text = /\/\/ error: (.+)$/.exec(line)?.[1]?.trim()
    return text === undefined ? [] : [{ line: sample.line + at, text }]
  })
  const unforeseen = errors.filter(({ line }) => !wanted.some(each => each.line === line))
  const unmet = wanted.filter(
    ({ line, text }) => !errors.some(each => each.line === line && each.message.includes(text)),
  )
  return [
    ...unforeseen.map(({ line, message }) => `${sample.file}:${line + 1}: ${message}`),
    ...unmet.map(({ line, text }) => {
      const said = errors.filter(each => each.line === line).map(each => each.message)
      return `${sample.file}:${line + 1}: should say "${text}", says ${said.length > 0 ? said.join('\n') : 'nothing'}`
    }),
  ]
}

/** The sample as a module in which every line has the number that it has in its document. */
function programOf({ line, code, given }: Sample): string {
  const [head, foot] = /^\s*import\b/m.test(code)
    ? [`export {}; ${given}`, '']
    : [`import { ${publicNames()} } from 'fluent-ecs'; ${WORLD}; ${given}; export async function sample() {`, '}']
  return `${head}${'\n'.repeat(line)}${code}\n${foot}`
}

function publicNames(): string {
  const files = ['src/describe.ts', 'src/index.ts', 'src/verbs.ts']
  const names = files
    .flatMap(file => [...parse(file).statements])
    .flatMap(statement => {
      if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
        return []
      const prefix = statement.isTypeOnly ? 'type ' : ''
      return statement.exportClause.elements.map(
        each => `${prefix || (each.isTypeOnly ? 'type ' : '')}${each.name.text}`,
      )
    })
  return names.join(', ')
}
