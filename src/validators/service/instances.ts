import type { InstanceSettings } from '../../model/auto-scaling-group.ts'
import { INSTANCE_IMAGES, type InstanceImage } from '../../model/instance-image.ts'
import { instanceTypeName } from '../../model/instance-type.ts'
import type { InstanceRequirements } from '../../model/managed-instances.ts'
import type { TaskDefinitionModel } from '../../model/task-definition.ts'
import { isFargate } from '../capacity-provider-strategy.ts'
import { quoted } from '../quoted.ts'
import { DOCS, type Report, type RuleFamily } from '../rule.ts'
import type { ServiceDraft } from './service-draft.ts'

const docs = `${DOCS}/service-event-messages-list.html`
const VCPU = 1024
const MIB = 1024

/** Whether the tasks of a service can run on the instances that its cluster brings. */
export const instanceRules: RuleFamily<ServiceDraft> = {
  codes: ['CAP-AMI-05', 'CAP-FIT-01', 'SVC-LT-03', 'SVC-CPS-05', 'TD-NET-05'],
  docs,
  check({ cluster, taskDefinition, capacityProviderStrategy }, report) {
    if (!taskDefinition) return
    checkProviders(cluster, taskDefinition, capacityProviderStrategy.length === 0, report)
    const sources = new Set<string>()
    for (const { name, source } of cluster?.brought ?? []) {
      if (!source || !capacityProviderStrategy.some(({ capacityProvider }) => capacityProvider === name)) continue
      const path = ['capacityProviderStrategy', name]
      sources.add('managed' in source ? 'Managed Instances' : 'Auto Scaling groups')
      if ('managed' in source) {
        checkMode(taskDefinition, name, path, report)
        checkRequired(taskDefinition, source.managed.template.instanceRequirements, name, path, report)
      }
      if (!('instances' in source)) continue
      checkSystem(taskDefinition, source.instances, name, path, report)
      checkSize(taskDefinition, source.instances.instanceTypes, name, path, report)
    }
    if (sources.size < 2) return
    const message = `The capacity provider strategy mixes ${[...sources].sort().join(' and ')}`
    const hint = 'use providers of one kind'
    report({ code: 'SVC-CPS-05', path: ['capacityProviderStrategy'], message, hint, docs })
  },
}

/** https://github.com/aws/containers-roadmap/issues/1688: the cluster has nothing that the task could run on. */
function checkProviders(
  cluster: ServiceDraft['cluster'],
  { launchType }: TaskDefinitionModel,
  isByLaunchType: boolean,
  report: Report,
): void {
  const { defaultCapacityProviderStrategy: shares = [], brought = [], clusterName = '' } = cluster ?? {}
  if (!isByLaunchType || launchType !== 'EC2' || brought.length > 0 || shares.length === 0) return
  if (!shares.every(({ capacityProvider }) => isFargate(capacityProvider))) return
  const message = `The task runs on instances, and cluster ${quoted(clusterName)} shares its tasks among capacity providers of Fargate alone`
  const hint = 'give the cluster a capacity provider that brings instances, unless others register some'
  report({ code: 'SVC-LT-03', severity: 'warning', path: ['cluster'], message, hint, docs })
}

function checkMode(
  { networkMode: mode }: TaskDefinitionModel,
  name: string,
  path: readonly string[],
  report: Report,
): void {
  if (mode === 'awsvpc' || mode === 'host') return
  const message = `Managed Instances, which capacity provider ${quoted(name)} brings, do not support network mode ${quoted(mode ?? 'bridge')}`
  report({
    code: 'TD-NET-05',
    path,
    message,
    hint: "use 'awsvpc' or 'host': taskDefinition().managedInstances()",
    docs,
  })
}

/** Whether what may be launched has room for the task, and is of its architecture. */
function checkRequired(
  definition: TaskDefinitionModel,
  wanted: InstanceRequirements | undefined,
  name: string,
  path: readonly string[],
  report: Report,
): void {
  if (!wanted) return
  const { cpuArchitecture, containers } = definition
  const types = wanted.allowedInstanceTypes ?? []
  const isArm = architecturesOf(wanted, types)
  if (cpuArchitecture !== undefined && isArm !== undefined && (cpuArchitecture === 'ARM64') !== isArm) {
    const message = `The task is for ${cpuArchitecture}, and the instances of capacity provider ${quoted(name)} are ${isArm ? 'ARM64' : 'X86_64'}`
    report({ code: 'CAP-AMI-05', path, message, hint: 'use cpuManufacturers, or types, that agree', docs })
  }
  if (types.length > 0 && !types.some(type => type.includes('*'))) checkSize(definition, types, name, path, report)
  const needs = {
    vCpuCount: cpuOf(definition) / VCPU,
    memoryMiB: memoryOf(definition),
    acceleratorCount: sum(
      containers
        .flatMap(each => each.resourceRequirements ?? [])
        .map(({ type, value }) => (type === 'GPU' ? Number(value) : 0)),
    ),
  }
  for (const member of ['vCpuCount', 'memoryMiB', 'acceleratorCount'] as const) {
    const max = wanted[member]?.max
    if (max === undefined || !(needs[member] > max)) continue
    const message = `The task needs ${member} ${needs[member]}, and the instances of capacity provider ${quoted(name)} have ${max} at most`
    report({ code: 'CAP-FIT-01', path, message, hint: 'let it launch larger instances, or ask for less', docs })
  }
}

