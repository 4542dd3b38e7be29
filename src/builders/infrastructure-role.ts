import type { Tags } from '../model/resource.ts'
import type { PolicyStatement, RoleModel } from '../model/role.ts'

/** What ECS does itself for a service, and the managed policy that lets it. */
const POLICIES = {
  'load-balancers': 'AmazonECSInfrastructureRolePolicyForLoadBalancers',
  volumes: 'service-role/AmazonECSInfrastructureRolePolicyForVolumes',
  'service-connect': 'service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity',
  'vpc-lattice': 'AmazonECSInfrastructureRolePolicyForVpcLattice',
} as const

/** A role that lets ECS do this for a service. */
export function infrastructureRole(service: string, purpose: keyof typeof POLICIES, tags: Tags): RoleModel {
  return {
    kind: 'role',
    id: `${service}-${purpose}`,
    description: `What ECS does for service ${service}: ${purpose}`,
    assumedBy: 'ecs.amazonaws.com',
    statements: [],
    managedPolicyArns: [`arn:aws:iam::aws:policy/${POLICIES[purpose]}`],
    tags,
  }
}

/** A role that lets ECS call these Lambda functions. */
export function hookRole(service: string, functionArns: readonly string[], tags: Tags): RoleModel {
  const call: PolicyStatement = {
    sid: 'CallHooks',
    actions: ['lambda:InvokeFunction'],
    resources: [...new Set(functionArns)],
  }
  return {
    kind: 'role',
    id: `${service}-hooks`,
    description: `Calls the deployment hooks of service ${service}`,
    assumedBy: 'ecs.amazonaws.com',
    statements: [call],
    managedPolicyArns: [],
    tags,
  }
}
