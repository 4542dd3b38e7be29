import type {
  InstanceRequirements,
  ManagedInstancesSettings,
  ManagedInstancesTemplate,
} from '../model/managed-instances.ts'
import { ecs } from './api/ecs.ts'
import { quoted } from './quoted.ts'
import { checkRequest } from './raw-members.ts'
import { API, DOCS, type Report } from './rule.ts'

/** Managed Instances as the rules about them read them. */
export interface ManagedInstancesDraft extends Partial<ManagedInstancesTemplate> {
  readonly scaleInAfter?: number
}

/** The roles that they have: `infrastructureRole` is there where one was given. */
export type ManagedRoles = Pick<ManagedInstancesSettings, 'infrastructureRole' | 'instanceRole'>

const TEMPLATE = `${API}/API_InstanceLaunchTemplate.html`
const REQUIREMENTS = `${API}/API_InstanceRequirementsRequest.html`
const PROFILES = `${DOCS}/managed-instances-instance-profile.html`
const LONGEST_SECONDS = 3600

export const MANAGED_CODES = [
  ...['MI-ROL-02', 'MI-REQ-01', 'MI-REQ-03', 'MI-CAP-02', 'MI-STO-01', 'MI-OPT-01'],
] as const

export function checkManagedInstances(
  draft: ManagedInstancesDraft,
  roles: ManagedRoles | undefined,
  report: Report,
): void {
  const at = ['managedInstances']
  const { capacityOptionType, monitoring, instanceRequirements, capacityReservations, fipsEnabled } = draft
  const { storageSizeGiB, useLocalStorage = false, scaleInAfter } = draft
  checkRequest(
    { table: ecs, structure: 'InstanceLaunchTemplate' },
    { capacityOptionType, monitoring, instanceRequirements, capacityReservations, fipsEnabled },
    finding => report({ ...finding, path: [...at, ...finding.path] }),
  )
  if (storageSizeGiB !== undefined && !(Number.isInteger(storageSizeGiB) && storageSizeGiB >= 1)) {
    const message = `storageSizeGiB is ${storageSizeGiB}`
    report({
      code: 'MI-STO-01',
      path: [...at, 'storageSizeGiB'],
      message,
      hint: 'use a whole number from 1',
      docs: TEMPLATE,
    })
  } else if (storageSizeGiB !== undefined && useLocalStorage) {
    const message = 'Instances that use local storage get no disk of this size, save types that have none'
    const path = [...at, 'storageSizeGiB']
    const hint = 'remove one of the two'
    report({ code: 'MI-STO-01', severity: 'warning', path, message, hint, docs: TEMPLATE })
  }
  if (scaleInAfter !== undefined && !isSeconds(scaleInAfter)) {
    const message = `scaleInAfter is ${scaleInAfter}`
    const hint = `use 0 to ${LONGEST_SECONDS} seconds, or -1 for never`
    const docs = `${API}/API_InfrastructureOptimization.html`
    report({ code: 'MI-OPT-01', path: [...at, 'scaleInAfter'], message, hint, docs })
  }
  if (capacityReservations && capacityOptionType !== 'RESERVED') {
    const message = `capacityReservations are for capacityOptionType 'RESERVED', not ${quoted(capacityOptionType ?? 'ON_DEMAND')}`
    report({
      code: 'MI-CAP-02',
      severity: 'warning',
      path: [...at, 'capacityReservations'],
      message,
      hint: 'set both',
      docs: TEMPLATE,
    })
  }
  if (instanceRequirements) checkRequirements(instanceRequirements, draft, [...at, 'instanceRequirements'], report)
  if (roles) checkRoles(roles, at, report)
}

const isSeconds = (value: number): boolean => Number.isInteger(value) && value >= -1 && value <= LONGEST_SECONDS

function checkRequirements(
  wanted: InstanceRequirements,
  { capacityOptionType = 'ON_DEMAND' }: ManagedInstancesDraft,
  path: readonly string[],
  report: Report,
): void {
  const docs = REQUIREMENTS
  for (const [member, value] of Object.entries(wanted)) {
    if (!isRange(value)) continue
    const { min, max } = value
    if (min === undefined || max === undefined || min <= max) continue
    const message = `${member} from ${min} to ${max} is no range`
    report({ code: 'MI-REQ-01', path: [...path, member], message, hint: 'use a max of at least min', docs })
  }
  if (wanted.allowedInstanceTypes && wanted.excludedInstanceTypes) {
    const message = 'allowedInstanceTypes and excludedInstanceTypes cannot be set both'
    report({ code: 'MI-REQ-01', path: [...path, 'excludedInstanceTypes'], message, hint: 'keep one of them', docs })
  }
  const { spotMaxPricePercentageOverLowestPrice: lowest, maxSpotPriceAsPercentageOfOptimalOnDemandPrice: best } = wanted
  if (lowest !== undefined && best !== undefined) {
    const message = 'Only one limit of the Spot price counts'
    const at = [...path, 'spotMaxPricePercentageOverLowestPrice']
    report({ code: 'MI-REQ-03', severity: 'warning', path: at, message, hint: 'keep one of them', docs })
  } else if ((lowest ?? best) !== undefined && capacityOptionType !== 'SPOT') {
    const message = `A limit of the Spot price means nothing to instances that are ${capacityOptionType}`
    const hint = "set capacityOptionType: 'SPOT', or remove it"
    report({ code: 'MI-REQ-03', severity: 'warning', path, message, hint, docs })
  }
}

const isRange = (value: unknown): value is { readonly min?: number; readonly max?: number } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a role that was given may pass is not known, only what the policy of AWS lets it. */
function checkRoles({ infrastructureRole, instanceRole }: ManagedRoles, at: readonly string[], report: Report): void {
  if (!infrastructureRole.existing) return
  const name = instanceRole.existing ? instanceRole.id.slice(instanceRole.id.lastIndexOf('/') + 1) : undefined
  if (name?.startsWith('ecsInstanceRole')) return
  const message = `AmazonECSInfrastructureRolePolicyForManagedInstances passes only roles whose names begin with ecsInstanceRole, and the instances get ${name === undefined ? 'one that is made' : quoted(name)}`
  const hint = 'let the infrastructure role pass that one (iam:PassRole), or leave infrastructureRole out'
  report({ code: 'MI-ROL-02', severity: 'warning', path: [...at, 'infrastructureRole'], message, hint, docs: PROFILES })
}
