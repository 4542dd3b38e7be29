import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { type Compiler, compile, type Diagnostic, diagnosticsIn } from './compiler.ts'
import { LARGE } from './large-program.ts'
import { differences, longMessages, type Mark, markedLines } from './must-not-compile.ts'

export const marks: readonly Mark[] = markedLines(new URL('cases/', import.meta.url))

/** Where one line and one that explains it are not enough: overloads, and unions of options that must go together. */
const LONG: Readonly<Record<string, readonly number[]>> = {
  'cases/branches.ts': [3, 3, 3, 3],
  'cases/fargate-size.ts': [3, 4],
  'cases/health-checks.ts': [6],
  'cases/logs.ts': [6, 3, 3, 4, 3],
  'cases/scaling-schedules.ts': [3],
  'cases/secrets.ts': [4, 3],
  'cases/services.ts': [4, 3, 4, 3, 4],
  'cases/volumes.ts': [3, 4, 3, 3],
}

/** What a compiler must say of the cases and of a large program. */
export function compiledBy(compiler: Compiler): void {
  let errors: readonly Diagnostic[]
  beforeAll(async () => {
    errors = diagnosticsIn(await withLarge(project => compile(compiler, project)))
  })
  const isCase = ({ file }: Diagnostic): boolean => file.startsWith('cases/')

  it('each marked line fails as its mark says, and no other line fails', () => {
    expect(differences(marks, errors.filter(isCase))).toEqual([])
    expect(marks.length).toBeGreaterThan(30)
    if (compiler === 'typescript') expect(longMessages(errors.filter(isCase))).toEqual(LONG)
  })

  it('chains of 200 calls, 10 containers with 10 ports each, and 100 services compile', () => {
    expect(errors.filter(error => !isCase(error))).toEqual([])
  })
}

/** Runs `work` with a project of the cases and a large program: what both import is checked once. */
async function withLarge<T>(work: (project: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-types-'))
  const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url))
  try {
    writeFileSync(join(folder, 'large.mts'), LARGE)
    const settings = { extends: path('tsconfig.json'), include: [path('cases')], files: ['large.mts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
