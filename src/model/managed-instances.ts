import type { NetworkModel } from './network.ts'
import type { RoleModel } from './role.ts'
import type { SecurityGroupModel, SecurityGroupRulesModel } from './security-group.ts'

interface Range {
  readonly min?: number
  readonly max?: number
}

interface RangeFrom {
  readonly min: number
  readonly max?: number
}

type AcceleratorName =
  | ('a100' | 'a10g' | 'h100' | 'inferentia' | 'k520' | 'k80')
  | ('m60' | 'radeon-pro-v520' | 't4' | 't4g' | 'v100' | 'vu9p')

type Included = 'included' | 'required' | 'excluded'

/**
 * Which instance types ECS may choose, as AWS names it. What is left out is no limit, or what AWS says.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_InstanceRequirementsRequest.html
 */
export interface InstanceRequirements {
  /** How many vCPUs an instance has. */
  readonly vCpuCount: RangeFrom
  /** How much memory an instance has, in MiB. */
  readonly memoryMiB: RangeFrom
  /** GiB of memory for each vCPU. */
  readonly memoryGiBPerVCpu?: Range
  /** Graviton is `'amazon-web-services'`. @default all */
  readonly cpuManufacturers?: readonly ('intel' | 'amd' | 'amazon-web-services')[]
  /** The only types, up to 400: `'c7g.large'`, or `'c7g.*'`. Not with `excludedInstanceTypes`. */
  readonly allowedInstanceTypes?: readonly string[]
  /** Types that are not taken, up to 400. Not with `allowedInstanceTypes`. */
  readonly excludedInstanceTypes?: readonly string[]
  /** @default both */
  readonly instanceGenerations?: readonly ('current' | 'previous')[]
  readonly bareMetal?: Included
  /** Whether T types are taken. */
  readonly burstablePerformance?: Included
  readonly localStorage?: Included
  readonly localStorageTypes?: readonly ('hdd' | 'ssd')[]
  /** In GB. */
  readonly totalLocalStorageGB?: Range
  readonly requireHibernateSupport?: boolean
  readonly networkInterfaceCount?: Range
  readonly networkBandwidthGbps?: Range
  readonly baselineEbsBandwidthMbps?: Range
  readonly acceleratorTypes?: readonly ('gpu' | 'fpga' | 'inference')[]
  readonly acceleratorCount?: Range
  readonly acceleratorManufacturers?: readonly ('amazon-web-services' | 'amd' | 'nvidia' | 'xilinx' | 'habana')[]
  readonly acceleratorNames?: readonly AcceleratorName[]
  readonly acceleratorTotalMemoryMiB?: Range
  /** In percent above the cheapest On-Demand type. */
  readonly spotMaxPricePercentageOverLowestPrice?: number
  /** In percent of the best On-Demand price. */
  readonly maxSpotPriceAsPercentageOfOptimalOnDemandPrice?: number
  /** In percent above the cheapest type. */
  readonly onDemandMaxPricePercentageOverLowestPrice?: number
}

/** Which Capacity Reservations instances are launched into. */
export interface CapacityReservations {
  readonly reservationGroupArn?: string
  readonly reservationPreference?: 'RESERVATIONS_ONLY' | 'RESERVATIONS_FIRST' | 'RESERVATIONS_EXCLUDED'
}

/** What ECS launches instances with, of what refers to nothing else. */
export interface ManagedInstancesTemplate {
  readonly capacityOptionType: 'ON_DEMAND' | 'SPOT' | 'RESERVED'
  readonly monitoring: 'BASIC' | 'DETAILED'
  readonly useLocalStorage: boolean
  readonly storageSizeGiB?: number
  readonly instanceRequirements?: InstanceRequirements
  readonly fipsEnabled?: boolean
  readonly capacityReservations?: CapacityReservations
}

/** Instances that ECS launches, patches and ends by itself. */
export interface ManagedInstancesSettings {
  readonly network: NetworkModel
  readonly securityGroups: readonly SecurityGroupModel[]
  /** The rules of the groups that they were given. */
  readonly securityGroupRules?: readonly SecurityGroupRulesModel[]
  /** As which ECS launches and ends them. */
  readonly infrastructureRole: RoleModel
  /** As which their agent joins the cluster. */
  readonly instanceRole: RoleModel
  readonly template: ManagedInstancesTemplate
  readonly propagateTags: boolean
  /** Seconds; -1: never. */
  readonly scaleInAfter?: number
  readonly autoRepair: boolean
}
