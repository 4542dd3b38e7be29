import {
  type FirelensConfiguration,
  TASK_DEFINITION_FIELDS,
  type TaskDefinitionFields,
  type Volume,
} from '../model/aws-shapes.ts'
import { type Deferrable, known, placeholder, type Value } from '../model/deferred.ts'
import type { Tags } from '../model/resource.ts'
import { madeWith, saidWith } from '../model/source.ts'
import type { NetworkMode, TaskDefinitionModel } from '../model/task-definition.ts'
import { entriesOf } from '../validators/draft.ts'
import type { Size } from '../validators/fargate-size.ts'
import type { Issue } from '../validators/issue.ts'
import { checkDraft } from '../validators/task-definition.ts'
import { CONTAINER_CALLS } from './container-calls.ts'
import type { LogOptions } from './container-options.ts'
import { containerState } from './container-state.ts'
import { ContainerSteps } from './container-steps.ts'
import { Builder, frozen, placed } from './definition.ts'
import type { ExecutionRoleOptions } from './execution-role.ts'
import { offers } from './offered.ts'
import { OF_CONTAINER, OF_TASK_DEFINITION } from './option-names.ts'
import type { ProxyProperties } from './proxy.ts'
import { sorted } from './raw-fields.ts'
import type { ExistingRole } from './role.ts'
import { gibOf, vcpuOf } from './size.ts'
import { TASK_DEFINITION_CALLS } from './task-definition-calls.ts'
import { type Draft, draftOfState, modelOf, type TaskDefinitionState } from './task-definition-model.ts'
import type { TaskRoleOptions } from './task-role.ts'
import { valueFrom } from './value.ts'
import type { DockerVolumeOptions, EfsVolumeOptions, FsxVolumeOptions, S3FilesVolumeOptions } from './volume.ts'

type Step = (definition: TaskDefinitionSteps) => TaskDefinitionSteps

/** Steps of a task definition. The types that callers see are those of the interface `TaskDefinition`. */
export class TaskDefinitionSteps extends Builder<TaskDefinitionModel> {
  readonly #state: TaskDefinitionState
  #draft: Draft | undefined
  #issues: readonly Issue[] | undefined

  static start(family: string | undefined): TaskDefinitionSteps {
    const named = family === undefined ? {} : { family }
    const empty = { executeCommand: false, logs: {}, fields: {}, containers: [], tags: {}, ignored: [] }
    return new TaskDefinitionSteps({ ...named, ...empty })
  }

  constructor(state: TaskDefinitionState) {
    super()
    this.#state = state
  }

  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  protected get subject(): string {
    const { family } = this.#state
    return family === undefined ? 'Task definition' : `Task definition "${family}"`
  }

  family(family: string): TaskDefinitionSteps {
    return this.#with({ family })
  }

  fargate(): TaskDefinitionSteps {
    return this.#with({ launchType: 'FARGATE' })
  }

  ec2(): TaskDefinitionSteps {
    return this.#with({ launchType: 'EC2' })
  }

  external(): TaskDefinitionSteps {
    return this.#with({ launchType: 'EXTERNAL' })
  }

  managedInstances(): TaskDefinitionSteps {
    return this.#with({ launchType: 'MANAGED_INSTANCES' })
  }

  networkMode(networkMode: NetworkMode | 'default'): TaskDefinitionSteps {
    return this.#with({ networkMode })
  }

  cpu(vcpu: number | string): TaskDefinitionSteps {
    return this.#with({ vcpu: vcpuOf(vcpu) })
  }

  memory(gib: number | string): TaskDefinitionSteps {
    return this.#with({ gib: gibOf(gib) })
  }

  size({ cpu, memory }: Size): TaskDefinitionSteps {
    return this.#with({ vcpu: vcpuOf(cpu), gib: gibOf(memory) })
  }

  architecture(cpuArchitecture: string): TaskDefinitionSteps {
    return this.#with({ cpuArchitecture })
  }

  operatingSystem(operatingSystemFamily: string): TaskDefinitionSteps {
    return this.#with({ operatingSystemFamily })
  }

  pidMode(pidMode: string): TaskDefinitionSteps {
    return this.raw({ pidMode })
  }

  ipcMode(ipcMode: string): TaskDefinitionSteps {
    return this.raw({ ipcMode })
  }

  placementConstraint(expression: string): TaskDefinitionSteps {
    const { placementConstraints = [] } = this.#state.fields
    return this.raw({ placementConstraints: [...placementConstraints, { type: 'memberOf', expression }] })
  }

  enableFaultInjection(enableFaultInjection: boolean): TaskDefinitionSteps {
    return this.raw({ enableFaultInjection })
  }

  proxyConfiguration(containerName: string, properties: ProxyProperties): TaskDefinitionSteps {
    const proxyConfiguration = { type: 'APPMESH', containerName, properties: entriesOf({ ...properties }) }
    return this.raw({ proxyConfiguration })
  }

  volume(name: string): TaskDefinitionSteps {
    return this.#addVolume({ name })
  }

  hostVolume(name: string, sourcePath: string): TaskDefinitionSteps {
    return this.#addVolume({ name, host: { sourcePath } })
  }

