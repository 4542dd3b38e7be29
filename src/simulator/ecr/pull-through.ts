import type { World } from '../operation.ts'
import { cacheRuleFor } from './cache-rule-for.ts'
import { createRepository } from './repository.ts'
import { registry } from './state.ts'

/**
 * Fetches an image that the registry lacks and a cache rule is for: whoever pulls it has to be allowed to, also to make the
 * repository where there is none. Gives IAM's words where that is not so.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html
 */
export function pullThrough(
  world: World,
  repositoryName: string,
  tagOrDigest: string,
  denied: (action: string, resource: string) => string | undefined,
): string | undefined {
  const all = registry(world)
  if (all.hasImage(repositoryName, tagOrDigest) || !cacheRuleFor(world, repositoryName)) return undefined
  const { partition, region, account } = world
  const arn = `arn:${partition}:ecr:${region}:${account}:repository/${repositoryName}`
  const isThere = all.repositories.has(repositoryName)
  const words =
    (isThere ? undefined : denied('ecr:CreateRepository', arn)) ?? denied('ecr:BatchImportUpstreamImage', arn)
  if (words) return words
  if (!isThere) createRepository({ repositoryName }, world)
  // Which of its images the other registry has, nobody here knows: it has each that is asked for.
  if (!tagOrDigest.startsWith('sha256:')) all.pushImage(repositoryName, tagOrDigest)
  else {
    const images = all.repositories.get(repositoryName)?.images
    images?.set(tagOrDigest, { digest: tagOrDigest, pushedAt: world.clock.now(), tags: new Set() })
  }
  return undefined
}
