import type { NetworkEnd } from '../ec2/reachability.ts'
import { networking } from '../ec2/state.ts'
import type { World } from '../operation.ts'
import type { TaskState } from './account-state.ts'

/** A task as others reach it: by its own interface, or by that of its instance. */
export function endOfTask(world: World, { networkInterfaceId, instance }: TaskState): NetworkEnd {
  const own = networking(world).networkInterfaces.get(networkInterfaceId || (instance?.networkInterfaceId ?? ''))
  // Of an instance whose groups nobody has said anything may be true: everything passes.
  return own
    ? { groups: own.groups, address: own.privateIpAddress, vpcId: own.vpcId }
    : { groups: undefined, address: '', vpcId: undefined }
}
