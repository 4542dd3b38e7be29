import type { Tags } from '../model/resource.ts'
import type { VpcLattice } from '../model/service-request.ts'
import type { TaskDefinitionModel } from '../model/task-definition.ts'
import { infrastructureRole } from './infrastructure-role.ts'
import type { AdmissionCall } from './service-admission.ts'

/** A VPC Lattice target group for the tasks of a service. */
export interface VpcLatticeOptions {
  /** The ARN of the target group. */
  readonly targetGroupArn: string
  /** The name of a port of the task definition. */
  readonly portName: string
  /** The ARN of a role that lets ECS register tasks. @default a role of the service, made for this */
  readonly role?: string
  /** For strategies that shift traffic: the other target group, and the rules of production and of tests, by ARN. */
  readonly advancedConfiguration?: NonNullable<VpcLattice['advancedConfiguration']>
}

/** The configuration that these options are. */
export function latticeOf({ role, ...rest }: VpcLatticeOptions, service: string, tags: Tags): VpcLattice {
  return { roleArn: role ?? infrastructureRole(service, 'vpc-lattice', tags), ...rest }
}

/**
 * Lattice sends requests and health checks from addresses of its own.
 * https://docs.aws.amazon.com/vpc-lattice/latest/ug/security-groups.html
 */
export function latticeAdmissions(
  targets: readonly VpcLatticeOptions[],
  definition: TaskDefinitionModel | undefined,
): AdmissionCall[] {
  const ports = (definition?.containers ?? []).flatMap(({ portMappings }) => portMappings)
  const reached = ports.filter(({ name }) => targets.some(({ portName }) => portName === name))
  return reached.flatMap(({ containerPort: port }) =>
    port === undefined
      ? []
      : [{ peer: 'com.amazonaws.region.vpc-lattice', ports: { from: port, to: port }, options: {} }],
  )
}
