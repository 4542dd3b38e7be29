import type { CapacityProvider } from '../../../aws/shapes/ecs.ts'
import { PlanError } from '../../../errors.ts'
import type { CapacityProviderModel, InstanceManagement } from '../../../model/capacity-provider.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, keyOf, nameOf, ownerOf } from '../../ownership.ts'
import { patiently } from '../../rollout/phase.ts'
import { fromEcsTags, toEcsTags } from '../ecs-tags.ts'
import { notAsSaid } from '../existing.ts'
import { found } from '../found.ts'
import type { ManagedHandler } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { repeatable } from '../repeatable.ts'
import { setTags } from '../set-tags.ts'
import { deleteDetached } from './detached.ts'
import { scaledIn } from './scaled-in.ts'
import { serviceNames, untilUnused, usersOf } from './users.ts'

export interface CapacityProviderProps {
  readonly name: string
  readonly autoScalingGroupArn: string
  readonly managedScaling: InstanceManagement['managedScaling']
  readonly managedTerminationProtection: string
  readonly managedDraining: string
  readonly tags: Tags
}

const POLL_MILLISECONDS = 5_000
const DELETING = 'DELETE_IN_PROGRESS'
const IN_PROGRESS = /_IN_PROGRESS$/

export const capacityProvider: ManagedHandler<'capacity-provider', CapacityProviderProps> = {
  turn: 'entry',
  holdsData: false,
  uniqueName: ({ id }) => id,
  asExisting: "capacityProvider.existing('…')",
  identity: ({ arn }) => arn,
  orphans: {
    type: 'ecs:capacity-provider',
    arn: /:capacity-provider\//,
    async confirm(arn, context) {
      const name = arn.slice(arn.lastIndexOf('/') + 1)
      const there = await describe(name, context)
      return there && found('capacity-provider', name, { arn, name }, fromEcsTags(there.tags))
    },
  },
  back: {},
  immutable: ['name', 'autoScalingGroupArn'],

  async existing(model, _refs, context) {
    const there = await describe(model.id, context)
    if (there) return { arn: there.capacityProviderArn ?? '', name: model.id }
    throw notAsSaid(
      model,
      `There is no capacity provider ${model.id} in ${context.region}`,
      "Correct its name: capacityProvider.existing('its name')",
    )
  },

  desired: (model, refs, context) => ({
    name: model.id,
    autoScalingGroupArn: model.group ? refs(model.group).arn : '',
    ...managementOf(model),
    tags: desiredTags(model, model.tags, context),
  }),

  async read(model, _refs, context) {
    const there = await describe(model.id, context)
    if (!there || there.updateStatus === DELETING) return undefined
    const { capacityProviderArn: arn = '', autoScalingGroupProvider: group } = there
    const scaling = group?.managedScaling
    const tags = fromEcsTags(there.tags)
    return {
      outputs: { arn, name: model.id },
      props: {
        name: model.id,
        autoScalingGroupArn: group?.autoScalingGroupArn ?? '',
        managedScaling: {
          status: scaling?.status === 'ENABLED' ? 'ENABLED' : 'DISABLED',
          targetCapacity: scaling?.targetCapacity ?? 100,
          minimumScalingStepSize: scaling?.minimumScalingStepSize ?? 1,
          maximumScalingStepSize: scaling?.maximumScalingStepSize ?? 10_000,
          instanceWarmupPeriod: scaling?.instanceWarmupPeriod ?? 300,
        },
        managedTerminationProtection: group?.managedTerminationProtection ?? 'DISABLED',
        managedDraining: group?.managedDraining ?? 'DISABLED',
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
      unsettled: IN_PROGRESS.test(there.updateStatus ?? ''),
    }
  },

  // To replace one is to delete it first, and ECS deletes none that is in use:
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCapacityProvider.html
  async foresee(model, _live, actions, context) {
    if (actions.get(keyOf(model))?.action !== 'replace') return {}
    const users = await usersOf(model.id, context)
    if (users.length === 0) return {}
    const problem = new PlanError('capacity-provider.in-use', {
      resource: nameOf(model),
      message: `Capacity provider ${model.id} cannot get another Auto Scaling group, only be replaced, and services run on it: ${serviceNames(users)}`,
      fix: 'Give the provider another name with this change: the services move to it, and the old one goes.',
    })
    return { problems: [problem] }
  },

  async create(desired, model, context) {
    const { name, autoScalingGroupArn } = desired
    // One of that name may still be going.
    await untilUpdated(name, context)
    const arn = await repeatable(
      'ClientException',
      async () => {
        const { capacityProvider: made } = await context.aws.ecs('CreateCapacityProvider', {
          name,
          autoScalingGroupProvider: { autoScalingGroupArn, ...apiManagement(desired) },
          tags: toEcsTags(creationTags(desired)),
        })
        return made?.capacityProviderArn ?? ''
      },
      async () => {
        const there = await describe(name, context)
        return there && isOurs(fromEcsTags(there.tags), model, context) ? (there.capacityProviderArn ?? '') : undefined
      },
    )
    return { arn, name }
  },

  async update(desired, live, changed, _model, context) {
    const { name, tags } = desired
    const management = apiManagement(desired)
    if (Object.keys(management).some(field => changed.has(field)))
      await context.aws.ecs('UpdateCapacityProvider', { name, autoScalingGroupProvider: management })
    if (changed.has('tags')) await setTags.ecs(live.outputs.arn, live.props.tags, tags, context)
    return live.outputs
  },

  settle: ({ name }, _model, context) => untilUpdated(name, context),

  async remove({ name }, context) {
    const there = await describe(name, context)
    if (!there) return
    const group = there.autoScalingGroupProvider?.autoScalingGroupArn?.split('autoScalingGroupName/').at(-1)
    await untilUnused(name, context)
    if (group !== undefined) await scaledIn(group, context)
    await deleteDetached(name, context)
    await untilUpdated(name, context)
  },
}

/** A capacity provider that is there. One that was deleted can be described for a while, as INACTIVE. */
async function describe(name: string, { aws }: Context): Promise<CapacityProvider | undefined> {
  const { capacityProviders = [] } = await aws.ecs('DescribeCapacityProviders', {
    capacityProviders: [name],
    include: ['TAGS'],
  })
  return capacityProviders.find(({ status }) => status !== 'INACTIVE')
}

/** Waits until ECS has done what it was asked to do to it and to its group. */
async function untilUpdated(name: string, context: Context): Promise<void> {
  const { clock, signal } = context
  await patiently('instances', context, async patience => {
    for (;;) {
      const there = await describe(name, context)
      const { updateStatus = '', updateStatusReason = '' } = there ?? {}
      if (/_FAILED$/.test(updateStatus)) throw new Error(`Capacity provider ${name}: ${updateStatusReason}`)
      if (!IN_PROGRESS.test(updateStatus)) return
      if (patience.isOver) throw patience.timedOut(`Capacity provider ${name} is still ${updateStatus}`)
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}

type Management = Omit<CapacityProviderProps, 'name' | 'autoScalingGroupArn' | 'tags'>

function managementOf({ management }: CapacityProviderModel): InstanceManagement {
  if (!management) throw new Error('A capacity provider that is made has its management')
  return management
}

function apiManagement({ managedScaling, managedTerminationProtection, managedDraining }: Management) {
  return {
    managedScaling,
    managedTerminationProtection: onOff(managedTerminationProtection),
    managedDraining: onOff(managedDraining),
  }
}

const onOff = (value: string) => (value === 'ENABLED' ? ('ENABLED' as const) : ('DISABLED' as const))
