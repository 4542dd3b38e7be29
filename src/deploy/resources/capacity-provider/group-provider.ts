import type { AutoScalingGroupProvider } from '../../../aws/shapes/ecs.ts'
import type { CapacityProviderModel, InstanceManagement } from '../../../model/capacity-provider.ts'
import type { Refs } from '../handler.ts'

/** What there is to say of a capacity provider of an Auto Scaling group. */
export interface GroupProps {
  readonly autoScalingGroupArn: string
  readonly managedScaling: InstanceManagement['managedScaling']
  readonly managedTerminationProtection: string
  readonly managedDraining: string
}

export function groupProps({ group, management }: CapacityProviderModel, refs: Refs): GroupProps {
  if (!management) throw new Error('A capacity provider that is made has its management')
  return { autoScalingGroupArn: group ? refs(group).arn : '', ...management }
}

export function liveGroup(group: AutoScalingGroupProvider | undefined): GroupProps {
  const scaling = group?.managedScaling
  return {
    autoScalingGroupArn: group?.autoScalingGroupArn ?? '',
    managedScaling: {
      status: scaling?.status === 'ENABLED' ? 'ENABLED' : 'DISABLED',
      targetCapacity: scaling?.targetCapacity ?? 100,
      minimumScalingStepSize: scaling?.minimumScalingStepSize ?? 1,
      maximumScalingStepSize: scaling?.maximumScalingStepSize ?? 10_000,
      instanceWarmupPeriod: scaling?.instanceWarmupPeriod ?? 300,
    },
    managedTerminationProtection: group?.managedTerminationProtection ?? 'DISABLED',
    managedDraining: group?.managedDraining ?? 'DISABLED',
  }
}

export const groupToCreate = (desired: Partial<GroupProps>) => ({
  autoScalingGroupProvider: { autoScalingGroupArn: desired.autoScalingGroupArn, ...apiManagement(desired) },
})

export function apiManagement({
  managedScaling,
  managedTerminationProtection,
  managedDraining,
}: Partial<Omit<GroupProps, 'autoScalingGroupArn'>>) {
  return {
    managedScaling,
    managedTerminationProtection: onOff(managedTerminationProtection),
    managedDraining: onOff(managedDraining),
  }
}

const onOff = (value: string | undefined) => (value === 'ENABLED' ? ('ENABLED' as const) : ('DISABLED' as const))
