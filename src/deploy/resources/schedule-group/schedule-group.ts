import { nextTick } from '../../../aws/clock.ts'
import type { GetScheduleGroupOutput, ScheduleSummary } from '../../../aws/shapes/scheduler.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../../ownership.ts'
import { patiently } from '../../rollout/phase.ts'
import { found } from '../found.ts'
import { type ManagedHandler, Retained } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { repeatable } from '../repeatable.ts'
import { listedSchedules } from '../schedule/listed-schedules.ts'
import { setTags } from '../set-tags.ts'
import { fromTagList, toTagList } from '../tag-list.ts'
import { groupName } from './group-name.ts'

interface ScheduleGroupProps {
  readonly groupName: string
  readonly tags: Tags
}

const GONE = 'ResourceNotFoundException'
const POLL_MILLISECONDS = 2_000
const LOOKS = 5

export const scheduleGroup: ManagedHandler<'schedule-group', ScheduleGroupProps> = {
  turn: 'ground',
  holdsData: false,
  uniqueName: (_model, stack) => groupName({ stack }),
  identity: ({ arn }) => arn,
  orphans: {
    type: 'scheduler:schedule-group',
    arn: /:schedule-group\//,
    async confirm(arn, context) {
      const name = arn.slice(arn.lastIndexOf('/') + 1)
      if (!(await there(name, context))) return undefined
      return found('schedule-group', name, { arn, name }, await tagsOf(arn, context))
    },
  },
  isNamed: (name, _id, context) => name === groupName(context),
  back: {},
  immutable: [],

  desired: (model, _refs, context) => ({
    groupName: groupName(context),
    tags: desiredTags(model, model.tags, context),
  }),

  async read(_model, _refs, context) {
    const group = await there(groupName(context), context)
    if (!group) return undefined
    const { Arn: arn = '', Name: name = '' } = group
    const tags = await tagsOf(arn, context)
    return { outputs: { arn, name }, props: { groupName: name, tags: comparedTags(tags) }, owner: ownerOf(tags) }
  },

  async create(desired, model, context) {
    const { groupName: name } = desired
    await untilGone(name, context)
    const input = { Name: name, Tags: toTagList(creationTags(desired)) }
    const { ScheduleGroupArn: arn = '' } = await repeatable(
      'ConflictException',
      () => context.aws.scheduler('CreateScheduleGroup', input),
      async () => {
        const group = await there(name, context)
        const ours = group && isOurs(await tagsOf(group.Arn ?? '', context), model, context)
        return ours ? { ScheduleGroupArn: group.Arn } : undefined
      },
    )
    return { arn, name }
  },

  async update(desired, live, changed, _model, context) {
    if (changed.has('tags')) await setTags.scheduler(live.outputs.arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  async keeps({ name }, context, going) {
    const schedules = await listedSchedules(name, context)
    return withOthers(schedules.filter(({ Arn = '' }) => !going.has(Arn)))
  },

  async remove({ name }, context) {
    // With a group, AWS deletes whatever is in it.
    const others = withOthers(await othersIn(name, context))
    if (others) throw others
    await untilGone(name, context, () => context.aws.scheduler('DeleteScheduleGroup', { Name: name }))
  },
}

function withOthers(schedules: readonly ScheduleSummary[]): Retained | undefined {
  if (schedules.length === 0) return undefined
  return new Retained(`it has schedules of others: ${schedules.map(({ Name = '' }) => Name).join(', ')}`)
}

/** The schedules in a group. Whether a list may still have what was deleted just before AWS does not say: it is asked again. */
async function othersIn(name: string, context: Context): ReturnType<typeof listedSchedules> {
  for (let look = 1; ; look += 1) {
    const others = await listedSchedules(name, context)
    if (others.length === 0 || look === LOOKS) return others
    await nextTick(context.clock, POLL_MILLISECONDS, context.signal)
  }
}

/** A group that is there to stay. */
async function there(Name: string, { aws }: Context): Promise<GetScheduleGroupOutput | undefined> {
  const group = await unlessRefused(aws.scheduler('GetScheduleGroup', { Name }), GONE)
  return group?.State === 'DELETING' ? undefined : group
}

/** Waits while a group is going: until then its name is taken. One that is there to stay is asked to go, if it should. */
async function untilGone(Name: string, context: Context, ask?: () => Promise<unknown>): Promise<void> {
  const { aws, clock, signal } = context
  await patiently('removal', context, async patience => {
    let asked = false
    for (;;) {
      const group = await unlessRefused(aws.scheduler('GetScheduleGroup', { Name }), GONE)
      const stays = group?.State !== 'DELETING'
      if (!group || (stays && !ask)) return
      // Of what is changing, or going already. A read may still say that it stays.
      if (stays && ask && !asked) asked = (await unlessRefused(ask(), GONE, 'ConflictException')) !== undefined
      if (patience.isOver) throw patience.timedOut(`Schedule group ${Name} is still being deleted`)
      await nextTick(clock, POLL_MILLISECONDS, signal)
    }
  })
}

async function tagsOf(ResourceArn: string, { aws }: Context): Promise<Tags> {
  return fromTagList((await aws.scheduler('ListTagsForResource', { ResourceArn })).Tags)
}
