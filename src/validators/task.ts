import { isDeferred } from '../model/deferred.ts'
import type { ContainerOverrides, TaskModel } from '../model/task.ts'
import { draftOfModel } from './draft.ts'
import { ECS_NAME } from './ecs-name.ts'
import { exposedOf, holds } from './exposed.ts'
import type { Mistake } from './mistake.ts'
import { unknownContainer } from './named-container.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'
import type { CheckedService } from './service/checked-service.ts'
import { launchRules } from './service/launch.ts'
import { serviceNetworkRules } from './service/network.ts'
import { writtenRequest } from './service.ts'

/** What the compiler and the run time say of a missing part. */
export const TASK_INCOMPLETE = {
  cluster: 'This task is incomplete: call .cluster(), or .service()',
  taskDefinition: 'This task is incomplete: call .taskDefinition(), or .service()',
  network: 'This task is incomplete: call .network(), or .service()',
} as const

/** What the compiler says of overrides for containers that are not known yet. */
export const OVERRIDE_TOO_EARLY =
  'Call .taskDefinition() or .service() before .override(): it says which containers there are'

/** What the compiler and the run time say of a number of tasks. */
export const NOT_A_COUNT = '{count} is not a number of tasks: use 1 to 10'

/** How many tasks run together; what the compiler cannot see is left to the run time. */
export type TaskCount<N extends number> = number extends N
  ? N
  : N extends 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10
    ? N
    : Mistake<Filled<typeof NOT_A_COUNT, { count: N }>>

/** A task as the rules read it: parts that are missing are not there. */
export interface TaskDraft extends Pick<TaskModel, 'id' | 'place' | 'overrides' | 'count'> {
  readonly taskDefinition?: TaskModel['taskDefinition'] | undefined
  readonly missing: readonly (keyof typeof TASK_INCOMPLETE)[]
}

const docs = `${API}/API_RunTask.html`

/** RunTask takes as many characters, as JSON has them. */
const LONGEST_OVERRIDES = 8192

const CODES = { cluster: 'RUN-TD-01', taskDefinition: 'RUN-TD-01', network: 'RUN-NET-01' }

export const taskRules: RuleFamily<TaskDraft> = {
  codes: [
    ...['RUN-NAM-01', 'RUN-TD-01', 'RUN-NET-01', 'RUN-CNT-01', 'RUN-CON-01', 'RUN-OVR-02', 'RUN-OVR-01', 'RUN-OVR-04'],
    ...['RUN-EXE-01', 'SEC-PLN-01', 'SEC-PLN-02', ...launchRules.codes, ...serviceNetworkRules.codes],
  ],
  docs,
  check(task, report) {
    const { id, missing, count, taskDefinition, place } = task
    for (const part of missing) report({ code: CODES[part], path: [part], message: TASK_INCOMPLETE[part], docs })
    if (!ECS_NAME.test(id)) {
      const hint = 'use 1 to 255 letters, digits, hyphens and underscores'
      report({ code: 'RUN-NAM-01', path: ['name'], message: `${quoted(id)} is not a name for a task`, hint })
    }
    if (!Number.isInteger(count) || count < 1 || count > 10) {
      const message = filled(NOT_A_COUNT, { count: String(count) })
      report({ code: 'RUN-CNT-01', path: ['count'], message, hint: 'use a whole number from 1 to 10', docs })
    }
    checkPlace(task, report)
    checkOverrides(task, report)
    if (place.enableExecuteCommand && taskDefinition && !taskDefinition.taskRole) {
      const message = 'To run commands in its containers, a task needs a task role'
      const hint = '.allowExecuteCommand() of the task definition makes one'
      report({ code: 'RUN-EXE-01', path: ['executeCommand'], message, hint, docs })
    }
  },
}

function checkPlace({ place, taskDefinition, missing }: TaskDraft, report: Report): void {
  // What is missing is told once.
  if (missing.length > 0 || !taskDefinition) return
  const { placementConstraints: _, placementStrategy: __, ...request } = writtenRequest(place)
  const checked: CheckedService = { ...request, definition: draftOfModel(taskDefinition) }
  launchRules.check(checked, report)
  serviceNetworkRules.check(checked, report)
}

function checkOverrides({ overrides, taskDefinition }: TaskDraft, report: Report): void {
  const names = taskDefinition?.containers.map(({ name }) => name)
  for (const [name, each] of Object.entries(overrides)) {
    if (names && !names.includes(name)) report(unknownContainer('RUN-CON-01', name, names))
    for (const size of ['cpu', 'memory', 'memoryReservation'] as const) {
      const value = each[size]
      if (value === undefined || (Number.isInteger(value) && value > 0)) continue
      const message = `${size} is ${String(value)}, but must be a whole number above 0`
      report({ code: 'RUN-OVR-01', path: ['overrides', name, size], message, hint: 'use for example 256', docs })
    }
    checkExposed(name, each, report)
    const secrets = taskDefinition?.containers.find(container => container.name === name)?.secrets ?? {}
    for (const variable of Object.keys(each.environment ?? {})) {
      if (!Object.hasOwn(secrets, variable)) continue
      const message = `${quoted(variable)} is a secret of the container, and would be a variable as well`
      const hint = 'give the variable another name'
      report({
        code: 'RUN-OVR-04',
        severity: 'warning',
        path: ['overrides', name, 'environment', variable],
        message,
        hint,
      })
    }
  }
  const length = Object.entries(overrides).reduce((sum, each) => sum + lengthOf(each), 0)
  if (length <= LONGEST_OVERRIDES) return
  const message = `The overrides are ${length} characters as JSON, more than ${LONGEST_OVERRIDES}`
  report({
    code: 'RUN-OVR-02',
    path: ['overrides'],
    message,
    hint: 'put what is long into the image, S3 or a parameter',
    docs,
  })
}

/** Whoever may describe the task, or the schedule that starts it, reads what it is told. */
function checkExposed(name: string, { command, environment }: TaskDraft['overrides'][string], report: Report): void {
  const isList = Array.isArray(command)
  const hint = 'make it a secret of the container: .secret()'
  const page = `${DOCS}/specifying-sensitive-data.html`
  if (isList && holds(command)) {
    const message = 'command looks as if it held a credential, which is readable to all who may describe tasks'
    const path = ['overrides', name, 'command']
    report({ code: 'SEC-PLN-02', severity: 'warning', path, message, hint, docs: page })
  }
  const [first] = exposedOf(environment && { ...environment })
  if (first === undefined) return
  const message = `${quoted(first)} looks like a credential, and overrides are readable to all who may describe tasks`
  const path = ['overrides', name, 'environment', first]
  report({ code: 'SEC-PLN-01', severity: 'warning', path, message, hint, docs: page })
}

/** As JSON has it; what is known later is not counted. */
function lengthOf([name, { command = [], environment = {} }]: readonly [
  string,
  TaskDraft['overrides'][string],
]): number {
  const texts = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && isDeferred(value) ? '' : value
  const variables = Object.entries(environment).map(([key, value]) => ({ name: key, value: texts(value) }))
  const override: { readonly [F in keyof ContainerOverrides | 'name']?: unknown } = {
    name,
    command: Array.isArray(command) ? command.map(texts) : [],
    environment: variables,
  }
  return JSON.stringify(override).length
}