/** Whether all are Graviton (true), or none is (false): undefined where both may be. */
function architecturesOf(
  { cpuManufacturers: makers = [] }: InstanceRequirements,
  types: readonly string[],
): boolean | undefined {
  const named = types.map(type => instanceTypeName(type.replace('.*', '.large'))?.architecture)
  const arm = [
    ...makers.map(maker => maker === 'amazon-web-services'),
    // A pattern such as c7* may be of either.
    ...(named.includes(undefined) ? [] : named.map(each => each === 'ARM64')),
  ]
  const [first] = arm
  return arm.every(each => each === first) ? first : undefined
}

const sum = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((all, each) => all + (each ?? 0), 0)

const cpuOf = ({ cpu, containers }: TaskDefinitionModel): number =>
  cpu === undefined ? sum(containers.map(each => each.cpu)) : Number(cpu)

const memoryOf = ({ memory, containers }: TaskDefinitionModel): number =>
  memory === undefined ? sum(containers.map(each => each.memoryReservation ?? each.memory)) : Number(memory)

function checkSystem(
  { cpuArchitecture, operatingSystemFamily: family }: TaskDefinitionModel,
  { imageId, instanceTypes }: InstanceSettings,
  name: string,
  path: readonly string[],
  report: Report,
): void {
  const architecture = instanceTypes.flatMap(type => instanceTypeName(type)?.architecture ?? [])[0]
  if (cpuArchitecture !== undefined && architecture !== undefined && cpuArchitecture !== architecture) {
    const message = `The task is for ${cpuArchitecture}, and the instances of capacity provider ${quoted(name)} are ${architecture}`
    report({ code: 'CAP-AMI-05', path, message, hint: 'use types and an architecture that agree', docs })
  }
  const image = imageOf(imageId)
  if (family === undefined || !image) return
  const windows = family.startsWith('WINDOWS')
  if (windows === (image.system === 'windows')) return
  const message = `The task is for ${family}, and the instances of capacity provider ${quoted(name)} are ${image.system}`
  report({ code: 'CAP-AMI-05', path, message, hint: 'use an image of that system', docs })
}

function imageOf(imageId: string): InstanceImage | undefined {
  return Object.values<InstanceImage>(INSTANCE_IMAGES).find(({ parameter }) => imageId === `resolve:ssm:${parameter}`)
}

function checkSize(
  definition: TaskDefinitionModel,
  instanceTypes: readonly string[],
  name: string,
  path: readonly string[],
  report: Report,
): void {
  const names = instanceTypes.flatMap(type => instanceTypeName(type) ?? [])
  const needsGpu = definition.containers.some(each => each.resourceRequirements?.some(({ type }) => type === 'GPU'))
  if (needsGpu && names.length > 0 && names.every(({ hasGpu }) => !hasGpu)) {
    const message = `The task needs GPUs, and no instance type of capacity provider ${quoted(name)} has one`
    report({ code: 'CAP-FIT-01', path, message, hint: "use types such as 'g5.xlarge'", docs })
  }
  const largest = (sizes: readonly (number | undefined)[]): number =>
    sizes.length === 0 || sizes.includes(undefined)
      ? Number.POSITIVE_INFINITY
      : Math.max(...sizes.flatMap(size => size ?? []))
  const cpu = largest(names.map(({ vCpus }) => vCpus)) * VCPU
  if (cpuOf(definition) > cpu) {
    const message = `The task needs ${cpuOf(definition)} CPU units, and the largest instance type of capacity provider ${quoted(name)} has ${cpu}`
    report({ code: 'CAP-FIT-01', path, message, hint: 'use a larger type, or less CPU', docs })
  }
  const memory = largest(names.map(({ memoryGiB }) => memoryGiB)) * MIB
  if (memoryOf(definition) > memory) {
    const message = `The task needs ${memoryOf(definition)} MiB of memory, and the largest instance type of capacity provider ${quoted(name)} has less`
    report({ code: 'CAP-FIT-01', path, message, hint: 'use a larger type, or less memory', docs })
  }
}
