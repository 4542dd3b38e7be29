import type { InstanceSettings, InstanceVolume } from '../model/auto-scaling-group.ts'
import type { BroughtProvider, InstanceManagement } from '../model/capacity-provider.ts'
import { defined } from '../model/defined.ts'
import { INSTANCE_IMAGES, isImageName } from '../model/instance-image.ts'
import { instanceTypeName } from '../model/instance-type.ts'
import type { NetworkModel } from '../model/network.ts'
import type { Tags } from '../model/resource.ts'
import type { RoleModel } from '../model/role.ts'
import type { Issue } from '../validators/issue.ts'
import type { InstanceRoleOptions, InstancesOptions } from './capacity-provider-options.ts'
import { part } from './definition.ts'
import { allowed } from './task-role.ts'
import { userDataOf } from './user-data.ts'

/** What a capacity provider says of the instances that it brings. */
export function instancesOf(
  { name, tags }: Pick<BroughtProvider, 'name' | 'tags'>,
  options: InstancesOptions,
  management: InstanceManagement | undefined,
  issues: Issue[],
): InstanceSettings | undefined {
  const network = part(options.network, issues)
  const { role: said = {} } = options
  const role = 'build' in said ? part(said, issues) : roleOf(name, said, tags)
  if (!network || !role) return undefined
  const { types, min = 0, max, spot = false, keyName, placementGroup, raw, userData: more } = options
  const image = fittingImage(options)
  const known = isImageName(image) ? INSTANCE_IMAGES[image] : undefined
  const volume = volumeOf(options, known?.device ?? '/dev/xvda')
  return {
    imageId: known ? `resolve:ssm:${known.parameter}` : image,
    instanceTypes: types,
    spot,
    minSize: min,
    maxSize: max,
    network,
    ...instanceGroups({ name, tags }, options.securityGroups, network, issues),
    role,
    ...(volume && { volume }),
    ...defined({ keyName, placementGroup, raw }),
    userData: userDataOf({ system: known?.system ?? 'linux', spot, more }),
    protectedFromScaleIn: management?.managedTerminationProtection === 'ENABLED',
  }
}

/** The security groups of instances: those that they were given, with their rules, or one that is made. */
export function instanceGroups(
  { name, tags }: Pick<BroughtProvider, 'name' | 'tags'>,
  groups: InstancesOptions['securityGroups'],
  network: NetworkModel,
  issues: Issue[],
): Pick<InstanceSettings, 'securityGroups' | 'securityGroupRules'> {
  const given = groups?.flatMap(group => part(group, issues) ?? [])
  const rules = given?.flatMap(each => (each.kind === 'security-group-rules' ? [each] : [])) ?? []
  return {
    securityGroups: given?.map(each => (each.kind === 'security-group-rules' ? each.group : each)) ?? [
      {
        kind: 'security-group',
        id: `${name}-instances`,
        description: `Instances of capacity provider ${name}`,
        network,
        ingress: [],
        tags,
      },
    ],
    ...(rules.length > 0 && { securityGroupRules: rules }),
  }
}

/** The image that fits the first type. */
export function fittingImage({ image, types }: Pick<InstancesOptions, 'image' | 'types'>): string {
  if (image !== undefined) return image
  const name = instanceTypeName(types[0])
  if (name?.architecture === 'ARM64') return 'al2023-arm64'
  return name?.hasGpu ? 'al2023-gpu' : 'al2023'
}

function volumeOf({ volume }: InstancesOptions, deviceName: string): InstanceVolume | undefined {
  if (!volume) return undefined
  const { size: sizeGiB, type: volumeType = 'gp3', encrypted = true } = volume
  return { deviceName, sizeGiB, volumeType, encrypted }
}

/** What an instance needs to be one of a cluster. */
function roleOf(provider: string, { allow, managedPolicyArns = [] }: InstanceRoleOptions, tags: Tags): RoleModel {
  return {
    kind: 'role',
    id: `${provider}-instances`,
    description: `Instances of capacity provider ${provider}`,
    assumedBy: 'ec2.amazonaws.com',
    statements: allowed(allow),
    managedPolicyArns: [
      'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role',
      ...managedPolicyArns,
    ],
    tags,
  }
}
