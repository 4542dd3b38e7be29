import type { TaskDefinition } from '../../../aws/shapes/ecs.ts'
import { TASK_DEFINITION_FIELDS, type TaskDefinitionFields } from '../../../model/aws-shapes.ts'
import { known } from '../../../model/deferred.ts'
import { defined } from '../../../model/defined.ts'
import { FARGATE_PLATFORM } from '../../../model/fargate-platform.ts'
import type { Tags } from '../../../model/resource.ts'
import type { RoleModel } from '../../../model/role.ts'
import type { TaskDefinitionModel } from '../../../model/task-definition.ts'
import { canonical, hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { unlessNotThere } from '../../graph/not-there.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../../ownership.ts'
import { revisionsWithHash, tagsOfRevisions } from '../../stack-tags.ts'
import { fromEcsTags, toEcsTags } from '../ecs-tags.ts'
import { byEitherName } from '../former-name.ts'
import type { Live, ManagedHandler, Refs } from '../handler.ts'
import { valueText } from '../value-text.ts'
import { pick, significant } from './aws-fields.ts'
import { desiredContainer, liveContainer } from './container.ts'
import { definitionRequest, type TaskDefinitionProps } from './definition-request.ts'
import { deleteRevisions } from './delete-revisions.ts'
import { mayHaveRevisions } from './families.ts'
import { familyNames, familyOf, isFamilyName } from './family-name.ts'
import { findFamilies } from './find-families.ts'
import { checkImages, foreseeImages } from './image.ts'
import { noneOf } from './newest-revision.ts'
import { revisionName, revisionsOf } from './revisions.ts'

const NEWEST = 10

/** Without `ephemeralStorage` Fargate gives a task this much. */
const DEFAULT_STORAGE_GIB = 20

export const taskDefinition: ManagedHandler<'task-definition', TaskDefinitionProps> = {
  turn: 'used',
  holdsData: false,
  uniqueName: (model, stack) => familyNames(model, { stack }).present,
  identity: ({ arn }) => arn,
  orphans: { where: 'revisions of task definitions', find: findFamilies },
  isNamed: isFamilyName,
  back: { withdraw: withdrawRevision },
  immutable: [],
  newOutputsOnUpdate: () => ['arn'],
  besideOthers: true,
  // Options of log drivers hold keys of log services.
  hidden: ['environment', 'logOptions', 'options', 'driverOpts'],

  desired: (model, refs, context, live) =>
    defined({
      family: live?.family ?? familyNames(model, context).present,
      status: 'ACTIVE',
      launchType: model.launchType,
      networkMode: model.networkMode,
      cpu: model.cpu,
      memory: model.memory,
      runtimePlatform: platformOf(model, model.launchType),
      executionRoleArn: roleArn(model.executionRole, refs),
      taskRoleArn: roleArn(model.taskRole, refs),
      ephemeralStorageGiB: storageOf(model.ephemeralStorageGiB),
      containers: Object.fromEntries(
        model.containers.map(container => [
          container.name,
          desiredContainer(container, model.networkMode, refs, context),
        ]),
      ),
      fields: significant(known(pick(model, TASK_DEFINITION_FIELDS), valueText(refs))),
      tags: desiredTags(model, model.tags, context),
    } as TaskDefinitionProps),

  async read(model, refs, context) {
    const names = familyNames(model, context)
    const registered = await byHash(names.present, model, refs, context)
    if (registered) return registered
    if (names.former !== undefined && (await mayHaveRevisions(names.former, 'ACTIVE', context))) {
      const earlier = await byHash(names.former, model, refs, context)
      if (earlier) return earlier
    }
    return byEitherName(model, names, family => latest(family, context), context)
  },

  foresee: foreseeImages,

  create: register,

  update: (desired, _live, _changed, model, context) => register(desired, model, context),

  // Every revision that is ours: the family name alone proves nothing.
  async remove(latest, { aws, ...context }) {
    const owned: string[] = []
    for (const status of ['ACTIVE', 'INACTIVE'] as const) {
      for (const arn of await revisionsOf(familyOf(latest.arn), status, { aws, ...context })) {
        const { tags } = await aws.ecs('DescribeTaskDefinition', { taskDefinition: arn, include: ['TAGS'] })
        if (ownerOf(fromEcsTags(tags))?.stack !== context.stack.name) continue
        if (status === 'ACTIVE') await aws.ecs('DeregisterTaskDefinition', { taskDefinition: arn })
        owned.push(arn)
      }
    }
    await deleteRevisions(owned, { aws })
  },
}

/** The latest active revision of a family: the stack's, or else that of others. */
async function latest(
  family: string,
  context: Context,
): Promise<Live<'task-definition', TaskDefinitionProps> | undefined> {
  const there = await mayHaveRevisions(family, 'ACTIVE', context)
  const active = there ? await describe(family, context).catch(noneOf) : undefined
  if (active?.owner?.stack === context.stack.name) return active
  if (active) {
    const own = await latestOwn(family, context)
    const [name, ownName] = [active, own].map(live => revisionName(live?.outputs.arn ?? ''))
    if (own) return { ...own, ignored: [{ path: 'revision', from: name, to: ownName, because: 'added by others' }] }
  }
  // What an interrupted destroy has deregistered, but not deleted.
  if (!(await mayHaveRevisions(family, 'INACTIVE', context))) return active
  const inactive = (await revisionsOf(family, 'INACTIVE', context)).at(-1)
  const left = inactive ? await describe(inactive, context).catch(noneOf) : undefined
  return left?.owner?.stack === context.stack.name ? left : active
}

/** The revision that was registered as the program wants it: revisions cannot be changed, so it need not be read. */
async function byHash(
  family: string,
  model: TaskDefinitionModel,
  refs: Refs,
  context: Context,
): Promise<Live<'task-definition', TaskDefinitionProps> | undefined> {
  const wanted = unlessNotThere(() => taskDefinition.desired(model, refs, context))
  if (!wanted) return undefined
  const props = { ...wanted, family }
  const revisions = (await revisionsWithHash(hashOf(props), context)).filter(
    ({ arn, tags }) => familyOf(arn) === family && canonical(comparedTags(tags)) === canonical(props.tags),
  )
  const latest = revisions.sort((a, b) => revisionOf(b.arn) - revisionOf(a.arn))[0]
  return latest && { outputs: { arn: latest.arn }, props, owner: ownerOf(latest.tags), presumed: true }
}

/** The newest active revision that the stack has registered. The tagging API may lag, or be denied: then the newest ones are read. */
async function latestOwn(
  family: string,
  context: Context,
): Promise<Live<'task-definition', TaskDefinitionProps> | undefined> {
  const active = await revisionsOf(family, 'ACTIVE', context)
  const tags = await context.batches.once('revision tags', () => tagsOfRevisions(context))
  const tagged = active.filter(arn => tags.has(arn))
  for (const arn of [...active.slice(0, NEWEST), ...tagged]) {
    const live = await describe(arn, context).catch(noneOf)
    if (live?.owner?.stack === context.stack.name) return live
  }
  return undefined
}

const revisionOf = (arn: string): number => Number(arn.slice(arn.lastIndexOf(':') + 1))

async function describe(
  taskDefinition: string,
  { aws }: Context,
): Promise<Live<'task-definition', TaskDefinitionProps> | undefined> {
  const { taskDefinition: found, tags: tagList } = await aws.ecs('DescribeTaskDefinition', {
    taskDefinition,
    include: ['TAGS'],
  })
  if (!found) return undefined
  const tags = fromEcsTags(tagList)
  return { outputs: { arn: found.taskDefinitionArn ?? '' }, props: propsOf(found, tags), owner: ownerOf(tags) }
}

async function register(
  desired: TaskDefinitionProps,
  model: TaskDefinitionModel,
  context: Context,
): Promise<{ arn: string }> {
  await checkImages(model, context)
  const { taskDefinition: registered } = await context.aws.ecs('RegisterTaskDefinition', {
    ...definitionRequest(desired),
    tags: toEcsTags(creationTags(desired)),
  })
  return { arn: registered?.taskDefinitionArn ?? '' }
}

/** Takes back a revision that nothing runs any more. */
async function withdrawRevision({ arn }: { readonly arn: string }, context: Context): Promise<void> {
  const there = await describe(arn, context).catch(noneOf)
  if (!there) return
  if (there.props.status === 'ACTIVE') await context.aws.ecs('DeregisterTaskDefinition', { taskDefinition: arn })
  await deleteRevisions([arn], context)
}

function propsOf(found: TaskDefinition, tags: Tags): TaskDefinitionProps {
  const launchType = (found.requiresCompatibilities ?? ['EC2']).join('+')
  return defined({
    family: found.family ?? '',
    status: found.status ?? 'ACTIVE',
    launchType,
    networkMode: found.networkMode,
    cpu: found.cpu,
    memory: found.memory,
    runtimePlatform: platformOf(found.runtimePlatform, launchType),
    executionRoleArn: found.executionRoleArn,
    taskRoleArn: found.taskRoleArn,
    ephemeralStorageGiB: storageOf(found.ephemeralStorage?.sizeInGiB),
    containers: Object.fromEntries(
      (found.containerDefinitions ?? []).map(container => [
        container.name ?? '',
        liveContainer(container, found.networkMode),
      ]),
    ),
    fields: significant(pick(found as TaskDefinitionFields, TASK_DEFINITION_FIELDS)),
    tags: comparedTags(tags),
  } as TaskDefinitionProps)
}

/** Fargate fills in what is not set; elsewhere the instance decides it. */
function platformOf(
  found: { readonly cpuArchitecture?: string | undefined; readonly operatingSystemFamily?: string | undefined } = {},
  launchType: string,
): TaskDefinitionProps['runtimePlatform'] {
  const { cpuArchitecture, operatingSystemFamily } = found
  const defaults = launchType === 'FARGATE' ? FARGATE_PLATFORM : {}
  return {
    ...defaults,
    ...defined({ cpuArchitecture, operatingSystemFamily } as TaskDefinitionProps['runtimePlatform']),
  }
}

function storageOf(gib: number | undefined): number | undefined {
  return gib === DEFAULT_STORAGE_GIB ? undefined : gib
}

function roleArn(role: RoleModel | string | undefined, refs: Refs): string | undefined {
  return typeof role === 'object' ? refs(role).arn : role
}
