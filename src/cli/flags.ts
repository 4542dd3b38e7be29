import type { AccountOptions } from '../deploy/options.ts'
import type { CliContext } from './cli-context.ts'
import type { ProgramChoice } from './program.ts'

/** A flag with a text. */
export const textFlag = (brief: string, placeholder: string) =>
  ({ kind: 'parsed', parse: parseText, brief, placeholder, optional: true }) as const

/** A flag that can be given more than once. */
export const textsFlag = (brief: string, placeholder: string) =>
  ({ kind: 'parsed', parse: parseText, brief, placeholder, variadic: true, optional: true }) as const

/** A flag that is there or not. */
export const switchFlag = (brief: string) => ({ kind: 'boolean', brief, optional: true, withNegated: false }) as const

const seconds = (brief: string) =>
  ({ kind: 'parsed', parse: parseSeconds, brief, placeholder: 'seconds', optional: true }) as const

/** What every command takes. */
export interface OutputFlags {
  readonly json?: boolean
}

/** What every command takes that calls AWS. */
export interface AccountFlags extends OutputFlags {
  readonly region?: string
  readonly account?: string
  readonly timeout?: number
}

/** What every command takes that loads a program. */
export interface ProgramFlags extends OutputFlags {
  readonly env?: string
  readonly arg?: readonly string[]
}

export const OUTPUT_FLAGS = { json: switchFlag('Print JSON, an object a line') }

export const ACCOUNT_FLAGS = {
  ...OUTPUT_FLAGS,
  region: textFlag('The AWS Region, instead of AWS_REGION and of what an environment says', 'region'),
  account: textFlag('The id of the account that this is meant for: any other is refused', 'id'),
  timeout: seconds('How long to work and wait in all (1800)'),
}

export const PROGRAM_FLAGS = {
  ...OUTPUT_FLAGS,
  env: textFlag('The environment, where the program has several', 'name'),
  arg: textsFlag('name=value, for a program that is a function', 'name=value'),
}

function parseText(given: string): string {
  if (given === '') throw new Error('it is empty')
  return given
}

/** A number of tasks. */
export function parseCount(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new Error(`"${given}" is no number of tasks`)
  return Number(given)
}

/** A whole number of seconds, or a text such as 90s, 20m, 2h. */
export function parseSeconds(given: string): number {
  const [, amount, unit = 's'] = /^(\d{1,6})([smhd])?$/.exec(given) ?? []
  if (amount === undefined) throw new Error(`"${given}" is no time: write 90, 90s, 20m, 2h or 1d`)
  return Number(amount) * (UNITS[unit] ?? 1)
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

export const choiceOf = ({ env, arg = [] }: ProgramFlags): ProgramChoice => ({ ...(env !== undefined && { env }), arg })

/** Where and how to call AWS, as the flags say it; what they do not say is as the program says it. */
export function accountOptions(
  { region, account, timeout }: AccountFlags,
  { connection }: CliContext,
  program: { readonly region?: string; readonly expectedAccount?: string } = {},
): Omit<AccountOptions, 'signal' | 'onEvent'> {
  const at = region ?? program.region
  const expectedAccount = account ?? program.expectedAccount
  return {
    ...connection,
    ...(at !== undefined && { region: at }),
    ...(expectedAccount !== undefined && { expectedAccount }),
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
  }
}
