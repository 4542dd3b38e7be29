import type {
  AddTagsToCertificateCommandInput,
  ListTagsForCertificateCommandInput,
  ListTagsForCertificateCommandOutput,
  RemoveTagsFromCertificateCommandInput,
} from '@aws-sdk/client-acm'
import { AwsError, type World } from '../operation.ts'
import { putTags, type TagEntry, tagList } from '../tag-list.ts'
import { certificateByArn } from './certificate.ts'

const TAGS_PER_CERTIFICATE = 50

export function addTagsToCertificate({ CertificateArn, Tags }: AddTagsToCertificateCommandInput, world: World): object {
  const { tags } = certificateByArn(world, CertificateArn)
  checkTags(Tags, tags)
  putTags(tags, Tags)
  return {}
}

export function removeTagsFromCertificate(
  { CertificateArn, Tags = [] }: RemoveTagsFromCertificateCommandInput,
  world: World,
): object {
  const { tags } = certificateByArn(world, CertificateArn)
  // One that is given with a value goes only if it has that: https://docs.aws.amazon.com/acm/latest/APIReference/API_RemoveTagsFromCertificate.html
  for (const { Key = '', Value } of Tags) if (Value === undefined || tags.get(Key) === Value) tags.delete(Key)
  return {}
}

export function listTagsForCertificate(
  { CertificateArn }: ListTagsForCertificateCommandInput,
  world: World,
): Omit<ListTagsForCertificateCommandOutput, '$metadata'> {
  return { Tags: tagList(certificateByArn(world, CertificateArn).tags) }
}

/** Refuses tags that a certificate cannot have beside those that are there. */
export function checkTags(added: readonly TagEntry[] = [], present: ReadonlyMap<string, string> = new Map()): void {
  const keys = added.map(({ Key = '' }) => Key)
  if (keys.some(key => key.toLowerCase().startsWith('aws:')))
    throw new AwsError('InvalidTagException', 'aws: prefixed tag key names are not allowed for external use.')
  if (new Set([...keys, ...present.keys()]).size > TAGS_PER_CERTIFICATE)
    throw new AwsError('TooManyTagsException', `A certificate can have ${TAGS_PER_CERTIFICATE} tags.`)
}
