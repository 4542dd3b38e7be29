import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, isNameOf, ownerOf } from '../../ownership.ts'
import { confirmedTags } from '../../stack-tags.ts'
import { found } from '../found.ts'
import type { ManagedHandler } from '../handler.ts'
import { serviceOfPart } from '../service-of-part.ts'
import { setTags } from '../set-tags.ts'
import { fromTagList } from '../tag-list.ts'
import { type AlarmSettings, desiredAlarm, liveAlarm } from './alarm-canonical.ts'
import { alarmName, describeAlarm, LONGEST_ALARM_NAME } from './alarms.ts'
import { putAlarm } from './put-alarm.ts'

interface AlarmProps extends AlarmSettings {
  readonly alarmName: string
  readonly tags: Tags
}

export const alarm: ManagedHandler<'alarm', AlarmProps> = {
  turn: 'used',
  holdsData: false,
  // Those that a service has made for it begin with its id.
  partOf: id => (id.includes(':') ? serviceOfPart(id) : `alarm/${id}`),
  uniqueName: (model, stack) => alarmName(model, { stack }),
  identity: ({ arn }) => arn,
  orphans: {
    type: 'cloudwatch:alarm',
    arn: /:cloudwatch:.*:alarm:/,
    async confirm(arn, context) {
      const name = arn.slice(arn.indexOf(':alarm:') + ':alarm:'.length)
      if (!(await describeAlarm(name, context))) return undefined
      return found('alarm', name, { arn, name }, await tagsOf(arn, context))
    },
  },
  isNamed: (name, id, { stack }) => isNameOf(name, [stack.name, id], LONGEST_ALARM_NAME),
  back: {},
  immutable: [],

  desired: (model, refs, context) => ({
    alarmName: alarmName(model, context),
    ...desiredAlarm(model, refs),
    tags: desiredTags(model, model.tags, context),
  }),

  async read(model, _refs, context) {
    const name = alarmName(model, context)
    const live = await describeAlarm(name, context)
    if (!live) return undefined
    const arn = live.AlarmArn ?? ''
    const tags =
      (await confirmedTags(arn, desiredTags(model, model.tags, context), context)) ?? (await tagsOf(arn, context))
    return {
      outputs: { arn, name },
      props: { alarmName: name, ...liveAlarm(live, model.raw), tags: comparedTags(tags) },
      owner: ownerOf(tags),
    }
  },

  async create(desired, _model, context) {
    const { partition, region, account } = context
    const { alarmName: name } = desired
    await putAlarm(name, desired, context, creationTags(desired))
    return { arn: `arn:${partition}:cloudwatch:${region}:${account}:alarm:${name}`, name }
  },

  async update(desired, live, changed, _model, context) {
    if ([...changed].some(field => field !== 'tags')) await putAlarm(desired.alarmName, desired, context)
    if (changed.has('tags')) await setTags.cloudWatch(live.outputs.arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  // One by one: of several, one that is not there would keep all the others.
  async remove({ name }, { aws }) {
    await unlessRefused(aws.cloudWatch('DeleteAlarms', { AlarmNames: [name] }), 'ResourceNotFound')
  },
}

async function tagsOf(ResourceARN: string, { aws }: Context): Promise<Tags> {
  return fromTagList((await aws.cloudWatch('ListTagsForResource', { ResourceARN })).Tags)
}
