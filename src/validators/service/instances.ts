import type { InstanceSettings } from '../../model/auto-scaling-group.ts'
import { INSTANCE_IMAGES, type InstanceImage } from '../../model/instance-image.ts'
import { instanceTypeName } from '../../model/instance-type.ts'
import type { TaskDefinitionModel } from '../../model/task-definition.ts'
import { isFargate } from '../capacity-provider-strategy.ts'
import { quoted } from '../quoted.ts'
import { DOCS, type Report, type RuleFamily } from '../rule.ts'
import type { ServiceDraft } from './service-draft.ts'

const docs = `${DOCS}/service-event-messages-list.html`
const VCPU = 1024

/** Whether the tasks of a service can run on the instances that its cluster brings. */
export const instanceRules: RuleFamily<ServiceDraft> = {
  codes: ['CAP-AMI-05', 'CAP-FIT-01', 'SVC-LT-03'],
  docs,
  check({ cluster, taskDefinition, capacityProviderStrategy }, report) {
    if (!taskDefinition) return
    checkProviders(cluster, taskDefinition, capacityProviderStrategy.length === 0, report)
    for (const { name, source } of cluster?.brought ?? []) {
      if (!source || !('instances' in source)) continue
      if (!capacityProviderStrategy.some(({ capacityProvider }) => capacityProvider === name)) continue
      const path = ['capacityProviderStrategy', name]
      checkSystem(taskDefinition, source.instances, name, path, report)
      checkSize(taskDefinition, source.instances, name, path, report)
    }
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
  { cpu, containers }: TaskDefinitionModel,
  { instanceTypes }: InstanceSettings,
  name: string,
  path: readonly string[],
  report: Report,
): void {
  const names = instanceTypes.flatMap(type => instanceTypeName(type) ?? [])
  const needsGpu = containers.some(each => each.resourceRequirements?.some(({ type }) => type === 'GPU'))
  if (needsGpu && names.length > 0 && names.every(({ hasGpu }) => !hasGpu)) {
    const message = `The task needs GPUs, and no instance type of capacity provider ${quoted(name)} has one`
    report({ code: 'CAP-FIT-01', path, message, hint: "use types such as 'g5.xlarge'", docs })
  }
  const sizes = names.map(({ vCpus }) => vCpus)
  const most = Math.max(...sizes.flatMap(size => size ?? []))
  const wanted = cpu === undefined ? containers.reduce((sum, each) => sum + (each.cpu ?? 0), 0) : Number(cpu)
  if (sizes.length === 0 || sizes.includes(undefined) || wanted <= most * VCPU) return
  const message = `The task needs ${wanted} CPU units, and the largest instance type of capacity provider ${quoted(name)} has ${most * VCPU}`
  const hint = 'use a larger type, or less CPU'
  report({ code: 'CAP-FIT-01', path, message, hint, docs })
}
