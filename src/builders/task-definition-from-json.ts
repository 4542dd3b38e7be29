import { defined } from '../model/defined.ts'
import { HEALTH_CHECK_DEFAULTS } from '../model/health-check-defaults.ts'
import type { Tags } from '../model/resource.ts'
import type { ContainerModel, LaunchType, NetworkMode, TaskDefinitionModel } from '../model/task-definition.ts'
import { ignoredBy } from '../validators/check-options.ts'
import { type CheckOptions, checkTaskDefinition } from '../validators/check-task-definition.ts'
import { checkMoving } from '../validators/container-images.ts'
import type { ContainerDraft, TaskDefinitionDraft } from '../validators/draft.ts'
import type { Issue } from '../validators/issue.ts'
import { networkModeOf } from '../validators/launch.ts'
import { protocolOf } from '../validators/ports.ts'
import { Reading } from '../validators/raw/reader.ts'
import { readTaskDefinition } from '../validators/raw/task-definition.ts'
import { call, taken, withOptions } from './calls.ts'
import { containerModel } from './container-model.ts'
import type { ReadyContainer } from './container-state.ts'
import { Builder, frozen, placed, typed } from './definition.ts'
import { data, kind, maybe } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_FUNCTIONS } from './option-names.ts'
import type { Fact, Spec } from './spec.ts'

/** A task definition that was read from JSON: the compiler knows nothing of it, so any container and port passes. */
export interface WrittenTaskDefinition extends Spec<LaunchType, undefined, undefined, Fact, string, never> {
  /** Lists all that is wrong or doubtful, without throwing. After kind and family, paths are those in the JSON. */
  issues(): readonly Issue[]
}

/**
 * Makes a task definition of JSON: the input of RegisterTaskDefinition, or what `aws ecs describe-task-definition`
 * prints. A service takes it like one that was built; names of containers and ports are checked by `build()`.
 *
 * Roles, images and log options stay as they are written: no role and no log group is made. Where the definition is for
 * several launch types, it is registered for one: Fargate if that is among them, and else the first. Tags of AWS and of
 * this package are left out, for a deploy sets its own. Functions of CloudFormation are refused: nothing resolves them.
 *
 * @throws InvalidDefinitionError from `build()`, with everything AWS would refuse.
 * @example
 * const web = taskDefinitionFromJson(JSON.parse('{ "family": "web", "containerDefinitions": [] }'))
 * const site = service('web').cluster(prod).taskDefinition(web).network(vpc).desiredCount(2)
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export function taskDefinitionFromJson(json: unknown, options?: CheckOptions): WrittenTaskDefinition {
  taken('taskDefinitionFromJson()', FROM_JSON, [json, options], taskDefinitionFromJson)
  const draft = readTaskDefinition(json, new Reading())
  const ignored = ignoredBy(options)
  const resource = ['task-definition', draft.family ?? '(no family)']
  const lost = notSent(draft, ignored)
  // What would be lost is told once.
  const isLost = ({ path }: Issue): boolean => lost.some(each => each.path.join('/') === path.join('/'))
  const found = [...lost, ...checkTaskDefinition(json, options).filter(issue => !isLost(issue))]
  checkMoving(draft.containers, finding => {
    if (!ignored.includes(finding.code)) found.push({ severity: 'warning', ...finding })
  })
  const issues = found.map(refusingFunctions).map(issue => ({ ...issue, path: [...resource, ...issue.path] }))
  return typed(new WrittenDefinition(draft, frozen(issues)), taskDefinitionFromJson)
}

/** What AWS takes in JSON and a deploy does not send. */
function notSent({ inferenceAccelerators = [] }: TaskDefinitionDraft, ignored: readonly string[]): Issue[] {
  const code = 'API-MEM-01'
  if (inferenceAccelerators.length === 0 || ignored.includes(code)) return []
  const message = 'inferenceAccelerators would be lost: Elastic Inference has ended'
  return [{ code, severity: 'error', path: ['inferenceAccelerators'], message, hint: 'remove it' }]
}

