import type {
  GetResourcesCommandInput,
  GetResourcesCommandOutput,
  TagFilter,
} from '@aws-sdk/client-resource-groups-tagging-api'
import { AwsError } from '../operation.ts'
import { page } from '../page.ts'
import type { TaggedResource } from '../service.ts'
import { tagList } from '../tag-list.ts'

const RESOURCES_PER_PAGE = 100
const ARNS_PER_CALL = 100
const FILTERS_PER_CALL = 50
const VALUES_PER_FILTER = 20

export function getResources(
  input: GetResourcesCommandInput,
  tagged: (wanted: (arn: string) => boolean) => readonly TaggedResource[],
): Omit<GetResourcesCommandOutput, '$metadata'> {
  check(input)
  const { ResourceARNList: arns, ResourceTypeFilters: types = [], TagFilters: filters = [] } = input
  const asked = new Set(arns)
  const wanted = (arn: string) => (!arns || asked.has(arn)) && isOf(arn, types)
  const found = tagged(wanted)
    .filter(({ arn, tags }) => tags.size > 0 && wanted(arn) && filters.every(filter => carries(tags, filter)))
    .sort((a, b) => (a.arn < b.arn ? -1 : 1))
  const { items, next } = page(found, input.ResourcesPerPage ?? RESOURCES_PER_PAGE, input.PaginationToken || undefined)
  return {
    PaginationToken: next ?? '',
    ResourceTagMappingList: items.map(({ arn, tags }) => ({ ResourceARN: arn, Tags: tagList(tags) })),
  }
}

function check(input: GetResourcesCommandInput): void {
  const { ResourceARNList: arns, ResourcesPerPage: size = RESOURCES_PER_PAGE, TagFilters: filters = [] } = input
  if (arns) {
    const others = [input.TagFilters, input.ResourceTypeFilters, input.ResourcesPerPage, input.TagsPerPage]
    if (others.some(other => other !== undefined) || input.PaginationToken)
      throw refused('ResourceARNList cannot be combined with filters or pagination parameters')
    if (arns.length < 1 || arns.length > ARNS_PER_CALL)
      throw refused(`ResourceARNList must have 1 to ${ARNS_PER_CALL} members`)
  }
  if (size < 1 || size > RESOURCES_PER_PAGE) throw refused(`ResourcesPerPage must be 1 to ${RESOURCES_PER_PAGE}`)
  if (filters.length > FILTERS_PER_CALL) throw refused(`TagFilters can have at most ${FILTERS_PER_CALL} members`)
  if (filters.some(({ Values = [] }) => Values.length > VALUES_PER_FILTER))
    throw refused(`A tag filter can have at most ${VALUES_PER_FILTER} values`)
  if (input.PaginationToken && !/^\d+$/.test(input.PaginationToken)) throw refused('Invalid pagination token')
}

const refused = (message: string): AwsError => new AwsError('InvalidParameterException', message)

/** Whether the ARN is of one of these types, each a `service` or `service:type`. Without types all are. */
function isOf(arn: string, types: readonly string[]): boolean {
  if (types.length === 0) return true
  const [, , owner = '', , , resource = ''] = arn.split(':', 6)
  const [kind] = resource.split('/', 1)
  return types.includes(owner) || types.includes(`${owner}:${kind}`)
}

const carries = (tags: TaggedResource['tags'], { Key = '', Values = [] }: TagFilter): boolean => {
  const value = tags.get(Key)
  return value !== undefined && (Values.length === 0 || Values.includes(value))
}
