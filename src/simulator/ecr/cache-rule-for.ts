import type { World } from '../operation.ts'
import { type CacheRule, registry } from './state.ts'

/** The rule by which an image of a repository comes from elsewhere: the longest prefix, and at last that of all. */
export function cacheRuleFor(world: World, repositoryName: string): CacheRule | undefined {
  const { cacheRules } = registry(world)
  return [...cacheRules.values()]
    .filter(({ ecrRepositoryPrefix: prefix }) => prefix === 'ROOT' || repositoryName.startsWith(`${prefix}/`))
    .sort((a, b) => lengthOf(b) - lengthOf(a))[0]
}

const lengthOf = ({ ecrRepositoryPrefix: prefix }: CacheRule): number => (prefix === 'ROOT' ? 0 : prefix.length)