/** Where JSON is checked, a function may be there, for CloudFormation resolves it. A deploy has nobody who does. */
function refusingFunctions(issue: Issue): Issue {
  if (issue.code !== 'JSON-REF-01') return issue
  const hint =
    'write the value, or have the template resolved first: of a stack that is deployed, aws ecs describe-task-definition prints the definition'
  return { ...issue, severity: 'error', hint }
}

class WrittenDefinition extends Builder<TaskDefinitionModel> {
  readonly #draft: TaskDefinitionDraft
  readonly #issues: readonly Issue[]

  constructor(draft: TaskDefinitionDraft, issues: readonly Issue[]) {
    super()
    this.#draft = draft
    this.#issues = issues
  }

  protected get subject(): string {
    return `Task definition "${this.#draft.family ?? ''}"`
  }

  issues(): readonly Issue[] {
    return placed(this.#issues, () => this)
  }

  protected assemble(issues: Issue[]): TaskDefinitionModel | undefined {
    issues.push(...this.issues())
    return issues.some(({ severity }) => severity === 'error') ? undefined : modelOf(this.#draft)
  }
}

function modelOf(draft: TaskDefinitionDraft): TaskDefinitionModel {
  const { family = '', cpu, memory, containers, requiresCompatibilities: types = [], tagList = [] } = draft
  const { volumes, placementConstraints, pidMode, ipcMode, proxyConfiguration, enableFaultInjection } = draft
  const { executionRole, taskRole, ephemeralStorageGiB, cpuArchitecture, operatingSystemFamily } = draft
  // The rules have refused other values than those of the written types
  return defined({
    kind: 'task-definition' as const,
    id: family,
    family,
    physicalName: family,
    launchType: (types.includes('FARGATE') ? 'FARGATE' : (types[0] ?? 'EC2')) as LaunchType,
    networkMode: writtenMode(draft) as NetworkMode | undefined,
    cpu: cpu === undefined ? undefined : String(cpu),
    memory: memory === undefined ? undefined : String(memory),
    executionRole,
    taskRole,
    ephemeralStorageGiB,
    cpuArchitecture,
    operatingSystemFamily,
    volumes,
    placementConstraints,
    pidMode,
    ipcMode,
    proxyConfiguration,
    enableFaultInjection,
    containers: containers.map(writtenContainer),
    tags: tagsOf(tagList),
  })
}

// AWS gives a bridge that nobody asked for back as no mode (recorded, aws-cli examples of register-task-definition)
function writtenMode(draft: TaskDefinitionDraft): string | undefined {
  const mode = networkModeOf(draft)
  return mode === 'bridge' ? draft.networkMode : mode
}

// What is not said here is what AWS takes then
function writtenContainer(draft: ContainerDraft): ContainerModel {
  const { healthCheck, logConfiguration: logs, portMappings, ...container } = draft
  const { logDriver = '', options = {}, secretOptions = [] } = logs ?? {}
  return containerModel({
    ...container,
    portMappings: portMappings.map(port => ({ ...port, protocol: protocolOf(port) })),
    ...(healthCheck && { healthCheck: { ...HEALTH_CHECK_DEFAULTS, ...healthCheck } }),
    ...(logs && { logConfiguration: { logDriver, options, secretOptions } }),
  } as ReadyContainer)
}

function tagsOf(list: NonNullable<TaskDefinitionDraft['tagList']>): Tags {
  const own = list.filter(({ key = '' }) => key !== '' && !/^(aws|fluent-ecs):/i.test(key))
  return Object.fromEntries(own.map(({ key = '', value = '' }) => [key, value]))
}

const json = kind('a task definition as JSON', () => true)
const FROM_JSON = withOptions(call(json, maybe(data)), OF_FUNCTIONS.taskDefinitionFromJson)

offers(WrittenDefinition, 'task definition', { build: call(), issues: call() })
