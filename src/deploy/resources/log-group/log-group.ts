import type { LogGroupClass } from '../../../aws/shapes/cloudwatch-logs.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { LogGroupModel } from '../../../model/log-group.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../../ownership.ts'
import { confirmedTags } from '../../stack-tags.ts'
import { byEitherName } from '../former-name.ts'
import { found } from '../found.ts'
import { type Live, type ManagedHandler, Retained } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { repeatable } from '../repeatable.ts'
import { setTags } from '../set-tags.ts'
import { isLogGroupName, logGroupNames } from './log-group-name.ts'
import { describeLogGroup } from './log-groups.ts'

interface LogGroupProps {
  readonly logGroupName: string
  readonly retentionInDays: number | 'never expires'
  readonly kmsKeyId: string
  readonly logGroupClass: LogGroupClass
  readonly tags: Tags
}

const OF_THE_SERVICE = 'a key of the service'
const STANDARD: LogGroupClass = 'STANDARD'

const arnOf = (name: string, { partition, region, account }: Context): string =>
  `arn:${partition}:logs:${region}:${account}:log-group:${name}`

export const logGroup: ManagedHandler<'log-group', LogGroupProps> = {
  turn: 'ground',
  holdsData: true,
  uniqueName: (model, stack) => logGroupNames(model, { stack }).present,
  namedAlike: true,
  identity: ({ arn }) => arn,
  orphans: {
    type: 'logs:log-group',
    arn: /:log-group:/,
    async confirm(arn, context) {
      const name = arn.slice(arn.indexOf(':log-group:') + ':log-group:'.length).replace(/:\*$/, '')
      if (!(await describeLogGroup(name, context))) return undefined
      const own = arn.replace(/:\*$/, '')
      return found('log-group', name, { arn: own, name }, await tagsOf(own, context))
    },
  },
  isNamed: isLogGroupName,
  back: {},
  immutable: ['logGroupClass'],

  desired: (model, _refs, context, live) => ({
    logGroupName: live?.logGroupName ?? logGroupNames(model, context).present,
    retentionInDays: model.retentionInDays ?? 'never expires',
    kmsKeyId: model.kmsKeyId ?? OF_THE_SERVICE,
    logGroupClass: model.raw?.logGroupClass ?? live?.logGroupClass ?? STANDARD,
    tags: desiredTags(model, model.tags, context),
  }),

  unsaid: model => (['retentionInDays', 'kmsKeyId'] as const).filter(name => model[name] === undefined),

  read: (model, _refs, context) =>
    byEitherName(model, logGroupNames(model, context), name => read(name, model, context), context),

  async create(desired, model, context) {
    const { aws } = context
    const { logGroupName, kmsKeyId, logGroupClass } = desired
    const set = {
      ...(kmsKeyId !== OF_THE_SERVICE && { kmsKeyId }),
      ...(logGroupClass !== STANDARD && { logGroupClass }),
    }
    const arn = arnOf(logGroupName, context)
    await repeatable(
      'ResourceAlreadyExistsException',
      () => aws.cloudWatchLogs('CreateLogGroup', { logGroupName, ...set, tags: creationTags(desired) }),
      async () => {
        return isOurs(await tagsOf(arn, context), model, context) ? {} : undefined
      },
    )
    // A new log group never expires: to say so costs a call.
    if (desired.retentionInDays !== 'never expires') await setRetention(desired, context)
    return { arn, name: logGroupName }
  },

  async update(desired, live, changed, _model, context) {
    if (changed.has('retentionInDays')) await setRetention(desired, context)
    if (changed.has('kmsKeyId')) await setKey(desired, context)
    if (changed.has('tags')) await setTags.cloudWatchLogs(live.outputs.arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  keeps: async (_outputs, { deleteData }) => (deleteData ? undefined : new Retained(HOLDS_LOGS)),

  async remove({ name }, { aws, deleteData }) {
    if (!deleteData) throw new Retained(HOLDS_LOGS)
    await unlessRefused(aws.cloudWatchLogs('DeleteLogGroup', { logGroupName: name }), 'ResourceNotFoundException')
  },
}

const HOLDS_LOGS = 'it holds logs; { deleteData: true } deletes it, too'

async function read(
  logGroupName: string,
  model: LogGroupModel,
  context: Context,
): Promise<Live<'log-group', LogGroupProps> | undefined> {
  const found = await describeLogGroup(logGroupName, context)
  if (!found) return undefined
  const arn = arnOf(logGroupName, context)
  const tags =
    (await confirmedTags(arn, desiredTags(model, model.tags, context), context)) ?? (await tagsOf(arn, context))
  return {
    outputs: { arn, name: logGroupName },
    props: {
      logGroupName,
      retentionInDays: found.retentionInDays ?? 'never expires',
      kmsKeyId: found.kmsKeyId ?? OF_THE_SERVICE,
      logGroupClass: found.logGroupClass ?? STANDARD,
      tags: comparedTags(tags),
    },
    owner: ownerOf(tags),
  }
}

async function tagsOf(resourceArn: string, { aws }: Context): Promise<Tags> {
  return (await aws.cloudWatchLogs('ListTagsForResource', { resourceArn })).tags ?? {}
}

async function setRetention({ logGroupName, retentionInDays }: LogGroupProps, { aws }: Context): Promise<void> {
  if (retentionInDays === 'never expires') await aws.cloudWatchLogs('DeleteRetentionPolicy', { logGroupName })
  else await aws.cloudWatchLogs('PutRetentionPolicy', { logGroupName, retentionInDays })
}

async function setKey({ logGroupName, kmsKeyId }: LogGroupProps, { aws }: Context): Promise<void> {
  if (kmsKeyId === OF_THE_SERVICE) await aws.cloudWatchLogs('DisassociateKmsKey', { logGroupName })
  else await aws.cloudWatchLogs('AssociateKmsKey', { logGroupName, kmsKeyId })
}
