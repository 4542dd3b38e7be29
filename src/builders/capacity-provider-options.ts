import type { InstanceImageName } from '../model/instance-image.ts'
import type { NetworkModel } from '../model/network.ts'
import type { RawInstancesSettings } from '../model/raw-instances.ts'
import type { RoleModel } from '../model/role.ts'
import type { Definition } from './definition.ts'
import type { BuiltSecurityGroup } from './security-group.ts'

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
   * cluster, such as `{ managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'] }`.
   */
  readonly role?: Definition<RoleModel> | { readonly managedPolicyArns: readonly string[] }
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
