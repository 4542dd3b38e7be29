import type { Aws } from '../../aws/clients.ts'
import type { Tags } from '../../model/resource.ts'
import type { Context } from '../context.ts'
import { ofGroup, toGroupTags } from './auto-scaling-group/groups.ts'
import { toEcsTags } from './ecs-tags.ts'
import { toTagList } from './tag-list.ts'

/** Turns one set of user tags into another, by one call that takes away and one that adds, where they are needed. */
const setter =
  <Of>(
    remove: (aws: Aws, of: Of, keys: string[]) => Promise<unknown>,
    add: (aws: Aws, of: Of, tags: Tags) => Promise<unknown>,
  ) =>
  async (of: Of, from: Tags, to: Tags, { aws }: Pick<Context, 'aws'>): Promise<void> => {
    const removed = Object.keys(from).filter(key => !Object.hasOwn(to, key))
    const added = Object.entries(to).filter(([key, value]) => !Object.hasOwn(from, key) || from[key] !== value)
    if (removed.length > 0) await remove(aws, of, removed)
    if (added.length > 0) await add(aws, of, Object.fromEntries(added))
  }

/** How the services of AWS change the tags of what they have. */
export const setTags = {
  acm: setter<string>(
    (aws, CertificateArn, keys) =>
      aws.acm('RemoveTagsFromCertificate', { CertificateArn, Tags: keys.map(Key => ({ Key })) }),
    (aws, CertificateArn, tags) => aws.acm('AddTagsToCertificate', { CertificateArn, Tags: toTagList(tags) }),
  ),
  applicationAutoScaling: setter<string>(
    (aws, ResourceARN, TagKeys) => aws.applicationAutoScaling('UntagResource', { ResourceARN, TagKeys }),
    (aws, ResourceARN, Tags) => aws.applicationAutoScaling('TagResource', { ResourceARN, Tags }),
  ),
  autoScaling: setter<string>(
    (aws, name, keys) => aws.autoScaling('DeleteTags', { Tags: keys.map(Key => ({ ...ofGroup(name), Key })) }),
    (aws, name, tags) => aws.autoScaling('CreateOrUpdateTags', { Tags: toGroupTags(name, tags) }),
  ),
  cloudWatch: setter<string>(
    (aws, ResourceARN, TagKeys) => aws.cloudWatch('UntagResource', { ResourceARN, TagKeys }),
    (aws, ResourceARN, tags) => aws.cloudWatch('TagResource', { ResourceARN, Tags: toTagList(tags) }),
  ),
  cloudWatchLogs: setter<string>(
    (aws, resourceArn, tagKeys) => aws.cloudWatchLogs('UntagResource', { resourceArn, tagKeys }),
    (aws, resourceArn, tags) => aws.cloudWatchLogs('TagResource', { resourceArn, tags }),
  ),
  ec2: setter<readonly string[]>(
    (aws, ids, keys) => aws.ec2('DeleteTags', { Resources: [...ids], Tags: keys.map(Key => ({ Key })) }),
    (aws, ids, tags) => aws.ec2('CreateTags', { Resources: [...ids], Tags: toTagList(tags) }),
  ),
  ecr: setter<string>(
    (aws, resourceArn, tagKeys) => aws.ecr('UntagResource', { resourceArn, tagKeys }),
    (aws, resourceArn, tags) => aws.ecr('TagResource', { resourceArn, tags: toTagList(tags) }),
  ),
  ecs: setter<string>(
    (aws, resourceArn, tagKeys) => aws.ecs('UntagResource', { resourceArn, tagKeys }),
    (aws, resourceArn, tags) => aws.ecs('TagResource', { resourceArn, tags: toEcsTags(tags) }),
  ),
  elbv2: setter<string>(
    (aws, arn, TagKeys) => aws.elbv2('RemoveTags', { ResourceArns: [arn], TagKeys }),
    (aws, arn, tags) => aws.elbv2('AddTags', { ResourceArns: [arn], Tags: toTagList(tags) }),
  ),
  eventBridge: setter<string>(
    (aws, ResourceARN, TagKeys) => aws.eventBridge('UntagResource', { ResourceARN, TagKeys }),
    (aws, ResourceARN, tags) => aws.eventBridge('TagResource', { ResourceARN, Tags: toTagList(tags) }),
  ),
  iam: setter<string>(
    (aws, RoleName, TagKeys) => aws.iam('UntagRole', { RoleName, TagKeys }),
    (aws, RoleName, tags) => aws.iam('TagRole', { RoleName, Tags: toTagList(tags) }),
  ),
  scheduler: setter<string>(
    (aws, ResourceArn, TagKeys) => aws.scheduler('UntagResource', { ResourceArn, TagKeys }),
    (aws, ResourceArn, tags) => aws.scheduler('TagResource', { ResourceArn, Tags: toTagList(tags) }),
  ),
  serviceDiscovery: setter<string>(
    (aws, ResourceARN, TagKeys) => aws.serviceDiscovery('UntagResource', { ResourceARN, TagKeys }),
    (aws, ResourceARN, tags) => aws.serviceDiscovery('TagResource', { ResourceARN, Tags: toTagList(tags) }),
  ),
}
