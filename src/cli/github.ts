import { appendFile } from 'node:fs/promises'
import { harmless, harmlessItem } from '../errors/harmless.ts'
import { isDeployError, isEcsError, isInvalidDefinitionError, isPlanError, isRunError } from '../errors.ts'
import type { Source } from '../model/source.ts'
import type { CliContext } from './cli-context.ts'
import { inFlags } from './in-flags.ts'

interface Annotation {
  readonly message: string
  readonly source: Source | undefined
  readonly level: 'error' | 'warning'
}

/**
 * On GitHub Actions, shows what went wrong at the lines of the program, and in the summary of the step.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export async function annotate(error: unknown, { process: { stderr, env } }: CliContext): Promise<void> {
  if (env.GITHUB_ACTIONS !== 'true') return
  for (const { message, source, level } of annotationsOf(error)) {
    const place = source ? ` ${placeOf(source)}` : ''
    stderr.write(`::${level}${place}::${data(message)}\n`)
  }
  if (isEcsError(error)) await summarize(`### fluent-ecs: ${error.code}\n\n${fenced(inFlags(error.message))}\n`, env)
}

/** On GitHub Actions, tells something that is worth knowing and no error. */
export function notice(message: string, { process: { stderr, env } }: CliContext): void {
  stderr.write(env.GITHUB_ACTIONS === 'true' ? `::notice::${data(harmless(message))}\n` : `${harmless(message)}\n`)
}

const placeOf = ({ file, line, column }: Source): string =>
  [`file=${property(file)}`, `line=${line}`, ...(column === undefined ? [] : [`col=${column}`])].join()

/** Adds to the summary of the step, where there is one. */
export async function summarize(markdown: string, env: CliContext['process']['env']): Promise<void> {
  if (env.GITHUB_STEP_SUMMARY) await appendFile(env.GITHUB_STEP_SUMMARY, `${markdown}\n`)
}

/** A text as a block of Markdown that it cannot end. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

function annotationsOf(error: unknown): Annotation[] {
  if (isInvalidDefinitionError(error))
    return error.issues.map(({ message, hint, source, severity }) => ({
      message: [message, hint && `Fix: ${hint}`].filter(Boolean).join('\n'),
      source,
      level: severity,
    }))
  if (isPlanError(error))
    return error.problems.map(({ message, fix, source }) => ({
      message: `${message}\nFix: ${fix}`,
      source,
      level: 'error',
    }))
  if (isDeployError(error) || isRunError(error))
    return error.diagnosis.map(({ cause, fix, source }) => ({
      message: `${cause}\nFix: ${fix}`,
      source,
      level: 'error',
    }))
  return [
    {
      message: error instanceof Error ? harmless(error.message) : harmless(String(error)),
      source: undefined,
      level: 'error',
    },
  ]
}

// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts says what is escaped
const data = (text: string): string =>
  inFlags(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => data(harmlessItem(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