  efsVolume(name: string, efsVolumeConfiguration: EfsVolumeOptions): TaskDefinitionSteps {
    return this.#addVolume({
      name,
      efsVolumeConfiguration: { transitEncryption: 'ENABLED', ...efsVolumeConfiguration },
    })
  }

  s3FilesVolume(name: string, s3filesVolumeConfiguration: S3FilesVolumeOptions): TaskDefinitionSteps {
    return this.#addVolume({ name, s3filesVolumeConfiguration })
  }

  ebsVolume(name: string): TaskDefinitionSteps {
    return this.#addVolume({ name, configuredAtLaunch: true })
  }

  dockerVolume(name: string, dockerVolumeConfiguration: DockerVolumeOptions = {}): TaskDefinitionSteps {
    return this.#addVolume({ name, dockerVolumeConfiguration })
  }

  fsxWindowsFileServerVolume(
    name: string,
    fsxWindowsFileServerVolumeConfiguration: FsxVolumeOptions,
  ): TaskDefinitionSteps {
    return this.#addVolume({ name, fsxWindowsFileServerVolumeConfiguration })
  }

  raw(fields: Deferrable<TaskDefinitionFields>): TaskDefinitionSteps {
    const { set, foreign } = sorted(fields, TASK_DEFINITION_FIELDS)
    const all = [...(this.#state.foreign ?? []), ...foreign]
    return this.#with({ fields: { ...this.#state.fields, ...set }, ...(all.length > 0 && { foreign: all }) })
  }

  ephemeralStorage(ephemeralStorageGiB: number): TaskDefinitionSteps {
    return this.#with({ ephemeralStorageGiB })
  }

  executionRole(role: string | ExistingRole | ExecutionRoleOptions): TaskDefinitionSteps {
    return this.#with({ executionRole: settledRole(role) })
  }

  physicalName(physicalName: string): TaskDefinitionSteps {
    return this.#with({ physicalName })
  }

  taskRole(role: string | ExistingRole | TaskRoleOptions): TaskDefinitionSteps {
    return this.#with({ taskRole: settledRole(role) })
  }

  allowExecuteCommand(): TaskDefinitionSteps {
    return this.#with({ executeCommand: true })
  }

  logs(options: LogOptions): TaskDefinitionSteps {
    return this.#with({ logs: { ...this.#state.logs, ...options } })
  }

  tags(tags: Tags): TaskDefinitionSteps {
    return this.#with({ tags: { ...this.#state.tags, ...tags } })
  }

  container(name: string, define: (container: ContainerSteps) => ContainerSteps): TaskDefinitionSteps {
    return this.containers([{ name, define }])
  }

  firelens(
    name: string,
    define: (container: ContainerSteps) => ContainerSteps,
    firelensConfiguration: FirelensConfiguration,
  ): TaskDefinitionSteps {
    return this.container(name, c => define(c).raw({ firelensConfiguration }))
  }

  containers(
    entries: readonly { readonly name: string; readonly define: (container: ContainerSteps) => ContainerSteps }[],
  ): TaskDefinitionSteps {
    const added = entries.map(({ name, define }) => {
      const start = new ContainerSteps(containerState(name))
      const end = define(start)
      const { state } = end
      madeWith(state, start)
      saidWith(state, end)
      return state
    })
    return this.#with({ containers: [...this.#state.containers, ...added] })
  }

  when(condition: boolean, step: Step, otherwise?: Step): TaskDefinitionSteps {
    if (condition) return step(this)
    return otherwise ? otherwise(this) : this
  }

  use(bundle: Step): TaskDefinitionSteps {
    return bundle(this)
  }

  ignoreRules(...codes: readonly string[]): TaskDefinitionSteps {
    return this.#with({ ignored: [...this.#state.ignored, ...codes] })
  }

  issues(): readonly Issue[] {
    this.#draft ??= draftOfState(this.#state)
    this.#issues ??= frozen(
      placed(checkDraft(known(this.#draft, placeholder), new Set(this.#state.ignored)), issue => this.#partOf(issue)),
    )
    return this.#issues
  }

  protected assemble(issues: Issue[]): TaskDefinitionModel {
    issues.push(...this.issues())
    this.#draft ??= draftOfState(this.#state)
    const model = modelOf(this.#draft)
    for (const [index, container] of model.containers.entries())
      madeWith(container, this.#state.containers[index] ?? this)
    return model
  }

  /** The container that an issue is in, or the whole. */
  #partOf({ path: [, , name, field] }: Issue): object {
    return (field !== undefined && this.#state.containers.find(container => container.name === name)) || this
  }

  #addVolume(volume: Volume): TaskDefinitionSteps {
    return this.raw({ volumes: [...(this.#state.fields.volumes ?? []), volume] })
  }

  #with(patch: Partial<TaskDefinitionState>): TaskDefinitionSteps {
    return new TaskDefinitionSteps({ ...this.#state, ...patch })
  }
}

/** A role as it is now: what makes one is copied, for its caller may change it later. */
function settledRole<R extends string | object>(role: R): R {
  return typeof role === 'object' && 'build' in role ? role : structuredClone(role)
}

offers(TaskDefinitionSteps, 'task definition', TASK_DEFINITION_CALLS, OF_TASK_DEFINITION, ['arn'])
offers(ContainerSteps, 'container', CONTAINER_CALLS, OF_CONTAINER)
