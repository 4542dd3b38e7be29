import type { AutoScalingGroupProvider } from '@aws-sdk/client-ecs'
import { AwsError } from '../operation.ts'
import type { CapacityProviderState } from './state.ts'

const client = (message: string): AwsError => new AwsError('ClientException', message)

/** What ECS does with the instances of a group, with what is not said. */
export function managementOf(given: Partial<AutoScalingGroupProvider>): CapacityProviderState['management'] {
  const scaling = given.managedScaling
  return {
    // What is not said of managed scaling is off: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html
    managedScaling: {
      status: scaling?.status ?? 'DISABLED',
      targetCapacity: scaling?.targetCapacity ?? 100,
      minimumScalingStepSize: scaling?.minimumScalingStepSize ?? 1,
      maximumScalingStepSize: scaling?.maximumScalingStepSize ?? 10_000,
      instanceWarmupPeriod: scaling?.instanceWarmupPeriod ?? 300,
    },
    managedTerminationProtection: given.managedTerminationProtection ?? 'DISABLED',
    managedDraining: given.managedDraining ?? 'ENABLED',
  }
}

export function checkProtection(
  { managedTerminationProtection, managedScaling }: CapacityProviderState['management'],
  protects: boolean,
): void {
  if (managedTerminationProtection !== 'ENABLED') return
  if (managedScaling?.status !== 'ENABLED')
    throw client(
      'The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, managed scaling must be enabled. Enable managed scaling and try again.',
    )
  if (!protects)
    throw client(
      // https://github.com/hashicorp/terraform-provider-aws/issues/11338
      'The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, the Auto Scaling group must have instance protection from scale in enabled.',
    )
}
