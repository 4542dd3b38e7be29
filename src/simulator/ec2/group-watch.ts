import type { World } from '../operation.ts'

const watchers = (world: World): Map<string, Set<() => void>> => world.state('ec2 group watchers', () => new Map())

/** Tells of each change of the rules of these security groups. Gives a function that ends it. */
export function watchGroups(world: World, groupIds: readonly string[], changed: () => void): () => void {
  const ids = [...new Set(groupIds)]
  for (const id of ids) watchers(world).set(id, (watchers(world).get(id) ?? new Set()).add(changed))
  return () => {
    for (const id of ids) watchers(world).get(id)?.delete(changed)
  }
}

/** Tells those who watch a group that its rules, or what carries it, have changed. */
export function groupChanged(world: World, groupId: string): void {
  for (const changed of watchers(world).get(groupId) ?? []) changed()
}
