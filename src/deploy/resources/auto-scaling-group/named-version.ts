import type { AutoScalingGroup } from '../../../aws/shapes/auto-scaling.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { GONE } from './launch-template.ts'

/** The launch template that a group uses, and its version. */
export function templateOf(group: AutoScalingGroup): { readonly id: string; readonly version: string } {
  const { LaunchTemplateId: id = '', Version: version = '' } =
    group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification ?? group.LaunchTemplate ?? {}
  return { id, version }
}

/** A group with the number of the version that it names: of instances AWS tells the number. */
export async function withVersion(group: AutoScalingGroup, aws: Context['aws']): Promise<AutoScalingGroup> {
  const { id, version } = templateOf(group)
  if (!NAMED_VERSION.test(version)) return group
  const call = aws.ec2('DescribeLaunchTemplates', { LaunchTemplateIds: [id] })
  const [template] = (await unlessRefused(call, ...GONE))?.LaunchTemplates ?? []
  const { LatestVersionNumber: latest = '', DefaultVersionNumber: first = '' } = template ?? {}
  const specification = { LaunchTemplateId: id, Version: String(version === '$Latest' ? latest : first) }
  const { MixedInstancesPolicy: policy } = group
  if (!policy) return { ...group, LaunchTemplate: specification }
  const LaunchTemplate = { ...policy.LaunchTemplate, LaunchTemplateSpecification: specification }
  return { ...group, MixedInstancesPolicy: { ...policy, LaunchTemplate } }
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateSpecification.html
const NAMED_VERSION = /^\$(Latest|Default)$/
