import type { DeployOptions } from '../deploy/options.ts'
import { ACCOUNT_FLAGS, type AccountFlags, PROGRAM_FLAGS, type ProgramFlags, switchFlag, textFlag } from './flags.ts'

/** What commands take that work on a program. */
export interface StackFlags extends AccountFlags, ProgramFlags {}

export const STACK_FLAGS = { ...ACCOUNT_FLAGS, ...PROGRAM_FLAGS }

/** What says how to plan. */
export interface PlanFlags extends StackFlags {
  readonly prune?: boolean
  readonly adopt?: boolean
  readonly verify?: boolean
}

export const PLAN_FLAGS = {
  ...STACK_FLAGS,
  prune: switchFlag('Also remove what the program no longer has'),
  adopt: switchFlag('Take over what is there under our names and has no owner'),
  verify: switchFlag('Read every setting, also those that a hash stands for'),
}

/** What says how to deploy. */
export interface DeployFlags extends PlanFlags {
  readonly onConflict?: 'supersede' | 'wait' | 'fail'
  readonly onFailure?: 'leave' | 'restore'
  readonly earlyStop: boolean
  readonly outputs?: string
}

export const ON_CONFLICT = {
  kind: 'enum',
  values: ['supersede', 'wait', 'fail'],
  brief: 'What to do about another deployment in flight (supersede)',
  optional: true,
} as const

/** A switch that is on: its brief says what for. */
export const earlyStop = (brief: string) => ({ kind: 'boolean', brief, default: true }) as const

const ON_FAILURE = {
  kind: 'enum',
  values: ['leave', 'restore'],
  brief: 'What a failed deploy does about what it has changed (leave)',
  optional: true,
} as const

export const DEPLOY_FLAGS = {
  ...PLAN_FLAGS,
  onConflict: ON_CONFLICT,
  onFailure: ON_FAILURE,
  earlyStop: earlyStop('Stop what cannot mend itself before the circuit breaker does'),
  outputs: textFlag('Write the outputs of the stack to this file, as JSON', 'file'),
}

export function planOptions({ prune, adopt, verify }: PlanFlags): Pick<DeployOptions, 'prune' | 'adopt' | 'verify'> {
  return { ...(prune && { prune }), ...(adopt && { adopt }), ...(verify && { verify }) }
}

export function deployOptions(flags: DeployFlags): Partial<DeployOptions> {
  const { onConflict, onFailure, earlyStop: stopsEarly, outputs } = flags
  return {
    ...planOptions(flags),
    ...(onConflict && { onConflict }),
    ...(onFailure && { onFailure }),
    ...(stopsEarly === false && { earlyStop: stopsEarly }),
    ...(outputs !== undefined && { outputsFile: outputs }),
  }
}

/** The positional argument that names a program. */
export const FILE = {
  kind: 'tuple',
  parameters: [{ brief: 'The program: a file that exports a stack', parse: String, placeholder: 'file' }],
} as const
