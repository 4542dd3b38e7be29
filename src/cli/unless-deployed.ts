import { isPlanError, PlanError, type PlanErrorCode } from '../errors.ts'
import type { ProgramFlags } from './flags.ts'

const MISSING: readonly PlanErrorCode[] = [
  'cluster.missing',
  'service.missing',
  'schedule.missing',
  'event-rule.missing',
]

/** What a program makes and is not there has not been deployed here yet. */
export function unlessDeployed(error: unknown, program: string, { env, arg = [] }: ProgramFlags): unknown {
  if (!isPlanError(error) || !MISSING.includes(error.code)) return error
  const { code, resource, problems } = error
  const words = [program, ...(env === undefined ? [] : ['--env', env]), ...arg.map(withoutValue)].join(' ')
  const fix = `Deploy it first: fluent-ecs deploy ${words}. Where it was, look in the Region and account of that.`
  return new PlanError(code, { message: problems[0]?.message ?? code, resource, fix, cause: error })
}

/** A value may be long, or a secret. */
const withoutValue = (arg: string): string => `--arg ${arg.split('=', 1)}=…`
