import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ContainerOverrides } from '../model/task.ts'
import type { RunTarget } from '../run/run-target.ts'
import { UsageError } from './usage-error.ts'

const BY_CODE_DEPLOY =
  'a service that CodeDeploy deploys is refused: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-codedeploy-to-ecs-bluegreen.html is the way from there'
const OF_SERVICE = 'a release leaves the settings of the service as they are'
const OF_TASK = 'the task runs like one of the service, and has nothing else'

/** The inputs of the official action, and what is done with each: taken, without effect, or refused with this reason. */
export const ACTION_INPUTS = {
  'task-definition': 'taken',
  service: 'taken',
  cluster: 'taken',
  'wait-for-service-stability': { noEffect: 'it waits until ECS has decided in any case' },
  'wait-for-minutes': 'taken',
  'wait-max-delay-seconds': { noEffect: 'how often it looks is its own affair' },
  'max-retries': { noEffect: 'how often it calls again is its own affair' },
  'force-new-deployment': 'taken',
  'desired-count': { refused: 'a release leaves the number of tasks as it is: run `fluent-ecs scale` after it' },
  'keep-null-value-keys': { noEffect: 'empty values are sent as they are, and nulls are left out' },
  'service-managed-ebs-volume-name': { refused: OF_SERVICE },
  'service-managed-ebs-volume': { refused: OF_SERVICE },
  'enable-ecs-managed-tags': { refused: OF_SERVICE },
  'propagate-tags': { refused: OF_SERVICE },
  'run-task': 'taken',
  'run-task-container-overrides': 'taken',
  'run-task-security-groups': 'taken',
  'run-task-subnets': 'taken',
  'run-task-assign-public-IP': 'taken',
  'run-task-launch-type': 'taken',
  'run-task-started-by': { noEffect: 'the task is started by a token of this run, which finds it again' },
  'run-task-capacity-provider-strategy': { refused: OF_TASK },
  'run-task-tags': { refused: OF_TASK },
  'run-task-managed-ebs-volume-name': { refused: OF_TASK },
  'run-task-managed-ebs-volume': { refused: OF_TASK },
  'wait-for-task-stopped': { noEffect: 'it waits for the end of the task in any case' },
  'codedeploy-appspec': { refused: BY_CODE_DEPLOY },
  'codedeploy-application': { refused: BY_CODE_DEPLOY },
  'codedeploy-deployment-group': { refused: BY_CODE_DEPLOY },
  'codedeploy-deployment-description': { refused: BY_CODE_DEPLOY },
  'codedeploy-deployment-config': { refused: BY_CODE_DEPLOY },
} as const satisfies Readonly<Record<string, 'taken' | { readonly noEffect: string } | { readonly refused: string }>>

type Inputs = Readonly<Partial<Record<keyof typeof ACTION_INPUTS, string>>>

/** What the inputs ask for. */
export interface ActionWork {
  readonly definition: unknown
  readonly cluster: string
  readonly service?: string
  readonly force: boolean
  readonly timeoutSeconds?: number
  /** What to run before the service changes. */
  readonly task?: Pick<RunTarget, 'network' | 'launchType'> & {
    readonly containers: Readonly<Record<string, ContainerOverrides>>
  }
  /** What was given and changes nothing. */
  readonly notices: readonly string[]
}

/**
 * Reads the inputs of the action.
 *
 * @throws UsageError where one is missing, cannot be read, or would be lost.
 */
export function actionWork(text: string | undefined, cwd: string): ActionWork {
  const given = inputsIn(text)
  const notices: string[] = []
  for (const [name, does] of Object.entries(ACTION_INPUTS)) {
    const value: string | undefined = Reflect.get(given, name)
    if (value === undefined) continue
    if (does === 'taken') {
      const missing = missingFor(name, given)
      if (missing) notices.push(`${name} has no effect without ${missing}`)
      continue
    }
    if ('refused' in does) throw new UsageError(`${name} is not taken: ${does.refused}`, `Leave ${name} out.`)
    if (!(name.startsWith('wait-for-') && value === 'true')) notices.push(`${name} has no effect: ${does.noEffect}`)
  }
  const { service, cluster = 'default', 'task-definition': file, 'wait-for-minutes': minutes } = given
  if (file === undefined) throw new UsageError('task-definition is missing', 'Name the file with the task definition.')
  return {
    definition: jsonOf('task-definition', () => readFileSync(resolve(cwd, file), 'utf8')),
    cluster,
    ...(service !== undefined && { service }),
    force: isTrue(given, 'force-new-deployment'),
    ...(minutes !== undefined && { timeoutSeconds: secondsOf(minutes) }),
    ...(isTrue(given, 'run-task') && { task: taskOf(given) }),
    notices,
  }
}

