import { InvalidDefinitionError } from '../errors.ts'
import type { ContainerOverrides } from '../model/task.ts'
import {
  ACCOUNT_MEMBERS,
  COUNT,
  FLAG,
  type InputMember,
  type InputMembers,
  inputIssues,
  isObject,
  OBJECT,
  oneOf,
  required,
  TEXT,
  TEXT_RECORD,
  TEXTS,
} from '../validators/input.ts'
import type { RunOptions } from './run-options.ts'
import type { RunNetwork, RunOverrides, RunTarget } from './run-target.ts'

const TARGET: InputMembers<RunTarget> = {
  cluster: required(TEXT),
  service: TEXT,
  taskDefinition: TEXT,
  network: OBJECT,
  launchType: oneOf('FARGATE', 'EC2', 'EXTERNAL'),
}

const NETWORK: InputMembers<RunNetwork> = { subnets: required(TEXTS), securityGroups: TEXTS, assignPublicIp: FLAG }

const OVERRIDES: InputMembers<RunOverrides> = {
  command: TEXTS,
  environment: TEXT_RECORD,
  containers: OBJECT,
  cpu: TEXT,
  memory: TEXT,
  taskRole: TEXT,
}

const CONTAINER: InputMembers<ContainerOverrides> = {
  command: TEXTS,
  environment: TEXT_RECORD,
  cpu: COUNT,
  memory: COUNT,
  memoryReservation: COUNT,
}

/** As `clientToken` and as `startedBy`: 64 characters, of letters, digits, hyphens, slashes and underscores. */
const TOKEN: InputMember = {
  wants: '1 to 64 letters, digits, hyphens, slashes and underscores',
  is: value => typeof value === 'string' && /^[A-Za-z0-9/_-]{1,64}$/.test(value),
}

const TASKS: InputMember = {
  wants: 'a whole number from 1 to 10',
  is: value => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10,
}

const OPTIONS: InputMembers<RunOptions> = {
  ...ACCOUNT_MEMBERS,
  onLog: { wants: 'a function', is: value => typeof value === 'function' },
  stack: TEXT,
  count: TASKS,
  token: TOKEN,
}

/** @throws InvalidDefinitionError where a program without types gives what a run does not take. */
export function checkRunInput(target: unknown, overrides: unknown, options: unknown): void {
  const inside = (given: unknown, name: string): unknown => (isObject(given) ? Reflect.get(given, name) : undefined)
  const network = inside(target, 'network')
  const containers = inside(overrides, 'containers')
  const issues = [
    ...(isTask(target) ? [] : inputIssues('run()', target, TARGET)),
    ...(isObject(network) ? inputIssues('run()', network, NETWORK, ['network']) : []),
    ...inputIssues('run()', overrides, OVERRIDES),
    ...(isObject(containers) ? Object.entries(containers) : []).flatMap(([name, each]) =>
      inputIssues('run()', each, CONTAINER, ['containers', name]),
    ),
    ...inputIssues('run()', options, OPTIONS),
  ]
  if (issues.length > 0) throw new InvalidDefinitionError('Run', issues)
}

/** Whether it is a definition: what it is of, building it tells. */
const isTask = (target: unknown): boolean => isObject(target) && 'build' in target && typeof target.build === 'function'
