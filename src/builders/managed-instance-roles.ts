import type { Tags } from '../model/resource.ts'
import type { RoleModel } from '../model/role.ts'
import type { InstanceRoleOptions } from './capacity-provider-options.ts'
import { allowed } from './task-role.ts'

/** A role as which the agent of an instance joins the cluster. */
export function instanceRoleOf(
  { name, tags }: { readonly name: string; readonly tags: Tags },
  { allow, managedPolicyArns = [] }: InstanceRoleOptions,
): RoleModel {
  return {
    kind: 'role',
    id: `${name}-instances`,
    description: `Instances of capacity provider ${name}`,
    assumedBy: 'ec2.amazonaws.com',
    statements: allowed(allow),
    managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonECSInstanceRolePolicyForManagedInstances', ...managedPolicyArns],
    tags,
  }
}

/** The policy of AWS passes roles that are called ecsInstanceRole…, so that this one needs a right of its own. */
export function infrastructureRoleOf(
  { name, tags }: { readonly name: string; readonly tags: Tags },
  instanceRole: RoleModel,
): RoleModel {
  return {
    kind: 'role',
    id: `${name}-infrastructure`,
    description: `What ECS does for the instances of capacity provider ${name}`,
    assumedBy: 'ecs.amazonaws.com',
    statements: [
      {
        sid: 'PassInstanceRole',
        actions: ['iam:PassRole'],
        resources: [{ role: instanceRole }],
        conditions: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
      },
    ],
    managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForManagedInstances'],
    tags,
  }
}