/** The input without which this one says nothing. */
function missingFor(name: string, given: Inputs): keyof Inputs | undefined {
  if (name.startsWith('run-task-') && !isTrue(given, 'run-task')) return 'run-task'
  return name === 'run-task-assign-public-IP' && !given['run-task-subnets'] ? 'run-task-subnets' : undefined
}

function inputsIn(text: string | undefined): Inputs {
  const all = text === undefined ? undefined : jsonOf('INPUTS', () => text)
  if (typeof all !== 'object' || all === null || Array.isArray(all))
    throw new UsageError('INPUTS does not hold the inputs of the action', 'Let action.yml call this command.')
  const known = new Map(Object.keys(ACTION_INPUTS).map(name => [name.toLowerCase(), name]))
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(all)) {
    const input = known.get(name.toLowerCase())
    if (!input) throw new UsageError(`There is no input ${name}`, `The inputs are ${[...known.values()].join(', ')}.`)
    const said = String(value).trim()
    if (said !== '') given[input] = said
  }
  return given
}

const FLAGS = new Map([
  ['true', true],
  ['false', false],
])

function isTrue(given: Inputs, name: keyof Inputs): boolean {
  const value = given[name] ?? 'false'
  const flag = FLAGS.get(value.toLowerCase())
  if (flag === undefined) throw new UsageError(`${name} is "${value}"`, 'Write true or false.')
  return flag
}

/** The official action takes 6 hours at most. */
const MOST_MINUTES = 360

function secondsOf(minutes: string): number {
  if (!/^\d{1,3}$/.test(minutes) || Number(minutes) < 1 || Number(minutes) > MOST_MINUTES)
    throw new UsageError(`wait-for-minutes is "${minutes}"`, `Write 1 to ${MOST_MINUTES}.`)
  return Number(minutes) * 60
}

function taskOf(given: Inputs): NonNullable<ActionWork['task']> {
  const { 'run-task-launch-type': type, 'run-task-container-overrides': overrides = '[]' } = given
  const subnets = listed(given['run-task-subnets'])
  const securityGroups = listed(given['run-task-security-groups'])
  if (subnets.length === 0 && securityGroups.length > 0)
    throw new UsageError('run-task-security-groups is given without run-task-subnets', 'Name the subnets, too.')
  const address = given['run-task-assign-public-IP'] ?? 'DISABLED'
  if (address !== 'ENABLED' && address !== 'DISABLED')
    throw new UsageError(`run-task-assign-public-IP is "${address}"`, 'Write ENABLED or DISABLED.')
  if (type !== undefined && type !== 'FARGATE' && type !== 'EC2' && type !== 'EXTERNAL')
    throw new UsageError(`run-task-launch-type is "${type}"`, 'Write FARGATE, EC2 or EXTERNAL.')
  return {
    ...(subnets.length > 0 && { network: { subnets, securityGroups, assignPublicIp: address === 'ENABLED' } }),
    ...(type && { launchType: type }),
    containers: overridesIn(jsonOf('run-task-container-overrides', () => overrides)),
  }
}

const listed = (text = ''): string[] =>
  text
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')

/** What a container override of the API may have, as `run` takes it. */
const MEMBERS = new Set(['name', 'command', 'environment', 'cpu', 'memory', 'memoryReservation'])

function overridesIn(all: unknown): Record<string, ContainerOverrides> {
  const containers: Record<string, ContainerOverrides> = {}
  for (const each of Array.isArray(all) ? all : [undefined]) {
    const { name, environment, ...rest }: Readonly<Record<string, unknown>> =
      typeof each === 'object' && each !== null ? { ...each } : {}
    const foreign = Object.keys(rest).find(member => !MEMBERS.has(member))
    if (typeof name !== 'string' || foreign !== undefined)
      throw new UsageError(
        foreign === undefined
          ? 'run-task-container-overrides is no list of overrides, each with the name of a container'
          : `run-task-container-overrides has ${foreign}, which is not taken`,
        `Write a list of objects with ${[...MEMBERS].join(', ')}.`,
      )
    if (Object.hasOwn(containers, name))
      throw new UsageError(`run-task-container-overrides has ${name} twice`, 'Write one override for a container.')
    containers[name] = { ...rest, ...(environment !== undefined && { environment: variablesIn(environment) }) }
  }
  return containers
}

function variablesIn(list: unknown): Record<string, string> {
  const entries = (Array.isArray(list) ? list : [undefined]).map((each): [string, string] => {
    const { name, value }: Readonly<Record<string, unknown>> =
      typeof each === 'object' && each !== null ? { ...each } : {}
    if (typeof name !== 'string' || typeof value !== 'string')
      throw new UsageError(
        'environment of run-task-container-overrides is no list of variables',
        'Write { "name": …, "value": … } for each.',
      )
    return [name, value]
  })
  return Object.fromEntries(entries)
}

function jsonOf(input: string, read: () => string): unknown {
  try {
    return JSON.parse(read())
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${input} cannot be read as JSON: ${why}`, 'Correct the JSON.', error)
  }
}
