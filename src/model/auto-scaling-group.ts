import type { ClusterModel } from './cluster.ts'
import type { NetworkModel } from './network.ts'
import type { RawInstancesSettings } from './raw-instances.ts'
import type { Resource, Tags } from './resource.ts'
import type { RoleModel } from './role.ts'
import type { SecurityGroupModel, SecurityGroupRulesModel } from './security-group.ts'

/** The disk of an instance. */
export interface InstanceVolume {
  /** The device that it is, for example `/dev/xvda`. */
  readonly deviceName: string
  readonly sizeGiB: number
  readonly volumeType: 'gp2' | 'gp3' | 'io1' | 'io2' | 'standard'
  readonly encrypted: boolean
}

/** What instances are made of, and how many there may be. */
export interface InstanceSettings {
  /** An AMI, or `resolve:ssm:` and the parameter that names one: EC2 looks it up whenever it launches an instance. */
  readonly imageId: string
  /** The most wanted first. */
  readonly instanceTypes: readonly string[]
  readonly spot: boolean
  readonly minSize: number
  readonly maxSize: number
  readonly network: NetworkModel
  readonly securityGroups: readonly SecurityGroupModel[]
  /** The rules of the groups that they were given. */
  readonly securityGroupRules?: readonly SecurityGroupRulesModel[]
  readonly role: RoleModel
  readonly volume?: InstanceVolume
  readonly placementGroup?: string
  readonly keyName?: string
  readonly raw?: RawInstancesSettings
  /** What an instance runs when it starts. `CLUSTER_NAME` stands for the cluster in the line by which it joins. */
  readonly userData: string
  readonly protectedFromScaleIn: boolean
}

/**
 * An Auto Scaling group with its launch template, whose instances join a cluster. `existing` means looked up: never
 * created, changed or deleted.
 */
export interface AutoScalingGroupModel extends Resource<'auto-scaling-group'> {
  /** Its name. */
  readonly existing?: string
  /** Always there save for one that is looked up. */
  readonly cluster?: ClusterModel
  readonly settings?: InstanceSettings
  readonly tags: Tags
}
