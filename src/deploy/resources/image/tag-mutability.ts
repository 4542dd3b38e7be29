import type { Context } from '../../context.ts'

/**
 * Whether a tag of a repository stays where it is.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
export async function isFixedTag(repositoryName: string, tag: string, { aws }: Pick<Context, 'aws'>): Promise<boolean> {
  const { repositories = [] } = await aws.ecr('DescribeRepositories', { repositoryNames: [repositoryName] })
  const [{ imageTagMutability = 'MUTABLE', imageTagMutabilityExclusionFilters: filters = [] } = {}] = repositories
  const isExcluded = filters.some(({ filter = '' }) => fits(filter.split('*'), tag))
  return imageTagMutability.startsWith('IMMUTABLE') !== isExcluded
}

/** Whether a text is these parts with anything between them. */
function fits([first = '', ...others]: readonly string[], text: string): boolean {
  const last = others.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const part of others) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}
