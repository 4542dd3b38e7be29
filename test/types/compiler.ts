import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** The package of the TypeScript version that says most in the least time, and those that must agree with it. */
export const FASTEST = 'typescript70'
export const OTHER_COMPILERS = ['typescript', 'typescript54', 'typescript60'] as const

export type Compiler = typeof FASTEST | (typeof OTHER_COMPILERS)[number]

const require = createRequire(import.meta.url)

/** What a compiler says about a project in this folder. */
export function compile(compiler: Compiler, project: string, ...flags: readonly string[]): Promise<string> {
  const tsc = require.resolve(`${compiler}/package.json`).replace('package.json', 'bin/tsc')
  const cwd = fileURLToPath(new URL('.', import.meta.url))
  const args = [tsc, '-p', project, '--noEmit', '--pretty', 'false', ...flags]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error && stdout === '') reject(new Error(stderr, { cause: error }))
      else resolve(stdout)
    })
  })
}

export interface Diagnostic {
  readonly file: string
  readonly line: number
  readonly text: string
}

/** The errors in a compiler's output, each with its following, indented lines. */
export function diagnosticsIn(output: string): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const text of output.split('\n')) {
    const [, file, line, message] = /^(.+)\((\d+),\d+\): error (.+)$/.exec(text) ?? []
    const last = found.at(-1)
    if (file && message) found.push({ file, line: Number(line), text: message })
    else if (/^error /.test(text)) found.push({ file: '', line: 0, text })
    else if (last && text.startsWith(' ')) found[found.length - 1] = { ...last, text: `${last.text}\n${text}` }
  }
  return found
}
