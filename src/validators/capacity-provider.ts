import * as z from 'zod/mini'
import type { InstanceManagement } from '../model/capacity-provider.ts'
import { INSTANCE_IMAGES, isImageName } from '../model/instance-image.ts'
import { instanceTypeName } from '../model/instance-type.ts'
import type { Tags } from '../model/resource.ts'
import { apiRules } from './api/problems.ts'
import { checkFields, matching } from './fields.ts'
import { checkName, checkStart, type InstancesDraft } from './instance-start.ts'
import {
  checkManagedInstances,
  MANAGED_CODES,
  type ManagedInstancesDraft,
  type ManagedRoles,
} from './managed-instances.ts'
import { quoted } from './quoted.ts'
import { checkRawInstances } from './raw-instances.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'

const docs = `${API}/API_CreateCapacityProvider.html`
const GROUPS = `${DOCS}/asg-capacity-providers.html`

/** What the compiler and the run time say of a missing part. */
export const PROVIDER_INCOMPLETE =
  'This capacity provider is incomplete: call .instances(), .managedInstances() or .autoScalingGroup()'

/** A capacity provider as the rules about it read it. */
export interface CapacityProviderDraft {
  readonly name: string
  readonly existing: boolean
  readonly group?: string
  readonly instances?: InstancesDraft
  readonly managed?: ManagedInstancesDraft
  readonly roles?: ManagedRoles
  readonly management?: InstanceManagement
  readonly tags: Tags
}

export const capacityProviderRules: RuleFamily<CapacityProviderDraft> = {
  codes: [
    ...['CAP-ASG-01', 'CAP-ASG-04', 'CAP-ASG-07', 'CL-CP-04', 'CAP-AMI-05', 'CAP-LT-01', 'CL-CP-02', 'TD-TAG-01'],
    ...['SEC-PLN-02', ...MANAGED_CODES, ...apiRules.codes],
  ],
  docs,
  check(provider, report) {
    const { existing, group, instances, managed, management } = provider
    checkFields(provider, FIELDS, report)
    if (!existing && group === undefined && !instances && !managed)
      report({ code: 'CAP-ASG-01', path: [], message: PROVIDER_INCOMPLETE, docs })
    if (group !== undefined) checkName('autoScalingGroup', group, [], report)
    if (management) checkManagement(management, report)
    if (instances) {
      checkCounts(instances, management, report)
      checkTypes(instances, report)
      checkStart(instances, report)
      checkRawInstances(instances.raw, report, ['instances', 'raw'])
    }
    if (managed) checkManagedInstances(managed, provider.roles, report)
    // ECS marks the groups that it scales, and the instances that it launches, with a tag of its own.
    checkTags(provider.tags, report, instances || managed ? 1 : 0)
  },
}

function checkCounts(
  { min = 0, max }: InstancesDraft,
  management: InstanceManagement | undefined,
  report: Report,
): void {
  const whole = [min, max].every(count => Number.isInteger(count) && count >= 0)
  if (!whole || min > max) {
    const message = `min ${min} and max ${max} are not the limits of a group`
    report({
      code: 'CAP-ASG-07',
      path: ['instances'],
      message,
      hint: 'use whole numbers, and a max of at least min',
      docs: GROUPS,
    })
  } else if (max === 0 && management?.managedScaling.status === 'ENABLED') {
    const message = 'A group of at most 0 instances never gets one'
    report({ code: 'CAP-ASG-07', path: ['instances', 'max'], message, hint: 'use a max of 1 or more', docs: GROUPS })
  }
}

function checkTypes({ types, image }: InstancesDraft, report: Report): void {
  const path = ['instances', 'types']
  if (types.length === 0) {
    const message = 'There is no instance type'
    report({ code: 'CAP-AMI-05', path, message, hint: "name one, such as 'm7g.large'", docs: GROUPS })
  }
  for (const [at, type] of types.entries()) {
    const name = instanceTypeName(type)
    if (!name) {
      const message = `${quoted(type)} is not the name of an instance type`
      report({ code: 'CAP-AMI-05', path: [...path, at], message, hint: "use one such as 'm7g.large'", docs: GROUPS })
      continue
    }
    if (!isImageName(image)) continue
    const { architecture, system } = INSTANCE_IMAGES[image]
    if (architecture !== name.architecture) {
      const message = `Image ${quoted(image)} is for ${architecture}, and ${type} is ${name.architecture}`
      const hint =
        'use types and an image of one architecture; without an image the one that fits the first type is taken'
      report({ code: 'CAP-AMI-05', path: [...path, at], message, hint, docs: GROUPS })
    } else if (image.endsWith('gpu') && !name.hasGpu) {
      const message = `Image ${quoted(image)} is for GPUs, and ${type} has none`
      report({
        code: 'CAP-AMI-05',
        severity: 'warning',
        path: [...path, at],
        message,
        hint: `use ${quoted(system === 'bottlerocket' ? system : 'al2023')}`,
        docs: GROUPS,
      })
    }
  }
}

function checkManagement({ managedScaling, managedTerminationProtection }: InstanceManagement, report: Report): void {
  if (managedTerminationProtection === 'ENABLED' && managedScaling.status === 'DISABLED') {
    const message = 'managedTerminationProtection needs managedScaling'
    report({
      code: 'CAP-ASG-04',
      path: ['managedTerminationProtection'],
      message,
      hint: 'turn both on, or this off',
      docs,
    })
  }
  for (const [field, [least, most]] of Object.entries(LIMITS)) {
    const value = Object.entries(managedScaling).find(([name]) => name === field)?.[1]
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) continue
    const message = `${field} is ${value}`
    const hint = `use a whole number from ${least} to ${most}`
    report({ code: 'CL-CP-04', path: ['managedScaling', field], message, hint, docs })
  }
  const { minimumScalingStepSize: low, maximumScalingStepSize: high } = managedScaling
  if (low > high) {
    const message = `minimumScalingStepSize ${low} is above maximumScalingStepSize ${high}`
    report({ code: 'CL-CP-04', severity: 'warning', path: ['managedScaling'], message, hint: 'swap them', docs })
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html
const LIMITS = {
  targetCapacity: [1, 100],
  minimumScalingStepSize: [1, 10_000],
  maximumScalingStepSize: [1, 10_000],
  instanceWarmupPeriod: [0, 10_000],
} as const

const FIELDS = {
  name: {
    code: 'CL-CP-02',
    accepts: matching(() => z.string().check(z.regex(/^(?!aws|ecs|fargate)[A-Za-z0-9_-]{1,255}$/i))),
    expected: '1 to 255 letters, digits, hyphens and underscores, not beginning with aws, ecs or fargate',
    docs,
  },
}
