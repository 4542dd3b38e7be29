import type { CapacityProvider } from '../../../aws/shapes/ecs.ts'
import { PlanError } from '../../../errors.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, keyOf, nameOf, ownerOf } from '../../ownership.ts'
import type { Change } from '../../planning/diff.ts'
import { fromEcsTags, toEcsTags } from '../ecs-tags.ts'
import { notAsSaid } from '../existing.ts'
import { found } from '../found.ts'
import type { ManagedHandler } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { repeatable } from '../repeatable.ts'
import { rolePath } from '../role/role-path.ts'
import { setTags } from '../set-tags.ts'
import { deleteDetached } from './detached.ts'
import { apiManagement, type GroupProps, groupProps, groupToCreate, liveGroup } from './group-provider.ts'
import {
  liveManaged,
  MANAGED_FOR_EVER,
  MANAGED_KEPT,
  type ManagedProps,
  managedProps,
  toCreate,
  toUpdate,
} from './managed-provider.ts'
import { scaledIn } from './scaled-in.ts'
import { describe, IN_PROGRESS, untilUpdated } from './until-updated.ts'
import { providerInUse, serviceNames, untilUnused, usersOf } from './users.ts'

/** Of one of an Auto Scaling group, or of one of Managed Instances. */
export interface CapacityProviderProps extends Partial<GroupProps>, Partial<ManagedProps> {
  readonly name: string
  readonly tags: Tags
}

const DELETING = 'DELETE_IN_PROGRESS'

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
      return there && found('capacity-provider', name, outputsOf(there), fromEcsTags(there.tags))
    },
  },
  back: {},
  immutable: ['name', 'autoScalingGroupArn', ...MANAGED_FOR_EVER],
  irremovable: MANAGED_KEPT,

  async existing(model, _refs, context) {
    const there = await describe(model.id, context)
    if (there) return outputsOf(there)
    throw notAsSaid(
      model,
      `There is no capacity provider ${model.id} in ${context.region}`,
      "Correct its name: capacityProvider.existing('its name')",
    )
  },

  desired: (model, refs, context) => ({
    name: model.id,
    ...(model.managed ? managedProps(model.managed, model.tags, refs) : groupProps(model, refs)),
    tags: desiredTags(model, model.tags, context),
  }),

  unsaid: ({ managed }) => MANAGED_KEPT.filter(field => managed && managed.settings.template[field] === undefined),

  async read(model, _refs, context) {
    const there = await describe(model.id, context)
    if (!there || there.updateStatus === DELETING) return undefined
    const { autoScalingGroupProvider: group, managedInstancesProvider: managed } = there
    const tags = fromEcsTags(there.tags)
    return {
      outputs: outputsOf(there),
      props: {
        name: model.id,
        ...(managed ? liveManaged(there, model.managed?.settings.template) : liveGroup(group)),
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
      unsettled: IN_PROGRESS.test(there.updateStatus ?? ''),
    }
  },

  // To replace one is to delete it first, and ECS deletes none that is in use:
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCapacityProvider.html
  async foresee(model, _live, actions, context) {
    const { action, changes = [] } = actions.get(keyOf(model)) ?? {}
    const leavesRole = leavesOwnRole(changes, context)
    if (action !== 'replace' && !leavesRole) return {}
    const users = await usersOf(model.id, context)
    if (users.length === 0) return {}
    const problem = new PlanError('capacity-provider.in-use', {
      resource: nameOf(model),
      message: `Capacity provider ${model.id} cannot get ${leavesRole ? 'the role of others for its instances' : anotherOf(changes)}, only be replaced, and services run on it: ${serviceNames(users)}`,
      fix: 'Give the provider another name with this change: the services move to it, and the old one goes.',
    })
    return { problems: [problem] }
  },

  async create(desired, model, context) {
    const { name, cluster } = desired
    // One of that name may still be going.
    await untilUpdated(name, context)
    const made = await repeatable(
      'ClientException',
      async () => {
        const { capacityProvider: there } = await context.aws.ecs('CreateCapacityProvider', {
          name,
          ...(model.managed ? { cluster, managedInstancesProvider: toCreate(desired) } : groupToCreate(desired)),
          tags: toEcsTags(creationTags(desired)),
        })
        return there
      },
      async () => {
        const there = await describe(name, context)
        return there && isOurs(fromEcsTags(there.tags), model, context) ? there : undefined
      },
    )
    // No strategy may name one of Managed Instances before it is ACTIVE:
    // https://github.com/hashicorp/terraform-provider-aws/issues/45693
    if (model.managed) await untilUpdated(name, context, 'there')
    return { ...outputsOf(made ?? {}), name }
  },

  async update(desired, live, changed, model, context) {
    const { name, cluster, tags } = desired
    const others = [...changed].some(field => field !== 'tags')
    if (others && model.managed) {
      await context.aws.ecs('UpdateCapacityProvider', { name, cluster, managedInstancesProvider: toUpdate(desired) })
      // What it no longer refers to, such as a role, may go after this.
      await untilUpdated(name, context)
    } else if (others)
      await context.aws.ecs('UpdateCapacityProvider', { name, autoScalingGroupProvider: apiManagement(desired) })
    if (changed.has('tags')) await setTags.ecs(live.outputs.arn, live.props.tags, tags, context)
    return live.outputs
  },

  settle: ({ name }, _model, context) => untilUpdated(name, context),

  keeps: providerInUse,

  async remove({ name }, context) {
    const there = await describe(name, context)
    if (!there) return
    const { cluster } = outputsOf(there)
    const group = there.autoScalingGroupProvider?.autoScalingGroupArn?.split('autoScalingGroupName/').at(-1)
    await untilUnused(name, context)
    if (group !== undefined) await scaledIn(group, context)
    await deleteDetached({ name, cluster }, context)
    await untilUpdated(name, context, 'gone')
  },
}

function outputsOf({ capacityProviderArn: arn = '', name = '', cluster }: CapacityProvider) {
  // ECS gives the cluster as it was given: by its name, or by its ARN.
  return { arn, name, ...(cluster !== undefined && { cluster: cluster.slice(cluster.lastIndexOf('/') + 1) }) }
}

/** Instances keep the profile that they were launched with, and lose their cluster with its role, which the program no longer has. */
function leavesOwnRole(changes: readonly Change[], context: Context): boolean {
  const { from, to } = changes.find(({ path }) => path === 'instanceProfileArn') ?? {}
  // One that has to be made again is not known yet.
  return String(from).includes(`:instance-profile${rolePath(context)}`) && String(to).startsWith('arn:')
}

function anotherOf(changes: readonly Change[]): string {
  const paths = changes.map(({ path }) => path)
  const first = MANAGED_FOR_EVER.find(field => paths.includes(field))
  if (paths.includes('autoScalingGroupArn')) return 'another Auto Scaling group'
  return first ? `another ${first}` : 'fewer settings'
}
