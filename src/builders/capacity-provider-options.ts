import type { InstanceImageName } from '../model/instance-image.ts'
import type { CapacityReservations, InstanceRequirements } from '../model/managed-instances.ts'
import type { NetworkModel } from '../model/network.ts'
import type { RawInstancesSettings } from '../model/raw-instances.ts'
import type { RoleModel } from '../model/role.ts'
import type { Definition } from './definition.ts'
import type { BuiltSecurityGroup } from './security-group.ts'
import type { TaskRoleOptions } from './task-role.ts'

/** How ECS scales and ends the instances of a capacity provider. */
export interface ManagementOptions {
  /**
   * How ECS scales the group, or `false`: then its count is for others.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html
   */
  readonly managedScaling?:
    | false
    | {
        /** How much of the instances is used, in percent: 1 to 100. Below 100 some are kept free. @default 100 */
        readonly targetCapacity?: number
        /** How many instances are launched at once at least: 1 to 10,000. @default 1 */
        readonly minimumScalingStepSize?: number
        /** How many at most: 1 to 10,000. @default 10000 */
        readonly maximumScalingStepSize?: number
        /** Seconds until a new instance counts: 0 to 10,000. @default 300 */
        readonly instanceWarmupPeriod?: number
      }
  /** Whether instances with tasks are kept when the group scales in. Needs managed scaling. @default true with it */
  readonly managedTerminationProtection?: boolean
  /** Whether ECS moves the tasks before an instance ends. @default true */
  readonly managedDraining?: boolean
}

/** What instances may do beside joining the cluster. Tasks may do the same where nothing keeps them from the role. */
export type InstanceRoleOptions = Pick<TaskRoleOptions, 'allow' | 'managedPolicyArns'>

/** What instances a capacity provider brings. */
export interface InstancesOptions extends ManagementOptions {
  /** Instance types of one architecture, the most wanted first, such as `['c7g.large', 'm7g.large']`. */
  readonly types: readonly [string, ...string[]]
  /** How many there are at least. @default 0 */
  readonly min?: number
  /** How many there may be. */
  readonly max: number
  /**
   * The image that AWS makes for ECS, always the newest one when an instance starts, or the id of an AMI.
   *
   * @default 'al2023', `'al2023-arm64'` for Graviton types, `'al2023-gpu'` for types with GPUs
   */
  readonly image?: InstanceImageName | `ami-${string}`
  /** Where they are: the subnets for tasks. */
  readonly network: Definition<NetworkModel>
  /** Their security groups. @default one that lets in who the services on them admit, and everything out */
  readonly securityGroups?: readonly Definition<BuiltSecurityGroup>[]
  /** Whether they are Spot instances. @default false */
  readonly spot?: boolean
  /**
   * A role that exists, with an instance profile of its name, or what the one that is made may do beside joining the
   * cluster, such as `{ managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'] }`, or
   * `{ allow: [{ actions: ['route53:ChangeResourceRecordSets'], resources: ['arn:aws:route53:::hostedzone/Z0123456789ABC'] }] }`.
   */
  readonly role?: Definition<RoleModel> | InstanceRoleOptions
  /** The disk of images and containers. @default what the image says */
  readonly volume?: {
    /** In GiB: 1 to 65,536. */
    readonly size: number
    /** @default 'gp3' */
    readonly type?: 'gp2' | 'gp3'
    /** @default true */
    readonly encrypted?: boolean
  }
  /** The name of a placement group, which exists: where instances stand to each other. @default none */
  readonly placementGroup?: string
  /** The name of a key pair for SSH. @default none */
  readonly keyName?: string
  /**
   * Members of CreateAutoScalingGroup and of the data of CreateLaunchTemplate that have no option.
   *
   * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html
   */
  readonly raw?: RawInstancesSettings
  /** What an instance does beside joining the cluster: lines of its shell, of PowerShell, or of Bottlerocket's TOML. */
  readonly userData?: string
}

/** What Managed Instances a capacity provider brings. */
export interface ManagedInstancesOptions {
  /** Where they are: the subnets for tasks, all of one VPC. They need a way to ECS and to the registries of images. */
  readonly network: Definition<NetworkModel>
  /** Their security groups. @default one that lets in who the services on them admit, and everything out */
  readonly securityGroups?: readonly Definition<BuiltSecurityGroup>[]
  /**
   * Which instance types ECS may choose. To take it away makes another capacity provider.
   *
   * @default what AWS holds for best: general-purpose types that fit the tasks
   */
  readonly instanceRequirements?: InstanceRequirements
  /** How they are paid. Another value makes another capacity provider. @default 'ON_DEMAND' */
  readonly capacityOptionType?: 'ON_DEMAND' | 'SPOT' | 'RESERVED'
  /** With `'RESERVED'`: the reservations. To take it away makes another capacity provider. */
  readonly capacityReservations?: CapacityReservations
  /** The disk of images and containers in GiB, 1 or more. @default 80 */
  readonly storageSizeGiB?: number
  /** Whether instance store volumes, where a type has them, are used in place of such a disk. @default false */
  readonly useLocalStorage?: boolean
  /** CloudWatch metrics of the instances: `'DETAILED'` are billed. @default 'BASIC' */
  readonly monitoring?: 'BASIC' | 'DETAILED'
  /** Whether FIPS 140-2 modules are used. Another value makes another capacity provider. @default only in GovCloud */
  readonly fipsEnabled?: boolean
  /** Whether instances get the tags of the capacity provider. @default true */
  readonly propagateTags?: boolean
  /** Seconds until an instance that is idle or hardly used goes: 0 to 3,600, or -1 for never. @default what AWS does */
  readonly scaleInAfter?: number
  /** Whether ECS replaces instances that are impaired. @default true */
  readonly autoRepair?: boolean
  /**
   * A role that exists, as which ECS launches and ends the instances. It must be let pass the role of the instances:
   * `AmazonECSInfrastructureRolePolicyForManagedInstances` lets it pass those whose names begin with `ecsInstanceRole`.
   *
   * @default one with that policy that may pass the role of the instances
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html
   */
  readonly infrastructureRole?: Definition<RoleModel>
  /**
   * A role that exists, with an instance profile of its name and path, or what the one that is made may do beside joining
   * the cluster. Instances keep the role that they were launched with: one of the stack is not changed for another while
   * services run on them.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-instance-profile.html
   */
  readonly instanceRole?: Definition<RoleModel> | InstanceRoleOptions
}
